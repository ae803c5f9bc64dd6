"""The measures over time of a report: life first, pain last."""

from __future__ import annotations

from coping_app.content.reference.scales import Scale
from coping_app.export.records.records import RatingMoment, RatingRow, Records
from coping_app.export.report.model import Panel
from coping_app.insight.measures import DAILY, WEEKLY, WEEKLY_GAP_DAYS
from coping_app.insight.series import Segment, daily_values, joined, weekly_median
from coping_app.wording.wording import Wording


def given_ratings(records: Records, scale: str, moment: RatingMoment) -> list[RatingRow]:
    """The ratings of a scale at one moment, in order."""
    return [
        each for each in records.ratings if each.scale == scale and each.moment == moment
    ]


def all_panels(records: Records, words: Wording) -> tuple[Panel, ...]:
    """A panel for each measure that was rated."""
    panels = []
    for name in WEEKLY:
        rated = [each for each in records.ratings if each.scale == name]
        if rated and name in records.wordings.scales:
            days = daily_values(rated)
            lines = joined(days, WEEKLY_GAP_DAYS)
            panels.append(_panel(records.wordings.scales[name], days, lines, words))
    if DAILY in records.wordings.scales and not any(p.scale == "week_pain" for p in panels):
        before = given_ratings(records, DAILY, "before")
        if before:
            days = daily_values(before)
            scale = records.wordings.scales[DAILY]
            panels.append(_panel(scale, days, weekly_median(days), words))
    return tuple(panels)


def _panel(scale: Scale, days: Segment, lines: tuple[Segment, ...], words: Wording) -> Panel:
    ends = words.translate("report", "Zero: {low}. Ten: {high}.").format(
        low=scale.low_word, high=scale.high_word
    )
    finding = words.translate("report", "{title}: {value} on {day}").format(
        title=scale.title, value=words.number(days[-1].value), day=words.day(days[-1].day)
    )
    return Panel(scale.id, scale.title, ends, scale.better, days, lines, finding)
