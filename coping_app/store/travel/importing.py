"""Takes records of another profile in, all in one transaction, and knows again what it has.

Everything is known by its UUID, so the same file twice adds nothing, and files that overlap add
up. Events are only ever added, and what follows from them is worked out by ``derive`` as if they
had been told here. Sessions that began before anything here are put before it, so that lists stay
in order where an old profile is brought to a new computer. A row that a table refuses is undone by
itself and counted; it keeps nothing else out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coping_app.store.base.encoding import place_text, to_json
from coping_app.store.base.engine import Connection, EngineError, result_code
from coping_app.store.base.former_settings import (
    FORMER_ANSWERS,
    FORMER_PLAN,
    FORMER_TRIAL,
    MOVE_FORMER_SETTINGS,
)
from coping_app.store.base.moments import Moment
from coping_app.store.base.text import clean
from coping_app.store.repositories import suggestions, trials
from coping_app.store.repositories.events import Entry, insert_event
from coping_app.store.repositories.plans import put_document
from coping_app.store.repositories.records import (
    Card,
    DayMark,
    StoredDrawing,
    StoredTrial,
    SuggestionAnswer,
)
from coping_app.store.travel.portable import (
    Count,
    Portable,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
    TakenIn,
)

_CONSTRAINT = 19
"""Primary result code of a value that a table refuses, sqlite.org/rescode.html."""


Outcome = Literal["new", "known", "unfit"]


class OnlyCounted(Exception):
    """Ends a transaction that was begun to count alone; nothing of it is kept."""

    def __init__(self, found: TakenIn) -> None:
        super().__init__()
        self.found = found


def take_in_or_count(
    connection: Connection, moment: Moment, portable: Portable, keep: bool
) -> TakenIn:
    """As ``take_in``; without ``keep`` it raises ``OnlyCounted``, so that all is rolled back."""
    found = take_in(connection, moment, portable)
    if not keep:
        raise OnlyCounted(found)
    return found


def take_in(connection: Connection, moment: Moment, portable: Portable) -> TakenIn:
    """Adds what is not here yet.

    Args:
        connection: In a transaction.
        moment: Now.
        portable: Checked records. What no table takes is counted as unfit.
    """
    sessions, events = _take_sessions(connection, portable.sessions)
    row = _Row(connection)
    return TakenIn(
        sessions=sessions,
        events=events,
        cards=_tally(row.taken(_take_card, moment, card) for card in portable.cards),
        drawings=_tally(row.taken(_take_drawing, each) for each in portable.drawings),
        plan_items=_tally(row.taken(_take_plan_item, item) for item in portable.plan_items),
        plans=_take_plans(connection, moment, portable.plans),
        day_marks=_tally(row.taken(_take_day_mark, mark) for mark in portable.day_marks),
        trials=_tally(row.taken(_take_trial, trial) for trial in portable.trials),
        suggestion_answers=_tally(
            row.taken(_take_answer, answer) for answer in portable.suggestion_answers
        ),
        settings=_tally(
            row.taken(_take_setting, key, value) for key, value in portable.settings.items()
        ),
    )


def _tally(outcomes: Iterable[Outcome]) -> Count:
    found = list(outcomes)
    return Count(found.count("new"), found.count("known"), found.count("unfit"))


class _Row:
    """Takes one row, so that of one that is refused nothing stays and all others are kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def taken(self, take: Callable[..., bool], *given: Any) -> Outcome:
        """What became of a row; ``take`` answers whether it was new."""
        self._connection.execute("SAVEPOINT one_row")
        try:
            is_new = take(self._connection, *given)
        except EngineError as error:
            if result_code(error) != _CONSTRAINT:
                raise
            self._connection.execute("ROLLBACK TO one_row")
            return "unfit"
        finally:
            if self._connection.in_transaction:  # a full disk ends it
                self._connection.execute("RELEASE one_row")
        return "new" if is_new else "known"


# Sessions and events


@dataclass(slots=True)
class _Places:
    """Numbers still free before everything that is here; None is behind it."""

    session: int | None = None
    seq: int | None = None

    def next_session(self) -> int | None:
        """A number for the next session."""
        if self.session is not None:
            self.session += 1
        return self.session

    def next_seq(self) -> int | None:
        """A number for the next event."""
        if self.seq is not None:
            self.seq += 1
        return self.seq


def _take_sessions(
    connection: Connection, sessions: Sequence[PortableSession]
) -> tuple[Count, Count]:
    missing: list[PortableSession] = []
    of_known = Count()
    known_unfit = 0
    for session in sessions:
        row = connection.execute(
            "SELECT number, removed_ms FROM session WHERE id = ?", (session.id,)
        ).fetchone()
        if row is None:
            missing.append(session)
            continue
        # What was removed here stays removed, whatever comes in.
        lacking = [] if row[1] is not None else _lacking(connection, int(row[0]), session)
        known = Count(0, len(session.events) - len(lacking))
        if lacking:
            outcome = _Row(connection).taken(_add_events, int(row[0]), lacking)
            known += Count(**{outcome: len(lacking)})
            known_unfit += outcome == "unfit"
        of_known += known
    outcomes = _add_new(connection, missing)
    of_new = Count()
    for session, outcome in zip(missing, outcomes, strict=True):
        of_new += Count(**{outcome: len(session.events)})
    known = Count(0, len(sessions) - len(missing) - known_unfit, known_unfit)
    return _tally(outcomes) + known, of_known + of_new


