"""Personal cards: saved under a title, replaced by the next of that title, removed with undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coping_app.store.base.encoding import from_json, new_id, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, utc_of, utc_or_none
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import Card

_CARD = "SELECT id, title, exercise_id, fields, saved_ms, removed_ms FROM card"


def save(
    connection: Connection,
    moment: Moment,
    title: str,
    exercise_id: str,
    fields: Sequence[Mapping[str, Any]],
) -> str:
    """Adds a card; the one of the same title becomes an earlier version of it."""
    _replace(connection, moment, title)
    card_id = new_id()
    connection.execute(
        "INSERT INTO card (id, title, exercise_id, fields, saved_ms, offset_min, local_date)"
        " VALUES (?,?,?,?,?,?,?)",
        (
            card_id, title, exercise_id, to_json([dict(field) for field in fields]),
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    )
    return card_id


def remove(connection: Connection, moment: Moment, card_id: str) -> None:
    """Takes a card out of use; it can be restored for a while."""
    connection.execute(
        "UPDATE card SET removed_ms = ?, replaced = 0 WHERE id = ? AND removed_ms IS NULL",
        (moment.utc_ms, card_id),
    )


def restore(connection: Connection, moment: Moment, card_id: str) -> None:
    """Puts a removed or earlier card back into use, instead of the one of its title."""
    row = connection.execute(
        "SELECT title FROM card WHERE id = ? AND removed_ms IS NOT NULL", (card_id,)
    ).fetchone()
    if row is None:
        return
    _replace(connection, moment, row[0])
    connection.execute("UPDATE card SET removed_ms = NULL, replaced = 0 WHERE id = ?", (card_id,))


def in_use(read: Read) -> list[Card]:
    """Cards in use, the last saved first."""
    return _cards(read(f"{_CARD} WHERE removed_ms IS NULL ORDER BY number DESC", ()))


def titled(read: Read, title: str) -> Card | None:
    """The card in use of that title."""
    found = _cards(read(f"{_CARD} WHERE removed_ms IS NULL AND title = ?", (title,)))
    return found[0] if found else None


def removed(read: Read) -> list[Card]:
    """Cards that the person removed, the last removed first."""
    return _cards(
        read(
            f"{_CARD} WHERE removed_ms IS NOT NULL AND replaced = 0"
            " ORDER BY removed_ms DESC, number DESC",
            (),
        )
    )


def earlier(read: Read, title: str) -> list[Card]:
    """Earlier versions of the card of that title, the latest first."""
    return _cards(read(f"{_CARD} WHERE replaced = 1 AND title = ? ORDER BY number DESC", (title,)))


def _replace(connection: Connection, moment: Moment, title: str) -> None:
    connection.execute(
        "UPDATE card SET removed_ms = ?, replaced = 1 WHERE title = ? AND removed_ms IS NULL",
        (moment.utc_ms, title),
    )


def _cards(rows: list[Any]) -> list[Card]:
    return [
        Card(key, title, exercise_id, tuple(from_json(fields)), utc_of(ms), utc_or_none(gone))
        for key, title, exercise_id, fields, ms, gone in rows
    ]
