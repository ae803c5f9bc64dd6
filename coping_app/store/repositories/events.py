"""The append-only list of events: how one is added, in the transaction of whoever adds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from coping_app.store.base.encoding import new_id, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.derive import Added, derive

SESSION_BEGUN = "session-begun"
USEFUL_TOLD = "useful-told"
OWN_KINDS = (SESSION_BEGUN, USEFUL_TOLD)
"""Written by the store itself; the others are the session's."""


class Entry(NamedTuple):
    """One event on its way in. ``seq`` None puts it behind all others."""

    id: str
    kind: str
    body: Mapping[str, Any]
    moment: Moment
    seq: int | None = None


def add_event(
    connection: Connection, moment: Moment, session: int, kind: str, body: Mapping[str, Any]
) -> None:
    """Adds an event to the session of that number, with all that follows from it."""
    insert_event(connection, session, Entry(new_id(), kind, body, moment))


def insert_event(connection: Connection, session: int, entry: Entry) -> None:
    """Likewise, of an event that has its identity, as one that comes from another profile."""
    moment = entry.moment
    row = connection.execute(
        "INSERT INTO event (seq, id, session, kind, body, at_ms, offset_min, local_date)"
        " VALUES (?,?,?,?,?,?,?,?) RETURNING seq",
        (
            entry.seq, entry.id, session, entry.kind, to_json(entry.body),
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    ).fetchone()
    derive(connection, Added(session, int(row[0]), entry.kind, entry.body, moment))


def number_of(connection: Connection, session_id: str) -> int:
    """The number of a session.

    Raises:
        KeyError: There is no such session.
    """
    row = connection.execute("SELECT number FROM session WHERE id = ?", (session_id,)).fetchone()
    if row is None:
        raise KeyError(f"no session {session_id}")
    return int(row[0])
