"""Reads a JSON file of records back, strictly: all of it is right, or every wrong row is named."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coping_app.content.outside_files import read_whole
from coping_app.export.json_model import (
    FORMAT,
    CardRow,
    DayMarkRow,
    DrawingRow,
    EventRow,
    PlanItemRow,
    PlanRow,
    RecordsFile,
    SessionEntry,
    Timed,
)
from coping_app.store.moments import Moment
from coping_app.store.portable import (
    Portable,
    PortableCard,
    PortableDayMark,
    PortableDone,
    PortableDrawing,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A larger export is made in parts, by ``--from`` and ``--to``; imports add up."""
_CLOCK_MAY_DIFFER = timedelta(days=2)
_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong, and in which row: ``sessions[3].events[5].body``. No row: the file."""

    row: str
    message: str


class RefusedFile(ValueError):
    """The file is not taken in. ``problems`` names every row that is wrong."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.row} {each.message}" for each in self.problems[:3]))


def read_file(path: Path, now: datetime) -> Portable:
    """The records of a file on the disk; one that is too large is refused unread.

    Raises:
        RefusedFile: With every wrong row.
        OSError: It cannot be read.
    """
    try:
        raw = read_whole(path, LARGEST_FILE)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise _too_large() from None
        raise
    return read_records(raw, now)


def read_records(raw: bytes, now: datetime) -> Portable:
    """The records of a file.

    Args:
        raw: The bytes of the file.
        now: An aware time; records from later than two days after it are refused.

    Raises:
        RefusedFile: With every wrong row.
    """
    text, version = _parse(raw)
    if isinstance(version, int) and version > FORMAT:
        raise RefusedFile([RowProblem("format", "needs a newer version of this app.")])
    latest = now.astimezone(UTC) + _CLOCK_MAY_DIFFER
    try:
        file = RecordsFile.model_validate_json(text, context={"latest": latest})
    except ValidationError as error:
        raise RefusedFile(list(_problems(error))) from None
    if strays := list(_strays(file)):
        raise RefusedFile(strays)
    return _portable(file)


def _parse(raw: bytes) -> tuple[str, Any]:
    """The text, once it is known to be sound JSON, and the format that it says it has."""
    if len(raw) > LARGEST_FILE:
        raise _too_large()
    try:
        text = raw.decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise _refused("is not UTF-8 text.") from None
    except RecursionError:
        raise _refused("is nested too deeply.") from None
    except ValueError as error:
        raise _refused(f"is no JSON: {error}.") from None
    return text, document.get("format") if isinstance(document, dict) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A group whose keys are there once; of two values nobody knows which one is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is there twice")
    return found


def _refused(message: str) -> RefusedFile:
    return RefusedFile([RowProblem("", f"The file {message}")])


def _too_large() -> RefusedFile:
    return _refused(f"is larger than {LARGEST_FILE // 2**20} MiB.")


def _problems(error: ValidationError) -> Iterator[RowProblem]:
    for each in error.errors(include_url=False, include_input=False):
        path = "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" for part in each["loc"]
        )
        yield RowProblem(path.lstrip("."), each["msg"].removeprefix("Value error, "))


def _strays(file: RecordsFile) -> Iterator[RowProblem]:
    """Identities that are there twice, and drawings of sessions that are not in the file."""
    for name in ("sessions", "cards", "drawings", "plan_items", "day_marks"):
        seen: set[str] = set()
        for at, row in enumerate(getattr(file, name)):
            if row.id in seen:
                yield RowProblem(f"{name}[{at}].id", "is there twice.")
            seen.add(row.id)
    events: set[str] = set()
    for at, session in enumerate(file.sessions):
        for place, event in enumerate(session.events):
            if event.id in events:
                yield RowProblem(f"sessions[{at}].events[{place}].id", "is there twice.")
            events.add(event.id)
    sessions = {session.id for session in file.sessions}
    for at, drawing in enumerate(file.drawings):
        if drawing.session not in sessions:
            yield RowProblem(f"drawings[{at}].session", "is no session of this file.")


def _portable(file: RecordsFile) -> Portable:
    return Portable(
        sessions=tuple(_session(each) for each in file.sessions),
        cards=tuple(_card(each) for each in file.cards),
        drawings=tuple(_drawing(each) for each in file.drawings),
        plan_items=tuple(_plan_item(each) for each in file.plan_items),
        plans=tuple(_plan(each) for each in file.plans),
        day_marks=tuple(_day_mark(each) for each in file.day_marks),
        settings=file.settings,
    )


def _session(row: SessionEntry) -> PortableSession:
    return PortableSession(
        row.id, row.exercise, row.version, row.title, row.language, row.choices, _moment(row),
        tuple(_event(event) for event in row.events),
    )


def _event(row: EventRow) -> PortableEvent:
    return PortableEvent(row.id, row.kind, row.body, _moment(row))


def _card(row: CardRow) -> PortableCard:
    return PortableCard(row.id, row.title, row.exercise, row.fields, _moment(row))


def _drawing(row: DrawingRow) -> PortableDrawing:
    return PortableDrawing(row.id, row.session, row.place, row.png, _moment(row))


def _plan_item(row: PlanItemRow) -> PortablePlanItem:
    done = tuple(
        PortableDone(date.fromisoformat(each.day), _utc_ms(each.marked_utc)) for each in row.done
    )
    return PortablePlanItem(
        row.id, row.what, row.often, date.fromisoformat(row.first_day), row.exercise, done,
        _moment(row),
    )


def _plan(row: PlanRow) -> PortablePlan:
    return PortablePlan(
        row.plan, date.fromisoformat(row.started),
        date.fromisoformat(row.ended) if row.ended else None, _utc_ms(row.taken_up_utc),
    )


def _day_mark(row: DayMarkRow) -> PortableDayMark:
    return PortableDayMark(
        row.id, date.fromisoformat(row.marked_day), row.words, _moment(row)
    )


def _moment(row: Timed) -> Moment:
    return Moment(_utc_ms(row.utc), row.offset_min, row.day)


def _utc_ms(text: str) -> int:
    return (datetime.fromisoformat(text) - _EPOCH) // _MILLISECOND
