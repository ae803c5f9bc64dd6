"""What a session keeps beside its events: drafts, cards, drawings and calendar entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from coping_app.features.player.card_saver import CardSaver
from coping_app.session.events import (
    AnswerGiven,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepStarted,
)
from coping_app.store.base.encoding import new_id
from coping_app.store.repositories.records import Useful
from coping_app.store.store import Store
from coping_app.ui.player.session_saves import SessionSaves


class StepOutputs:
    """Keeps for one session what its steps hand over; what cannot be written waits in ``saves``.

    Args:
        store: The person's records.
        saves: Of the session.
        exercise_id: What cards can be taken up again with.
    """

    def __init__(self, store: Store, saves: SessionSaves, exercise_id: str) -> None:
        self._store = store
        self._saves = saves
        self._cards = CardSaver(self.save_card, exercise_id)
        self._place: tuple[int, ...] = ()
        self._typed: dict[tuple[int, ...], Any] = {}

    def heard(self, event: SessionEvent) -> None:
        """Follows the session: where it is, and which answers become a card."""
        match event:
            case StepStarted():
                self._place = event.place
                self._cards.step_started(event)
            case AnswerGiven():
                self._forget(self._place)
                self._cards.answered(event)
            case SessionFinished() | SessionStopped():
                for place in tuple(self._typed):
                    self._forget(place)

    def save(self, place: tuple[int, ...], value: Any) -> None:
        """Keeps what was typed so far; None forgets it."""
        session_id = self._saves.session_id
        if value is None:
            self._typed.pop(place, None)
            self._saves.keep(_draft(place), partial(self._store.drafts.remove, session_id, place))
            return
        self._typed[place] = value
        save = partial(self._store.drafts.save, session_id, place, value)
        self._saves.keep(_draft(place), save)
        if not self._saves.holds(_draft(place)):
            self._typed.pop(place, None)

    def load(self, place: tuple[int, ...]) -> Any:
        """What was typed at ``place``, or None."""
        if self._saves.holds(_draft(place)):
            return self._typed.get(place)
        return self._store.drafts.at(self._saves.session_id, place)

    def fields_of(self, title: str) -> Mapping[str, Any] | None:
        """Answers of the card of that title by name, or None."""
        card = self._store.cards.titled(title)
        if card is None:
            return None
        return {field["name"]: field["answer"] for field in card.fields}

    def save_card(self, title: str, exercise_id: str, fields: list[dict[str, Any]]) -> None:
        """Keeps a card."""
        save = partial(self._store.cards.save, title, exercise_id, fields)
        self._saves.keep(("card", title), save)

    def keep_drawing(self, png: bytes) -> str:
        """Keeps a drawing of the step that is shown; answers its id."""
        drawing_id = new_id()
        session_id = self._saves.session_id
        save = partial(self._store.drawings.save, session_id, self._place, png, drawing_id)
        self._saves.keep(("drawing", drawing_id), save)
        return drawing_id

    def plan(self, what: str, often: str, first: str) -> None:
        """Puts ``what`` into the calendar from the ISO date ``first`` on."""
        save = partial(self._store.calendar.add, what, often, date.fromisoformat(first), None)
        self._saves.keep(("plan", self._place, what, first), save)

    def tell_useful(self, useful: Useful) -> None:
        """Keeps the person's word on whether the session was useful."""
        save = partial(self._store.sessions.set_useful, self._saves.session_id, useful)
        self._saves.keep("useful", save)

    def _forget(self, place: tuple[int, ...]) -> None:
        """The answer, or the end, takes the place of what was typed there."""
        if self._typed.pop(place, None) is not None:
            self._saves.drop(_draft(place))


def _draft(place: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    return "draft", place
