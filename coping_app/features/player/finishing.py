"""Ends a session that was cut off, where it stood; what was done counts."""

from __future__ import annotations

from coping_app.session.replay import resume_point
from coping_app.store.repositories.sessions import SessionRepository

ODD_RECORDS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What records raise that no session of this version wrote."""


def finish_session(sessions: SessionRepository, session_id: str) -> None:
    """Ends an interrupted session as stopped.

    Raises:
        StoreError: It could not be kept; the session is as it was.
    """
    practised_s = _practised_s(sessions, session_id)
    sessions.add_event(session_id, "session-stopped", {"practised_s": practised_s})


def _practised_s(sessions: SessionRepository, session_id: str) -> float:
    """Seconds of practice, as its events tell, or as it says itself where they are odd."""
    records = [(event.kind, event.body) for event in sessions.events(session_id)]
    try:
        point = resume_point(records, reached=sessions.reached(session_id))
        return 0.0 if point.doing.all_skipped else float(point.practised_s)
    except ODD_RECORDS:
        session = sessions.get(session_id)
        return session.practised_s if session is not None else 0.0
