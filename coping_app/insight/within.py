"""The slope of one thing on another within groups: what differs between groups plays no part.

Used wherever a person's exercises must not be mixed up with what is asked: an exercise that is
kept for bad evenings says nothing about evenings.

Source:
    Least squares with an intercept of its own for each group (analysis of covariance): Snedecor
    and Cochran, Statistical Methods, 8th ed., 18. Tests compare with Anscombe 1973, Am Stat 27:17,
    doi:10.1080/00031305.1973.10478966, and with scipy and numpy.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile

_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Slope:
    """Change of y for each unit of x.

    Attributes:
        value: The slope.
        error: Its standard error, above 0.
        freedom: Degrees of freedom, 1 or more.
    """

    value: float
    error: float
    freedom: int

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """The t interval of the slope."""
        half = t_quantile(0.5 + confidence / 2.0, self.freedom) * self.error
        return self.value - half, self.value + half


def within_slope(
    groups: Iterable[Sequence[tuple[float, float]]], rounding: float = ROUNDING_VARIANCE
) -> Slope | None:
    """The common slope of y on x within groups.

    Args:
        groups: Of (x, y), each with one or more.
        rounding: Joins the residual sum of squares, so that equal ratings are not certain ones
            (``rated``); 0 for measurements.

    Returns:
        None where x never differs within a group, or too few are left for an error.
    """
    xx = xy = yy = 0.0
    freedom = -1
    for group in groups:
        freedom += len(group) - 1
        centre_x, centre_y = (statistics.fmean(column) for column in zip(*group, strict=True))
        for x, y in group:
            xx += (x - centre_x) * (x - centre_x)
            xy += (x - centre_x) * (y - centre_y)
            yy += (y - centre_y) * (y - centre_y)
    return _slope(xx, xy, yy, freedom, rounding)


def adjusted_slope(
    groups: Iterable[Sequence[tuple[float, float, float]]], rounding: float = ROUNDING_VARIANCE
) -> Slope | None:
    """Likewise, where a start is given with each: the slope among those with the same start.

    What x and y owe to the start within groups is taken off both (analysis of covariance; the two
    steps give the least squares slope: Frisch and Waugh 1933, Econometrica 1:387,
    doi:10.2307/1907330).

    Args:
        groups: Of (x, start, y), each with one or more.
        rounding: As in ``within_slope``.

    Returns:
        None where x never differs within a group beyond what the start tells, or too few are left
        for an error. Where starts are all alike, the slope as it is.
    """
    freedom = -1
    rows: list[tuple[float, ...]] = []
    for group in groups:
        freedom += len(group) - 1
        rows += _centred(group)
    ss = sum(start * start for _, start, _ in rows)
    on_x = on_y = 0.0
    if ss > _NOTHING:
        on_x = sum(x * start for x, start, _ in rows) / ss
        on_y = sum(y * start for _, start, y in rows) / ss
        freedom -= 1
    left = [(x - on_x * start, y - on_y * start) for x, start, y in rows]
    return _slope(
        sum(x * x for x, _ in left),
        sum(x * y for x, y in left),
        sum(y * y for _, y in left),
        freedom,
        rounding,
    )


def _centred(group: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Values as they differ from the means of the group."""
    means = [statistics.fmean(column) for column in zip(*group, strict=True)]
    return [
        tuple(value - mean for value, mean in zip(row, means, strict=True)) for row in group
    ]


def _slope(xx: float, xy: float, yy: float, freedom: int, rounding: float) -> Slope | None:
    if xx <= _NOTHING or freedom < 1:
        return None
    left = max(0.0, yy - xy * xy / xx) + rounding
    return Slope(xy / xx, math.sqrt(left / freedom / xx), freedom)
