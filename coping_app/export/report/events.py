"""What happened in the time of a report: the person's own notes first, then what the records say.

The numbers of the list stand on the charts, so that list and charts show the very same events.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coping_app.export.records.records import Records
from coping_app.export.report.lines import one_line
from coping_app.export.report.model import Event
from coping_app.wording.wording import Wording

MOST_EVENTS = 6
"""More numbers would hide the charts they stand on."""

_Found = tuple[date, str]


def all_events(records: Records, words: Wording) -> tuple[tuple[Event, ...], str]:
    """The events in the order of days, and in words how many there was no room for.

    Notes that the person set on a day come before plans and calendar where there is little room.
    """
    own = _inside(_marks(records), records)
    told = _inside([*_plans(records, words), *_calendar(records)], records)
    kept = own[-MOST_EVENTS:]
    room = MOST_EVENTS - len(kept)
    shown = sorted([*kept, *(told[-room:] if room else [])], key=lambda each: each[0])
    events = tuple(
        Event(number, day, f"{words.day(day)}: {text}")
        for number, (day, text) in enumerate(shown, start=1)
    )
    return events, _more(len(own) + len(told) - len(events), words)


def _inside(found: Iterator[_Found] | list[_Found], records: Records) -> list[_Found]:
    first, last = records.first_day, records.last_day
    return sorted(each for each in found if first <= each[0] <= last)


def _marks(records: Records) -> Iterator[_Found]:
    for mark in records.kept.day_marks:
        yield mark.day, one_line(mark.words)


def _plans(records: Records, words: Wording) -> Iterator[_Found]:
    """Plans taken up and put down."""
    begun = words.translate("report", "Began the plan “{title}”")
    ended = words.translate("report", "Ended the plan “{title}”")
    for plan in records.kept.plans:
        title = records.wordings.plan_titles.get(plan.plan_id, plan.plan_id)
        yield plan.started, begun.format(title=title)
        if plan.ended is not None:
            yield plan.ended, ended.format(title=title)


def _calendar(records: Records) -> Iterator[_Found]:
    """What stood in the calendar for one day."""
    for item in records.kept.plan_items:
        if item.often == "once":
            yield item.first_date, one_line(item.what)


def _more(count: int, words: Wording) -> str:
    if count <= 0:
        return ""
    if count == 1:
        return words.translate("report", "and one more")
    return words.translate("report", "and {count} more").format(count=count)
