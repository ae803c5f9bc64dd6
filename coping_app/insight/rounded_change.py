"""The mean change of one exercise, with an interval for sessions that resemble each other.

Sessions are taken in order of time. A change resembles the one before it: the same bad week stands
behind both. Ten such sessions tell less than ten independent ones, and the plain t interval
(``change``) is then too narrow. So the record says how alike neighbours are (their correlation, of
the residuals), and that says how many independent sessions the record is worth:

- the correlation of a short record taken about its own mean comes out too low; ``(1 + 4 r) / n`` is
  added (Marriott and Pope). It is drawn towards ``USUALLY_ALIKE``, as if that were known to
  ``ALIKE_SD``, because eight sessions hardly know it; and held within 0 and ``MOST_ALIKE``;
- the design effect ``1 + 2 sum (1 - k/n) rho^k`` widens the variance and takes away degrees of
  freedom (Bayley and Hammersley). It is at most ``MOST_DESIGN`` of n.

On a scale of whole numbers a calm person gives the same change again and again, and equal changes
are not certain ones: the rounding variance of one change joins the sum of squares. Somebody who
uses only 0, 5 and 10 rounds to five points, and theirs is 25 times as large.

On made-up people it holds the truth of 96 to 97, 93 and 85 to 89 of 100 where neighbours correlate
by 0, 0.3 and 0.6 (``docs/numbers.md``). At 0.6 it is still too narrow.

Source:
    Marriott and Pope 1954, Biometrika 41:390, doi:10.1093/biomet/41.3-4.390 (the bias); Bayley and
    Hammersley 1946, J R Stat Soc Suppl 8:184, doi:10.2307/2983560 (the effective number); Sheppard
    1898, Proc Lond Math Soc 29:353, doi:10.1112/plms/s1-29.1.353 (rounding). The prior on the
    correlation and the limits are our own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple

from coping_app.insight.change import PairedChange
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_probability, t_quantile

USUALLY_ALIKE = 0.2
"""Correlation of one session with the next where nothing is known of a person."""
ALIKE_SD = 0.2
"""How far people differ in that."""
MOST_ALIKE = 0.8
"""Limit on the correlation; beyond it a short record tells no mean at all."""
MOST_DESIGN = 0.6
"""Limit on the design effect, as a share of the sessions."""
COARSE = frozenset((0, 5, 10))
"""The ratings of somebody who uses the ends and the middle only."""
_COARSE_TIMES = 25.0
_LEAST_FREEDOM = 2.0


class Mean(NamedTuple):
    """The mean of changes in order of time.

    Attributes:
        n: Sessions.
        mean: After minus before, in points.
        sd: Its standard error, above 0.
        df: Degrees of freedom, 2 or more.
    """

    n: int
    mean: float
    sd: float
    df: float

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Both ends, in points."""
        half = t_quantile(0.5 + confidence / 2.0, self.df) * self.sd
        return self.mean - half, self.mean + half

    def lies_below_zero(self, confidence: float) -> bool:
        """True where the whole interval of that confidence is below 0; quicker than the ends."""
        return t_probability(self.mean / self.sd, self.df) < (1.0 - confidence) / 2.0

    def lies_above_zero(self, confidence: float) -> bool:
        """Likewise above 0."""
        return t_probability(-self.mean / self.sd, self.df) < (1.0 - confidence) / 2.0


def rated_mean(pairs: Sequence[tuple[int, int]]) -> Mean:
    """The mean change of whole-number ratings.

    Args:
        pairs: Before and after, 0 to 10, in order of time; at least two.

    Raises:
        ValueError: Fewer than two pairs.
    """
    n = len(pairs)
    if n < 2:
        raise ValueError(f"an interval takes at least two pairs, not {n}")
    changes = [after - before for before, after in pairs]
    # Whole numbers are summed exactly and quickly; what is left about the mean follows from them.
    total, first, last = sum(changes), changes[0], changes[-1]
    squares = (n * sum(map(mul, changes, changes)) - total * total) / n + _rounding(pairs)
    neighbours = (
        n * n * sum(map(mul, changes, changes[1:]))
        - n * total * (2 * total - first - last)
        + (n - 1) * total * total
    ) / (n * n)
    design = min(MOST_DESIGN * n, _design_effect(_alike(neighbours / squares, n), n))
    variance = squares / (n - design)
    return Mean(n, total / n, math.sqrt(variance * design / n), max(_LEAST_FREEDOM, n / design))


def rated_change(pairs: Iterable[tuple[int, int]], confidence: float = 0.95) -> PairedChange:
    """The same with its interval, never of width zero.

    Args:
        pairs: As in ``rated_mean``.
        confidence: Between 0 and 1.

    Raises:
        ValueError: Fewer than two pairs.
    """
    found = rated_mean(tuple(pairs))
    low, high = found.interval(confidence)
    return PairedChange(found.n, found.mean, low, high)


def _alike(r: float, n: int) -> float:
    """The correlation of neighbours to reckon with, from the one that a record shows."""
    r += (1.0 + 4.0 * r) / n
    spread = (1.0 - min(r * r, 0.8)) / n
    weight = ALIKE_SD**2 / (ALIKE_SD**2 + spread)
    return min(MOST_ALIKE, max(0.0, weight * r + (1.0 - weight) * USUALLY_ALIKE))


def _design_effect(alike: float, n: int) -> float:
    """``1 + 2 sum (1 - k/n) alike^k`` for k from 1 to n - 1, summed as the geometric series."""
    left = 1.0 - alike
    return 1.0 + 2.0 * (alike / left - alike * (1.0 - alike**n) / (n * left * left))


def _rounding(pairs: Sequence[tuple[int, int]]) -> float:
    """Rounding variance of one change, by the step in which this person rates."""
    is_coarse = all(before in COARSE and after in COARSE for before, after in pairs)
    if is_coarse and len({value for pair in pairs for value in pair}) > 1:
        return _COARSE_TIMES * ROUNDING_VARIANCE
    return ROUNDING_VARIANCE
