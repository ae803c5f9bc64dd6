"""Whether this week differs from the week before by more than a person's weeks usually do.

Ratings move from week to week with nothing behind it. How much is seen in the person's own past:
the differences of neighbouring weeks, whose root mean square is the SD of such a step. A step is
told as more or less only where it is larger than ``t`` times that, at 95 % over the four measures
that are shown together, so that a page without any change says more or less of any of them in
about five weeks of 100 at most.

Source:
    Successive differences as the noise of a series that may drift: von Neumann, Kent, Bellinson
    and Hart 1941, Ann Math Stat 12:153; n of them are worth about two thirds of n free ones.
    Several at once: Bonferroni. Both ratings are rounded, so the SD is that of two roundings at
    least. Tried on simulated people in ``tests/unit/insight/test_week_noise.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.insight.records import Rating
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.student import t_quantile

WEEK_BEFORE_DAYS = (4, 10)
"""A rating so many days before another is the one of the week before."""
STILL_NEW_DAYS = 10
"""An older rating says nothing of this week, and is compared with nothing."""
PAST_DAYS = 26 * 7
"""So far back steps count: half a year."""
LEAST_STEPS = 8
"""Earlier steps that it takes to know what is usual."""
MEASURES = 4
"""So many weekly measures stand side by side."""
WRONGLY = 0.05
"""Share of pages without any change on which one of the measures may be told as more or less."""
_WORTH = 2.0 / 3.0


@dataclass(frozen=True, slots=True)
class WeekStep:
    """The latest week against the one before.

    Attributes:
        points: Latest rating minus the one of the week before.
        usual: A step up to this size is nothing unusual for the person, in points.
    """

    points: int
    usual: float

    @property
    def stands_out(self) -> bool:
        """Whether it is more than the person's usual ups and downs."""
        return abs(self.points) > self.usual


def week_step(ratings: Sequence[Rating], today: date) -> WeekStep | None:
    """The step to the latest rating, with what is usual; None where it cannot be told.

    Args:
        ratings: Of one weekly scale, in order of days.
        today: The person's day.
    """
    if not ratings or (today - ratings[-1].local_date).days > STILL_NEW_DAYS:
        return None
    first = today - timedelta(days=PAST_DAYS)
    steps = _steps([each for each in ratings if each.local_date >= first])
    if len(steps) <= LEAST_STEPS or steps[-1][0] != ratings[-1].local_date:
        return None
    earlier = [points for _, points in steps[:-1]]
    return WeekStep(steps[-1][1], usual_step(earlier))


def usual_step(steps: Sequence[int]) -> float:
    """Up to which size a step is nothing unusual, in points.

    Args:
        steps: Earlier steps from week to week, ``LEAST_STEPS`` or more.
    """
    square = math.fsum(step * step for step in steps) / len(steps)
    spread = math.sqrt(max(square, ROUNDING_VARIANCE))
    return spread * t_quantile(1.0 - WRONGLY / MEASURES / 2.0, _WORTH * len(steps))


def _steps(ratings: Sequence[Rating]) -> list[tuple[date, int]]:
    """Day and size of each step from a week to the next."""
    least, most = WEEK_BEFORE_DAYS
    found = []
    for at, each in enumerate(ratings):
        before = [
            other.value
            for other in ratings[max(0, at - most) : at]
            if least <= (each.local_date - other.local_date).days <= most
        ]
        if before:
            found.append((each.local_date, each.value - before[-1]))
    return found
