"""What followed each exercise on one scale, in an order that luck does not lead.

Each exercise has the mean of its own sessions and an interval made for sessions that resemble each
other (``rated``): the same numbers as the chart of its sessions and the report. Only the order
leans on all exercises (``together``). Exercises with fewer than three sessions are left out of it
altogether: one session of minus ten says more about that day than about the exercise.

What is told is what followed an exercise, not what it caused: see ``beginnings``. Which of them may
be named stands in ``followed``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coping_app.insight.change import ENOUGH_FOR_INTERVAL, PairedChange
from coping_app.insight.enough import LEAST_PAIRS, TooEarly
from coping_app.insight.points import Better
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounded_change import rated_change
from coping_app.insight.together import estimate_together, told


class Effect(NamedTuple):
    """What followed one exercise on one scale.

    Attributes:
        group: Its sessions, 3 or more.
        change: Mean of after minus before, with its own interval.
        sure: What the list is ordered by (``together``); never shown.
    """

    group: Rated
    change: PairedChange
    sure: float


class Effects(NamedTuple):
    """All exercises on one scale.

    Attributes:
        ranking: Exercises with at least three sessions, the surest for the better in front.
        waiting: The others, the most practised in front.
    """

    scale: str
    better: Better
    ranking: tuple[Effect, ...]
    waiting: tuple[Rated, ...]


def effects_together(groups: Iterable[Rated], scale: str, better: Better) -> Effects | TooEarly:
    """What followed each exercise on ``scale``.

    Args:
        groups: Of any scales, of the time that is asked about.
        scale: Id of the scale.
        better: Its better end.

    Returns:
        ``TooEarly`` with fewer than eight sessions in all, or in all exercises of ``ranking``.
    """
    of_scale = [group for group in groups if group.scale == scale]
    count = sum(group.n for group in of_scale)
    if count < ENOUGH_FOR_INTERVAL:
        return TooEarly("pairs", count, ENOUGH_FOR_INTERVAL)
    known = [group for group in of_scale if group.n >= LEAST_PAIRS]
    repeats = sum(group.n for group in known)
    if repeats < ENOUGH_FOR_INTERVAL:
        return TooEarly("repeats", repeats, ENOUGH_FOR_INTERVAL)
    waiting = [group for group in of_scale if group.n < LEAST_PAIRS]
    waiting.sort(key=lambda group: (-group.n, group.exercise_id))
    together = estimate_together(told(known))
    found = [
        Effect(group, rated_change(group.values), together[group.exercise_id].sure(better))
        for group in known
    ]
    found.sort(key=lambda each: (-each.sure, -each.group.n, each.group.exercise_id))
    return Effects(scale, better, tuple(found), tuple(waiting))
