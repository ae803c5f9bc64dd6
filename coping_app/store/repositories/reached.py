"""How far the running step of a session has come: one row, written over as time goes on.

It is no event: it means nothing once the session is over, and ten years of practice must not fill
the record with it. So it is kept as a draft of the session as a whole, which no step's place names,
and ends with the session as drafts do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment
from coping_app.store.repositories import drafts
from coping_app.store.repositories.queries import Read

_WHOLE_SESSION = ()


def save(connection: Connection, moment: Moment, session: int, reached: Mapping[str, Any]) -> None:
    """Keeps where the session would go on, instead of where it would have before."""
    drafts.save(connection, moment, session, _WHOLE_SESSION, dict(reached))


def forget(connection: Connection, session: int) -> None:
    """The running step is begun anew, or another one is."""
    drafts.remove(connection, session, _WHOLE_SESSION)


def find(read: Read, session_id: str) -> dict[str, Any] | None:
    """Where the session would go on within its step; None for the step's beginning."""
    found = drafts.find(read, session_id, _WHOLE_SESSION)
    return found if isinstance(found, dict) else None
