"""JSON: everything, in a file that ``json_import`` reads back without loss.

What follows from events (ratings, answers, the state of a session) is not in it twice: it is
worked out again. Times are UTC to the millisecond, with the offset and the person's day beside.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from coping_app.export.json.model import FORMAT, utc_to_text
from coping_app.export.records.records import Records
from coping_app.store.base.moments import Moment, utc_of
from coping_app.store.travel.portable import (
    Portable,
    PortableCard,
    PortableDayMark,
    PortableDrawing,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

Json = dict[str, Any]


def records_json(records: Records) -> bytes:
    """Everything of the records as JSON, in a fixed order."""
    span = records.span
    document = {
        "format": FORMAT,
        "made_on": records.made_on.isoformat(),
        "days": {"first": _day(span.first), "last": _day(span.last)},
        **portable_json(records.kept),
    }
    members = (f"{_text(name)}: {_lines(value)}" for name, value in document.items())
    return "{{\n{}\n}}\n".format(",\n".join(members)).encode()


def _lines(value: Any) -> str:
    """A value on one line; of a list each row on its own, and of a session each event."""
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n{}\n]".format(",\n".join(_row(row) for row in value))


def _row(row: Json) -> str:
    if "events" not in row:
        return _text(row)
    head = _text({key: value for key, value in row.items() if key != "events"})
    return f'{head[:-1]},"events":{_lines(row["events"])}}}'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def portable_json(kept: Portable) -> Json:
    """The rows of every kind, JSON-ready."""
    return {
        "sessions": [_session(each) for each in kept.sessions],
        "cards": [_card(each) for each in kept.cards],
        "drawings": [_drawing(each) for each in kept.drawings],
        "plan_items": [_plan_item(each) for each in kept.plan_items],
        "plans": [_plan(each) for each in kept.plans],
        "day_marks": [_day_mark(each) for each in kept.day_marks],
        "settings": _plain(kept.settings),
    }


def _session(session: PortableSession) -> Json:
    return {
        "id": session.id,
        "exercise": session.exercise_id,
        "version": session.version,
        "title": session.title,
        "language": session.language,
        **_moment(session.moment),
        "choices": _plain(session.choices),
        "events": [_event(event) for event in session.events],
    }


def _event(event: PortableEvent) -> Json:
    return {
        "id": event.id, "kind": event.kind, **_moment(event.moment), "body": _plain(event.body)
    }


def _card(card: PortableCard) -> Json:
    return {
        "id": card.id,
        "title": card.title,
        "exercise": card.exercise_id,
        **_moment(card.moment),
        "fields": [_plain(each) for each in card.fields],
    }


def _drawing(drawing: PortableDrawing) -> Json:
    return {
        "id": drawing.id,
        "session": drawing.session_id,
        "place": list(drawing.place),
        **_moment(drawing.moment),
        "png": base64.b64encode(drawing.png).decode("ascii"),
    }


def _plan_item(item: PortablePlanItem) -> Json:
    return {
        "id": item.id,
        "what": item.what,
        "often": item.often,
        "first_day": item.first_date.isoformat(),
        "exercise": item.exercise_id,
        **_moment(item.moment),
        "done": [
            {"day": done.day.isoformat(), "marked_utc": _utc(done.marked_ms)}
            for done in item.done
        ],
    }


def _plan(plan: PortablePlan) -> Json:
    return {
        "plan": plan.plan_id,
        "started": plan.started.isoformat(),
        "ended": _day(plan.ended),
        "taken_up_utc": _utc(plan.taken_up_ms),
    }


def _day_mark(mark: PortableDayMark) -> Json:
    return {
        "id": mark.id,
        "marked_day": mark.day.isoformat(),
        "words": mark.words,
        **_moment(mark.moment),
    }


def _moment(moment: Moment) -> Json:
    return {
        "utc": _utc(moment.utc_ms), "offset_min": moment.offset_min, "day": moment.local_date
    }


def _utc(utc_ms: int) -> str:
    return utc_to_text(utc_of(utc_ms))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(mapping: Mapping[str, Any]) -> Json:
    return dict(mapping)
