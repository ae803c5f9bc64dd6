"""Measures over time as small panels that share one time axis: life first, pain last.

A panel has one measure. Ratings of a week are joined from week to week; pain before practice is a
dot a day with the median of seven days as its line. No line crosses a longer gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from coping_app.content.reference.scales import Scale
from coping_app.features.progress.days import dot_words, step_for, stretch_words
from coping_app.features.progress.trend_panel import COMPARED_DAYS, TrendPanel, trend_panel
from coping_app.insight.measures import DAILY, WEEKLY
from coping_app.insight.records import Rating
from coping_app.insight.week_noise import PAST_DAYS
from coping_app.store.repositories.records import DayMark
from coping_app.wording.wording import Wording


class BeforePractice(NamedTuple):
    """A rating as ``insight`` reads it."""

    local_date: date
    value: int


@dataclass(frozen=True, slots=True)
class EventMark:
    """A day that the person named, by its number in the panels."""

    number: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class TrendsView:
    """All panels.

    Attributes:
        first: First day of the time axis.
        last: Its last day.
        below: What a dot and the line stand for.
        rows: The dots as words, the latest first.
    """

    first: date
    last: date
    axis_ends: tuple[str, str]
    title: str
    below: str
    panels: tuple[TrendPanel, ...]
    events: tuple[EventMark, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def before_practice(values: Mapping[date, Sequence[int]]) -> list[BeforePractice]:
    """What the store counted by day, one by one."""
    return [BeforePractice(day, value) for day, kept in values.items() for value in kept]


def trends_view(
    weekly: Mapping[str, Sequence[Rating]],
    daily: Sequence[Rating],
    day_marks: Iterable[DayMark],
    scales: Mapping[str, Scale],
    first: date | None,
    today: date,
    words: Wording,
) -> TrendsView | None:
    """The panels of a stretch of days that ends today; None where nothing was rated.

    Args:
        weekly: Ratings of the past week, by scale, in order.
        daily: Pain before practice, in order.
        day_marks: Days that the person named.
        scales: By id.
        first: First day that is shown; None for all. Older ratings are only compared with.
        today: The person's day.
    """
    measured = {
        name: rated
        for name, rated in [*((n, weekly.get(n, ())) for n in WEEKLY), (DAILY, daily)]
        if name in scales and any(first is None or r.local_date >= first for r in rated)
    }
    if not measured:
        return None
    begin = first or min(rated[0].local_date for rated in measured.values())
    step = step_for((today - begin).days + 1)
    panels = tuple(
        trend_panel(scales[name], rated, begin, today, step, words)
        for name, rated in measured.items()
    )
    named = sorted(mark for mark in ((m.day, m.words) for m in day_marks) if mark[0] >= begin)
    events = [EventMark(n, day, told) for n, (day, told) in enumerate(named, 1) if day <= today]
    translate = words.translate
    return TrendsView(
        first=begin,
        last=today,
        axis_ends=(
            words.day(begin) if begin.year < today.year else words.short_day(begin),
            translate("progress", "today"),
        ),
        title=translate("progress", "Over time, {first} to {last}").format(
            first=words.day(begin), last=words.day(today)
        ),
        below=_below(measured, step, words),
        panels=panels,
        events=tuple(events),
        head=(translate("progress", "Day"), *(panel.title for panel in panels)),
        rows=_rows(panels, step, words),
    )


def _below(measured: Mapping[str, Sequence[Rating]], step: int, words: Wording) -> str:
    told = dot_words(step, words)
    if DAILY in measured:
        told += " " + words.translate(
            "progress", "The line of pain before practice is the middle of seven days."
        )
    return told + " " + words.translate("progress", "Gaps stay open.")


def _rows(
    panels: Sequence[TrendPanel], step: int, words: Wording
) -> tuple[tuple[str, ...], ...]:
    values = [{mark.end: words.number(mark.value) for mark in panel.marks} for panel in panels]
    days = sorted({day for each in values for day in each}, reverse=True)
    return tuple(
        (stretch_words(day, step, words), *(each.get(day, "") for each in values)) for day in days
    )


def compared_from(first: date | None, today: date) -> date | None:
    """The first day that is read, so that the latest weeks can be compared."""
    if first is None:
        return None
    return min(first, today - timedelta(days=COMPARED_DAYS - 1))


def weeks_from(first: date | None, today: date) -> date | None:
    """Likewise for ratings of a week: half a year shows what is usual from week to week."""
    return None if first is None else min(first, today - timedelta(days=PAST_DAYS))
