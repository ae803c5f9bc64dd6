"""Deletes for good what a person chose: the rows here, every trace in the files by ``wipe``.

Rows go in one transaction together with a note that their traces are still to be wiped away, so
that a cut in between only leaves the next start something to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from coping_app.store.base.encoding import from_json, new_id
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, utc_of
from coping_app.store.deleting import removed
from coping_app.store.repositories.events import Entry, insert_event
from coping_app.store.repositories.queries import DAY_AFTER_RATED, Read
from coping_app.store.repositories.values import WIPE_DUE

_MARGIN_MS = 60_000
"""A card or an entry in the calendar is saved within this of the answer that it came from."""


class WordsOf(NamedTuple):
    """What was written, drawn and chosen in one session; its ratings and its time stay."""

    session_id: str


class AllOf(NamedTuple):
    """All sessions of one exercise or questionnaire, with what came from them.

    Trials that compare it and the answer on suggesting it go with them.
    """

    exercise_id: str


class DayOf(NamedTuple):
    """One day: its sessions, notes and ticks, and the cards saved on it."""

    day: date


class Removed(NamedTuple):
    """Everything that was removed and would wait 30 days."""


Target = WordsOf | AllOf | DayOf | Removed


class ExerciseWithRecords(NamedTuple):
    """An exercise of which there are sessions, under its latest name."""

    exercise_id: str
    title: str


class SessionWithWords(NamedTuple):
    """A session in which something was answered; ``local_date`` is the person's day."""

    session_id: str
    exercise_id: str
    title: str
    started_utc: datetime
    local_date: date


class Erasable(NamedTuple):
    """What there is to be deleted, the latest first.

    Attributes:
        removed: How many things were removed and still wait.
    """

    sessions: tuple[SessionWithWords, ...]
    exercises: tuple[ExerciseWithRecords, ...]
    days: tuple[date, ...]
    removed: int


def find(read: Read) -> Erasable:
    """What there is; removed sessions are among it, as they are still kept."""
    sessions = read(
        "SELECT id, exercise_id, title, started_ms, local_date FROM session WHERE EXISTS"
        " (SELECT 1 FROM event WHERE session = session.number AND kind = 'answer-given')"
        " OR EXISTS (SELECT 1 FROM draft WHERE session = session.number)"
        " OR EXISTS (SELECT 1 FROM drawing WHERE session = session.number) ORDER BY number DESC",
        (),
    )
    exercises = read(
        "SELECT exercise_id, title FROM session WHERE number IN"
        " (SELECT max(number) FROM session GROUP BY exercise_id) ORDER BY number DESC",
        (),
    )
    days = read(
        "SELECT local_date FROM session UNION SELECT day FROM day_mark UNION"
        " SELECT local_date FROM card UNION SELECT local_date FROM plan_done ORDER BY 1 DESC",
        (),
    )
    return Erasable(
        tuple(
            SessionWithWords(key, exercise, title, utc_of(ms), date.fromisoformat(day))
            for key, exercise, title, ms, day in sessions
        ),
        tuple(ExerciseWithRecords(*row) for row in exercises),
        tuple(date.fromisoformat(day) for (day,) in days),
        removed.count(read),
    )


def erase(connection: Connection, moment: Moment, target: Target) -> None:
    """Deletes the rows, and notes that their traces are still in the files."""
    match target:
        case WordsOf(session_id):
            _words(connection, moment, session_id)
        case AllOf(exercise_id):
            _exercise(connection, exercise_id)
        case DayOf(day):
            _day(connection, day.isoformat())
        case Removed():
            removed.destroy_all(connection)
    connection.execute(
        "INSERT INTO about (key, value) VALUES (?, '') ON CONFLICT (key) DO NOTHING", (WIPE_DUE,)
    )


def wipe_is_done(connection: Connection) -> None:
    """The traces are gone."""
    connection.execute("DELETE FROM about WHERE key = ?", (WIPE_DUE,))


def _words(connection: Connection, moment: Moment, session_id: str) -> None:
    rows = connection.execute(
        "SELECT number, exercise_id, removed_ms, state, practised_s FROM session WHERE id = ?",
        (session_id,),
    ).fetchall()
    for number, exercise_id, removed_ms, state, practised_s in rows:
        _what_came_of(connection, exercise_id, [number])
        # Events stay as long as their session does: it counts as removed for this moment.
        _set_removed(connection, number, moment.utc_ms)
        connection.execute(
            "DELETE FROM event WHERE session = ? AND kind = 'answer-given'", (number,)
        )
        _set_removed(connection, number, removed_ms)
        for table in ("answer", "draft", "drawing"):
            connection.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
        if state == "open":
            # It can't be gone on with: what was said in it is not there any more.
            ending = {"practised_s": practised_s}
            entry = Entry(new_id(), "session-stopped", ending, moment)
            insert_event(connection, number, entry)


