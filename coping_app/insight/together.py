"""The order of exercises, all of one scale estimated together. Nothing of it is shown as a number.

A list by raw means would be led by luck: by the exercise with the fewest sessions. So exercises of
one person borrow strength from each other (``pooling``), each with its own spread, drawn towards
the common one as if four more sessions had shown that. They are ordered by a change that the true
one exceeds with a probability of 0.75.

As an interval this would not do. It holds on average over all exercises, and not for the one that
is read: an exercise that does nothing among some that do is drawn towards them. What is shown of an
exercise is its own mean with its own interval (``rated``).

Source:
    Partial pooling: ``pooling``. Spreads drawn towards a common one: Smyth 2004, Stat Appl Genet
    Mol Biol 3:3, doi:10.2202/1544-6115.1027 (moderated variance). Degrees of freedom of the two
    sources of error together: Satterthwaite 1946, Biometrics Bull 2:110, doi:10.2307/3002019.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import NamedTuple

from coping_app.insight.enough import LEAST_PAIRS
from coping_app.insight.points import Better
from coping_app.insight.pooling import PooledMean, pool
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile

Changes = Mapping[str, Sequence[int]]
"""Of each exercise every change on one scale: after minus before, in points."""

PRIOR_FREEDOM = 4.0
"""Weight of the common spread in the spread of one exercise, in sessions."""
_QUARTILE = 0.75


class Estimate(NamedTuple):
    """What is known of the true change after one exercise.

    Attributes:
        n: Sessions.
        shrunk: Mean change, drawn towards the other exercises.
        sd: Standard error of ``shrunk``.
        df: Its degrees of freedom.
    """

    n: int
    shrunk: float
    sd: float
    df: float

    def sure(self, better: Better) -> float:
        """A change for the better that the true one exceeds with a probability of 0.75."""
        gain = -self.shrunk if better == "low" else self.shrunk
        return gain - t_quantile(_QUARTILE, self.df) * self.sd


def told(groups: Iterable[Rated]) -> dict[str, Sequence[int]]:
    """Changes of those exercises of which something can be said; the others only move these."""
    return {
        group.exercise_id: [after - before for before, after in group.values]
        for group in groups
        if group.n >= LEAST_PAIRS
    }


def estimate_together(changes: Changes) -> dict[str, Estimate]:
    """What is known of each exercise, in the order given.

    Args:
        changes: At least one exercise, each with ``LEAST_PAIRS`` sessions or more.
    """
    counts = [len(values) for values in changes.values()]
    totals = [sum(values) for values in changes.values()]
    means = [total / count for total, count in zip(totals, counts, strict=True)]
    squares = [
        (count * sum(map(mul, values, values)) - total * total) / count
        for values, total, count in zip(changes.values(), totals, counts, strict=True)
    ]
    freedom = sum(counts) - len(counts)
    within = (math.fsum(squares) + ROUNDING_VARIANCE) / freedom
    variances = [
        _moderated(within, square, count) / count
        for square, count in zip(squares, counts, strict=True)
    ]
    pooled = pool(means, variances)
    return {
        key: Estimate(count, group.mean, group.sd, _freedom(count, group, freedom))
        for key, count, group in zip(changes, counts, pooled.groups, strict=True)
    }


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
