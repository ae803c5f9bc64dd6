"""How much was practised, by day and by week. Days without practice are there, with nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

WEEK_DAYS = 7
QUIET_PAUSE = "quiet-pause"
"""The exercise that does nothing but rest for as long as the other one takes. Only against it can a
trial tell what an exercise adds to the time it takes."""


class DayOfPractice(NamedTuple):
    """Minutes of one day."""

    day: date
    minutes: float


class WeekOfPractice(NamedTuple):
    """Minutes of one week, and on how many of its days there were any."""

    first_day: date
    minutes: float
    days: int


def minutes_by_day(
    seconds: Mapping[date, float], first: date, last: date
) -> tuple[DayOfPractice, ...]:
    """Each day from ``first`` to ``last``, both included; none where ``last`` is earlier.

    Args:
        seconds: Practice of each day that had any (``Store.sessions.practice_by_day``).
    """
    count = (last - first).days + 1
    days = (first + timedelta(days=number) for number in range(count))
    return tuple(DayOfPractice(day, seconds.get(day, 0.0) / 60.0) for day in days)


def first_day_of_week(day: date, week_start: int = 0) -> date:
    """The day on which the week of ``day`` begins.

    Args:
        week_start: 0 for Monday to 6 for Sunday.
    """
    return day - timedelta(days=(day.weekday() - week_start) % WEEK_DAYS)


def minutes_by_week(
    seconds: Mapping[date, float], first: date, last: date, week_start: int = 0
) -> tuple[WeekOfPractice, ...]:
    """Each whole week that touches the days from ``first`` to ``last``.

    Args:
        seconds: Practice of each day that had any.
        week_start: 0 for Monday to 6 for Sunday.
    """
    if last < first:
        return ()
    begin = first_day_of_week(first, week_start)
    end = first_day_of_week(last, week_start) + timedelta(days=WEEK_DAYS - 1)
    days = minutes_by_day(seconds, begin, end)
    weeks = (days[at : at + WEEK_DAYS] for at in range(0, len(days), WEEK_DAYS))
    return tuple(
        WeekOfPractice(
            week[0].day, sum(d.minutes for d in week), sum(1 for d in week if d.minutes > 0)
        )
        for week in weeks
    )
