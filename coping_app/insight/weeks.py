"""What changed from four weeks to the next four, and whether people with pain call that a change.

For weeks only, never for one session. A week is the median of its days, so that one flare doesn't
speak for it; four weeks are the median of their weeks. Two rules are in use, 2 points and 30 %;
they disagree at times (7 to 5 is two points and 29 %), and both are told, as a guide.

Source:
    2 points or 30 %: Farrar 2001, doi:10.1016/S0304-3959(01)00349-9; more than one method: Dworkin
    2008 (IMMPACT), doi:10.1016/j.jpain.2007.09.005. The rules are for pain. For a scale whose high
    end is the better one there is no published share, so it gets points alone.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.insight.enough import TooEarly
from coping_app.insight.points import Better
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.records import Rating
from coping_app.insight.series import DayValue, daily_values

SPAN_WEEKS = 4
LEAST_DAYS = 3
"""Rated days that make a week known."""
LEAST_WEEKS = 3
"""Known weeks, of four, that it takes to compare."""
TWO_POINTS = 2.0
THIRTY_PERCENT = 30.0


@dataclass(frozen=True, slots=True)
class WeekLevel:
    """Seven days.

    Attributes:
        days: Rated days, 0 to 7.
        median: Median of its days, 0 to 10; None with fewer than ``LEAST_DAYS``.
    """

    first_day: date
    days: int
    median: float | None


@dataclass(frozen=True, slots=True)
class WeeksChange:
    """Four weeks beside the four before them.

    Attributes:
        earlier: Four weeks, the oldest first.
        later: The four weeks up to today.
        base: Median of the earlier weeks, 0 to 10.
        now: Median of the later weeks, 0 to 10.
        points: ``now`` minus ``base``, -10 to 10.
        percent: How much that is of ``base``, 0 or more; None where ``base`` is 0, or where the
            high end of the scale is the better one.
        two_points: Whether it is two points or more, either way.
        thirty_percent: Whether it is 30 % or more, either way; None where there is no percentage.
    """

    earlier: tuple[WeekLevel, ...]
    later: tuple[WeekLevel, ...]
    base: float
    now: float
    points: float
    percent: float | None
    two_points: bool
    thirty_percent: bool | None

    @property
    def disagree(self) -> bool:
        """True where one rule calls it a change and the other doesn't: say both."""
        return self.thirty_percent is not None and self.thirty_percent != self.two_points


def change_of_weeks(
    ratings: Iterable[Rating], today: date, better: Better = "low"
) -> WeeksChange | TooEarly:
    """Compares the last 28 days, ``today`` among them, with the 28 days before.

    Args:
        ratings: Of one scale, in any order. Those given after an exercise don't belong here: they
            say how a moment was, not how a week was.
        today: The last day.
        better: The better end of the scale.

    Returns:
        ``TooEarly`` with fewer than ``LEAST_WEEKS`` known weeks on either side; ``have`` is the
        smaller number of the two.
    """
    days = daily_values(ratings)
    first = today - timedelta(days=2 * SPAN_WEEKS * WEEK_DAYS - 1)
    weeks = [
        _week(days, first + timedelta(days=WEEK_DAYS * number)) for number in range(2 * SPAN_WEEKS)
    ]
    earlier, later = tuple(weeks[:SPAN_WEEKS]), tuple(weeks[SPAN_WEEKS:])
    known = [[w.median for w in side if w.median is not None] for side in (earlier, later)]
    fewest = min(len(side) for side in known)
    if fewest < LEAST_WEEKS:
        return TooEarly("weeks", fewest, LEAST_WEEKS)
    base, now = (statistics.median(side) for side in known)
    return _change(earlier, later, base, now, better)


def _week(days: Sequence[DayValue], first: date) -> WeekLevel:
    last = first + timedelta(days=WEEK_DAYS - 1)
    values = [each.value for each in days if first <= each.day <= last]
    median = statistics.median(values) if len(values) >= LEAST_DAYS else None
    return WeekLevel(first, len(values), median)


def _change(
    earlier: tuple[WeekLevel, ...],
    later: tuple[WeekLevel, ...],
    base: float,
    now: float,
    better: Better,
) -> WeeksChange:
    points = now - base
    percent = 100.0 * abs(points) / base if better == "low" and base > 0.0 else None
    return WeeksChange(
        earlier=earlier,
        later=later,
        base=base,
        now=now,
        points=points,
        percent=percent,
        two_points=abs(points) >= TWO_POINTS,
        thirty_percent=None if percent is None else percent >= THIRTY_PERCENT,
    )
