"""Notes that the person sets on a day: "new medicine", "holiday", "bad cold"."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.encoding import new_id
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment, text_of, utc_or_none
from coping_app.store.repositories.records import DayMark

LONGEST_MARK = 200
"""Characters; a mark is one line beside a chart, not a diary."""
EARLIEST_DAY = date(2000, 1, 1)
LATEST_DAY = date(2199, 12, 31)
"""The days that records can be from; an export of any other would not be taken in again."""


class DayMarkRepository:
    """Notes on days. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def add(self, day: date, words: str) -> str:
        """Sets a note on a day; returns its id.

        Args:
            day: From ``EARLIEST_DAY`` to ``LATEST_DAY``; days to come are fine.
            words: One line; what is longer than ``LONGEST_MARK`` is cut.

        Raises:
            ValueError: No words, or a day that records can't be from.
        """
        line = self._checked(day, words)
        mark_id = new_id()
        self._keeping.save(
            lambda connection, now: connection.execute(
                "INSERT INTO day_mark (id, day, words, saved_ms, offset_min, local_date)"
                " VALUES (?,?,?,?,?,?)",
                (mark_id, day.isoformat(), line, *now),
            )
        )
        return mark_id

    def all(self, since: date | None = None) -> list[DayMark]:
        """Notes in use on the day ``since`` or after it, the oldest day first."""
        rows = self._keeping.read(
            "SELECT id, day, words, saved_ms, offset_min, local_date FROM day_mark"
            " WHERE removed_ms IS NULL AND day >= ? ORDER BY day, number",
            (text_of(since),),
        )
        return [
            DayMark(key, date.fromisoformat(day), words, Moment(*moment))
            for key, day, words, *moment in rows
        ]

    def update(self, mark_id: str, day: date, words: str) -> None:
        """Gives a note in use another day or other words; see ``add``."""
        line = self._checked(day, words)
        self._keeping.save(
            lambda connection, now: connection.execute(
                "UPDATE day_mark SET day = ?, words = ?, saved_ms = ?, offset_min = ?,"
                " local_date = ? WHERE id = ? AND removed_ms IS NULL",
                (day.isoformat(), line, *now, mark_id),
            )
        )

    def remove(self, mark_id: str) -> None:
        """Removes a note; it can be restored for 30 days."""
        self._keeping.save(lambda c, now: _mark_removed(c, mark_id, now.utc_ms))

    def restore(self, mark_id: str) -> None:
        """Takes the removal of a note back."""
        self._keeping.save(lambda c, _: _mark_removed(c, mark_id, None))

    def removed(self) -> list[DayMark]:
        """Notes removed in the last 30 days, the last removed first."""
        rows = self._keeping.read(
            "SELECT id, day, words, removed_ms, saved_ms, offset_min, local_date FROM day_mark"
            " WHERE removed_ms IS NOT NULL ORDER BY removed_ms DESC, number DESC"
        )
        return [
            DayMark(key, date.fromisoformat(day), words, Moment(*moment), utc_or_none(gone))
            for key, day, words, gone, *moment in rows
        ]

    def _checked(self, day: date, words: str) -> str:
        """The words as they are kept: cleaned, on one line, at most ``LONGEST_MARK`` long."""
        if not EARLIEST_DAY <= day <= LATEST_DAY:
            raise ValueError(f"a mark is on a day from {EARLIEST_DAY} to {LATEST_DAY}, not {day}")
        line = " ".join(str(self._keeping.clean(words)).split())
        if not line:
            raise ValueError(f"a mark has words, got {words!r}")
        self._keeping.trimmed = len(line) > LONGEST_MARK
        return line[:LONGEST_MARK].rstrip()


def _mark_removed(connection: Connection, mark_id: str, removed_ms: int | None) -> None:
    connection.execute("UPDATE day_mark SET removed_ms = ? WHERE id = ?", (removed_ms, mark_id))
