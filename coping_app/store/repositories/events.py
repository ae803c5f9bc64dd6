"""The append-only list of events, and the sessions they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from coping_app.store.base.encoding import from_json, new_id, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, utc_of
from coping_app.store.repositories.derive import Added, derive
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import StoredEvent

SESSION_BEGUN = "session-begun"
USEFUL_TOLD = "useful-told"
OWN_KINDS = (SESSION_BEGUN, USEFUL_TOLD)
"""Written by the store itself; the others are the session's."""


class Beginning(NamedTuple):
    """What is known of a session when it begins. ``choices`` is JSON-ready."""

    exercise_id: str
    version: int
    title: str
    language: str
    choices: Mapping[str, Any]


class Entry(NamedTuple):
    """One event on its way in. ``seq`` None puts it behind all others."""

    id: str
    kind: str
    body: Mapping[str, Any]
    moment: Moment
    seq: int | None = None


def begin_session(connection: Connection, moment: Moment, beginning: Beginning) -> str:
    """Adds a session with its first event; returns its id."""
    session_id = new_id()
    choices = dict(beginning.choices)
    row = connection.execute(
        "INSERT INTO session (id, exercise_id, version, title, language, choices,"
        " started_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?,?) RETURNING number",
        (
            session_id, beginning.exercise_id, beginning.version, beginning.title,
            beginning.language, to_json(choices),
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    ).fetchone()
    body = {
        "exercise_id": beginning.exercise_id, "version": beginning.version,
        "title": beginning.title, "language": beginning.language, "choices": choices,
    }
    add_event(connection, moment, int(row[0]), SESSION_BEGUN, body)
    return session_id


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


def events_of(read: Read, session_id: str) -> list[StoredEvent]:
    """A session's own events in the order they were added."""
    rows = read(
        "SELECT kind, body, at_ms, seq FROM event WHERE session ="
        " (SELECT number FROM session WHERE id = ?) AND kind NOT IN (?, ?) ORDER BY seq",
        (session_id, *OWN_KINDS),
    )
    return [StoredEvent(kind, from_json(body), utc_of(ms), seq) for kind, body, ms, seq in rows]
