"""Personal trials that are over, with their results, for exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coping_app.insight.enough import TooEarly
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.trial_result import TrialResult, analyse
from coping_app.store.repositories.records import RatingPair


@dataclass(frozen=True, slots=True)
class EndedTrial:
    """A trial that is over or was stopped, and what it came to."""

    kept: KeptTrial
    result: TrialResult | TooEarly


def ended_trials(
    trials: Sequence[KeptTrial],
    pairs_since: Callable[[date], Sequence[RatingPair]],
    first: date | None,
    last: date | None,
    today: date,
) -> Iterator[EndedTrial]:
    """Trials whose last counted day lies in a stretch of days, the latest in front.

    Args:
        trials: As they are kept.
        pairs_since: Ratings before and after from a day on, in order.
        first: First day; None for all.
        last: Last day; None for all.
        today: The person's day. What is still hidden on it is left out.
    """
    for kept in trials:
        end = kept.last_counted
        within = (first is None or end >= first) and (last is None or end <= last)
        if within and not kept.hides(today):
            yield EndedTrial(
                kept, analyse(kept.trial, pairs_since(kept.trial.start), kept.stopped)
            )
