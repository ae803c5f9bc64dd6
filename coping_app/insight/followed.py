"""Which exercise helped lately, said honestly and quickly enough for the first window.

It names what Progress names for the last three months, by the same estimate (``effects``): an
exercise after which the whole likely range of the change is for the better. It tells what followed
an exercise, not what the exercise caused: see ``change``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from coping_app.insight.points import Better
from coping_app.insight.together import clear_estimates

if TYPE_CHECKING:
    from typing import Protocol

    class Counted(Protocol):
        """How often one change followed an exercise."""

        @property
        def exercise_id(self) -> str:
            """What was practised."""
            ...

        @property
        def scale(self) -> str:
            """Id of the scale."""
            ...

        @property
        def change(self) -> int:
            """After minus before, in points."""
            ...

        @property
        def times(self) -> int:
            """So many sessions."""
            ...

LATELY_DAYS = 91
"""Three months, as Progress shows them unless asked otherwise."""
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
        change: The best guess at the usual change; what Progress shows, too.
        sure: See ``effects``; exercises are ranked by it, on all scales together.
    """

    exercise_id: str
    scale: str
    n: int
    change: float
    sure: float


def what_followed(
    counts: Iterable[Counted], better: Mapping[str, Better] = BETTER_NOW
) -> tuple[Followed, ...]:
    """What was clearly followed by a change for the better, the surest first.

    Args:
        counts: Of any scales; pass the time that is asked about.
        better: The better end of each scale; scales that are not in it are passed over.

    Returns:
        Nothing where there is too little to say. An exercise can stand there once for each scale.
    """
    by_scale: dict[str, dict[str, list[int]]] = {}
    for each in counts:
        if each.scale in better:
            changes = by_scale.setdefault(each.scale, {}).setdefault(each.exercise_id, [])
            changes += [each.change] * each.times
    found = [
        Followed(key, scale, estimate.n, estimate.shrunk, estimate.sure(better[scale]))
        for scale, changes in by_scale.items()
        for key, estimate in clear_estimates(changes, better[scale]).items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.sure, -each.n, each.exercise_id)))
