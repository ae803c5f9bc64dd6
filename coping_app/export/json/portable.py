"""Checked rows of a JSON file as the records that a store takes in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from coping_app.export.json.model import (
    CardRow,
    DayMarkRow,
    DrawingRow,
    EventRow,
    PlanItemRow,
    PlanRow,
    SessionEntry,
    Timed,
)
from coping_app.store.base.moments import Moment
from coping_app.store.travel.portable import (
    PortableCard,
    PortableDayMark,
    PortableDone,
    PortableDrawing,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def portable_session(row: SessionEntry) -> PortableSession:
    """A session with its events."""
    return PortableSession(
        row.id, row.exercise, row.version, row.title, row.language, row.choices, _moment(row),
        tuple(_event(event) for event in row.events),
    )


def _event(row: EventRow) -> PortableEvent:
    return PortableEvent(row.id, row.kind, row.body, _moment(row))


def portable_card(row: CardRow) -> PortableCard:
    """A card."""
    return PortableCard(row.id, row.title, row.exercise, row.fields, _moment(row))


def portable_drawing(row: DrawingRow) -> PortableDrawing:
    """A drawing."""
    return PortableDrawing(row.id, row.session, row.place, row.png, _moment(row))


def portable_plan_item(row: PlanItemRow) -> PortablePlanItem:
    """Something in the calendar."""
    done = tuple(
        PortableDone(date.fromisoformat(each.day), _utc_ms(each.marked_utc)) for each in row.done
    )
    return PortablePlanItem(
        row.id, row.what, row.often, date.fromisoformat(row.first_day), row.exercise, done,
        _moment(row),
    )


def portable_plan(row: PlanRow) -> PortablePlan:
    """A plan that was followed."""
    return PortablePlan(
        row.plan, date.fromisoformat(row.started),
        date.fromisoformat(row.ended) if row.ended else None, _utc_ms(row.taken_up_utc),
    )


def portable_day_mark(row: DayMarkRow) -> PortableDayMark:
    """A note on a day."""
    return PortableDayMark(
        row.id, date.fromisoformat(row.marked_day), row.words, _moment(row)
    )


def _moment(row: Timed) -> Moment:
    return Moment(_utc_ms(row.utc), row.offset_min, row.day)


def _utc_ms(text: str) -> int:
    return (datetime.fromisoformat(text) - _EPOCH) // _MILLISECOND
