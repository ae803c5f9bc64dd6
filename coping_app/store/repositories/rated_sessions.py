"""Sessions with their ratings, in the shape in which the stop rules read them."""

from __future__ import annotations

from collections.abc import Iterable

from coping_app.session.safety import RatedSession
from coping_app.store.repositories.records import RatingPair, StoredSession


def rated_sessions(
    sessions: Iterable[StoredSession],
    pairs: Iterable[RatingPair],
    *,
    movement: bool = False,
    writing: bool = False,
) -> list[RatedSession]:
    """Sessions that were practised, oldest first, each with the scales rated before and after.

    Args:
        sessions: The latest first, as the store gives them.
        pairs: At least those of the sessions.
        movement: Whether their exercise moves the body.
        writing: Whether it is private writing about hard things.
    """
    before: dict[str, dict[str, int | None]] = {}
    after: dict[str, dict[str, int | None]] = {}
    for pair in pairs:
        before.setdefault(pair.session_id, {})[pair.scale] = pair.before
        after.setdefault(pair.session_id, {})[pair.scale] = pair.after
    practised = [session for session in sessions if session.practised_s > 0]
    return [
        RatedSession(
            session.exercise_id,
            session.local_date,
            before.get(session.id, {}),
            after.get(session.id, {}),
            movement,
            writing,
        )
        for session in reversed(practised)
    ]
