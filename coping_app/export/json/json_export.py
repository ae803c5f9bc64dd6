"""JSON: everything, in a file that ``json_import`` reads back without loss.

What follows from events (ratings, answers, the state of a session) is not in it twice: it is
worked out again. Times are UTC to the millisecond, with the offset and the person's day beside.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from coping_app.export.json.model import FORMAT, ROWS
from coping_app.export.records.records import Records
from coping_app.store.travel.portable import Portable

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
    if not isinstance(value, list | tuple) or not value:
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
    rows = {
        name: [row.dump_python(each) for each in getattr(kept, name)]
        for name, row in ROWS.items()
    }
    return {**rows, "settings": dict(kept.settings)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
