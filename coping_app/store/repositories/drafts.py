"""What a person has begun to write in a step and not yet handed in. It ends with the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coping_app.store.base.encoding import from_json, place_text, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.queries import Read


def save(
    connection: Connection, moment: Moment, session: int, place: Sequence[int], value: Any
) -> None:
    """Keeps the draft of a step instead of the one before."""
    connection.execute(
        "INSERT INTO draft (session, place, value, saved_ms) VALUES (?,?,?,?)"
        " ON CONFLICT (session, place) DO UPDATE SET"
        " value = excluded.value, saved_ms = excluded.saved_ms",
        (session, place_text(place), to_json(value), moment.utc_ms),
    )


def remove(connection: Connection, session: int, place: Sequence[int]) -> None:
    """Destroys the draft of a step."""
    connection.execute(
        "DELETE FROM draft WHERE session = ? AND place = ?", (session, place_text(place))
    )


def find(read: Read, session_id: str, place: Sequence[int]) -> Any:
    """The draft of a step, or None."""
    rows = read(
        "SELECT value FROM draft WHERE place = ? AND session ="
        " (SELECT number FROM session WHERE id = ?)",
        (place_text(place), session_id),
    )
    return from_json(rows[0][0]) if rows else None
