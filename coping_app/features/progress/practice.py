"""Practice as a calendar: minutes of each day, weeks as columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coping_app.features.progress.life import week_minutes, whole_minutes
from coping_app.insight.practice import WEEK_DAYS, first_day_of_week
from coping_app.wording.wording import Wording

LEVELS_MIN = (1, 10, 20, 30, 60)
"""Least minutes of each step of colour above none."""
LEAST_NAMED_DAYS = 14
MOST_WEEKS = 53
"""Weeks that are shown at once; earlier ones are turned back to."""


@dataclass(frozen=True, slots=True)
class HeatDay:
    """One day: its minutes, its step of colour from 0 to 5, and both in words."""

    day: date
    minutes: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class HeatView:
    """A stretch of weeks.

    Attributes:
        days: Every day from the first to the last, in order; weeks begin on Mondays.
        months: The day on which a month begins to be shown, and its name.
        weekdays: Seven short names, from Monday on.
        legend: What each step of colour stands for.
        rows: A row a week, the latest first; a cell a day, empty outside the days.
        has_earlier: Whether there was practice before these weeks.
        has_later: Whether there are later weeks to turn to.
    """

    title: str
    below: str
    days: tuple[HeatDay, ...]
    months: tuple[tuple[date, str], ...]
    weekdays: tuple[str, ...]
    legend: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_earlier: bool
    has_later: bool


def level_of(minutes: int) -> int:
    """The step of colour for minutes of a day, 0 to 5."""
    return bisect_right(LEVELS_MIN, minutes)


def minutes_of(seconds: float) -> int:
    """Whole minutes; a little practice is a minute, not nothing."""
    return max(1, whole_minutes(seconds)) if seconds > 0 else 0


def heat_view(
    practice_s: Mapping[date, float],
    first: date | None,
    today: date,
    words: Wording,
    years_back: int = 0,
) -> HeatView | None:
    """The calendar of a stretch of days; None where nothing was practised in it.

    Args:
        practice_s: Seconds of practice of each day that had any.
        first: First day of the range; None for all.
        today: Its last day.
        years_back: How many times ``MOST_WEEKS`` to turn back.
    """
    inside = [day for day, seconds in practice_s.items() if seconds > 0 and day <= today]
    inside = [day for day in inside if first is None or day >= first]
    if not inside:
        return None
    earliest = first or min(inside)
    # Whole weeks before the one that today is in, so that no day is shown twice or never.
    latest = first_day_of_week(today) - timedelta(days=(MOST_WEEKS - 1) * WEEK_DAYS)
    least = latest - timedelta(days=years_back * MOST_WEEKS * WEEK_DAYS)
    last = least + timedelta(days=MOST_WEEKS * WEEK_DAYS - 1) if years_back else today
    begin = max(earliest, least)
    days = tuple(
        _day(begin + timedelta(days=number), practice_s, words)
        for number in range((last - begin).days + 1)
    )
    translate = words.translate
    names = _weekdays(words)
    return HeatView(
        title=_title(days, years_back, week_minutes(practice_s, today), words),
        below=translate("progress", "Minutes a day, {first} to {last}.").format(
            first=words.day(begin), last=words.day(last)
        ),
        days=days,
        months=_months(days, words),
        weekdays=names,
        legend=_legend(words),
        head=(translate("progress", "Week from"), *names),
        rows=_rows(days, words),
        has_earlier=min(inside) < begin,
        has_later=years_back > 0,
    )


def _day(day: date, practice_s: Mapping[date, float], words: Wording) -> HeatDay:
    minutes = minutes_of(practice_s.get(day, 0.0))
    form = (
        words.translate("progress", "{day}: {n} min")
        if minutes
        else words.translate("progress", "{day}: no practice")
    )
    return HeatDay(day, minutes, level_of(minutes), form.format(day=words.day(day), n=minutes))


def _title(
    days: tuple[HeatDay, ...], years_back: int, this_week: int, words: Wording
) -> str:
    translate = words.translate
    practised = sum(day.minutes > 0 for day in days)
    if years_back == 0:
        return translate(
            "progress", "You practised on {n} of {all} days, {minutes} min in the last seven days"
        ).format(n=practised, all=len(days), minutes=this_week)
    return translate("progress", "You practised on {n} of {all} days").format(
        n=practised, all=len(days)
    )


def _months(days: tuple[HeatDay, ...], words: Wording) -> tuple[tuple[date, str], ...]:
    firsts = [days[0].day, *(each.day for each in days[1:] if each.day.day == 1)]
    # The name of a month that has only a few days here would stand in the way of the next.
    if len(firsts) > 1 and (firsts[1] - firsts[0]).days <= LEAST_NAMED_DAYS:
        del firsts[0]
    return tuple((day, words.short_day(day).split(" ", 1)[-1]) for day in firsts)


def _legend(words: Wording) -> tuple[str, ...]:
    translate = words.translate
    ranges = [
        translate("progress", "{low}-{high}").format(low=low, high=high - 1)
        for low, high in pairwise(LEVELS_MIN)
    ]
    return (
        translate("progress", "none"),
        *ranges,
        translate("progress", "{low} min or more").format(low=LEVELS_MIN[-1]),
    )


def _weekdays(words: Wording) -> tuple[str, ...]:
    translate = words.translate
    return (
        translate("progress", "Mon"), translate("progress", "Tue"), translate("progress", "Wed"),
        translate("progress", "Thu"), translate("progress", "Fri"), translate("progress", "Sat"),
        translate("progress", "Sun"),
    )  # fmt: skip


def _rows(days: tuple[HeatDay, ...], words: Wording) -> tuple[tuple[str, ...], ...]:
    weeks: dict[date, list[str]] = {}
    for each in days:
        begin = first_day_of_week(each.day)
        cells = weeks.setdefault(begin, [""] * WEEK_DAYS)
        cells[each.day.weekday()] = str(each.minutes)
    return tuple((words.short_day(begin), *cells) for begin, cells in reversed(weeks.items()))
