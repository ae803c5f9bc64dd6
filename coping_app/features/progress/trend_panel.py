"""One measure over time: its dots, the line that may join them, and its finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.content.reference.scales import Scale
from coping_app.features.progress import words as say
from coping_app.features.progress.days import stretch_words, thinned
from coping_app.features.progress.life import change_words
from coping_app.insight.measures import DAILY, WEEKLY_GAP_DAYS
from coping_app.insight.points import Better
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.records import Rating
from coping_app.insight.series import DayValue, Segment, daily_values, joined, weekly_median
from coping_app.insight.week_noise import week_step
from coping_app.insight.weeks import SPAN_WEEKS, WeeksChange, change_of_weeks
from coping_app.wording.wording import Wording

COMPARED_DAYS = 2 * SPAN_WEEKS * WEEK_DAYS
"""Days that a change between weeks is read from."""


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


def trend_panel(
    scale: Scale, rated: Sequence[Rating], begin: date, today: date, step: int, words: Wording
) -> TrendPanel:
    """The panel of a measure from the day ``begin`` on; older ratings are only compared with."""
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
        if step.stands_out
        else words.translate("progress", "{told}, {change}")
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


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
