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
        centre_x = statistics.fmean(x for x, _ in group)
        centre_y = statistics.fmean(y for _, y in group)
        freedom += len(group) - 1
        for x, y in group:
            xx += (x - centre_x) ** 2
            xy += (x - centre_x) * (y - centre_y)
            yy += (y - centre_y) ** 2
    if xx <= 1e-12 or freedom < 1:
        return None
    left = max(0.0, yy - xy * xy / xx) + rounding
    return Slope(xy / xx, math.sqrt(left / freedom / xx), freedom)
