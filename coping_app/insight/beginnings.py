"""How much of a change was to be expected because the person began when it was bad.

People take up an exercise when pain is high, and high pain tends to fall by itself towards what is
usual (regression to the mean). Of a beginning that lay d above usual, a share k of d is on average
still there at the end of a session, whichever exercise it was; the rest, (1 - k) d, goes without
it. Both are taken from the person's own records:

- **usual**: the mean of the check-ins, which ask about a whole week. Ratings before practice can't
  tell it: people begin when it is bad, so their mean is the level of bad moments, and nothing would
  seem left to fall. Without ``LEAST_CHECK_INS`` check-ins there is no figure;
- **k**: the slope of after on before within exercises. Choosing when to begin doesn't bend that
  slope, because the choice is made by what stands on its x axis. Noise in the ratings makes it
  flatter, and rightly so: a part of a high rating is noise, and that part goes as well.

The figure is an estimate, with an interval as wide as few check-ins make it. It errs to the large
side where an exercise takes more away the worse it is, which bends the slope too, and where a week
is remembered as milder than it was. It errs to the small side where it is remembered as worse. It
never proves that the rest was the exercise.

Source:
    Barnett, van der Pols and Dobson 2005, Int J Epidemiol 34:215, doi:10.1093/ije/dyh299
    (equation 1; analysis of covariance as the remedy); Davis 1976, Am J Epidemiol 104:493,
    doi:10.1093/oxfordjournals.aje.a112321. The error of a mean of days that resemble each other:
    Bayley and Hammersley 1946, J R Stat Soc Suppl 8:184, doi:10.2307/2983560, for neighbouring
    values; the bias of their correlation: Marriott and Pope 1954, Biometrika 41:390,
    doi:10.1093/biomet/41.3-4.390.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.enough import TooEarly
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.records import Rating
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.series import daily_values
from coping_app.insight.student import t_quantile
from coping_app.insight.within import Slope, within_slope

LEAST_CHECK_INS = 6
"""Check-ins that it takes to know what is usual."""
USUAL_OF: Mapping[str, str] = {"pain": "week_pain", "mood": "week_mood"}
"""The scale of the check-in that tells what is usual on a scale; others have none."""
MOST_ALIKE = 0.8
"""Limit on the correlation of neighbouring weeks; beyond it a short record tells no mean at all."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A mean change and the part of it that beginnings alone explain. All in points.

    Attributes:
        n: Sessions of the exercise rated before and after.
        change: Mean of after minus before.
        start: Mean rating at the beginning, 0 to 10.
        usual: What is usual, 0 to 10.
        kept: Share of a difference from usual that is still there after a session, 0 to 1.
        expected: The change to be expected from ``start``, ``usual`` and ``kept`` alone.
        low: Lower end of its 95 % interval.
        high: Upper end.
    """

    n: int
    change: float
    start: float
    usual: float
    kept: float
    expected: float
    low: float
    high: float

    @property
    def rest(self) -> float:
        """What beginnings do not explain."""
        return self.change - self.expected

    @property
    def worth_saying(self) -> bool:
        """True where it explains a part of the change, by a quarter point or more."""
        return self.expected * self.change > 0.0 and abs(self.expected) >= 0.25


def expected_change(
    groups: Iterable[Rated], exercise_id: str, scale: str, check_ins: Iterable[Rating]
) -> Expected | TooEarly:
    """The change of an exercise, and the part to be expected without it.

    Args:
        groups: Every exercise on every scale, over the time that is asked about.
        exercise_id: The exercise.
        scale: Id of the scale.
        check_ins: Ratings of ``USUAL_OF`` the scale, of the same time, in order.

    Returns:
        ``TooEarly`` with fewer than eight sessions of the exercise, fewer than
        ``LEAST_CHECK_INS`` check-ins, or beginnings that were all alike.
    """
    of_scale = [group for group in groups if group.scale == scale]
    own = next((group for group in of_scale if group.exercise_id == exercise_id), None)
    if own is None or own.n < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", 0 if own is None else own.n, ENOUGH_FOR_INTERVAL)
    usual = [day.value for day in daily_values(check_ins)]
    if len(usual) < LEAST_CHECK_INS:
        return TooEarly("check-ins", len(usual), LEAST_CHECK_INS)
    slope = within_slope([group.values for group in of_scale])
    if slope is None:
        return TooEarly("spread", 1, 2)
    return _expected(own.values, usual, slope)


def _expected(
    own: Sequence[tuple[int, int]], days: Sequence[float], slope: Slope
) -> Expected:
    change = statistics.fmean(after - before for before, after in own)
    start = statistics.fmean(before for before, _ in own)
    usual = statistics.fmean(days)
    above = start - usual
    kept = min(1.0, max(0.0, slope.value))
    expected = (kept - 1.0) * above
    usual_variance = _variance_of_mean(days)
    # Delta method, with the product of the two variances that it usually leaves out: with a short
    # record neither factor is known well.
    spread = (
        (above * slope.error) ** 2
        + (1.0 - kept) ** 2 * usual_variance
        + slope.error**2 * usual_variance
    )
    half = t_quantile(0.975, min(slope.freedom, len(days) - 1)) * math.sqrt(spread)
    return Expected(
        len(own), change, start, usual, kept, expected, expected - half, expected + half
    )


def _variance_of_mean(days: Sequence[float]) -> float:
    """Squared standard error of the mean of weeks that resemble the week before."""
    n = len(days)
    mean = statistics.fmean(days)
    squares = sum((day - mean) ** 2 for day in days) + ROUNDING_VARIANCE
    alike = sum((a - mean) * (b - mean) for a, b in pairwise(days)) / squares
    # Taken about its own mean a short record looks less alike than it is (Marriott and Pope 1954).
    alike = min(MOST_ALIKE, max(0.0, alike + (1.0 + 4.0 * alike) / n))
    return squares / (n - 1) / n * (1.0 + alike) / (1.0 - alike)
