"""Removed things wait 30 days for undo, then they are gone for good.

A clock can be wrong by years, so one start's word is not taken for it: the first start by whose
clock something has waited long enough only notes when that was. Another start destroys it, on
another day at least ``APART_MS`` later by a clock that did not run back. A start whose clock
stands before the note shows that one of the two was wrong: the note is dropped.
"""

from __future__ import annotations

from typing import NamedTuple

from coping_app.store.base.encoding import from_json, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.queries import Read

KEEP_REMOVED_DAYS = 30
_DAY_MS = 24 * 60 * 60 * 1000
APART_MS = _DAY_MS // 2
"""Two starts around the hour at which a day begins are one sitting, not two days."""
_NOTE = "removed_due"
_NEVER_MS = 2**62
_TABLES = ("card", "day_mark", "drawing", "plan_item", "session")


class _Note(NamedTuple):
    """When a start found that something had waited long enough."""

    utc_ms: int
    local_date: str


def is_any_due(read: Read, moment: Moment) -> bool:
    """True where something has waited long enough, or an earlier start has said so."""
    due_ms = _due_ms(moment.utc_ms)
    return _note(read) is not None or any(
        read(f"SELECT 1 FROM {table} WHERE removed_ms < ? LIMIT 1", (due_ms,))
        for table in _TABLES
    )


def purge(connection: Connection, moment: Moment) -> bool:
    """Destroys what has waited long enough by this start and one of another day.

    Returns:
        True where something was destroyed.
    """

    def read(sql: str, values: tuple[object, ...]) -> list[object]:
        return connection.execute(sql, values).fetchall()

    note = _note(read)
    agreed = note is not None and moment.utc_ms >= note.utc_ms
    if note is not None and agreed:
        if moment.local_date == note.local_date or moment.utc_ms - note.utc_ms < APART_MS:
            return False
        _destroy(connection, _due_ms(note.utc_ms))
    connection.execute("DELETE FROM about WHERE key = ?", (_NOTE,))
    if is_any_due(read, moment):
        kept = to_json([moment.utc_ms, moment.local_date])
        connection.execute("INSERT INTO about (key, value) VALUES (?, ?)", (_NOTE, kept))
    return agreed


def count(read: Read) -> int:
    """How many things were removed and still wait."""
    return sum(
        int(read(f"SELECT count(*) FROM {table} WHERE removed_ms IS NOT NULL", ())[0][0])
        for table in _TABLES
    )


def destroy_all(connection: Connection) -> None:
    """Destroys everything that was removed, however short it has waited."""
    _destroy(connection, _NEVER_MS)


def _destroy(connection: Connection, due_ms: int) -> None:
    """Destroys what was removed before ``due_ms``; ``secure_delete`` overwrites it."""
    connection.execute(
        "DELETE FROM event WHERE session IN (SELECT number FROM session WHERE removed_ms < ?)",
        (due_ms,),
    )
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE removed_ms < ?", (due_ms,))


def _note(read: Read) -> _Note | None:
    rows = read("SELECT value FROM about WHERE key = ?", (_NOTE,))
    return _Note(*from_json(rows[0][0])) if rows else None


def _due_ms(utc_ms: int) -> int:
    return utc_ms - KEEP_REMOVED_DAYS * _DAY_MS
