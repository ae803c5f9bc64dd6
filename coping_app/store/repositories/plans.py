"""Which plan the person follows, now and before, each with a copy of its document.

The first window shows the plan, and reading YAML would double its start. So taking a plan up keeps
a copy of what the pages need. It also outlives the file it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coping_app.store.base.encoding import from_json, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment
from coping_app.store.base.text import clean
from coping_app.store.repositories.records import ActivePlan, KeptItem, KeptPlan, KeptWeek


class PlanRepository:
    """Reads and changes the plan in use."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def current(self) -> ActivePlan | None:
        """The plan in use; None where there is none, or its copy is missing or damaged.

        Raises:
            StoreError: It cannot be read.
        """
        rows = self._keeping.read(
            "SELECT plan_id, started, ended, document FROM plan_use"
            " LEFT JOIN plan_document ON plan_use = number ORDER BY number DESC LIMIT 1"
        )
        if not rows or rows[0][2] is not None or rows[0][3] is None:
            return None
        plan_id, started, _, document = rows[0]
        plan = plan_of(from_json(document))
        if plan is None or plan.plan != plan_id:
            return None
        return ActivePlan(plan, date.fromisoformat(started))

    def use(self, plan: KeptPlan, started: date) -> None:
        """Takes up ``plan`` from ``started`` on; the one before ends today.

        Raises:
            StoreError: It could not be kept; the plan before is still in use.
        """

        def take_up(connection: Connection, moment: Moment) -> None:
            _put_down(connection, moment)
            row = connection.execute(
                "INSERT INTO plan_use (plan_id, started, saved_ms) VALUES (?,?,?)"
                " RETURNING number",
                (plan.plan, started.isoformat(), moment.utc_ms),
            ).fetchone()
            put_document(connection, int(row[0]), plan)

        self._keeping.save(take_up)

    def end(self) -> None:
        """Ends the plan in use, if there is one.

        Raises:
            StoreError: It is still in use.
        """
        self._keeping.save(_put_down)

    def put_back(self, earlier: ActivePlan | None) -> None:
        """Goes back to what ``current`` told before a change.

        Raises:
            StoreError: It could not be kept; nothing is changed.
        """
        if earlier is None:
            self.end()
        else:
            self.use(earlier.plan, earlier.started)


def put_document(connection: Connection, number: int, plan: KeptPlan) -> None:
    """Keeps the copy of a plan with the use of that number, which keeps the one it has."""
    connection.execute(
        "INSERT INTO plan_document (plan_use, document) VALUES (?,?)"
        " ON CONFLICT (plan_use) DO NOTHING",
        (number, to_json(clean(plain_plan(plan)).value)),
    )


def plain_plan(plan: KeptPlan) -> dict[str, Any]:
    """The copy as JSON-ready values."""
    weeks = [
        {"note": week.note, "items": [item._asdict() for item in week.items]}
        for week in plan.weeks
    ]
    return plan._asdict() | {"weeks": weeks}


def plan_of(value: Any) -> KeptPlan | None:
    """The plan that ``plain_plan`` made; None where there is none or the value is damaged."""
    if not isinstance(value, Mapping):
        return None
    try:
        weeks = tuple(
            KeptWeek(str(week["note"]), tuple(_item(item) for item in week["items"]))
            for week in value["weeks"]
        )
        plan = KeptPlan(str(value["plan"]), str(value["title"]), weeks, value["assigned"] is True)
    except (KeyError, TypeError):
        return None
    return plan if weeks else None


def _item(value: Mapping[str, Any]) -> KeptItem:
    return KeptItem(
        str(value["id"]), str(value["often"]), str(value["note"]), str(value["lighter"])
    )


def _put_down(connection: Connection, moment: Moment) -> None:
    connection.execute("UPDATE plan_use SET ended = ? WHERE ended IS NULL", (moment.local_date,))