def _exercise(connection: Connection, exercise_id: str) -> None:
    rows = connection.execute(
        "SELECT number FROM session WHERE exercise_id = ?", (exercise_id,)
    ).fetchall()
    numbers = [number for (number,) in rows]
    _what_came_of(connection, exercise_id, numbers)
    _sessions(connection, numbers)
    for table in ("card", "plan_item", "suggestion_answer"):
        connection.execute(f"DELETE FROM {table} WHERE exercise_id = ?", (exercise_id,))
    connection.execute("DELETE FROM trial WHERE ? IN (a, b)", (exercise_id,))


def _day(connection: Connection, day: str) -> None:
    rows = connection.execute(
        "SELECT number, exercise_id FROM session WHERE local_date = ?", (day,)
    ).fetchall()
    for number, exercise_id in rows:
        _what_came_of(connection, exercise_id, [number])
    _sessions(connection, [number for number, _ in rows])
    _told_on(connection, day)
    for table, column in (("card", "local_date"), ("day_mark", "day"), ("plan_done", "local_date")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (day,))


def _told_on(connection: Connection, day: str) -> None:
    """What was told that day of a session of the day before."""
    rows = connection.execute(
        "SELECT session.number, removed_ms, seq FROM event JOIN session"
        " ON session.number = event.session WHERE kind = ? AND event.local_date = ?",
        (DAY_AFTER_RATED, day),
    ).fetchall()
    for number, removed_ms, seq in rows:
        _set_removed(connection, number, 0)
        connection.execute("DELETE FROM event WHERE seq = ?", (seq,))
        _set_removed(connection, number, removed_ms)


def _sessions(connection: Connection, numbers: Sequence[int]) -> None:
    """Deletes sessions with their events; the other tables follow by themselves."""
    for number in numbers:
        _set_removed(connection, number, 0)
        connection.execute("DELETE FROM event WHERE session = ?", (number,))
        connection.execute("DELETE FROM session WHERE number = ?", (number,))


def _set_removed(connection: Connection, number: int, removed_ms: int | None) -> None:
    connection.execute("UPDATE session SET removed_ms = ? WHERE number = ?", (removed_ms, number))


def _what_came_of(connection: Connection, exercise_id: str, numbers: Sequence[int]) -> None:
    """Deletes the cards and calendar entries that were made from what sessions were told.

    Nothing links them. A card is known by being saved at that time, or by its words, unless
    another session said the same; an entry by its time.
    """
    told = _told(connection, exercise_id)
    own = [each for each in told if each.session in numbers]
    others = [each for each in told if each.session not in numbers]
    cards = connection.execute(
        "SELECT number, fields, saved_ms FROM card WHERE exercise_id = ?", (exercise_id,)
    ).fetchall()
    for card, fields, saved_ms in cards:
        said = {field.get("name"): field.get("answer") for field in from_json(fields)}
        same = any(_holds(each, said) for each in own)
        if _is_near(saved_ms, own) or (same and not any(_holds(each, said) for each in others)):
            connection.execute("DELETE FROM card WHERE number = ?", (card,))
    planned = [each for each in own if each.verb == "plan"]
    for item, saved_ms in connection.execute("SELECT number, saved_ms FROM plan_item").fetchall():
        if _is_near(saved_ms, planned):
            connection.execute("DELETE FROM plan_item WHERE number = ?", (item,))


class _Told(NamedTuple):
    """What was answered in a step."""

    session: int
    at_ms: int
    verb: str
    answers: Mapping[str, Any]


def _told(connection: Connection, exercise_id: str) -> list[_Told]:
    """Every answer that was given in an exercise."""
    rows = connection.execute(
        "SELECT session, at_ms, body FROM event WHERE kind = 'answer-given' AND session IN"
        " (SELECT number FROM session WHERE exercise_id = ?)",
        (exercise_id,),
    ).fetchall()
    told = ((number, at_ms, from_json(body)) for number, at_ms, body in rows)
    return [
        _Told(number, at_ms, str(body.get("verb")), body.get("answers") or {})
        for number, at_ms, body in told
    ]


def _is_near(saved_ms: int, told: Sequence[_Told]) -> bool:
    return any(abs(each.at_ms - saved_ms) <= _MARGIN_MS for each in told)


def _holds(told: _Told, said: Mapping[Any, Any]) -> bool:
    return bool(said) and all(
        key in told.answers and told.answers[key] == value for key, value in said.items()
    )
