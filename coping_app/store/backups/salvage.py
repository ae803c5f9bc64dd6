"""What is newer than a backup, read from the file that it takes the place of, and added to it.

Everything has its UUID, so what the backup has already is known again. Each session and card is
taken in by itself: one that is not whole never keeps another out.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coping_app.store.backups.torn_file import Row, TornFile
from coping_app.store.base.encoding import from_json, place_of
from coping_app.store.base.engine import Connection, EngineError
from coping_app.store.base.former_settings import MOVE_FORMER_SETTINGS
from coping_app.store.base.moments import Moment, utc_of
from coping_app.store.repositories import suggestions, trials
from coping_app.store.repositories.derive import ENDINGS
from coping_app.store.repositories.events import SESSION_BEGUN
from coping_app.store.repositories.queries import QUESTIONNAIRES
from coping_app.store.repositories.records import Card, DayMark, StoredDrawing, SuggestionAnswer
from coping_app.store.travel.importing import take_in
from coping_app.store.travel.portable import (
    Portable,
    PortableDone,
    PortableEvent,
    PortablePlanItem,
    PortableSession,
)

_NOT_FOUND_AGAIN = (EngineError, ValueError, TypeError, KeyError)
_SESSION = uuid.UUID("6d1f5a0e-5a0c-4f43-9a55-1c1b6f6f2f11")
"""Names space of sessions whose own identity is torn: worked out from that of their first event,
so that another attempt finds the same."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came back beyond the backup.

    Attributes:
        newer: Sessions of practice begun after the backup, as far as is known.
        whole: Of these, how many are back with all that was told in them.
        partly: How many are back in part.
        others: Cards, drawings, notes, questionnaires and things planned that are back.
        is_complete: True where no row of the file was lost.
    """

    newer: int = 0
    whole: int = 0
    partly: int = 0
    others: int = 0
    is_complete: bool = False


@dataclass(slots=True)
class _Found:
    """Rows by table; ``lost`` names the tables that are not whole."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)


_NUMBERED = {
    "session": "id, exercise_id, version, title, language, choices, removed_ms, started_ms,"
    " offset_min, local_date, state",
    "event": "session, id, kind, body, at_ms, offset_min, local_date",
    "drawing": "session, id, place, png, removed_ms, saved_ms, offset_min, local_date",
    "card": "id, title, exercise_id, fields, removed_ms, saved_ms, offset_min, local_date",
    "plan_item": "id, what, often, first_date, exercise_id, removed_ms, saved_ms, offset_min,"
    " local_date",
    "plan_use": "plan_id, started, ended, saved_ms",
    "plan_document": "document",
    "trial": trials.COLUMNS,
    "suggestion_answer": "exercise_id, keep, until_ms",
    "day_mark": "id, day, words, removed_ms, saved_ms, offset_min, local_date",
    "draft": "session, place, value, saved_ms",
    "sqlite_sequence": "name, seq",
}
_ORDERED = {
    "plan_done": ("item, local_date, done_ms", "item, local_date"),
    "setting": ("key, value", "key"),
}


def add_newer(
    connection: Connection, torn: TornFile, moment: Moment, *, keep_removed: bool
) -> Salvaged:
    """Adds what ``torn`` holds and the open database does not.

    Args:
        connection: To the restored backup, in a transaction.
        torn: What it takes the place of.
        moment: Now.
        keep_removed: True where what was removed since then stays removed.
    """
    found = _read(torn)
    sessions = _Sessions(connection, found)
    if keep_removed:
        _remove(connection, found)
    taken = [each for each in sessions.newer() if _take(connection, moment, each)]
    back = [each for each in taken if _is_practice(each.sessions[0])]
    for each in sessions.grown():
        _take(connection, moment, each)
    names = sessions.session_ids()
    others = sum(_take(connection, moment, each) for each in _others(found, names))
    _take_drafts(connection, found.rows["draft"], names)
    _take_plans(connection, found.rows["plan_use"], found.rows["plan_document"])
    _take_settings(connection, found.rows["setting"])
    _take_trials(connection, found.rows["trial"])
    _take_answers(connection, found.rows["suggestion_answer"])
    whole = sum(sessions.is_whole(each.sessions[0]) for each in back)
    newer = max(len(back), sessions.begun_since() - (len(taken) - len(back)))
    others += len(taken) - len(back)
    return Salvaged(newer, whole, len(back) - whole, others, not found.lost)


