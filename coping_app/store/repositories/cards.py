"""Personal cards: saved under a title, replaced by the next of that title, removed with undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coping_app.store.base.encoding import from_json, new_id, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment, utc_or_none
from coping_app.store.repositories.records import Card

_CARD = (
    "SELECT id, title, exercise_id, fields, removed_ms, saved_ms, offset_min, local_date FROM card"
)


class CardRepository:
    """A person's cards. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def save(self, title: str, exercise_id: str, fields: Sequence[Mapping[str, Any]]) -> str:
        """Saves a card; returns its id. One of the same title becomes an earlier version.

        Args:
            title: Of the card, not empty.
            exercise_id: The exercise it came from.
            fields: In order, each with ``ask``, ``name`` and ``answer``, JSON-ready.
        """
        cleaned = to_json(self._keeping.clean([dict(field) for field in fields]))
        card_id = new_id()

        def add(connection: Connection, now: Moment) -> None:
            _replace(connection, now, title)
            connection.execute(
                "INSERT INTO card (id, title, exercise_id, fields, saved_ms, offset_min,"
                " local_date) VALUES (?,?,?,?,?,?,?)",
                (card_id, title, exercise_id, cleaned, *now),
            )

        self._keeping.save(add)
        return card_id

    def all(self) -> list[Card]:
        """Cards in use, the last saved first."""
        return self._found("removed_ms IS NULL ORDER BY number DESC")

    def titled(self, title: str) -> Card | None:
        """The card in use of that title."""
        found = self._found("removed_ms IS NULL AND title = ?", title)
        return found[0] if found else None

    def earlier(self, title: str) -> list[Card]:
        """Earlier versions of a card, the latest first; kept for 30 days."""
        return self._found("replaced = 1 AND title = ? ORDER BY number DESC", title)

    def removed(self) -> list[Card]:
        """Cards that the person removed in the last 30 days, the last removed first."""
        return self._found(
            "removed_ms IS NOT NULL AND replaced = 0 ORDER BY removed_ms DESC, number DESC"
        )

    def remove(self, card_id: str) -> None:
        """Removes a card; it can be restored for 30 days."""
        self._keeping.save(
            lambda connection, now: connection.execute(
                "UPDATE card SET removed_ms = ?, replaced = 0"
                " WHERE id = ? AND removed_ms IS NULL",
                (now.utc_ms, card_id),
            )
        )

    def restore(self, card_id: str) -> None:
        """Takes a removed or earlier card back into use, instead of the one of its title."""

        def restore(connection: Connection, now: Moment) -> None:
            row = connection.execute(
                "SELECT title FROM card WHERE id = ? AND removed_ms IS NOT NULL", (card_id,)
            ).fetchone()
            if row is not None:
                _replace(connection, now, row[0])
                connection.execute(
                    "UPDATE card SET removed_ms = NULL, replaced = 0 WHERE id = ?", (card_id,)
                )

        self._keeping.save(restore)

    def _found(self, where: str, *values: Any) -> list[Card]:
        rows = self._keeping.read(f"{_CARD} WHERE {where}", values)
        return [
            Card(
                key, title, exercise_id, tuple(from_json(fields)), Moment(*moment),
                utc_or_none(gone),
            )
            for key, title, exercise_id, fields, gone, *moment in rows
        ]


def _replace(connection: Connection, now: Moment, title: str) -> None:
    connection.execute(
        "UPDATE card SET removed_ms = ?, replaced = 1 WHERE title = ? AND removed_ms IS NULL",
        (now.utc_ms, title),
    )
