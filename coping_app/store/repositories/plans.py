"""Which plan the person follows, now and before."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import PlanInUse


def take_up(connection: Connection, moment: Moment, plan_id: str, started: date) -> None:
    """Begins a plan; the one before ends today."""
    put_down(connection, moment)
    connection.execute(
        "INSERT INTO plan_use (plan_id, started, saved_ms) VALUES (?,?,?)",
        (plan_id, started.isoformat(), moment.utc_ms),
    )


def put_down(connection: Connection, moment: Moment) -> None:
    """Ends the plan in use, if there is one."""
    connection.execute(
        "UPDATE plan_use SET ended = ? WHERE ended IS NULL", (moment.local_date,)
    )


def history(read: Read) -> list[PlanInUse]:
    """All plans ever used, the latest first."""
    rows = read("SELECT plan_id, started, ended FROM plan_use ORDER BY number DESC", ())
    return [
        PlanInUse(plan_id, date.fromisoformat(first), date.fromisoformat(last) if last else None)
        for plan_id, first, last in rows
    ]
