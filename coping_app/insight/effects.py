"""What followed each exercise, all exercises estimated together.

Exercises of one person borrow strength from each other (``pooling``). Each has its own spread,
drawn towards the common one as if four more sessions had shown that: with three sessions nobody
knows a spread. Exercises with fewer than three sessions are left out altogether: one session of
minus ten says more about that day than about the exercise, and would move all the others. What is
told is what followed an exercise, not what it caused: see ``beginnings``. Sessions of one exercise
are taken for independent of each other, as in ``rated``.

``stands_out`` says which exercise may be named as one that helps. Today names the same one, by the
same estimate (``together``, ``helped``), so that the two pages never say different things.

Source:
    Partial pooling: ``pooling``. Spreads drawn towards a common one: Smyth 2004, Stat Appl Genet
    Mol Biol 3:3, doi:10.2202/1544-6115.1027 (moderated variance). Degrees of freedom of the two
    sources of error together: Satterthwaite 1946, Biometrics Bull 2:110, doi:10.2307/3002019.
    Coverage and calibration on made-up persons: ``tests/unit/insight/test_coverage.py``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.enough import TooEarly
from coping_app.insight.points import Better
from coping_app.insight.pooling import reml
from coping_app.insight.records import Pair
from coping_app.insight.together import Estimate, estimate_together, told


class Effect(NamedTuple):
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
        is_clear: True where the interval may be shown and all of it is for the better.
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
    is_clear: bool = False

    @property
    def enough(self) -> bool:
        """True where the interval may be shown: from eight sessions on (design, 5)."""
        return self.n >= ENOUGH_FOR_INTERVAL


class Waiting(NamedTuple):
    """An exercise with too few sessions to say anything: one lucky session never leads.

    Attributes:
        n: Sessions rated before and after, 1 or 2.
    """

    exercise_id: str
    title: str
    n: int


class Effects(NamedTuple):
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

    @property
    def stands_out(self) -> Effect | None:
        """The first exercise that was clearly followed by a change for the better, if any."""
        return next((effect for effect in self.ranking if effect.is_clear), None)


def effects_together(pairs: Iterable[Pair], scale: str, better: Better) -> Effects | TooEarly:
    """What followed each exercise on ``scale``.

    Args:
        pairs: Of any scales, the oldest first; pass the time that is asked about.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        ``TooEarly`` with fewer than eight sessions in all, or in all exercises of ``ranking``.
    """
    changes: dict[str, list[int]] = defaultdict(list)
    titles: dict[str, str] = {}
    for pair in pairs:
        if pair.scale == scale:
            changes[pair.exercise_id].append(pair.after - pair.before)
            titles[pair.exercise_id] = pair.title
    count = sum(len(values) for values in changes.values())
    if count < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", count, ENOUGH_FOR_INTERVAL)
    known = told(changes)
    repeats = sum(len(values) for values in known.values())
    if repeats < ENOUGH_FOR_INTERVAL:
        return TooEarly("repeats", repeats, ENOUGH_FOR_INTERVAL)
    waiting = [
        Waiting(key, titles[key], len(values))
        for key, values in changes.items()
        if key not in known
    ]
    waiting.sort(key=lambda each: (-each.n, each.exercise_id))
    together = estimate_together(known)
    found = [_effect(key, titles[key], each, better) for key, each in together.estimates.items()]
    found.sort(key=lambda effect: (-effect.sure, -effect.n, effect.exercise_id))
    means = [each.mean for each in together.estimates.values()]
    return Effects(
        scale,
        better,
        together.overall,
        math.sqrt(reml(means, together.variances)),
        math.sqrt(together.within),
        tuple(found),
        tuple(waiting),
    )


def _effect(key: str, title: str, estimate: Estimate, better: Better) -> Effect:
    low, high = estimate.interval()
    return Effect(
        exercise_id=key,
        title=title,
        n=estimate.n,
        mean=estimate.mean,
        shrunk=estimate.shrunk,
        low=low,
        high=high,
        sure=estimate.sure(better),
        likely=estimate.likely(better),
        is_clear=estimate.is_clear(better),
    )
