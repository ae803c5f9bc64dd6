"""What the page of personal trials shows, worked out before any widget is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import BETTER_NOW
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.records import Pair, Practice
from coping_app.insight.trial import Trial, make_trial, suggested
from coping_app.insight.trial_result import (
    TrialDay,
    TrialResult,
    analyse,
    progress,
    trial_days,
)

USUAL_SCALE = "pain"
USUAL_WEEKS = 4
"""Two weeks seldom tell."""
PAUSE_MINUTES = (3, 5, 10, 15, 20)
"""Lengths that ``quiet-pause`` offers; a test holds this to its file."""


class Candidate(NamedTuple):
    """An exercise that can be compared.

    Attributes:
        times: How often it was practised in the last three months.
        length_s: Stated length in seconds.
    """

    id: str
    title: str
    effort: str
    times: int
    length_s: float = 0.0


class Running(NamedTuple):
    """A trial on the way: days, and nothing about what they say.

    Attributes:
        day: Number of today within the trial, from 1; 0 before its first day.
        days: All of them.
        pairs: Pairs of days in which both exercises were done and rated.
        suggestion: Id of the exercise of today; None where today has none.
        done_today: Whether that one was practised today.
    """

    kept: KeptTrial
    day: int
    days: int
    pairs: int
    days_left: int
    suggestion: str | None
    done_today: bool


class Over(NamedTuple):
    """A trial that is over. ``result`` and ``days`` are None until the person looks."""

    kept: KeptTrial
    result: TrialResult | TooEarly | None
    days: tuple[TrialDay, ...] | None


def scales_to_choose(infos: Iterable[ExerciseInfo]) -> tuple[str, ...]:
    """Scales that at least two exercises ask, in the usual order."""
    asked = Counter(scale for info in infos for scale in info.ratings)
    return tuple(scale for scale in BETTER_NOW if asked[scale] >= 2)


def allowed(
    infos: Iterable[ExerciseInfo], assigned: Collection[str], left_out: Collection[str]
) -> tuple[ExerciseInfo, ...]:
    """Exercises that may be suggested: none that rests, and by assignment only what is assigned."""
    return tuple(
        info
        for info in infos
        if info.id not in left_out and (not info.assigned_only or info.id in assigned)
    )


def candidates(
    infos: Iterable[ExerciseInfo], sessions: Iterable[Practice], scale: str
) -> tuple[Candidate, ...]:
    """Exercises that ask ``scale``, the most practised first, then by name."""
    times = Counter(each.exercise_id for each in sessions if each.practised_s > 0)
    found = [
        Candidate(info.id, info.title, info.effort, times[info.id], info.length_s)
        for info in infos
        if scale in info.ratings
    ]
    return tuple(sorted(found, key=lambda each: (-each.times, each.title.casefold(), each.id)))


def against(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What can stand against the first exercise: a quiet pause in front, where there is one."""
    return tuple(sorted(found, key=lambda each: each.id != QUIET_PAUSE))


def real_ones(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The exercises without the quiet pause."""
    return tuple(each for each in found if each.id != QUIET_PAUSE)


def pause_minutes(length_s: float) -> int:
    """Which of the lengths that a quiet pause can have is nearest to an exercise, in minutes."""
    return min(PAUSE_MINUTES, key=lambda minutes: abs(minutes * 60.0 - length_s))


def usual_pair(found: Sequence[Candidate]) -> tuple[str, str] | None:
    """The most practised one, and the next of the same effort; None where there are not two."""
    if len(found) < 2:
        return None
    first, *others = found
    alike = [each for each in others if each.effort == first.effort]
    return first.id, (alike or others)[0].id


def drawn(
    a: str, b: str, weeks: int, scale: str, sessions: Iterable[Practice], today: date, seed: int
) -> Trial:
    """A new trial. It begins tomorrow where one of the two was practised today already.

    Raises:
        ValueError: Not two different exercises, or weeks or scale that cannot be.
    """
    begun = any(each.exercise_id in (a, b) and each.local_date == today for each in sessions)
    return make_trial(a, b, today + timedelta(days=int(begun)), weeks, seed, scale)


def running(
    kept: KeptTrial, pairs: Iterable[Pair], sessions: Iterable[Practice], today: date
) -> Running:
    """How far a trial has come."""
    trial = kept.trial
    so_far = progress(trial, pairs, today)
    suggestion = suggested(trial, today)
    done = any(
        each.exercise_id == suggestion and each.local_date == today and each.practised_s > 0
        for each in sessions
    )
    return Running(
        kept=kept,
        day=max(0, (today - trial.start).days + 1),
        days=len(trial.order),
        pairs=so_far.pairs,
        days_left=so_far.days_left,
        suggestion=suggestion,
        done_today=done,
    )


def over(kept: KeptTrial, pairs: Sequence[Pair]) -> Over:
    """A trial that has ended; its result only where the person wants to see it."""
    if not kept.seen:
        return Over(kept, None, None)
    return Over(
        kept,
        analyse(kept.trial, pairs, kept.stopped),
        trial_days(kept.trial, pairs, kept.stopped),
    )
