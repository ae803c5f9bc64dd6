"""Removed things wait 30 days for undo, then they are gone for good."""

from __future__ import annotations

from coping_app.store.engine import Connection
from coping_app.store.moments import Moment
from coping_app.store.queries import Read

KEEP_REMOVED_DAYS = 30
_DAY_MS = 24 * 60 * 60 * 1000
_TABLES = ("card", "day_mark", "drawing", "plan_item", "session")


def mark_session(connection: Connection, session_id: str, removed_ms: int | None) -> None:
    """Takes a session out of every list and sum, or (None) back into them."""
    connection.execute("UPDATE session SET removed_ms = ? WHERE id = ?", (removed_ms, session_id))


def is_any_due(read: Read, moment: Moment) -> bool:
    """True where something has waited long enough."""
    due_ms = _due_ms(moment)
    return any(
        read(f"SELECT 1 FROM {table} WHERE removed_ms < ? LIMIT 1", (due_ms,))
        for table in _TABLES
    )


def purge(connection: Connection, moment: Moment) -> None:
    """Destroys what has waited long enough; ``secure_delete`` overwrites it."""
    due_ms = _due_ms(moment)
    connection.execute(
        "DELETE FROM event WHERE session IN (SELECT number FROM session WHERE removed_ms < ?)",
        (due_ms,),
    )
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE removed_ms < ?", (due_ms,))


def _due_ms(moment: Moment) -> int:
    return moment.utc_ms - KEEP_REMOVED_DAYS * _DAY_MS
