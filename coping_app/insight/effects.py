"""What followed each exercise, all exercises estimated together.

Exercises of one person borrow strength from each other (``pooling``). Each has its own spread,
drawn towards the common one as if four more sessions had shown that: with three sessions nobody
knows a spread. Exercises with fewer than three sessions are left out altogether: one session of
minus ten says more about that day than about the exercise, and would move all the others. What is
told is what followed an exercise, not what it caused: see ``beginnings``. Sessions of one exercise
are taken for independent of each other, as in ``rated``.

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

PRIOR_FREEDOM = 4.0
"""Weight of the common spread in the spread of one exercise, in sessions."""
ONE_POINT = 1.0
_QUARTILE = 0.75


@dataclass(frozen=True, slots=True)
class Effect:
    """What followed one exercise on one scale. Points are after minus before, -10 to 10.

    Attributes:
        title: Name of the exercise at its last session.
        n: Sessions rated before and after, 3 or more.
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """An exercise with too few sessions to say anything: one lucky session never leads.

    Attributes:
        n: Sessions rated before and after, 1 or 2.
    """

    exercise_id: str
    title: str
    n: int


@dataclass(frozen=True, slots=True)
class Effects:
    """All exercises on one scale.

    Attributes:
        overall: Mean change after an exercise, whichever it is.
        between: Standard deviation of the true changes of exercises, by REML; in points.
        within: Standard deviation of single sessions of one exercise; in points.
        ranking: Exercises with at least three sessions, the best in front.
        waiting: The others, the most practised in front.
    """

    scale: str
    better: Better
    overall: float
    between: float
    within: float
    ranking: tuple[Effect, ...]
    waiting: tuple[Waiting, ...]


def effects_together(pairs: Iterable[Pair], scale: str, better: Better) -> Effects | TooEarly:
    """What followed each exercise on ``scale``.

    Args:
        pairs: Of any scales, the oldest first; pass the time that is asked about.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        ``TooEarly`` with fewer than eight sessions in all, or in all exercises of ``ranking``.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.scale == scale:
            groups[pair.exercise_id].append(pair)
    count = sum(len(group) for group in groups.values())
    if count < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", count, ENOUGH_FOR_INTERVAL)
    told = {key: group for key, group in groups.items() if len(group) >= LEAST_PAIRS}
    repeats = sum(len(group) for group in told.values())
    if repeats < ENOUGH_FOR_INTERVAL:
        return TooEarly("repeats", repeats, ENOUGH_FOR_INTERVAL)
    waiting = [
        Waiting(key, group[-1].title, len(group))
        for key, group in groups.items()
        if key not in told
    ]
    waiting.sort(key=lambda each: (-each.n, each.exercise_id))
    return _estimate(told, scale, better, tuple(waiting))


def _estimate(
    groups: Mapping[str, Sequence[Pair]], scale: str, better: Better, waiting: tuple[Waiting, ...]
) -> Effects:
    changes = {key: [pair.after - pair.before for pair in group] for key, group in groups.items()}
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
        _effect(group[-1], len(group), means[key], shrunk, freedom, better)
        for (key, group), shrunk in zip(groups.items(), pooled.groups, strict=True)
    ]
    found.sort(key=lambda effect: (-effect.sure, -effect.n, effect.exercise_id))
    root = math.sqrt(pooled.between)
    return Effects(scale, better, pooled.overall, root, math.sqrt(common), tuple(found), waiting)


def _moderated(common: float, squares: float, count: int) -> float:
    """Variance of single sessions of one exercise."""
    return (PRIOR_FREEDOM * common + squares) / (PRIOR_FREEDOM + count - 1)


def _effect(
    last: Pair, n: int, mean: float, group: PooledMean, freedom: int, better: Better
) -> Effect:
    own_freedom = min(PRIOR_FREEDOM + n - 1, float(freedom))
    own = group.own**2
    df = _stepped(1.0 / (own / own_freedom + (1.0 - own) / freedom))
    half = t_quantile(0.975, df) * group.sd
    gain = -group.mean if better == "low" else group.mean
    return Effect(
        exercise_id=last.exercise_id,
        title=last.title,
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
    if df >= 100.0:
        return float(min(math.floor(df), 1000))
    # A hair above, so that a step is not lost to the order in which sums were made.
    return math.floor(10.0 * df + 1e-6) / 10.0