def _read(torn: TornFile) -> _Found:
    found = _Found()
    for name, columns in _NUMBERED.items():
        found.rows[name], whole = torn.table(name, columns)
        if not whole:
            found.lost.add(name)
    for name, (columns, order) in _ORDERED.items():
        found.rows[name], whole = torn.ends(name, columns, order)
        if not whole:
            found.lost.add(name)
    return found


def _take(connection: Connection, moment: Moment, portable: Portable) -> int:
    """Takes in one thing by itself; returns how many new ones there are, 0 where it is unfit."""
    connection.execute("SAVEPOINT one")
    try:
        taken = take_in(connection, moment, portable)
        return sum(count.new for name, count in taken.counts().items() if name != "events")
    except _NOT_FOUND_AGAIN:
        connection.execute("ROLLBACK TO one")
        return 0
    finally:
        connection.execute("RELEASE one")


def _is_practice(session: PortableSession) -> bool:
    return not session.exercise_id.startswith(QUESTIONNAIRES)


class _Sessions:
    """The sessions of the torn file, put together from rows and events."""

    def __init__(self, connection: Connection, found: _Found) -> None:
        self._here = {
            str(event): str(session)
            for event, session in connection.execute(
                "SELECT event.id, session.id FROM event JOIN session ON number = session"
            )
        }
        self._known = {str(row[0]) for row in connection.execute("SELECT id FROM session")}
        sequence = connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'session'"
        ).fetchone()
        self._last_here = int(sequence[0]) if sequence else 0
        self._found = found
        self._rows = {int(row[0]): row for row in found.rows["session"]}
        self._events: dict[int, list[Row]] = defaultdict(list)
        for row in found.rows["event"]:
            self._events[int(row[1])].append(row)
        self._seen = {int(row[0]) for row in found.rows["event"]}
        self._all: dict[str, PortableSession] = {}
        self._numbers: dict[str, int] = {}
        for number in sorted({*self._rows, *self._events}):
            if made := self._session(number):
                self._all[made.id] = made
                self._numbers[made.id] = number

    def newer(self) -> list[Portable]:
        """Those that the backup has not got, one by one."""
        return [Portable((each,)) for key, each in self._all.items() if key not in self._known]

    def grown(self) -> list[Portable]:
        """Those that it has and that went on since then."""
        return [
            Portable((each,))
            for key, each in self._all.items()
            if key in self._known and any(event.id not in self._here for event in each.events)
        ]

    def session_ids(self) -> Mapping[int, str]:
        """The identity of each session by its number in the torn file."""
        return {number: str(row[1]) for number, row in self._rows.items()}

    def begun_since(self) -> int:
        """How many were begun since the backup; if rows are lost, by the engine's own count."""
        newer = {key for key in self._all if key not in self._known}
        if not self._found.lost & {"session", "event"}:
            return len(newer)
        counted = [
            int(row[2]) for row in self._found.rows["sqlite_sequence"] if row[1] == "session"
        ]
        return max(len(newer), *(last - self._last_here for last in counted), 0)

    def is_whole(self, session: PortableSession) -> bool:
        """False where something that was told in it is lost."""
        if "event" not in self._found.lost:
            return True
        number = self._numbers[session.id]
        seen = [int(row[0]) for row in self._events[number]]
        kinds = {event.kind for event in session.events}
        row = self._rows.get(number)
        is_ended = bool(kinds & ENDINGS) or (row is not None and row[11] == "open")
        return (
            SESSION_BEGUN in kinds
            and is_ended
            and self._seen.issuperset(range(min(seen), max(seen)))
        )

    def _session(self, number: int) -> PortableSession | None:
        """None where it was removed, or where not enough is known of it."""
        events = self._events[number]
        row = self._rows.get(number)
        if row is not None and row[7] is not None:
            return None
        told = tuple(
            PortableEvent(str(key), str(kind), from_json(body), Moment(*moment))
            for _, _, key, kind, body, *moment in events
        )
        if row is not None:
            return PortableSession(
                str(row[1]), row[2], row[3], row[4], row[5], from_json(row[6]),
                Moment(*row[8:11]), told,
            )
        return self._from_first_event(told)

    def _from_first_event(self, told: Sequence[PortableEvent]) -> PortableSession | None:
        """The first event tells all of a session but its identity."""
        known = {self._here[event.id] for event in told if event.id in self._here}
        first = next((event for event in told if event.kind == SESSION_BEGUN), None)
        if first is None:
            return None
        key = known.pop() if known else str(uuid.uuid5(_SESSION, first.id))
        body = first.body
        return PortableSession(
            key, body["exercise_id"], body["version"], body["title"], body["language"],
            body["choices"], first.moment, tuple(told),
        )