def _lacking(
    connection: Connection, number: int, session: PortableSession
) -> list[PortableEvent]:
    """Events that a session here has not got yet, as of one that went on elsewhere."""
    here = {
        row[0]
        for row in connection.execute("SELECT id FROM event WHERE session = ?", (number,))
    }
    return [event for event in session.events if event.id not in here]


def _add_events(connection: Connection, number: int, events: Sequence[PortableEvent]) -> bool:
    _insert_events(connection, number, events, _Places())
    return True


def _add_new(connection: Connection, sessions: Sequence[PortableSession]) -> list[Outcome]:
    first = connection.execute(
        "SELECT min(started_ms), min(number) FROM session"
    ).fetchone()
    seq = connection.execute("SELECT min(seq) FROM event").fetchone()[0]
    older = [s for s in sessions if first[0] is not None and s.moment.utc_ms < first[0]]
    events = sum(len(session.events) for session in older)
    before = _Places(
        None if first[1] is None else int(first[1]) - len(older) - 1,
        None if seq is None else int(seq) - events - 1,
    )
    behind = _Places()
    row = _Row(connection)
    return [
        row.taken(
            _insert_session,
            session,
            before if first[0] is not None and session.moment.utc_ms < first[0] else behind,
        )
        for session in sessions
    ]


def _insert_session(connection: Connection, session: PortableSession, places: _Places) -> bool:
    moment = session.moment
    row = connection.execute(
        "INSERT INTO session (number, id, exercise_id, version, title, language, choices,"
        " started_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?,?,?) RETURNING number",
        (
            places.next_session(), session.id, session.exercise_id, session.version,
            clean(session.title).value, session.language, _json(session.choices),
            moment.utc_ms, moment.offset_min, moment.local_date,
        ),
    ).fetchone()
    _insert_events(connection, int(row[0]), session.events, places)
    return True


def _insert_events(
    connection: Connection, number: int, events: Iterable[PortableEvent], places: _Places
) -> None:
    for event in events:
        entry = Entry(
            event.id, event.kind, clean(event.body).value, event.moment, places.next_seq()
        )
        insert_event(connection, number, entry)


# What belongs to no session, or hangs on one


def _take_card(connection: Connection, moment: Moment, card: Card) -> bool:
    """Of two cards of one title the one saved later stays in use; the other waits for undo."""
    if _has(connection, "card", card.id):
        return False
    title = clean(card.title).value
    row = connection.execute(
        "SELECT saved_ms FROM card WHERE title = ? AND removed_ms IS NULL", (title,)
    ).fetchone()
    is_older = row is not None and int(row[0]) > card.moment.utc_ms
    if not is_older:
        connection.execute(
            "UPDATE card SET removed_ms = ?, replaced = 1 WHERE title = ? AND removed_ms IS NULL",
            (moment.utc_ms, title),
        )
    connection.execute(
        "INSERT INTO card (id, title, exercise_id, fields, saved_ms, offset_min, local_date,"
        " removed_ms, replaced) VALUES (?,?,?,?,?,?,?,?,?)",
        (
            card.id, title, card.exercise_id, _json([dict(each) for each in card.fields]),
            card.moment.utc_ms, card.moment.offset_min, card.moment.local_date,
            moment.utc_ms if is_older else None, int(is_older),
        ),
    )
    return True


def _take_drawing(connection: Connection, drawing: StoredDrawing) -> bool:
    if _has(connection, "drawing", drawing.id):
        return False
    row = connection.execute(
        "INSERT INTO drawing (id, session, place, png, saved_ms, offset_min, local_date)"
        " SELECT ?, number, ?, ?, ?, ?, ? FROM session WHERE id = ? RETURNING number",
        (
            drawing.id, place_text(drawing.place), drawing.png, drawing.moment.utc_ms,
            drawing.moment.offset_min, drawing.moment.local_date, drawing.session_id,
        ),
    ).fetchone()
    return row is not None


def _take_plan_item(connection: Connection, item: PortablePlanItem) -> bool:
    is_new = not _has(connection, "plan_item", item.id)
    if is_new:
        connection.execute(
            "INSERT INTO plan_item (id, what, often, first_date, exercise_id,"
            " saved_ms, offset_min, local_date) VALUES (?,?,?,?,?,?,?,?)",
            (
                item.id, clean(item.what).value, item.often, item.first_date.isoformat(),
                item.exercise_id, item.moment.utc_ms, item.moment.offset_min,
                item.moment.local_date,
            ),
        )
    for done in item.done:
        connection.execute(
            "INSERT INTO plan_done (item, local_date, done_ms)"
            " SELECT number, ?, ? FROM plan_item WHERE id = ?"
            " ON CONFLICT (item, local_date) DO NOTHING",
            (done.day.isoformat(), done.marked_ms, item.id),
        )
    return is_new


