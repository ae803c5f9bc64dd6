"""Keeps what a session tells, event by event, and holds on to what could not be written."""

from __future__ import annotations

from typing import Any

from coping_app.session.events import SessionEvent
from coping_app.session.going_on import Reached, to_kept
from coping_app.session.replay import KEPT, to_record
from coping_app.store.repositories.sessions import SessionRepository

ANSWERS = ("rating-given", "answer-given")
"""Kinds of events that hold what the person told."""


class SessionRecorder:
    """Writes the kept events of one session in their order.

    Where it cannot be written (a full disk), events wait in memory in the same order;
    ``unsaved`` counts them, and every further event or ``retry`` tries again.
    """

    def __init__(self, sessions: SessionRepository, session_id: str) -> None:
        self._sessions = sessions
        self._session_id = session_id
        self._waiting: list[tuple[str, dict[str, Any]]] = []

    @property
    def session_id(self) -> str:
        """The session that is being kept."""
        return self._session_id

    @property
    def unsaved(self) -> int:
        """How many events wait to be written; 0 when all is safe."""
        return len(self._waiting)

    @property
    def unsaved_answers(self) -> int:
        """How many of them hold something that the person told."""
        return sum(kind in ANSWERS for kind, _ in self._waiting)

    def keep(self, event: SessionEvent) -> None:
        """Commits ``event`` if it is of a kept kind.

        Raises:
            StoreError: It could not be written; it waits in memory.
        """
        kind, body = to_record(event)
        if kind in KEPT:
            self._waiting.append((kind, body))
            self.retry()

    def keep_reached(self, reached: Reached) -> None:
        """Commits how far the running step has come.

        While events wait it is passed by, as it must not run ahead of them.

        Raises:
            StoreError: It could not be written; the next one may be.
        """
        if not self._waiting:
            self._sessions.save_reached(self._session_id, to_kept(reached))

    def retry(self) -> None:
        """Writes what waits, oldest first.

        Raises:
            StoreError: As ``keep``.
        """
        while self._waiting:
            kind, body = self._waiting[0]
            self._sessions.add_event(self._session_id, kind, body)
            self._waiting.pop(0)
