"""Which exercises helped lately, said honestly.

Only what was rated at least three times in four weeks is named, with a mean that is drawn
towards the mean of all exercises (``shrinkage``). It tells what followed an exercise, not what the
exercise caused: see ``change``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from coping_app.insight.points import Better, change_in_words
from coping_app.insight.records import Pair
from coping_app.insight.shrinkage import shrink

LATELY_DAYS = 28
LEAST_PAIRS = 3
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


class Helped(NamedTuple):
    """What followed an exercise, on one scale. Points below 0 are lower after it.

    Attributes:
        title: Name of the exercise at its last session.
        n: Number of pairs in the last four weeks.
        mean: Mean change as it was rated.
        shrunk_mean: The same, drawn towards the mean of all exercises; the one to show.
    """

    exercise_id: str
    title: str
    scale: str
    n: int
    mean: float
    shrunk_mean: float


def what_helped(
    pairs: Iterable[Pair],
    today: date,
    better: Mapping[str, Better] = BETTER_NOW,
) -> tuple[Helped, ...]:
    """What was followed by a change for the better, the largest first.

    Args:
        pairs: Of any scales and any time, the oldest first.
        today: Last of the four weeks.
        better: The better end of each scale; scales that are not in it are passed over.

    Returns:
        Exercises with at least ``LEAST_PAIRS`` pairs whose shrunk change, in half points, is for
        the better. One can stand there once for each scale.
    """
    first = today - timedelta(days=LATELY_DAYS - 1)
    by_scale: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.scale in better and first <= pair.local_date <= today:
            by_scale[pair.scale].append(pair)
    found = [
        each
        for scale, rated in by_scale.items()
        for each in _effects(scale, rated)
        if change_in_words(each.shrunk_mean, better[scale]).better
    ]
    return tuple(
        sorted(found, key=lambda e: (-abs(e.shrunk_mean), -e.n, e.exercise_id, e.scale))
    )


def _effects(scale: str, pairs: Iterable[Pair]) -> list[Helped]:
    """Every exercise with enough pairs; those with fewer help to place the overall mean."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.exercise_id].append(pair)
    result = shrink(
        {key: [pair.after - pair.before for pair in group] for key, group in groups.items()}
    )
    return [
        Helped(
            key, group[-1].title, scale, len(group), result.means[key], result.shrunk[key]
        )
        for key, group in groups.items()
        if len(group) >= LEAST_PAIRS
    ]
