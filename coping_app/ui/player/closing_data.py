"""What the closing page says, read from the records once a session is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from coping_app.content.format.model import Exercise
from coping_app.content.format.walking import verbs_of
from coping_app.content.reference.care_kinds import is_hard_writing, is_movement
from coping_app.content.reference.scales import Scale
from coping_app.features.care.suggestions import unanswered
from coping_app.session.safety import RatedSession, StopAction, actions_after, care_of_mood
from coping_app.store.repositories.rated_sessions import rated_sessions
from coping_app.store.repositories.records import RatingPair
from coping_app.store.store import Store
from coping_app.ui.player.closing_view import Change, Closing
from coping_app.wording.translate import translate

ENOUGH_PAIRS = 8
"""From eight pairs on Progress gives an interval (design language, section 8)."""
WEEK_MOOD = "week_mood"
"""The scale of the weekly check-in that asks for mood."""
MOOD_SPAN_READ = timedelta(days=92)
LOOKED_BACK = 40
"""Earlier sessions of the exercise that are read."""


def care_words(care: StopAction) -> str:
    """A stop rule as one or two sentences for the person; empty where the page shows it itself."""
    words = {
        StopAction.GROUND: translate(
            "closing_data",
            "You could stay here with the room a while, or talk to someone.",
        ),
        StopAction.HALVE_NEXT: translate(
            "closing_data", "Pain is higher after moving. Next time, half as much may be enough."
        ),
        StopAction.SEE_CLINICIAN: translate(
            "closing_data",
            "Pain was higher after moving, twice now. It may be wise to pause this one "
            "and ask your clinician.",
        ),
        StopAction.HIDE_AND_ASK: translate(
            "closing_data",
            "This one has left you more upset twice. It is no longer suggested. "
            "You still find it in the Library.",
        ),
    }
    return words.get(care, "")


class ClosingReader:
    """Reads one session's end.

    Args:
        store: The person's records.
        exercise: What was practised.
        scales: Rating scales by id.
        session_id: The session.
    """

    def __init__(
        self, store: Store, exercise: Exercise, scales: Mapping[str, Scale], session_id: str
    ) -> None:
        self._store = store
        self._exercise = exercise
        self._scales = scales
        self._session_id = session_id

    def closing(self, practised_s: float, stopped: bool) -> Closing:
        """What the page says of this session."""
        before, after = self._ratings("before"), self._ratings("after")
        pairs = self._store.ratings.pairs(exercise_id=self._exercise.id)
        session = RatedSession(
            self._exercise.id,
            self._store.today(),
            before,
            after,
            self._moves,
            self._is_hard_writing,
            stopped,
        )
        due = actions_after(session, self._earlier(pairs))
        return Closing(
            practised_s=practised_s,
            stopped=stopped,
            changes=() if stopped else self._changes(before, after),
            care=tuple(words for care in due if (words := care_words(care))),
            offer_grounding=StopAction.GROUND in due,
            can_say_more=len({pair.session_id for pair in pairs}) >= ENOUGH_PAIRS,
            offer_talk=self._mood_stays_low(),
        )

    def _changes(
        self, before: Mapping[str, int | None], after: Mapping[str, int | None]
    ) -> tuple[Change, ...]:
        """Those scales that have both numbers; of what was left out nothing is said."""
        changes = []
        for scale in dict.fromkeys(self._exercise.ratings):
            then, now = before.get(scale), after.get(scale)
            if scale in self._scales and then is not None and now is not None:
                changes.append(Change(self._scales[scale].title, then, now))
        return tuple(changes)

    @property
    def _moves(self) -> bool:
        return is_movement(self._exercise.tags)

    @property
    def _is_hard_writing(self) -> bool:
        exercise = self._exercise
        return is_hard_writing(exercise.family, verbs_of(exercise), exercise.ratings)

    def _ratings(self, moment: str) -> dict[str, int | None]:
        events = self._store.sessions.events(self._session_id)
        return {
            event.body["scale"]: event.body["value"]
            for event in events
            if event.kind == "rating-given" and event.body["moment"] == moment
        }

    def _earlier(self, pairs: Sequence[RatingPair]) -> list[RatedSession]:
        """Earlier sessions of this exercise, oldest first."""
        latest = self._store.sessions.all(exercise_id=self._exercise.id, limit=LOOKED_BACK)
        sessions = [session for session in latest if session.id != self._session_id]
        answers = self._store.suggestions.answers()
        return rated_sessions(
            sessions,
            unanswered(pairs, answers),
            movement=self._moves,
            writing=self._is_hard_writing,
        )

    def _mood_stays_low(self) -> bool:
        """After a check-in on the week: whether its mood was very low for two weeks."""
        if WEEK_MOOD not in self._ratings("between"):
            return False
        today = self._store.today()
        moods = [
            (each.local_date, each.value)
            for each in self._store.ratings.all(WEEK_MOOD, today - MOOD_SPAN_READ)
        ]
        return care_of_mood(moods, today) is StopAction.TALK_TO_SOMEONE
