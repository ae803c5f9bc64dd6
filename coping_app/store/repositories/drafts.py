"""What a person has begun to write in a step and not yet handed in. It ends with the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coping_app.store.base.encoding import from_json, place_text, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.events import number_of
from coping_app.store.repositories.queries import Read


class DraftRepository:
    """Drafts of the steps of sessions. Everything can raise a ``StoreError``."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def save(self, session_id: str, place: Sequence[int], value: Any) -> None:
        """Keeps what was begun in a step, until its answer is given or the session ends."""
        cleaned = self._keeping.clean(value)
        self._keeping.save(lambda c, now: put_draft(c, now, session_id, place, cleaned))

    def at(self, session_id: str, place: Sequence[int]) -> Any:
        """The draft of a step, or None."""
        return draft_at(self._keeping.read, session_id, place)

    def remove(self, session_id: str, place: Sequence[int]) -> None:
        """Destroys the draft of a step, in the log of the database as well.

        Raises:
            StoreError: It may still be on the disk; ask again.
        """
        self._keeping.save(
            lambda connection, _: connection.execute(
                "DELETE FROM draft WHERE session = ? AND place = ?",
                (number_of(connection, session_id), place_text(place)),
            )
        )
        self._keeping.forget()


def put_draft(
    connection: Connection, now: Moment, session_id: str, place: Sequence[int], value: Any
) -> None:
    """Keeps a draft instead of the one before at that place."""
    connection.execute(
        "INSERT INTO draft (session, place, value, saved_ms) VALUES (?,?,?,?)"
        " ON CONFLICT (session, place) DO UPDATE SET"
        " value = excluded.value, saved_ms = excluded.saved_ms",
        (number_of(connection, session_id), place_text(place), to_json(value), now.utc_ms),
    )


def draft_at(read: Read, session_id: str, place: Sequence[int]) -> Any:
    """The draft at a place of a session, or None."""
    rows = read(
        "SELECT value FROM draft WHERE place = ? AND session ="
        " (SELECT number FROM session WHERE id = ?)",
        (place_text(place), session_id),
    )
    return from_json(rows[0][0]) if rows else None
