"""The person's calendar: what they planned, how often, and on which days it was done."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.encoding import new_id
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, utc_or_none
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import PlanItem


def add(
    connection: Connection,
    moment: Moment,
    what: str,
    often: str,
    first_date: date,
    exercise_id: str | None,
) -> str:
    """Adds an item; returns its id."""
    item_id = new_id()
    connection.execute(
        "INSERT INTO plan_item (id, what, often, first_date, exercise_id,"
        " saved_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?)",
        (
            item_id, what, often, first_date.isoformat(), exercise_id,
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    )
    return item_id


def mark_done(connection: Connection, moment: Moment, item_id: str, day: date) -> None:
    """Marks an item done on a day; doing so again changes nothing."""
    connection.execute(
        "INSERT INTO plan_done (item, local_date, done_ms)"
        " SELECT number, ?, ? FROM plan_item WHERE id = ?"
        " ON CONFLICT (item, local_date) DO NOTHING",
        (day.isoformat(), moment.utc_ms, item_id),
    )


def unmark_done(connection: Connection, item_id: str, day: date) -> None:
    """Takes a mark of a day back."""
    connection.execute(
        "DELETE FROM plan_done WHERE local_date = ?"
        " AND item = (SELECT number FROM plan_item WHERE id = ?)",
        (day.isoformat(), item_id),
    )


def mark_removed(connection: Connection, item_id: str, removed_ms: int | None) -> None:
    """Takes an item out of use, or (None) back into it."""
    connection.execute("UPDATE plan_item SET removed_ms = ? WHERE id = ?", (removed_ms, item_id))


def find(read: Read, *, removed: bool) -> list[PlanItem]:
    """Items in use or removed ones, by their first day."""
    state = "IS NOT NULL" if removed else "IS NULL"
    done: dict[int, list[date]] = {}
    for number, day in read("SELECT item, local_date FROM plan_done ORDER BY item, local_date", ()):
        done.setdefault(number, []).append(date.fromisoformat(day))
    rows = read(
        "SELECT number, id, what, often, first_date, exercise_id, removed_ms FROM plan_item"
        f" WHERE removed_ms {state} ORDER BY first_date, number",
        (),
    )
    return [
        PlanItem(
            key, what, often, date.fromisoformat(first), exercise_id,
            tuple(done.get(number, ())), utc_or_none(gone),
        )
        for number, key, what, often, first, exercise_id, gone in rows
    ]
