"""Drawings, as the PNG bytes that the canvas made."""

from __future__ import annotations

from collections.abc import Sequence

from coping_app.store.base.encoding import new_id, place_of, place_text
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment, utc_or_none
from coping_app.store.repositories.events import number_of
from coping_app.store.repositories.records import StoredDrawing

LARGEST_PNG = 32 * 1024 * 1024
"""Bytes; a canvas of 16 megapixels stays below."""


class DrawingRepository:
    """A person's drawings. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def save(
        self, session_id: str, place: Sequence[int], png: bytes, drawing_id: str = ""
    ) -> str:
        """Keeps a drawing; returns its id.

        Args:
            session_id: Of the session it was made in.
            place: Of its step.
            png: What the canvas made.
            drawing_id: From ``new_id``, where it was given out before; else one is made.

        Raises:
            ValueError: Empty, or larger than ``LARGEST_PNG``.
            KeyError: There is no such session.
        """
        if not 1 <= len(png) <= LARGEST_PNG:
            raise ValueError(f"a drawing has from 1 to {LARGEST_PNG} bytes, not {len(png)}")
        drawing_id = drawing_id or new_id()

        def add(connection: Connection, now: Moment) -> None:
            number = number_of(connection, session_id)
            connection.execute(
                "INSERT INTO drawing (id, session, place, png, saved_ms, offset_min, local_date)"
                " VALUES (?,?,?,?,?,?,?)",
                (drawing_id, number, place_text(place), png, *now),
            )

        self._keeping.save(add)
        return drawing_id

    def all(self, limit: int | None = None) -> list[StoredDrawing]:
        """Drawings in use, the latest first."""
        return self._found("IS NULL", limit)

    def removed(self) -> list[StoredDrawing]:
        """Drawings removed in the last 30 days, the latest first."""
        return self._found("IS NOT NULL", None)

    def remove(self, drawing_id: str) -> None:
        """Removes a drawing; it can be restored for 30 days."""
        self._keeping.save(lambda c, now: _mark_removed(c, drawing_id, now.utc_ms))

    def restore(self, drawing_id: str) -> None:
        """Takes the removal of a drawing back."""
        self._keeping.save(lambda c, _: _mark_removed(c, drawing_id, None))

    def _found(self, state: str, limit: int | None) -> list[StoredDrawing]:
        rows = self._keeping.read(
            "SELECT drawing.id, session.id, place, png, drawing.removed_ms, saved_ms,"
            " drawing.offset_min, drawing.local_date FROM drawing"
            " JOIN session ON session.number = drawing.session"
            f" WHERE drawing.removed_ms {state} AND session.removed_ms IS NULL"
            " ORDER BY drawing.number DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return [
            StoredDrawing(
                key, session_id, place_of(place), bytes(png), Moment(*moment), utc_or_none(gone)
            )
            for key, session_id, place, png, gone, *moment in rows
        ]


def _mark_removed(connection: Connection, drawing_id: str, removed_ms: int | None) -> None:
    connection.execute("UPDATE drawing SET removed_ms = ? WHERE id = ?", (removed_ms, drawing_id))
