"""Reads a JSON file of records back: each row that is right, and why each other one is not.

A row that is wrong is left out with all that hangs on it and told by its place, never by what is
in it; the rest comes in. Only a file that cannot be read through is refused as a whole. Every
problem costs time and room, so a file that has nothing but problems is given up on.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from coping_app.content.reading.outside_files import read_whole
from coping_app.export.json.bodies import checked_json
from coping_app.export.json.model import FORMAT, LATER, ROWS
from coping_app.export.json.stream import Row, RowStream, too_many_values
from coping_app.store.repositories.kept_values import is_known, value_allowed
from coping_app.store.repositories.records import SuggestionAnswer
from coping_app.store.travel.portable import Portable, PortablePlan, PortableSession

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. Ten years of daily practice have 14 to 47 MB; of drawings there can be more. A larger
export is made in parts, by ``--from`` and ``--to``; imports add up."""
MOST_TOLD = 100
"""So many rows that were left out are told; the rest is counted."""
MOST_LEFT_OUT = 10_000
"""Of a file with more wrong rows nothing is taken in."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong, and in which row: ``sessions[3].events[5].body``. No row: the file."""

    row: str
    message: str


class RefusedFile(ValueError):
    """Nothing of the file is taken in, for one reason that concerns all of it."""

    def __init__(self, message: str, row: str = "") -> None:
        self.problem = RowProblem(row, message)
        super().__init__(f"{row} {message}".strip())


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds.

    Attributes:
        portable: Every row that is right.
        left_out: What is wrong with the first rows that are not, at most ``MOST_TOLD``.
        left_out_count: How many rows are not right.
    """

    portable: Portable
    left_out: tuple[RowProblem, ...] = ()
    left_out_count: int = 0


def read_file(path: Path) -> ReadFile:
    """The records of a file on the disk; one that is too large is refused unread.

    Raises:
        RefusedFile: It cannot be read through.
        OSError: It cannot be opened, or is no plain file.
    """
    try:
        return read_records(read_whole(path, LARGEST_FILE))
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise _too_large() from None
        raise


def read_records(raw: bytes) -> ReadFile:
    """The records of a file.

    Raises:
        RefusedFile: It cannot be read through.
    """
    if len(raw) > LARGEST_FILE:
        raise _too_large()
    if too_many_values(raw):
        raise RefusedFile("The file holds more values than any records have.")
    reader = _Reader()
    try:
        text = raw.decode("utf-8-sig")
        del raw  # tens of MB, where the caller does not hold them, too
        stream = RowStream(text, ROWS.keys())
        for row in stream.rows():
            reader.take(row)
    except UnicodeDecodeError:
        raise RefusedFile("The file is not UTF-8 text.") from None
    except RecursionError:
        raise RefusedFile("The file is nested too deeply.") from None
    except RefusedFile:
        raise
    except ValueError as error:
        raise RefusedFile(f"The file is no JSON of records: {error}.") from None
    if missing := [name for name in _NEEDED if name not in stream.members]:
        raise RefusedFile(f'The file has no "{missing[0]}".')
    return reader.read()


def _too_large() -> RefusedFile:
    return RefusedFile(f"The file is larger than {LARGEST_FILE // 2**20} MiB.")


_NEEDED = ("format", *(name for name in ROWS if name not in LATER), "settings")


class _Reader:
    """Takes rows one by one, and keeps what is right and what is wrong with the others."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Any]] = {name: [] for name in ROWS}
        self._places: list[int] = []
        self._known: dict[str, set[object]] = {name: set() for name in ROWS}
        self._events: set[str] = set()
        self._settings: dict[str, Any] = {}
        self._told: list[RowProblem] = []
        self._count = 0

    def take(self, row: Row) -> None:
        """Takes a row of a list, or a member that is none."""
        if row.member in ROWS:
            if row.at is None:
                raise RefusedFile("is no list.", row.member)
            self._take_row(f"{row.member}[{row.at}]", row)
        elif row.member == "format":
            _check_format(row.value)
        elif row.member == "settings":
            self._take_settings(row)
        elif row.member in ("made_on", "days"):
            pass  # told to a reader of the file; nothing follows from it
        else:
            raise RefusedFile("The file has a part that is not known here.")

    def read(self) -> ReadFile:
        """All of it, once every row was taken."""
        self._leave_strays_out()
        portable = Portable(
            **{name: tuple(rows) for name, rows in self._rows.items()}, settings=self._settings
        )
        return ReadFile(portable, tuple(self._told), self._count)

    def _take_row(self, name: str, row: Row) -> None:
        if row.twice:
            self._leave_out(name, "has a key that is there twice.")
            return
        if not isinstance(row.value, dict):
            self._leave_out(name, "is no group of keys.")
            return
        checked = _checked(ROWS[row.member], row.value)
        if isinstance(checked, _Wrong):
            self._leave_out(name + checked.path, checked.message)
            return
        identity = _identity(checked)
        if identity in self._known[row.member]:
            self._leave_out(name, "is there twice.")
        elif not (isinstance(checked, PortableSession) and self._is_told(name, checked)):
            self._known[row.member].add(identity)
            self._rows[row.member].append(checked)
            if row.member == "drawings":
                self._places.append(row.at or 0)

    def _is_told(self, name: str, session: PortableSession) -> bool:
        """Whether an event of a session was told before; the session is left out then."""
        events = {event.id for event in session.events}
        if len(events) < len(session.events) or not self._events.isdisjoint(events):
            self._leave_out(name, "has an event that is there twice.")
            return True
        self._events |= events
        return False

    def _take_settings(self, row: Row) -> None:
        if not isinstance(row.value, dict) or row.twice:
            raise RefusedFile("is no group of keys.", "settings")
        for at, (key, value) in enumerate(row.value.items()):
            if not is_known(key):
                self._leave_out(f"settings[{at}]", "is not known here.")
                continue
            try:
                checked_json(value)
            except ValueError as error:
                self._leave_out(f"settings.{key}", f"{error}.")
                continue
            if value_allowed(key, value):
                self._settings[key] = value
            else:
                self._leave_out(f"settings.{key}", "has no value that can be used.")

    def _leave_strays_out(self) -> None:
        """A drawing hangs on its session; without it, it is left out as well."""
        sessions, kept = self._known["sessions"], []
        for at, drawing in zip(self._places, self._rows["drawings"], strict=True):
            if drawing.session_id in sessions:
                kept.append(drawing)
            else:
                self._leave_out(
                    f"drawings[{at}].session", "does not come in, and the drawing stays with it."
                )
        self._rows["drawings"] = kept

    def _leave_out(self, name: str, message: str) -> None:
        self._count += 1
        if self._count > MOST_LEFT_OUT:
            raise RefusedFile(f"More than {MOST_LEFT_OUT} rows of the file are wrong.")
        if len(self._told) < MOST_TOLD:
            self._told.append(RowProblem(name, message))


def _check_format(version: Any) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise RefusedFile("is no number of a format.", "format")
    if version > FORMAT:
        raise RefusedFile("needs a newer version of this app.", "format")


class _Wrong(NamedTuple):
    """The first problem of a row: where in it, and what."""

    path: str
    message: str


def _identity(record: Any) -> object:
    """What a record is known by; a plan may be followed more than once."""
    if isinstance(record, PortablePlan):
        return record.plan_id, record.started, record.taken_up_ms
    if isinstance(record, SuggestionAnswer):
        return record.exercise_id
    return record.id


def _checked(row: TypeAdapter[Any], value: Any) -> Any:
    """The record, or a ``_Wrong``; the error, which holds what is in the row, goes no further."""
    try:
        return row.validate_python(value)
    except ValidationError as error:
        return _problem(error)


def _problem(error: ValidationError) -> _Wrong:
    """A key that nobody knows may be the person's words: it is not told."""
    first = error.errors(include_url=False, include_input=False)[0]
    places, message = list(first["loc"]), first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        places, message = places[:-1], "has a key that is not known here"
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in places)
    return _Wrong(path, f"{message}.")
