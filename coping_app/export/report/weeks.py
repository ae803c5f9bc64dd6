"""Four weeks of pain beside the four before, by the two rules in use, named as a guide.

For the reader of a report alone: the rules are of weeks, not of a single practice, and say nothing
of what lies behind a change. See ``insight.weeks``.
"""

from __future__ import annotations

from coping_app.export.records.records import Records
from coping_app.export.report.panels import given_ratings
from coping_app.insight.measures import DAILY
from coping_app.insight.weeks import WeeksChange, change_of_weeks
from coping_app.wording.wording import Wording

SOURCE = "Farrar 2001, doi:10.1016/S0304-3959(01)00349-9"


def weeks_guide(records: Records, words: Wording) -> tuple[str, ...]:
    """The change and what either rule calls it; empty with too few weeks."""
    scale = records.wordings.scales.get(DAILY)
    if scale is None:
        return ()
    before = given_ratings(records, DAILY, "before")
    change = change_of_weeks(before, records.last_day, scale.better)
    if not isinstance(change, WeeksChange):
        return ()
    told = words.translate(
        "report",
        "{scale} before practice: {now} in the last four weeks, {base} in the four before.",
    ).format(scale=scale.title, now=words.number(change.now), base=words.number(change.base))
    guide = words.translate("report", "The two rules are a guide for weeks ({source}).")
    return told, _by_rules(change, words), guide.format(source=SOURCE)


def _by_rules(change: WeeksChange, words: Wording) -> str:
    translate = words.translate
    if change.thirty_percent is None:
        return (
            translate("report", "That is two points or more.")
            if change.two_points
            else translate("report", "That is less than two points.")
        )
    if change.disagree:
        form = (
            translate("report", "Two points or more, but {percent} %: the two rules disagree.")
            if change.two_points
            else translate(
                "report", "Less than two points, but {percent} %: the two rules disagree."
            )
        )
    else:
        form = (
            translate("report", "That is two points or more, and 30 % or more.")
            if change.two_points
            else translate("report", "That is less than two points, and less than 30 %.")
        )
    return form.format(percent=words.number(round(change.percent or 0.0)))
