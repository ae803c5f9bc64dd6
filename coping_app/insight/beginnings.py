"""How much of a change was to be expected because the person began when it was bad.

People take up an exercise when pain is high, and high pain tends to fall by itself towards what is
usual (regression to the mean). Of a beginning that lay d above usual, a share k of d is on average
still there at the end of a session, whichever exercise it was; the rest, (1 - k) d, goes without
it. Both are taken from the person's own records:

- **usual**: the mean of all days, each by the ratings that were not given after an exercise. Days
  of this exercise belong to it: without them it would be the level of better days only;
- **k**: the slope of after on before within exercises. Choosing when to begin doesn't bend that
  slope, because the choice is made by what stands on its x axis.

An exercise that takes more away the worse it is bends the slope too. Then the figure is too large:
it is the most that could be expected, never a proof that the rest was the exercise.

Source:
    Barnett, van der Pols and Dobson 2005, Int J Epidemiol 34:215, doi:10.1093/ije/dyh299
    (equation 1; analysis of covariance as the remedy); Davis 1976, Am J Epidemiol 104:493,
    doi:10.1093/oxfordjournals.aje.a112321. The error of a mean of days that resemble each other:
    Bayley and Hammersley 1946, J R Stat Soc Suppl 8:184, doi:10.2307/2983560, for neighbouring
    days; the bias of their correlation: Marriott and Pope 1954, Biometrika 41:390,
    doi:10.1093/biomet/41.3-4.390.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.enough import TooEarly
from coping_app.insight.records import Pair, Rating
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile
from coping_app.insight.within import Slope, within_slope

LEAST_OTHER_DAYS = 8
"""Days rated apart from the exercise that it takes to know what is usual."""
MOST_ALIKE = 0.8
"""Limit on the correlation of neighbouring days; beyond it a short record tells no mean at all."""


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
    pairs: Iterable[Pair], exercise_id: str, scale: str, others: Iterable[Rating] = ()
) -> Expected | TooEarly:
    """The change of an exercise, and the part to be expected without it.

    Args:
        pairs: Of every exercise and scale, over the time that is asked about.
        exercise_id: The exercise.
        scale: Id of the scale.
        others: Further ratings of the same scale that were not given after an exercise, such as
            those of a check-in.

    Returns:
        ``TooEarly`` with fewer than eight sessions of the exercise, fewer than
        ``LEAST_OTHER_DAYS`` days rated apart from it, or beginnings that were all alike.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.scale == scale:
            groups[pair.exercise_id].append(pair)
    own = groups.get(exercise_id, [])
    if len(own) < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", len(own), ENOUGH_FOR_INTERVAL)
    further = list(others)
    apart = {r.local_date for r in further} | {
        pair.local_date for key, group in groups.items() if key != exercise_id for pair in group
    }
    if len(apart) < LEAST_OTHER_DAYS:
        return TooEarly("other-days", len(apart), LEAST_OTHER_DAYS)
    slope = within_slope([[(p.before, p.after) for p in group] for group in groups.values()])
    if slope is None:
        return TooEarly("spread", 1, 2)
    return _expected(own, _days(groups, further), slope)


def _days(groups: Mapping[str, Sequence[Pair]], others: Iterable[Rating]) -> list[float]:
    """The mean of each day, in order of days."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for group in groups.values():
        for pair in group:
            by_day[pair.local_date].append(pair.before)
    for rating in others:
        by_day[rating.local_date].append(rating.value)
    return [statistics.fmean(by_day[day]) for day in sorted(by_day)]


def _expected(own: Sequence[Pair], days: Sequence[float], slope: Slope) -> Expected:
    change = statistics.fmean(pair.after - pair.before for pair in own)
    start = statistics.fmean(pair.before for pair in own)
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
    """Squared standard error of the mean of days that resemble the day before."""
    n = len(days)
    mean = statistics.fmean(days)
    squares = sum((day - mean) ** 2 for day in days) + ROUNDING_VARIANCE
    alike = sum((a - mean) * (b - mean) for a, b in pairwise(days)) / squares
    # Taken about its own mean a short record looks less alike than it is (Marriott and Pope 1954).
    alike = min(MOST_ALIKE, max(0.0, alike + (1.0 + 4.0 * alike) / n))
    return squares / (n - 1) / n * (1.0 + alike) / (1.0 - alike)
