"""Personal trials as they are kept, one row each, so that those of two computers add up."""

from __future__ import annotations

from datetime import date
from typing import Any

from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.text import clean
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import StoredTrial

COLUMNS = (
    "id, a, b, start, weeks, seed, arms, scale, a_title, b_title, stopped, seen, put_off"
)
"""In the order of ``StoredTrial``."""


class TrialRepository:
    """A person's trials. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def all(self) -> list[StoredTrial]:
        """Every trial, in the order they were kept."""
        return find(self._keeping.read)

    def keep(self, trial: StoredTrial) -> None:
        """Adds a trial, or changes what became of the one of that id: see ``put``."""
        self._keeping.save(lambda connection, _: put(connection, trial))


def find(read: Read) -> list[StoredTrial]:
    """Every trial, in the order they were kept."""
    return [trial_of(row) for row in read(f"SELECT {COLUMNS} FROM trial ORDER BY number", ())]


def put(connection: Connection, trial: StoredTrial) -> None:
    """Adds a trial; of one that is there only ``stopped``, ``seen`` and ``put_off`` change."""
    connection.execute(
        f"INSERT INTO trial ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET stopped = excluded.stopped, seen = excluded.seen,"
        " put_off = excluded.put_off",
        (
            *trial[:3], trial.start.isoformat(), *trial[4:8], clean(trial.a_title).value,
            clean(trial.b_title).value, _text(trial.stopped), int(trial.seen), _text(trial.put_off),
        ),
    )


def trial_of(row: Any) -> StoredTrial:
    """The trial of a row; its columns stand in the order of the record.

    Raises:
        ValueError: A day is none.
    """
    key, a, b, start, weeks, seed, order, scale, a_title, b_title, stopped, seen, put_off = row
    return StoredTrial(
        key, a, b, date.fromisoformat(start), weeks, seed, order, scale, a_title, b_title,
        _day(stopped), bool(seen), _day(put_off),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
