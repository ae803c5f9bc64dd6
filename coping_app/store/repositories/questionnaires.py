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
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import Moment, text_of, utc_of
from coping_app.store.repositories.events import add_event, number_of
from coping_app.store.repositories.queries import QUESTIONNAIRES
from coping_app.store.repositories.records import StoredScore
from coping_app.store.repositories.sessions import SessionRepository

ANSWERED = "answer-given"
"""The kind by which exercises keep their answers, too; a skipped item is answered with None."""
SCORED = "questionnaire-scored"
_VERB = "questionnaire"


class OpenQuestionnaire(NamedTuple):
    """One that was begun and not finished: its session, its version, and answers by item."""

    session_id: str
    version: int
    answers: Mapping[str, float | None]


class QuestionnaireRepository:
    """A person's questionnaires. Everything can raise a ``StoreError``; nothing is changed then."""

    def __init__(self, keeping: Keeping, sessions: SessionRepository) -> None:
        self._keeping = keeping
        self._sessions = sessions

    def begin(self, questionnaire_id: str, version: int, title: str, language: str) -> str:
        """Begins to fill in a questionnaire; returns the id of its session."""
        return self._sessions.begin(_name(questionnaire_id), version, title, language, {})

    def answer(self, session_id: str, number: int, item: str, value: float | None) -> None:
        """Keeps the answer to one item; given again, the last word counts.

        Args:
            session_id: From ``begin`` or ``begun``.
            number: Of the item, from 0.
            item: Its id.
            value: One of its values, None where it was skipped.
        """
        body = {"place": [number], "verb": _VERB, "answers": {item: value}}
        self._keeping.save(
            lambda c, now: add_event(c, now, number_of(c, session_id), ANSWERED, body)
        )

    def finish(
        self, session_id: str, value: float | None = None, parts: Mapping[str, float] | None = None
    ) -> None:
        """Ends a questionnaire, with its score and those of its parts where there is one."""
        scored: dict[str, Any] = {"value": value, "parts": dict(parts or {})}

        def finish(connection: Connection, now: Moment) -> None:
            number = number_of(connection, session_id)
            if value is not None:
                add_event(connection, now, number, SCORED, scored)
            add_event(connection, now, number, "session-finished", {"practised_s": 0.0})

        self._keeping.save(finish)
        self._sessions.leave(session_id)

    def begun(self, questionnaire_id: str, since: date) -> OpenQuestionnaire | None:
        """The latest one begun since a day, if it was not finished: it can be gone on with."""
        rows = self._keeping.read(
            "SELECT id, version, state FROM session WHERE exercise_id = ? AND local_date >= ?"
            " AND removed_ms IS NULL ORDER BY number DESC LIMIT 1",
            (_name(questionnaire_id), since.isoformat()),
        )
        if not rows or rows[0][2] != "open":
            return None
        session_id, version, _ = rows[0]
        given = [event.body["answers"] for event in self._sessions.events(session_id)
                 if event.kind == ANSWERED]
        answers = {item: value for each in given for item, value in each.items()}
        return OpenQuestionnaire(session_id, version, answers)

    def last_day(self, questionnaire_id: str) -> date | None:
        """The day on which a questionnaire was finished last."""
        rows = self._keeping.read(
            "SELECT max(local_date) FROM session WHERE exercise_id = ? AND state = 'finished'"
            " AND removed_ms IS NULL",
            (_name(questionnaire_id),),
        )
        return date.fromisoformat(rows[0][0]) if rows[0][0] else None

    def scores(self, questionnaire_id: str, since: date | None = None) -> list[StoredScore]:
        """Every score of a questionnaire, in order; there is none where an item was skipped."""
        rows = self._keeping.read(
            "SELECT session.id, version, body, session.local_date, at_ms"
            " FROM session JOIN event ON event.session = number"
            " WHERE exercise_id = ? AND session.local_date >= ? AND removed_ms IS NULL"
            " AND kind = ? ORDER BY seq",
            (_name(questionnaire_id), text_of(since), SCORED),
        )
        told = [(key, version, from_json(body), day, ms) for key, version, body, day, ms in rows]
        return [
            StoredScore(
                key, questionnaire_id, version, body["value"], body["parts"],
                date.fromisoformat(day), utc_of(ms),
            )
            for key, version, body, day, ms in told
        ]

    def unscored_days(self, questionnaire_id: str, since: date | None = None) -> list[date]:
        """The day of each questionnaire that was ended with answers missing, in order."""
        rows = self._keeping.read(
            "SELECT local_date FROM session WHERE exercise_id = ? AND local_date >= ?"
            " AND removed_ms IS NULL AND state = 'finished' AND NOT EXISTS"
            " (SELECT 1 FROM event WHERE event.session = number AND kind = ?) ORDER BY number",
            (_name(questionnaire_id), text_of(since), SCORED),
        )
        return [date.fromisoformat(day) for (day,) in rows]


def _name(questionnaire_id: str) -> str:
    """What stands in the place of an exercise id."""
    return f"{QUESTIONNAIRES}{questionnaire_id}"
