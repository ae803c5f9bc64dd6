"""What the stop rules ask for just now, read from the records.

Light on purpose: Today asks it before the first window is painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from coping_app.content.reference.care_kinds import is_movement
from coping_app.features.care.exercise_care import ExerciseCare
from coping_app.features.care.suggestions import unanswered
from coping_app.features.care.today_care import TodayCare
from coping_app.features.care.writing import Find, writing_care
from coping_app.session.safety import StopAction, care_of_movement, worsening_exercises
from coping_app.store.repositories.rated_sessions import rated_sessions
from coping_app.store.repositories.records import RatingPair, StoredSession
from coping_app.store.store import Store

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo

CARE_DAYS = 28
"""So far back sessions count for what is suggested: four weeks."""
LOOKED_BACK = 40
"""Sessions of one exercise that are read before it starts."""


class StopRules:
    """Reads what the stop rules ask for.

    Args:
        store: The person's records.
        find: The catalogue.
    """

    def __init__(self, store: Store, find: Find) -> None:
        self._store = store
        self._find = find

    def of_exercise(self, info: ExerciseInfo) -> ExerciseCare:
        """What there is to say of one exercise."""
        sessions = self._store.sessions.all(exercise_id=info.id, limit=LOOKED_BACK)
        first = min((session.local_date for session in sessions), default=None)
        pairs = self._store.ratings.pairs(since=first, exercise_id=info.id)
        rated = rated_sessions(sessions, pairs, movement=is_movement(info.tags))
        answers = self._store.suggestions.answers()
        today = self._store.today()
        since = today - timedelta(days=CARE_DAYS)
        recent = [session for session in sessions if session.local_date >= since]
        writing = writing_care(self._store.ratings, self._find, recent, today)
        left_out = info.id in answers and not answers[info.id].keep
        return ExerciseCare(
            movement=care_of_movement(rated),
            ask_to_keep=not left_out
            and info.id in worsening_exercises(rated_sessions(recent, unanswered(pairs, answers))),
            left_out=left_out,
            writing_rests=info.id in writing.resting,
        )

    def today(
        self,
        sessions: Sequence[StoredSession] | None = None,
        pairs: Sequence[RatingPair] | None = None,
    ) -> TodayCare:
        """What is asked of Today and of the plan.

        Args:
            sessions: Those of the past four weeks, the latest first; read if not given.
            pairs: Likewise.
        """
        today = self._store.today()
        since = today - timedelta(days=CARE_DAYS)
        sessions = self._store.sessions.all(since=since) if sessions is None else sessions
        pairs = self._store.ratings.pairs(since=since) if pairs is None else pairs
        answers = self._store.suggestions.answers()
        writing = writing_care(self._store.ratings, self._find, sessions, today)
        resting = writing.resting | self._hurting(sessions, pairs)
        unwanted = {name for name, answer in answers.items() if not answer.keep}
        worse = worsening_exercises(rated_sessions(sessions, unanswered(pairs, answers)))
        return TodayCare(resting | unwanted | worse, resting, writing.day_after)

    def tell_keep(self, exercise_id: str, keep: bool) -> None:
        """Keeps whether an exercise may be suggested, as of its latest session."""
        latest = self._store.sessions.all(exercise_id=exercise_id, limit=1)
        if latest:
            self._store.suggestions.tell(exercise_id, keep, latest[0].started_utc)

    def _hurting(
        self, sessions: Sequence[StoredSession], pairs: Sequence[RatingPair]
    ) -> frozenset[str]:
        """Movement exercises after which pain was higher twice running."""
        risen = {pair.exercise_id for pair in pairs if pair.scale == "pain" and _rose(pair)}
        found = set()
        for name in risen:
            info = self._find(name)
            if info is None or not is_movement(info.tags):
                continue
            own = [session for session in sessions if session.exercise_id == name]
            rated = rated_sessions(own, pairs, movement=True)
            if care_of_movement(rated) is StopAction.SEE_CLINICIAN:
                found.add(name)
        return frozenset(found)


def _rose(pair: RatingPair) -> bool:
    return pair.after > pair.before
