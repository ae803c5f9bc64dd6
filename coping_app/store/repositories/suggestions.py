"""Whether the person wants an exercise suggested that had left them more upset."""

from __future__ import annotations

from datetime import datetime

from coping_app.store.base.engine import Connection
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import utc_ms_of, utc_of
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import SuggestionAnswer


class SuggestionRepository:
    """Reads and keeps the answers, one an exercise: the last one counts."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def answers(self) -> dict[str, SuggestionAnswer]:
        """Answers by exercise id.

        Raises:
            StoreError: They cannot be read.
        """
        return {answer.exercise_id: answer for answer in find(self._keeping.read)}

    def tell(self, exercise_id: str, keep: bool, until_utc: datetime) -> None:
        """Keep an answer; ``until_utc`` is the beginning of the latest session, aware.

        Raises:
            StoreError: It could not be kept.
        """
        answer = SuggestionAnswer(exercise_id, keep, until_utc)
        self._keeping.save(lambda connection, _: put(connection, answer))


def find(read: Read) -> list[SuggestionAnswer]:
    """Every answer, by exercise id."""
    rows = read(
        "SELECT exercise_id, keep, until_ms FROM suggestion_answer ORDER BY exercise_id", ()
    )
    return [SuggestionAnswer(name, bool(keep), utc_of(ms)) for name, keep, ms in rows]


def put(connection: Connection, answer: SuggestionAnswer) -> None:
    """Keeps an answer instead of the one before."""
    connection.execute(
        "INSERT INTO suggestion_answer (exercise_id, keep, until_ms) VALUES (?,?,?)"
        " ON CONFLICT (exercise_id) DO UPDATE SET keep = excluded.keep,"
        " until_ms = excluded.until_ms",
        (answer.exercise_id, int(answer.keep), utc_ms_of(answer.until_utc)),
    )