def _take_day_mark(connection: Connection, mark: DayMark) -> bool:
    """A note that was changed elsewhere since is brought up to date; a removed one stays so."""
    row = connection.execute(
        "INSERT INTO day_mark (id, day, words, saved_ms, offset_min, local_date)"
        " VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET day = excluded.day,"
        " words = excluded.words, saved_ms = excluded.saved_ms,"
        " offset_min = excluded.offset_min, local_date = excluded.local_date"
        " WHERE removed_ms IS NULL AND excluded.saved_ms > day_mark.saved_ms RETURNING id",
        (
            mark.id, mark.day.isoformat(), clean(mark.words).value, mark.moment.utc_ms,
            mark.moment.offset_min, mark.moment.local_date,
        ),
    ).fetchone()
    return row is not None


def _take_plans(connection: Connection, moment: Moment, plans: Sequence[PortablePlan]) -> Count:
    """A plan that is in use here stays so; those that come in stand before it, as ended."""
    lowest = connection.execute("SELECT min(number) FROM plan_use").fetchone()[0]
    missing = [plan for plan in plans if _number_of(connection, plan) is None]
    for at, plan in enumerate(missing):
        ended = plan.ended.isoformat() if plan.ended else None
        connection.execute(
            "INSERT INTO plan_use (number, plan_id, started, ended, saved_ms)"
            " VALUES (?,?,?,?,?)",
            (
                None if lowest is None else int(lowest) - len(missing) + at,
                plan.plan_id, plan.started.isoformat(),
                ended if lowest is None else ended or moment.local_date, plan.taken_up_ms,
            ),
        )
    for plan in plans:
        number = _number_of(connection, plan)
        if plan.document is not None and number is not None:
            put_document(connection, number, plan.document)
    return Count(len(missing), len(plans) - len(missing))


def _number_of(connection: Connection, plan: PortablePlan) -> int | None:
    row = connection.execute(
        "SELECT number FROM plan_use WHERE plan_id = ? AND started = ? AND saved_ms = ?",
        (plan.plan_id, plan.started.isoformat(), plan.taken_up_ms),
    ).fetchone()
    return None if row is None else int(row[0])


def _take_trial(connection: Connection, trial: StoredTrial) -> bool:
    """What became of a trial on this computer stays."""
    if _has(connection, "trial", trial.id):
        return False
    trials.put(connection, trial)
    return True


def _take_answer(connection: Connection, answer: SuggestionAnswer) -> bool:
    """What was answered on this computer stays."""
    if _has_answer(connection, answer.exercise_id):
        return False
    suggestions.put(connection, answer)
    return True


def _has_answer(connection: Connection, exercise_id: str) -> bool:
    sql = "SELECT 1 FROM suggestion_answer WHERE exercise_id = ?"
    return connection.execute(sql, (exercise_id,)).fetchone() is not None


def _take_former(connection: Connection, key: str, value: Any) -> bool:
    """A setting of an older file that has a table of its own by now: what is here stays."""
    if key.startswith(FORMER_TRIAL):
        is_known = _has(connection, "trial", key.removeprefix(FORMER_TRIAL))
    elif key == FORMER_ANSWERS and isinstance(value, Mapping):
        value = {
            name: each for name, each in value.items() if not _has_answer(connection, name)
        }
        is_known = not value
    else:
        is_known = key == FORMER_PLAN and _has_document(connection, value)
    if is_known or not _insert_setting(connection, key, value):
        return False
    for statement in MOVE_FORMER_SETTINGS:
        connection.execute(statement)
    return True


def _has_document(connection: Connection, plan: Any) -> bool:
    """Whether the latest use of a plan has a copy of it."""
    plan_id = plan.get("plan") if isinstance(plan, Mapping) else None
    row = connection.execute(
        "SELECT 1 FROM plan_document WHERE plan_use ="
        " (SELECT max(number) FROM plan_use WHERE plan_id = ?)",
        (plan_id if isinstance(plan_id, str) else None,),
    ).fetchone()
    return row is not None


def _take_setting(connection: Connection, key: str, value: Any) -> bool:
    if key in (FORMER_PLAN, FORMER_ANSWERS) or key.startswith(FORMER_TRIAL):
        return _take_former(connection, key, value)
    return _insert_setting(connection, key, value)


def _insert_setting(connection: Connection, key: str, value: Any) -> bool:
    """What was set on this computer stays."""
    row = connection.execute(
        "INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT (key) DO NOTHING"
        " RETURNING key",
        (key, _json(value)),
    ).fetchone()
    return row is not None


def _has(connection: Connection, table: str, key: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id = ?"
    return connection.execute(sql, (key,)).fetchone() is not None


def _json(value: Any) -> str:
    return to_json(clean(value).value)
