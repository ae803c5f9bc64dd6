"""What followed each exercise, all exercises estimated together.

Exercises of one person borrow strength from each other (``pooling``). Each has its own spread,
drawn towards the common one as if four more sessions had shown that: with three sessions nobody
knows a spread. What is told is what followed an exercise, not what it caused: see ``beginnings``.

Source:
    Partial pooling: ``pooling``. Spreads drawn towards a common one: Smyth 2004, Stat Appl Genet
    Mol Biol 3:3, doi:10.2202/1544-6115.1027 (moderated variance). Degrees of freedom of the two
    sources of error together: Satterthwaite 1946, Biometrics Bull 2:110, doi:10.2307/3002019.
    Coverage and calibration on made-up persons: ``tests/unit/insight/test_coverage.py``.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.enough import TooEarly
from coping_app.insight.helped import LEAST_PAIRS
from coping_app.insight.points import Better
from coping_app.insight.pooling import PooledMean, pool
from coping_app.insight.records import Pair
from coping_app.insight.shrinkage import ROUNDING_VARIANCE
from coping_app.insight.student import t_probability, t_quantile

LEAST_REPEATS = 4
"""Sessions beyond the first of each exercise that it takes to know how much sessions differ."""
PRIOR_FREEDOM = 4.0
"""Weight of the common spread in the spread of one exercise, in sessions."""
ONE_POINT = 1.0
_QUARTILE = 0.75


@dataclass(frozen=True, slots=True)
class Effect:
    """What followed one exercise on one scale. Points are after minus before, -10 to 10.

    Attributes:
        title: Name of the exercise at its last session.
        n: Sessions rated before and after, 1 or more.
        mean: Mean change as it was rated.
        shrunk: The same, drawn towards the other exercises; the one to show.
        low: Lower end of the 95 % interval around ``shrunk``.
        high: Upper end.
        sure: A change for the better that the true one exceeds with a probability of 0.75;
            exercises are ranked by it. Points for the better, so above 0 is good on any scale.
        likely: Probability that the true change is for the better by a point or more, 0 to 1.
    """

    exercise_id: str
    title: str
    n: int
    mean: float
    shrunk: float
    low: float
    high: float
    sure: float
    likely: float

    @property
    def enough(self) -> bool:
        """True where the interval may be shown: from eight sessions on (design, 5)."""
        return self.n >= ENOUGH_FOR_INTERVAL

    @property
    def ranked(self) -> bool:
        """True where it has a place in the ranking: one lucky session never leads."""
        return self.n >= LEAST_PAIRS


@dataclass(frozen=True, slots=True)
class Effects:
    """All exercises on one scale.

    Attributes:
        overall: Mean change after an exercise, whichever it is.
        between: Standard deviation of the true changes of exercises, by REML; in points.
        within: Standard deviation of single sessions of one exercise; in points.
        effects: Those with a place in the ranking first, the best in front; then the others, the
            most practised in front.
    """

    scale: str
    better: Better
    overall: float
    between: float
    within: float
    effects: tuple[Effect, ...]

    @property
    def ranking(self) -> tuple[Effect, ...]:
        """Exercises with at least three sessions, the best in front."""
        return tuple(effect for effect in self.effects if effect.ranked)


def effects_together(pairs: Iterable[Pair], scale: str, better: Better) -> Effects | TooEarly:
    """What followed each exercise on ``scale``.

    Args:
        pairs: Of any scales, the oldest first; pass the time that is asked about.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        ``TooEarly`` with fewer than eight pairs in all, or fewer than ``LEAST_REPEATS`` repeats.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.scale == scale:
            groups[pair.exercise_id].append(pair)
    count = sum(len(group) for group in groups.values())
    if count < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", count, ENOUGH_FOR_INTERVAL)
    freedom = count - len(groups)
    if freedom < LEAST_REPEATS:
        return TooEarly("repeats", freedom, LEAST_REPEATS)
    titles = {key: group[-1].title for key, group in groups.items()}
    changes = {key: [pair.after - pair.before for pair in group] for key, group in groups.items()}
    return _estimate(changes, titles, scale, better)


def _estimate(
    changes: Mapping[str, Sequence[int]], titles: Mapping[str, str], scale: str, better: Better
) -> Effects:
    means = {key: statistics.fmean(values) for key, values in changes.items()}
    squares = {
        key: sum((value - means[key]) ** 2 for value in values) for key, values in changes.items()
    }
    freedom = sum(len(values) - 1 for values in changes.values())
    common = (sum(squares.values()) + ROUNDING_VARIANCE) / freedom
    variances = {
        key: _moderated(common, squares[key], len(values)) / len(values)
        for key, values in changes.items()
    }
    pooled = pool(list(means.values()), list(variances.values()))
    found = [
        _effect(key, titles[key], len(changes[key]), means[key], group, freedom, better)
        for key, group in zip(changes, pooled.groups, strict=True)
    ]
    found.sort(key=_place)
    return Effects(
        scale, better, pooled.overall, math.sqrt(pooled.between), math.sqrt(common), tuple(found)
    )


def _moderated(common: float, squares: float, count: int) -> float:
    """Variance of single sessions of one exercise."""
    return (PRIOR_FREEDOM * common + squares) / (PRIOR_FREEDOM + count - 1)


def _effect(
    key: str, title: str, n: int, mean: float, group: PooledMean, freedom: int, better: Better
) -> Effect:
    own_freedom = min(PRIOR_FREEDOM + n - 1, float(freedom))
    own = group.own**2
    df = _stepped(1.0 / (own / own_freedom + (1.0 - own) / freedom))
    half = t_quantile(0.975, df) * group.sd
    gain = -group.mean if better == "low" else group.mean
    return Effect(
        exercise_id=key,
        title=title,
        n=n,
        mean=mean,
        shrunk=group.mean,
        low=group.mean - half,
        high=group.mean + half,
        sure=gain - t_quantile(_QUARTILE, df) * group.sd,
        likely=t_probability((gain - ONE_POINT) / group.sd, df),
    )


def _stepped(df: float) -> float:
    """Degrees of freedom, rounded down to steps, so that quantiles are met again in their cache."""
    return math.floor(10.0 * df) / 10.0 if df < 100.0 else float(min(math.floor(df), 1000))


def _place(effect: Effect) -> tuple[bool, float, int, str]:
    merit = -effect.sure if effect.ranked else 0.0
    return (not effect.ranked, merit, -effect.n, effect.exercise_id)
