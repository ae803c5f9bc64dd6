"""Notes that the person sets on a day: "new medicine", "holiday", "bad cold"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coping_app.store.base.encoding import new_id
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, text_of, utc_or_none
from coping_app.store.base.text import clean
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import DayMark

LONGEST_MARK = 200
"""Characters; a mark is one line beside a chart, not a diary."""
EARLIEST_DAY = date(2000, 1, 1)
LATEST_DAY = date(2199, 12, 31)
"""The days that records can be from; an export of any other would not be taken in again."""


class Checked(NamedTuple):
    """A mark that can be kept; ``trimmed`` is True where its words were too long."""

    day: str
    words: str
    trimmed: bool


def checked(day: date, words: str) -> Checked:
    """A mark as it is kept: cleaned, on one line, at most ``LONGEST_MARK`` characters long.

    Raises:
        ValueError: No words, or a day outside of ``EARLIEST_DAY`` to ``LATEST_DAY``.
    """
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise ValueError(f"a mark is on a day from {EARLIEST_DAY} to {LATEST_DAY}, not {day}")
    line = " ".join(str(clean(words).value).split())
    if not line:
        raise ValueError("a mark has words")
    return Checked(day.isoformat(), line[:LONGEST_MARK].rstrip(), len(line) > LONGEST_MARK)


def add(connection: Connection, moment: Moment, mark: Checked) -> str:
    """Adds a mark; returns its id."""
    mark_id = new_id()
    connection.execute(
        "INSERT INTO day_mark (id, day, words, saved_ms, offset_min, local_date)"
        " VALUES (?,?,?,?,?,?)",
        (mark_id, mark.day, mark.words, *moment),
    )
    return mark_id


def change(connection: Connection, moment: Moment, mark_id: str, mark: Checked) -> None:
    """Gives a mark in use another day or other words."""
    connection.execute(
        "UPDATE day_mark SET day = ?, words = ?, saved_ms = ?, offset_min = ?, local_date = ?"
        " WHERE id = ? AND removed_ms IS NULL",
        (mark.day, mark.words, *moment, mark_id),
    )


def mark_removed(connection: Connection, mark_id: str, removed_ms: int | None) -> None:
    """Takes a mark out of use, or (None) back into it."""
    connection.execute("UPDATE day_mark SET removed_ms = ? WHERE id = ?", (removed_ms, mark_id))


def find(read: Read, since: date | None = None) -> list[DayMark]:
    """Marks in use on the day ``since`` or after it, the oldest day first."""
    rows = read(
        "SELECT id, day, words FROM day_mark WHERE removed_ms IS NULL AND day >= ?"
        " ORDER BY day, number",
        (text_of(since),),
    )
    return [DayMark(key, date.fromisoformat(day), words) for key, day, words in rows]


def find_removed(read: Read) -> list[DayMark]:
    """Removed marks, the last removed first."""
    rows = read(
        "SELECT id, day, words, removed_ms FROM day_mark WHERE removed_ms IS NOT NULL"
        " ORDER BY removed_ms DESC, number DESC",
        (),
    )
    return [
        DayMark(key, date.fromisoformat(day), words, utc_or_none(gone))
        for key, day, words, gone in rows
    ]