def _others(found: _Found, sessions: Mapping[int, str]) -> Iterable[Portable]:
    """Everything in use that belongs to no session, or hangs on one."""
    for _, key, title, exercise_id, fields, removed, *moment in found.rows["card"]:
        if removed is None:
            parts = tuple(from_json(fields))
            yield Portable(cards=(Card(key, title, exercise_id, parts, Moment(*moment)),))
    for _, session, key, place, png, removed, *moment in found.rows["drawing"]:
        if removed is None and session in sessions:
            drawing = StoredDrawing(
                key, sessions[session], place_of(place), bytes(png), Moment(*moment)
            )
            yield Portable(drawings=(drawing,))
    for _, key, day, words, removed, *moment in found.rows["day_mark"]:
        if removed is None:
            mark = DayMark(key, date.fromisoformat(day), words, Moment(*moment))
            yield Portable(day_marks=(mark,))
    done: dict[int, list[PortableDone]] = defaultdict(list)
    for item, day, marked_ms in found.rows["plan_done"]:
        done[int(item)].append(PortableDone(date.fromisoformat(day), int(marked_ms)))
    for number, key, what, often, first, exercise_id, removed, *moment in found.rows["plan_item"]:
        if removed is None:
            item = PortablePlanItem(
                key, what, often, date.fromisoformat(first), exercise_id,
                tuple(done[int(number)]), Moment(*moment),
            )
            yield Portable(plan_items=(item,))


def _remove(connection: Connection, found: _Found) -> None:
    """What was removed after the backup is removed here, too."""
    columns = {"session": 7, "card": 5, "drawing": 5, "plan_item": 6, "day_mark": 4}
    for table, at in columns.items():
        key = 2 if table == "drawing" else 1
        for row in found.rows[table]:
            if row[at] is not None:
                connection.execute(
                    f"UPDATE {table} SET removed_ms = ? WHERE id = ? AND removed_ms IS NULL",
                    (row[at], row[key]),
                )


def _take_drafts(
    connection: Connection, rows: Sequence[Row], sessions: Mapping[int, str]
) -> None:
    """What was being written, where it is newer than what the backup has of it."""
    for _, session, place, value, saved_ms in rows:
        connection.execute(
            "INSERT INTO draft (session, place, value, saved_ms)"
            " SELECT number, ?, ?, ? FROM session WHERE id = ?"
            " ON CONFLICT (session, place) DO UPDATE SET value = excluded.value,"
            " saved_ms = excluded.saved_ms WHERE excluded.saved_ms > draft.saved_ms",
            (place, value, saved_ms, sessions.get(int(session), "")),
        )


def _take_plans(
    connection: Connection, rows: Sequence[Row], documents: Sequence[Row]
) -> None:
    """Plans in the order they were taken up, so that the one in use stays in use."""
    copies: dict[int, str] = {int(row[0]): row[1] for row in documents}
    for use, plan_id, started, ended, saved_ms in rows:
        found = connection.execute(
            "UPDATE plan_use SET ended = ? WHERE plan_id = ? AND saved_ms = ? RETURNING number",
            (ended, plan_id, saved_ms),
        ).fetchall()
        if not found:
            found = connection.execute(
                "INSERT INTO plan_use (plan_id, started, ended, saved_ms) VALUES (?,?,?,?)"
                " RETURNING number",
                (plan_id, started, ended, saved_ms),
            ).fetchall()
        if use in copies:
            connection.execute(
                "INSERT INTO plan_document (plan_use, document) VALUES (?,?)"
                " ON CONFLICT (plan_use) DO NOTHING",
                (found[0][0], copies[use]),
            )


def _take_settings(connection: Connection, rows: Sequence[Row]) -> None:
    """How things were set last stays; a file of an older schema has more among its settings."""
    for key, value in rows:
        connection.execute(
            "INSERT INTO setting (key, value) VALUES (?,?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
    for statement in MOVE_FORMER_SETTINGS:
        connection.execute(statement)


def _take_trials(connection: Connection, rows: Sequence[Row]) -> None:
    """What became of each last stays."""
    for _, *row in rows:
        trials.put(connection, trials.trial_of(row))


def _take_answers(connection: Connection, rows: Sequence[Row]) -> None:
    """What was answered last stays."""
    for _, exercise_id, keep, until_ms in rows:
        suggestions.put(
            connection, SuggestionAnswer(exercise_id, bool(keep), utc_of(until_ms))
        )
