"""What follows from an event, written in the same transaction: one row of a table a kind.

Kinds without a row are only kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from coping_app.store.base.encoding import place_text, to_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment


class Added(NamedTuple):
    """An event that was just added.

    Attributes:
        session: Number of its session.
        seq: Its sequence number.
    """

    session: int
    seq: int
    kind: str
    body: Mapping[str, Any]
    moment: Moment


Derivation = Callable[[Connection, Added], None]

ENDINGS = frozenset({"session-finished", "session-stopped"})
"""Kinds after which a session takes nothing more from the person."""

WHOLE_SESSION = ()
"""The place, which no step has, of the draft that says how far the running step has come."""


def derive(connection: Connection, added: Added) -> None:
    """Brings the derived tables up to an event."""
    derivation = _DERIVATIONS.get(added.kind)
    if derivation is not None:
        derivation(connection, added)


def _rating(connection: Connection, added: Added) -> None:
    """Before and after practice the last word on a scale counts, be it that it is taken back."""
    moment, scale, value = (added.body[key] for key in ("moment", "scale", "value"))
    if moment in ("before", "after"):
        _take_back(connection, added.session, scale, moment)
    if value is None:
        return
    connection.execute(
        "INSERT INTO rating (seq, session, moment, scale, value, at_ms, local_date)"
        " VALUES (?,?,?,?,?,?,?)",
        (
            added.seq, added.session, moment, scale, value,
            added.moment.utc_ms, added.moment.local_date,
        ),
    )
    if moment in ("before", "after"):
        _pair(connection, added.session, scale, moment, value)


def _take_back(connection: Connection, session: int, scale: str, moment: str) -> None:
    """Forgets what was rated before, as far as it was."""
    whose = (session, scale)
    connection.execute(
        "DELETE FROM rating WHERE session = ? AND scale = ? AND moment = ?", (*whose, moment)
    )
    column = "before" if moment == "before" else "after"
    connection.execute(f"UPDATE pair SET {column} = NULL WHERE session = ? AND scale = ?", whose)
    connection.execute(
        "DELETE FROM pair WHERE session = ? AND scale = ? AND before IS NULL AND after IS NULL",
        whose,
    )


def _pair(connection: Connection, session: int, scale: str, moment: str, value: int) -> None:
    """The last word counts: a rating given again takes the place of the first."""
    before, after = (value, None) if moment == "before" else (None, value)
    connection.execute(
        "INSERT INTO pair (session, scale, before, after) VALUES (?,?,?,?)"
        " ON CONFLICT (session, scale) DO UPDATE SET"
        " before = coalesce(excluded.before, before), after = coalesce(excluded.after, after)",
        (session, scale, before, after),
    )


def _answers(connection: Connection, added: Added) -> None:
    place = place_text(added.body["place"])
    for name, value in added.body["answers"].items():
        connection.execute(
            "INSERT INTO answer (seq, session, place, verb, name, value, at_ms, local_date)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (
                added.seq, added.session, place, added.body["verb"], name, to_json(value),
                added.moment.utc_ms, added.moment.local_date,
            ),
        )
    connection.execute("DELETE FROM draft WHERE session = ? AND place = ?", (added.session, place))


def _began(connection: Connection, added: Added) -> None:
    """Session seconds count anew when a session goes on after a cut; what was done stays."""
    connection.execute(
        "UPDATE session SET earlier_s = practised_s WHERE number = ?", (added.session,)
    )


def _step(connection: Connection, added: Added) -> None:
    """A session that is cut off counts as far as its last step."""
    connection.execute(
        "UPDATE session SET practised_s = max(practised_s, earlier_s + ?) WHERE number = ?",
        (float(added.body["start_s"]), added.session),
    )


def _back(connection: Connection, added: Added) -> None:
    """Whoever goes back begins a step anew, be it the one that was running."""
    connection.execute(
        "DELETE FROM draft WHERE session = ? AND place = ?",
        (added.session, place_text(WHOLE_SESSION)),
    )


def _practised(connection: Connection, added: Added) -> None:
    connection.execute(
        "UPDATE session SET practised_s = ? WHERE number = ?",
        (float(added.body["practised_s"]), added.session),
    )


def _ending(state: str) -> Derivation:
    def end(connection: Connection, added: Added) -> None:
        _practised(connection, added)
        connection.execute("UPDATE session SET state = ? WHERE number = ?", (state, added.session))
        connection.execute("DELETE FROM draft WHERE session = ?", (added.session,))

    return end


def _useful(connection: Connection, added: Added) -> None:
    connection.execute(
        "UPDATE session SET useful = ? WHERE number = ?", (added.body["useful"], added.session)
    )


_DERIVATIONS: dict[str, Derivation] = {
    "rating-given": _rating,
    "answer-given": _answers,
    "practice-began": _began,
    "step-started": _step,
    "went-back": _back,
    "practice-passed": _practised,
    "practice-ended": _practised,
    "session-stopped": _ending("stopped"),
    "session-finished": _ending("finished"),
    "useful-told": _useful,
}
