"""Drawings, as the PNG bytes that the canvas made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coping_app.store.base.encoding import new_id, place_of, place_text
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, utc_of, utc_or_none
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import StoredDrawing

LARGEST_PNG = 32 * 1024 * 1024
"""Bytes; a canvas of 16 megapixels stays below."""


def save(
    connection: Connection,
    moment: Moment,
    session: int,
    place: Sequence[int],
    png: bytes,
    drawing_id: str = "",
) -> str:
    """Adds a drawing, under ``drawing_id`` where it has one already; returns its id.

    Raises:
        ValueError: Empty, or larger than ``LARGEST_PNG``.
    """
    if not 1 <= len(png) <= LARGEST_PNG:
        raise ValueError(f"a drawing has from 1 to {LARGEST_PNG} bytes, not {len(png)}")
    drawing_id = drawing_id or new_id()
    connection.execute(
        "INSERT INTO drawing (id, session, place, png, saved_ms, offset_min, local_date)"
        " VALUES (?,?,?,?,?,?,?)",
        (
            drawing_id, session, place_text(place), png,
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    )
    return drawing_id


def mark_removed(connection: Connection, drawing_id: str, removed_ms: int | None) -> None:
    """Takes a drawing out of use, or (None) back into it."""
    connection.execute("UPDATE drawing SET removed_ms = ? WHERE id = ?", (removed_ms, drawing_id))


def find(read: Read, *, removed: bool, limit: int | None = None) -> list[StoredDrawing]:
    """Drawings in use or removed ones, the latest first."""
    state = "IS NOT NULL" if removed else "IS NULL"
    rows = read(
        "SELECT drawing.id, session.id, place, png, drawing.local_date, saved_ms,"
        " drawing.removed_ms FROM drawing JOIN session ON session.number = drawing.session"
        f" WHERE drawing.removed_ms {state} AND session.removed_ms IS NULL"
        " ORDER BY drawing.number DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return [
        StoredDrawing(
            key, session_id, place_of(place), bytes(png), date.fromisoformat(day),
            utc_of(ms), utc_or_none(gone),
        )
        for key, session_id, place, png, day, ms, gone in rows
    ]
