"""Measures over time as small panels that share one time axis: life first, pain last.

A panel has one measure. Ratings of a week are joined from week to week; pain before practice is a
dot a day with the median of seven days as its line. No line crosses a longer gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from coping_app.content.scales import Scale
from coping_app.export.report_panels import DAILY, WEEKLY, WEEKLY_GAP_DAYS, joined
from coping_app.export.wording import Wording
from coping_app.insight.points import Better
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.records import Rating
from coping_app.insight.series import DayValue, Segment, daily_values, weekly_median
from coping_app.insight.weeks import SPAN_WEEKS, WeeksChange, change_of_weeks
from coping_app.store.records import DayMark
from coping_app.ui.pages import progress_words as say
from coping_app.ui.pages.progress_days import dot_words, step_for, stretch_words, thinned
from coping_app.ui.pages.progress_life import change_words, week_step

COMPARED_DAYS = 2 * SPAN_WEEKS * WEEK_DAYS
"""Days that a change between weeks is read from."""


class BeforePractice(NamedTuple):
    """A rating as ``insight`` reads it."""

    local_date: date
    value: int


@dataclass(frozen=True, slots=True)
class TrendMark:
    """One dot: where it stands, its value from 0 to 10, and both in words.

    Attributes:
        end: Last day of the stretch that it stands for; ``day`` itself where that is one day.
    """

    day: date
    end: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class TrendPanel:
    """One measure.

    Attributes:
        finding: One sentence: the latest, dated, and what has changed.
        ends: What zero and ten mean.
        marks: In order of days.
        lines: Days that a line may join.
    """

    scale: str
    title: str
    better: Better
    finding: str
    ends: str
    marks: tuple[TrendMark, ...]
    lines: tuple[Segment, ...]


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
        _panel(scales[name], rated, begin, today, step, words) for name, rated in measured.items()
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


def _panel(
    scale: Scale, rated: Sequence[Rating], begin: date, today: date, step: int, words: Wording
) -> TrendPanel:
    is_daily = scale.id == DAILY
    shown = daily_values(each for each in rated if each.local_date >= begin)
    lines = weekly_median(shown) if is_daily else joined(shown, WEEKLY_GAP_DAYS)
    title = (
        words.translate("progress", "{scale} before practice").format(scale=scale.title)
        if is_daily
        else scale.title
    )
    if is_daily:
        finding = _daily_finding(title, rated, shown[-1], scale, today, words)
    else:
        finding = _weekly_finding(scale, rated, today, words)
    marks = tuple(
        TrendMark(
            each.middle,
            each.end,
            each.value,
            words.translate("progress", "{day}: {title} {value}.").format(
                day=stretch_words(each.end, step, words),
                title=_small(title),
                value=words.number(each.value),
            ),
        )
        for each in thinned(shown, step, today)
    )
    ends = say.scale_ends(scale, words)
    return TrendPanel(scale.id, title, scale.better, finding, ends, marks, lines)


def _weekly_finding(scale: Scale, rated: Sequence[Rating], today: date, words: Wording) -> str:
    latest = rated[-1]
    told = words.translate("progress", "{title}: {value} on {day}").format(
        title=scale.title, value=words.number(latest.value), day=words.day(latest.local_date)
    )
    step = week_step(rated, today)
    if step is None:
        return told
    form = (
        words.translate("progress", "{told}, {change} than a week before")
        if step
        else words.translate("progress", "{told}, {change} as a week before")
    )
    return form.format(told=told, change=change_words(step, words))


def _daily_finding(
    title: str, rated: Sequence[Rating], latest: DayValue, scale: Scale, today: date, words: Wording
) -> str:
    compared = today - timedelta(days=COMPARED_DAYS - 1)
    recent = [each for each in rated if each.local_date >= compared]
    change = change_of_weeks(recent, today, scale.better)
    if not isinstance(change, WeeksChange):
        return words.translate("progress", "{title}: {value} on {day}").format(
            title=title, value=words.number(latest.value), day=words.day(latest.day)
        )
    return words.translate(
        "progress", "{title}: {now} in the last four weeks, {base} in the four before"
    ).format(title=title, now=words.number(change.now), base=words.number(change.base))


def _rows(
    panels: Sequence[TrendPanel], step: int, words: Wording
) -> tuple[tuple[str, ...], ...]:
    values = [{mark.end: words.number(mark.value) for mark in panel.marks} for panel in panels]
    days = sorted({day for each in values for day in each}, reverse=True)
    return tuple(
        (stretch_words(day, step, words), *(each.get(day, "") for each in values)) for day in days
    )


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def compared_from(first: date | None, today: date) -> date | None:
    """The first day that is read, so that the latest weeks can be compared."""
    if first is None:
        return None
    return min(first, today - timedelta(days=COMPARED_DAYS - 1))
