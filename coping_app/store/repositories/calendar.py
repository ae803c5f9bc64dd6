"""The person's calendar: what they planned, how often, and on which days it was done."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.encoding import new_id
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import utc_or_none
from coping_app.store.repositories.records import PlanItem


class CalendarRepository:
    """What is in the calendar. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def add(
        self, what: str, often: str, first_date: date, exercise_id: str | None = None
    ) -> str:
        """Puts something into the calendar; returns its id. See ``PlanItem``."""
        text = self._keeping.clean(what)
        item_id = new_id()
        self._keeping.save(
            lambda connection, now: connection.execute(
                "INSERT INTO plan_item (id, what, often, first_date, exercise_id,"
                " saved_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?)",
                (item_id, text, often, first_date.isoformat(), exercise_id, *now),
            )
        )
        return item_id

    def all(self) -> list[PlanItem]:
        """What is in the calendar, by first day."""
        return self._found("IS NULL")

    def removed(self) -> list[PlanItem]:
        """Items removed in the last 30 days, by first day."""
        return self._found("IS NOT NULL")

    def mark_done(self, item_id: str, day: date | None = None) -> None:
        """Marks an item done, today unless told; again changes nothing."""
        chosen = day or self._keeping.today()
        self._keeping.save(
            lambda connection, now: connection.execute(
                "INSERT INTO plan_done (item, local_date, done_ms)"
                " SELECT number, ?, ? FROM plan_item WHERE id = ?"
                " ON CONFLICT (item, local_date) DO NOTHING",
                (chosen.isoformat(), now.utc_ms, item_id),
            )
        )

    def unmark_done(self, item_id: str, day: date | None = None) -> None:
        """Takes that mark back."""
        chosen = day or self._keeping.today()
        self._keeping.save(
            lambda connection, _: connection.execute(
                "DELETE FROM plan_done WHERE local_date = ?"
                " AND item = (SELECT number FROM plan_item WHERE id = ?)",
                (chosen.isoformat(), item_id),
            )
        )

    def remove(self, item_id: str) -> None:
        """Removes an item; it can be restored for 30 days."""
        self._keeping.save(lambda c, now: _mark_removed(c, item_id, now.utc_ms))

    def restore(self, item_id: str) -> None:
        """Takes the removal of an item back."""
        self._keeping.save(lambda c, _: _mark_removed(c, item_id, None))

    def _found(self, state: str) -> list[PlanItem]:
        done: dict[int, list[date]] = {}
        for number, day in self._keeping.read(
            "SELECT item, local_date FROM plan_done ORDER BY item, local_date"
        ):
            done.setdefault(number, []).append(date.fromisoformat(day))
        rows = self._keeping.read(
            "SELECT number, id, what, often, first_date, exercise_id, removed_ms FROM plan_item"
            f" WHERE removed_ms {state} ORDER BY first_date, number"
        )
        return [
            PlanItem(
                key, what, often, date.fromisoformat(first), exercise_id,
                tuple(done.get(number, ())), utc_or_none(gone),
            )
            for number, key, what, often, first, exercise_id, gone in rows
        ]


def _mark_removed(connection: Connection, item_id: str, removed_ms: int | None) -> None:
    connection.execute("UPDATE plan_item SET removed_ms = ? WHERE id = ?", (removed_ms, item_id))
