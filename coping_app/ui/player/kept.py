"""What a session keeps beside its events: drafts, cards, drawings and calendar entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coping_app.session.events import AnswerGiven, SessionEvent, StepStarted
from coping_app.store.store import Store
from coping_app.ui.player.card_saver import CardSaver


class SessionKeeper:
    """Keeps for one session what its steps hand over.

    Args:
        store: The person's records.
        session_id: The session.
        exercise_id: What cards can be taken up again with.
    """

    def __init__(self, store: Store, session_id: str, exercise_id: str) -> None:
        self._store = store
        self._session_id = session_id
        self._cards = CardSaver(store, exercise_id)
        self._place: tuple[int, ...] = ()
        self._exercise_id = exercise_id

    def heard(self, event: SessionEvent) -> None:
        """Follows the session: where it is, and which answers become a card."""
        match event:
            case StepStarted():
                self._place = event.place
                self._cards.step_started(event)
            case AnswerGiven():
                self._cards.answered(event)

    def save(self, place: tuple[int, ...], value: Any) -> None:
        """Keeps what was typed so far; None forgets it."""
        if value is None:
            self._store.remove_draft(self._session_id, place)
        else:
            self._store.save_draft(self._session_id, place, value)

    def load(self, place: tuple[int, ...]) -> Any:
        """What was typed at ``place``, or None."""
        return self._store.draft(self._session_id, place)

    def fields_of(self, title: str) -> Mapping[str, Any] | None:
        """Answers of the card of that title by name, or None."""
        card = self._store.card(title)
        if card is None:
            return None
        return {field["name"]: field["answer"] for field in card.fields}

    def keep_drawing(self, png: bytes) -> str:
        """Keeps a drawing of the step that is shown; answers its id."""
        return self._store.save_drawing(self._session_id, self._place, png)

    def plan(self, what: str, often: str, first: str) -> None:
        """Puts ``what`` into the calendar from the ISO date ``first`` on."""
        self._store.add_plan_item(what, often, date.fromisoformat(first), None)
