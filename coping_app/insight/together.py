"""The estimate behind ``effects``, as far as the first window needs it.

Nothing heavy is imported here, and intervals are worked out only where they are asked for. What the
model is, and its sources, stands in ``effects``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.points import Better
from coping_app.insight.pooling import PooledMean, pool
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_probability, t_quantile

Changes = Mapping[str, Sequence[int]]
"""Of each exercise every change on one scale: after minus before, in points."""

LEAST_PAIRS = 3
"""Sessions that it takes to say anything of an exercise."""
PRIOR_FREEDOM = 4.0
"""Weight of the common spread in the spread of one exercise, in sessions."""
ONE_POINT = 1.0
_QUARTILE = 0.75


class Estimate(NamedTuple):
    """What is known of the true change after one exercise.

    Attributes:
        n: Sessions.
        mean: Mean change as it was rated.
        shrunk: The same, drawn towards the other exercises.
        sd: Standard error of ``shrunk``.
        df: Its degrees of freedom.
    """

    n: int
    mean: float
    shrunk: float
    sd: float
    df: float

    def interval(self) -> tuple[float, float]:
        """The 95 % interval around ``shrunk``."""
        half = t_quantile(0.975, self.df) * self.sd
        return self.shrunk - half, self.shrunk + half

    def gain(self, better: Better) -> float:
        """``shrunk`` as points for the better."""
        return -self.shrunk if better == "low" else self.shrunk

    def sure(self, better: Better) -> float:
        """A change for the better that the true one exceeds with a probability of 0.75."""
        return self.gain(better) - t_quantile(_QUARTILE, self.df) * self.sd

    def likely(self, better: Better) -> float:
        """Probability that the true change is for the better by a point or more, 0 to 1."""
        return t_probability((self.gain(better) - ONE_POINT) / self.sd, self.df)

    def is_clear(self, better: Better) -> bool:
        """True where the interval may be shown and all of it is for the better."""
        if self.n < ENOUGH_FOR_INTERVAL:
            return False
        low, high = self.interval()
        return high < 0.0 if better == "low" else low > 0.0


class Together(NamedTuple):
    """All exercises on one scale.

    Attributes:
        overall: Mean change after an exercise, whichever it is.
        within: Variance of single sessions of one exercise.
        variances: Squared standard error of the mean of each.
        estimates: By exercise, in the order given.
    """

    overall: float
    within: float
    variances: tuple[float, ...]
    estimates: Mapping[str, Estimate]


def told(changes: Changes) -> dict[str, Sequence[int]]:
    """Exercises of which something can be said; the others would only move these."""
    return {key: values for key, values in changes.items() if len(values) >= LEAST_PAIRS}


def estimate_together(changes: Changes) -> Together:
    """What is known of each exercise.

    Args:
        changes: At least one exercise, each with ``LEAST_PAIRS`` sessions or more.
    """
    means = [math.fsum(values) / len(values) for values in changes.values()]
    squares = [
        math.fsum((value - mean) ** 2 for value in values)
        for values, mean in zip(changes.values(), means, strict=True)
    ]
    counts = [len(values) for values in changes.values()]
    freedom = sum(counts) - len(counts)
    within = (math.fsum(squares) + ROUNDING_VARIANCE) / freedom
    variances = [
        _moderated(within, square, count) / count
        for square, count in zip(squares, counts, strict=True)
    ]
    pooled = pool(means, variances)
    estimates = {
        key: Estimate(count, mean, group.mean, group.sd, _freedom(count, group, freedom))
        for key, count, mean, group in zip(changes, counts, means, pooled.groups, strict=True)
    }
    return Together(pooled.overall, within, tuple(variances), estimates)


def clear_estimates(changes: Changes, better: Better) -> dict[str, Estimate]:
    """Exercises that were clearly followed by a change for the better; quickly.

    Args:
        changes: Of one scale; exercises of which nothing can be said may be among them.
        better: The better end of the scale.
    """
    if all(len(values) < ENOUGH_FOR_INTERVAL for values in changes.values()):
        return {}
    found = estimate_together(told(changes)).estimates
    return {key: estimate for key, estimate in found.items() if estimate.is_clear(better)}


def _moderated(common: float, squares: float, count: int) -> float:
    """Variance of single sessions of one exercise."""
    return (PRIOR_FREEDOM * common + squares) / (PRIOR_FREEDOM + count - 1)


def _freedom(count: int, group: PooledMean, freedom: int) -> float:
    """Degrees of freedom of the two sources of error together."""
    own_freedom = min(PRIOR_FREEDOM + count - 1, float(freedom))
    own = group.own**2
    return _stepped(1.0 / (own / own_freedom + (1.0 - own) / freedom))


def _stepped(df: float) -> float:
    """Degrees of freedom, rounded down to steps, so that quantiles are met again in their cache."""
    if df >= 100.0:
        return float(min(math.floor(df), 1000))
    # A hair above, so that a step is not lost to the order in which sums were made.
    return math.floor(10.0 * df + 1e-6) / 10.0
