"""Ratings as a line over days that doesn't pretend: a calm median, and gaps left open."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.insight.records import Rating

MEDIAN_DAYS = 7
LONGEST_GAP_DAYS = 3
"""A line over more days without a rating would be made up."""


@dataclass(frozen=True, slots=True)
class DayValue:
    """One day of a series, in points."""

    day: date
    value: float


Segment = tuple[DayValue, ...]
"""Days that a line may join, in order."""


def daily_values(ratings: Iterable[Rating]) -> Segment:
    """The median of each day that was rated, in order of days."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for rating in ratings:
        by_day[rating.local_date].append(rating.value)
    return tuple(DayValue(day, statistics.median(by_day[day])) for day in sorted(by_day))


def joined(days: Sequence[DayValue], gap_days: int) -> tuple[Segment, ...]:
    """Pieces of a line whose neighbours are no more than ``gap_days`` apart."""
    pieces: list[list[DayValue]] = []
    for at, each in enumerate(days):
        if not at or (each.day - days[at - 1].day).days > gap_days:
            pieces.append([])
        pieces[-1].append(each)
    return tuple(tuple(piece) for piece in pieces)


def weekly_median(days: Sequence[DayValue]) -> tuple[Segment, ...]:
    """The median of each rated day and the six days before it, in pieces that may be joined.

    Only what was known by that day is in it, so a point never moves when a later day is rated.
    A median, because one flare should not bend the line of a week.

    Args:
        days: In order, each day at most once (``daily_values``).

    Returns:
        Pieces in order. More than ``LONGEST_GAP_DAYS`` days without a rating part two of them.
    """
    pieces: list[list[DayValue]] = []
    first = 0
    for at, current in enumerate(days):
        while days[first].day <= current.day - timedelta(days=MEDIAN_DAYS):
            first += 1
        median = statistics.median(each.value for each in days[first : at + 1])
        without = (current.day - days[at - 1].day).days - 1 if at else 0
        if not pieces or without > LONGEST_GAP_DAYS:
            pieces.append([])
        pieces[-1].append(DayValue(current.day, median))
    return tuple(tuple(piece) for piece in pieces)
