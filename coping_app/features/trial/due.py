"""What a personal trial has to say on a day; Today asks it before the first window is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.trial import suggested

TOLD_DAYS = 14
"""So long Today tells that a result is there; the page of trials keeps it."""


class TrialDue(NamedTuple):
    """What is kept of a personal trial, as far as Today tells of it.

    Attributes:
        key: By which it is known.
        exercise_id: What it suggests today; None where it is over and its result was not seen.
        day: Number of today within it, from 1.
        days: All of them.
        beside: Where it suggests a quiet pause, the exercise that it is to be as long as.
    """

    key: str
    exercise_id: str | None
    day: int = 0
    days: int = 0
    beside: str | None = None


def trial_due(trials: Sequence[KeptTrial], today: date) -> TrialDue | None:
    """What the trial says that was begun last.

    None where it is put off for today, stopped, its result seen, or long over.

    Args:
        trials: Those that are kept, the one begun last in front.
        today: The person's day.
    """
    return _due(trials[0], today) if trials else None


def _due(kept: KeptTrial, today: date) -> TrialDue | None:
    trial = kept.trial
    days = len(trial.order)
    if kept.is_running(today):
        exercise_id = suggested(trial, today)
        if exercise_id is None or kept.put_off == today:
            return None
        other = trial.b if exercise_id == trial.a else trial.a
        beside = other if exercise_id == QUIET_PAUSE else None
        return TrialDue(kept.key, exercise_id, (today - trial.start).days + 1, days, beside)
    if kept.seen or kept.stopped is not None or (today - trial.last_day).days > TOLD_DAYS:
        return None
    return TrialDue(kept.key, None, days, days)
