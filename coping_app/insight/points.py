"""A change as a person would say it: a direction, and points in halves."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

Direction = Literal["lower", "higher", "same"]
Better = Literal["low", "high"]


class ChangeInWords(NamedTuple):
    """The parts of a sentence; the words are the page's.

    Attributes:
        direction: ``same`` where less than a quarter point is left.
        points: 0 or more, in halves. Ratings are whole numbers, so a finer one would promise more
            than was asked.
        better: Whether that is the better way on this scale; None for ``same``.
    """

    direction: Direction
    points: float
    better: bool | None


def change_in_words(change: float, better: Better = "low") -> ChangeInWords:
    """The parts of a sentence on a change.

    Args:
        change: After minus before, in points.
        better: Which end of the scale is the better one.
    """
    points = math.floor(abs(change) * 2.0 + 0.5) / 2.0
    if points == 0.0:
        return ChangeInWords("same", 0.0, None)
    if change < 0:
        return ChangeInWords("lower", points, better == "low")
    return ChangeInWords("higher", points, better == "high")
