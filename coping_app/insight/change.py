"""Change from before to after, with how sure it is.

A mean change over sessions says what usually happens around a session. It doesn't prove that the
exercise did it: people start when it is bad, and bad moments pass by themselves (regression to
the mean). Whoever shows the number says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from coping_app.insight.student import t_quantile

ENOUGH_FOR_INTERVAL = 8
"""From so many pairs on the interval is shown; with fewer, dots and words (design, 5)."""


class PairedChange(NamedTuple):
    """Mean change and its 95 % interval, in points of the scale; below 0 is lower after.

    Attributes:
        n: Number of pairs.
        mean: Mean of after minus before.
        low: Lower end of the interval.
        high: Upper end of the interval.
    """

    n: int
    mean: float
    low: float
    high: float

    @property
    def alike(self) -> bool:
        """True where every change was the same: "the same each time", not "quite certain"."""
        return self.low == self.high

    @property
    def enough(self) -> bool:
        """True where there are enough pairs for the interval to be shown."""
        return self.n >= ENOUGH_FOR_INTERVAL


def mean_change(changes: Sequence[float], confidence: float = 0.95) -> PairedChange:
    """The mean of the changes in pairs on one scale, with its t interval.

    Args:
        changes: After minus before, in points, finite; at least two.
        confidence: Between 0 and 1.

    Raises:
        ValueError: Fewer than two changes.

    Source:
        The paired t interval, mean ± t(0.975, n-1) s / sqrt(n): NIST/SEMATECH e-Handbook of
        Statistical Methods, 1.3.5.2. A test compares it with R's ``t.test`` on Student's sleep
        data (Biometrika 6:1, 1908).
    """
    n = len(changes)
    if n < 2:
        raise ValueError(f"an interval takes at least two pairs, not {n}")
    mean = math.fsum(changes) / n
    half = t_quantile(0.5 + confidence / 2.0, n - 1) * _spread(changes, mean) / math.sqrt(n)
    return PairedChange(n, mean, mean - half, mean + half)


def _spread(changes: Sequence[float], mean: float) -> float:
    """The standard deviation; exactly 0 where all are alike."""
    if min(changes) == max(changes):
        return 0.0
    squares = math.fsum((change - mean) ** 2 for change in changes)
    return math.sqrt(squares / (len(changes) - 1))
