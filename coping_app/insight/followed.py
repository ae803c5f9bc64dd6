"""Which exercise may be named as one that was followed by something better.

Today and Progress ask the same function. It names an exercise only where

- the whole interval of its mean change (``rated``) is for the better, widened for every exercise
  and scale that is looked at (Bonferroni);
- that was so at an earlier look, too: of the days up to ``LOOKS_APART_DAYS`` ago. Records that are
  looked at again and again will look clear once in a while, and seldom twice a fortnight apart. The
  earlier look is worked out anew from the records, so nothing has to be kept;
- at most a fifth of its ratings after practice is missing (``rated_sessions``).

What this gets wrong, and what it finds, on made-up people: ``docs/numbers.md``. It tells what
followed an exercise and not what the exercise caused; whether it helps, a trial can tell
(``trial_result``).

Source:
    Bonferroni's correction: Dunn 1961, J Am Stat Assoc 56:52, doi:10.1080/01621459.1961.10482090.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.enough import LEAST_PAIRS
from coping_app.insight.points import Better
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounded_change import Mean, rated_mean
from coping_app.insight.together import estimate_together, told

LATELY_DAYS = 91
"""Three months, as Progress shows them unless asked otherwise."""
LOOKS_APART_DAYS = 14
"""The earlier look knows the days up to so many days ago."""
BETTER_NOW: Mapping[str, Better] = {
    "pain": "low",
    "bother": "low",
    "distress": "low",
    "tension": "low",
    "worry": "low",
    "mood": "high",
    "energy": "high",
    "confidence": "high",
}
"""Scales that ask about this moment, and their better end. What asks about last night or the past
week can't have been changed by an exercise. A test holds this to ``scales.yaml``."""


class Followed(NamedTuple):
    """What followed an exercise, on one scale. Points below 0 are lower after it.

    Attributes:
        n: Sessions that were rated before and after.
        change: Mean change, as Progress and the report show it.
        low: Lower end of its 95 % interval.
        high: Upper end.
        sure: See ``together``; exercises are ordered by it, on all scales together.
        others_may: True where another exercise may have been followed by as much.
    """

    exercise_id: str
    scale: str
    n: int
    change: float
    low: float
    high: float
    sure: float
    others_may: bool


def what_followed(
    now: Sequence[Rated], earlier: Sequence[Rated], better: Mapping[str, Better] = BETTER_NOW
) -> tuple[Followed, ...]:
    """What was clearly followed by a change for the better, the surest first.

    Args:
        now: Every exercise on every scale, of the time that is asked about.
        earlier: The same as it stood ``LOOKS_APART_DAYS`` ago.
        better: The better end of each scale; scales that are not in it are passed over.

    Returns:
        Nothing where there is too little to say. An exercise can stand there once for each scale.
    """
    clear = _clear(now, better)
    if not clear:
        return ()
    before = {(each.exercise_id, each.scale) for each in _clear(earlier, better)}
    named: dict[str, list[Rated]] = {}
    for each in clear:
        if (each.exercise_id, each.scale) in before and not each.often_missing:
            named.setdefault(each.scale, []).append(each)
    found = [
        fact
        for scale, groups in named.items()
        for fact in _facts(groups, [each for each in now if each.scale == scale], better[scale])
    ]
    return tuple(sorted(found, key=lambda each: (-each.sure, -each.n, each.exercise_id)))


def _clear(groups: Sequence[Rated], better: Mapping[str, Better]) -> list[Rated]:
    """Exercises whose widened interval is wholly for the better."""
    known = [g for g in groups if g.scale in better and g.n >= ENOUGH_FOR_INTERVAL]
    confidence = 1.0 - 0.05 / max(1, len(known))
    return [g for g in known if _is_better(rated_mean(g.values), better[g.scale], confidence)]


def _is_better(mean: Mean, better: Better, confidence: float) -> bool:
    if better == "low":
        return mean.lies_below_zero(confidence)
    return mean.lies_above_zero(confidence)


def _facts(
    named: Sequence[Rated], of_scale: Sequence[Rated], better: Better
) -> Iterator[Followed]:
    together = estimate_together(told(of_scale))
    ends = {
        each.exercise_id: rated_mean(each.values).interval()
        for each in of_scale
        if each.n >= ENOUGH_FOR_INTERVAL
    }
    rivals = {each.exercise_id for each in of_scale if each.n >= LEAST_PAIRS}
    for group in named:
        low, high = ends[group.exercise_id]
        others = (ends.get(name) for name in rivals - {group.exercise_id})
        yield Followed(
            group.exercise_id,
            group.scale,
            group.n,
            rated_mean(group.values).mean,
            low,
            high,
            together[group.exercise_id].sure(better),
            any(_may_do_as_well(other, low, high, better) for other in others),
        )


def _may_do_as_well(
    other: tuple[float, float] | None, low: float, high: float, better: Better
) -> bool:
    """Whether another range reaches as far as this one, or is not known."""
    if other is None:
        return True
    return other[0] <= high if better == "low" else other[1] >= low
