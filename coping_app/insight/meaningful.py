"""Whether a change of weeks is one that people with pain call a change.

For weeks only, never for one session: what moves within an hour is not a clinical change.

Source:
    2 points or 30 %: Farrar 2001, doi:10.1016/S0304-3959(01)00349-9. Bands of 10, 30 and 50 %:
    Dworkin 2008 (IMMPACT), doi:10.1016/j.jpain.2007.09.005, which asks for two methods rather
    than one. The two rules disagree at times; both are given and both are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Band = Literal["none", "minimal", "moderate", "substantial"]

_BANDS: tuple[tuple[float, Band], ...] = (
    (50.0, "substantial"), (30.0, "moderate"), (10.0, "minimal"),
)
TWO_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class Meaningful:
    """A change on a 0 to 10 scale whose low end is the better one.

    Attributes:
        points: How much lower it is now; below 0 is higher.
        percent: The same of where it began; None where that was 0.
        two_points: Whether it is lower by two points or more.
        band: By percent; ``none`` where it is higher, or lower by less than a tenth.
    """

    points: float
    percent: float | None
    two_points: bool
    band: Band


def meaningful(base: float, now: float) -> Meaningful:
    """Compares two weeks, each the median of its days.

    Args:
        base: The earlier week, 0 to 10.
        now: The later week, 0 to 10.
    """
    points = base - now
    percent = 100.0 * points / base if base > 0 else None
    return Meaningful(points, percent, points >= TWO_POINTS, _band(percent))


def _band(percent: float | None) -> Band:
    if percent is None:
        return "none"
    return next((band for least, band in _BANDS if percent >= least), "none")
