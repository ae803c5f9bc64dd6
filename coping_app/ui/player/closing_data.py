"""What the closing page says, read from the records once a session is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from coping_app.content.model import Exercise, Write
from coping_app.content.scales import Scale
from coping_app.session.safety import Care, RatedSession, care_after
from coping_app.store.records import RatingPair
from coping_app.store.store import Store
from coping_app.ui.player.closing_view import Change, Closing

translate = QCoreApplication.translate

ENOUGH_PAIRS = 8
"""From eight pairs on Progress gives an interval (design language, section 8)."""
MOVEMENT_TAG = "movement"


def care_words(care: Care) -> str:
    """A stop rule as one or two sentences for the person; empty where the page shows it itself."""
    words = {
        Care.GROUND: translate(
            "closing_data",
            "Some exercises stir things up. You could stay here with the room a while.",
        ),
        Care.HALVE_NEXT: translate(
            "closing_data", "Pain is higher after moving. Next time, half as much may be enough."
        ),
        Care.SEE_CLINICIAN: translate(
            "closing_data",
            "Pain was higher after moving, twice now. It may be wise to pause this one "
            "and ask your clinician.",
        ),
        Care.HIDE_AND_ASK: translate(
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
        changes = tuple(
            Change(self._scales[scale].title, before.get(scale), after.get(scale))
            for scale in self._exercise.ratings
            if scale in self._scales and (scale in before or scale in after)
        )
        pairs = self._store.pairs(exercise_id=self._exercise.id)
        session = self._rated(self._store.today(), before, after)
        due = care_after(session, self._earlier(pairs))
        return Closing(
            practised_s=practised_s,
            stopped=stopped,
            changes=changes if after else (),
            care=tuple(words for care in due if (words := care_words(care))),
            offer_grounding=Care.GROUND in due,
            can_say_more=len({pair.session_id for pair in pairs}) >= ENOUGH_PAIRS,
        )

    def _ratings(self, moment: str) -> dict[str, int | None]:
        events = self._store.events(self._session_id)
        return {
            event.body["scale"]: event.body["value"]
            for event in events
            if event.kind == "rating-given" and event.body["moment"] == moment
        }

    def _rated(
        self, day: date, before: Mapping[str, int | None], after: Mapping[str, int | None]
    ) -> RatedSession:
        return RatedSession(
            self._exercise.id,
            day,
            before,
            after,
            movement=MOVEMENT_TAG in self._exercise.tags,
            writing=any(isinstance(step, Write) for step in self._exercise.steps),
        )

    def _earlier(self, pairs: Iterable[RatingPair]) -> list[RatedSession]:
        """Earlier sessions of this exercise, oldest first, from their pairs of ratings."""
        sessions: dict[str, tuple[date, dict[str, int | None], dict[str, int | None]]] = {}
        for pair in pairs:
            if pair.session_id == self._session_id:
                continue
            _, before, after = sessions.setdefault(pair.session_id, (pair.local_date, {}, {}))
            before[pair.scale], after[pair.scale] = pair.before, pair.after
        return [self._rated(day, before, after) for day, before, after in sessions.values()]
