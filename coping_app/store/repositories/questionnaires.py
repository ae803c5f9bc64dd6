"""Questionnaires that were filled in: sessions of a kind of their own, kept answer by answer.

They are sessions, so that they are as safe, travel with the others and can be taken up again after
a cut. Lists of practice leave them out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from coping_app.store.base.encoding import from_json
from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, text_of, utc_of
from coping_app.store.repositories import events
from coping_app.store.repositories.queries import QUESTIONNAIRES, Read
from coping_app.store.repositories.records import StoredScore

ANSWERED = "answer-given"
"""The kind by which exercises keep their answers, too; a skipped item is answered with None."""
SCORED = "questionnaire-scored"
_VERB = "questionnaire"


class OpenQuestionnaire(NamedTuple):
    """One that was begun and not finished: its session, its version, and answers by item."""

    session_id: str
    version: int
    answers: Mapping[str, float | None]


def session_name(questionnaire_id: str) -> str:
    """What stands in the place of an exercise id."""
    return f"{QUESTIONNAIRES}{questionnaire_id}"


def answer(
    connection: Connection,
    now: Moment,
    session_id: str,
    number: int,
    item: str,
    value: float | None,
) -> None:
    """Keeps the answer to the item of that number, from 0; given again, the last word counts."""
    body = {"place": [number], "verb": _VERB, "answers": {item: value}}
    events.add_event(connection, now, events.number_of(connection, session_id), ANSWERED, body)


def finish(
    connection: Connection,
    now: Moment,
    session_id: str,
    value: float | None,
    parts: Mapping[str, float],
) -> None:
    """Ends it; a score is kept only where there is one."""
    number = events.number_of(connection, session_id)
    if value is not None:
        body: dict[str, Any] = {"value": value, "parts": dict(parts)}
        events.add_event(connection, now, number, SCORED, body)
    events.add_event(connection, now, number, "session-finished", {"practised_s": 0.0})


def begun(read: Read, questionnaire_id: str, since: date) -> OpenQuestionnaire | None:
    """The latest one since a day, if it was not finished."""
    rows = read(
        "SELECT id, version, state FROM session WHERE exercise_id = ? AND local_date >= ?"
        " AND removed_ms IS NULL ORDER BY number DESC LIMIT 1",
        (session_name(questionnaire_id), since.isoformat()),
    )
    if not rows or rows[0][2] != "open":
        return None
    session_id, version, _ = rows[0]
    given = [event.body["answers"] for event in events.events_of(read, session_id)
             if event.kind == ANSWERED]
    answers = {item: value for each in given for item, value in each.items()}
    return OpenQuestionnaire(session_id, version, answers)


def last_day(read: Read, questionnaire_id: str) -> date | None:
    """The day on which it was finished last."""
    rows = read(
        "SELECT max(local_date) FROM session WHERE exercise_id = ? AND state = 'finished'"
        " AND removed_ms IS NULL",
        (session_name(questionnaire_id),),
    )
    return date.fromisoformat(rows[0][0]) if rows[0][0] else None


def scores(read: Read, questionnaire_id: str, since: date | None) -> list[StoredScore]:
    """Every score, in order."""
    rows = read(
        "SELECT session.id, version, body, session.local_date, at_ms"
        " FROM session JOIN event ON event.session = number"
        " WHERE exercise_id = ? AND session.local_date >= ? AND removed_ms IS NULL AND kind = ?"
        " ORDER BY seq",
        (session_name(questionnaire_id), text_of(since), SCORED),
    )
    told = [(key, version, from_json(body), day, ms) for key, version, body, day, ms in rows]
    return [
        StoredScore(
            key, questionnaire_id, version, body["value"], body["parts"],
            date.fromisoformat(day), utc_of(ms),
        )
        for key, version, body, day, ms in told
    ]


def unscored_days(read: Read, questionnaire_id: str, since: date | None) -> list[date]:
    """The day of each one that was ended with answers missing, in order."""
    rows = read(
        "SELECT local_date FROM session WHERE exercise_id = ? AND local_date >= ?"
        " AND removed_ms IS NULL AND state = 'finished' AND NOT EXISTS"
        " (SELECT 1 FROM event WHERE event.session = number AND kind = ?) ORDER BY number",
        (session_name(questionnaire_id), text_of(since), SCORED),
    )
    return [date.fromisoformat(day) for (day,) in rows]
