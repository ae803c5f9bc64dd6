"""Sessions: begun, told event by event, listed, removed with undo.

Lists are answered by an index each, so that they stay flat over the years.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from coping_app.store.base.encoding import from_json, new_id, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.errors import StoreError
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment, text_of, utc_of
from coping_app.store.repositories.derive import ENDINGS, WHOLE_SESSION
from coping_app.store.repositories.drafts import draft_at, put_draft
from coping_app.store.repositories.events import (
    OWN_KINDS,
    SESSION_BEGUN,
    USEFUL_TOLD,
    add_event,
    number_of,
)
from coping_app.store.repositories.queries import DAY_AFTER_RATED, PRACTICE, where
from coping_app.store.repositories.records import (
    MarkedAreas,
    StoredAnswer,
    StoredEvent,
    StoredSession,
    Useful,
)

_SESSION = (
    "SELECT id, exercise_id, title, started_ms, local_date, state, practised_s, useful,"
    " version, language, choices, offset_min FROM session"
)


class SessionRepository:
    """A person's sessions. Everything can raise a ``StoreError``; nothing is changed then.

    It knows which sessions go on in this process; the others that have no end were cut off.
    """

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._live: set[str] = set()

    def begin(
        self,
        exercise_id: str,
        version: int,
        title: str,
        language: str,
        choices: Mapping[str, Any],
    ) -> str:
        """Begins a session; returns its id. ``choices`` is JSON-ready."""
        session_id = new_id()
        head = (exercise_id, version, title, language)
        chosen = dict(choices)

        def begin(connection: Connection, now: Moment) -> None:
            row = connection.execute(
                "INSERT INTO session (id, exercise_id, version, title, language, choices,"
                " started_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?,?)"
                " RETURNING number",
                (session_id, *head, to_json(chosen), *now),
            ).fetchone()
            names = ("exercise_id", "version", "title", "language")
            body = {**dict(zip(names, head, strict=True)), "choices": chosen}
            add_event(connection, now, int(row[0]), SESSION_BEGUN, body)

        self._keeping.save(begin)
        self._live.add(session_id)
        return session_id

    def add_event(self, session_id: str, kind: str, body: Mapping[str, Any]) -> None:
        """Adds an event and what follows from it; on return both are on the disk.

        Args:
            session_id: From ``begin``, or of an interrupted session that goes on.
            kind: A class name of ``session/events.py`` in kebab case.
            body: JSON-ready. Text that must not be kept must not be in it.

        Raises:
            KeyError: There is no such session.
        """
        self._add(session_id, kind, self._keeping.clean(dict(body)))
        if kind in ENDINGS:
            self.leave(session_id)
            # The event is kept. Raising now would have it written a second time.
            with contextlib.suppress(StoreError):
                self._keeping.tidy()
        else:
            self._live.add(session_id)

    def set_useful(self, session_id: str, useful: Useful) -> None:
        """Keeps the person's word on whether a session was useful."""
        self._add(session_id, USEFUL_TOLD, {"useful": useful})

    def tell_day_after(self, session_id: str, scale: str, value: int | None) -> None:
        """Keeps how it was on a day after a session, as one more event of it; None was skipped."""
        self._add(session_id, DAY_AFTER_RATED, {"scale": scale, "value": value})

    def leave(self, session_id: str) -> None:
        """A session that was put away before its end: from now on it can be gone on with."""
        self._live.discard(session_id)

    def save_reached(self, session_id: str, at: Mapping[str, Any]) -> None:
        """Keeps how far the running step has come, until the session ends; ``at`` is JSON-ready.

        It is no event: it means nothing once the session is over, and ten years of practice must
        not fill the record with it. So it is one row, written over as time goes on.
        """
        self._keeping.save(lambda c, now: put_draft(c, now, session_id, WHOLE_SESSION, dict(at)))

    def reached(self, session_id: str) -> dict[str, Any] | None:
        """How far the running step had come; None for its beginning."""
        found = draft_at(self._keeping.read, session_id, WHOLE_SESSION)
        return found if isinstance(found, dict) else None

    def all(
        self,
        since: date | None = None,
        exercise_id: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StoredSession]:
        """Sessions from the day ``since`` on, the latest first, in the order they were begun.

        Of practice only: questionnaires that were filled in have lists of their own.

        Ask with ``limit`` for a page: the time then doesn't grow with the years.
        """
        chosen, values = where(PRACTICE, since, exercise_id)
        # A page walks back from the latest; without a limit the days are sought first (+ rules the
        # order out as a way in).
        order = "+number" if limit is None and since is not None else "number"
        rows = self._keeping.read(
            f"{_SESSION} {chosen} ORDER BY {order} DESC LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return [_session(row, self._live) for row in rows]

    def get(self, session_id: str) -> StoredSession | None:
        """One session, removed or not."""
        rows = self._keeping.read(f"{_SESSION} WHERE id = ?", (session_id,))
        return _session(rows[0], self._live) if rows else None

    def interrupted(self) -> StoredSession | None:
        """The latest session, if it was cut off after the person had done something in it."""
        rows = self._keeping.read(
            f"{_SESSION} WHERE {PRACTICE} AND (state <> 'open' OR"
            " EXISTS (SELECT 1 FROM event WHERE session = number"
            " AND kind NOT IN ('session-begun', 'ratings-asked')))"
            " ORDER BY number DESC LIMIT ?",
            (len(self._live) + 1,),
        )
        for row in rows:
            found = _session(row, self._live)
            if found.state != "open":
                return found if found.state == "interrupted" else None
        return None

    def events(self, session_id: str) -> list[StoredEvent]:
        """The events that were added to a session, in that order."""
        rows = self._keeping.read(
            "SELECT kind, body, at_ms, seq FROM event WHERE session ="
            " (SELECT number FROM session WHERE id = ?) AND kind NOT IN (?, ?) ORDER BY seq",
            (session_id, *OWN_KINDS),
        )
        return [StoredEvent(kind, from_json(body), utc_of(ms), seq) for kind, body, ms, seq in rows]

    def answers(
        self, name: str, since: date | None = None, exercise_id: str | None = None
    ) -> list[StoredAnswer]:
        """Every answer of that name, in order; of one exercise if told."""
        rows = self._keeping.read(
            "SELECT id, exercise_id, name, value, answer.local_date, at_ms"
            " FROM answer JOIN session ON number = answer.session"
            f" WHERE {PRACTICE} AND name = ? AND answer.local_date >= ?"
            " AND (? IS NULL OR exercise_id = ?) ORDER BY seq",
            (name, text_of(since), exercise_id, exercise_id),
        )
        return [
            StoredAnswer(key, exercise, name, from_json(value), date.fromisoformat(day), utc_of(ms))
            for key, exercise, name, value, day, ms in rows
        ]

    def marked_areas(self, since: date | None = None) -> list[MarkedAreas]:
        """Body areas that were marked for each session in which a step went through the body.

        In order. Other sessions take the areas of the settings along without asking for them, so
        they say nothing of the day.
        """
        rows = self._keeping.read(
            "SELECT local_date, coalesce(json_extract(choices, '$.areas'), '{}') FROM session"
            " WHERE local_date >= ? AND removed_ms IS NULL AND EXISTS ("
            " SELECT 1 FROM event WHERE session = number AND kind = 'step-started'"
            " AND json_extract(body, '$.verb') = 'body') ORDER BY +number",
            (text_of(since),),
        )
        return [
            MarkedAreas(date.fromisoformat(day), tuple(sorted(from_json(areas))))
            for day, areas in rows
        ]

    def practice_by_day(self, since: date | None = None) -> dict[date, float]:
        """Seconds of practice of each day that had any, in order; stopped sessions count."""
        rows = self._keeping.read(
            "SELECT local_date, sum(practised_s) FROM session"
            " WHERE local_date >= ? AND removed_ms IS NULL AND practised_s > 0.0"
            " GROUP BY local_date ORDER BY local_date",
            (text_of(since),),
        )
        return {date.fromisoformat(text): seconds for text, seconds in rows}

    def remove(self, session_id: str) -> None:
        """Takes a session out of every list and sum; it can be restored for 30 days."""
        self._keeping.save(lambda c, now: _mark_removed(c, session_id, now.utc_ms))

    def restore(self, session_id: str) -> None:
        """Takes the removal of a session back."""
        self._keeping.save(lambda c, _: _mark_removed(c, session_id, None))

    def removed(self) -> list[StoredSession]:
        """Sessions removed in the last 30 days, the last removed first."""
        rows = self._keeping.read(
            f"{_SESSION} WHERE removed_ms IS NOT NULL ORDER BY removed_ms DESC"
        )
        return [_session(row, ()) for row in rows]

    def _add(self, session_id: str, kind: str, body: Mapping[str, Any]) -> None:
        self._keeping.save(
            lambda c, now: add_event(c, now, number_of(c, session_id), kind, body)
        )


def _session(row: Any, live: Collection[str]) -> StoredSession:
    (key, exercise, title, ms, day, state, practised_s, useful, version, language, choices,
     ahead) = row
    if state == "open" and key not in live:
        state = "interrupted"
    return StoredSession(
        key, exercise, title, utc_of(ms), date.fromisoformat(day), state, practised_s, useful,
        version, language, from_json(choices), ahead,
    )


def _mark_removed(connection: Connection, session_id: str, removed_ms: int | None) -> None:
    connection.execute("UPDATE session SET removed_ms = ? WHERE id = ?", (removed_ms, session_id))
