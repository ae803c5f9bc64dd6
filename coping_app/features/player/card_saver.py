"""Turns the answers of a form with ``save_as`` into a personal card."""

from __future__ import annotations

from typing import Any, Protocol

from coping_app.content.format.model import Form
from coping_app.session.events import AnswerGiven, StepStarted


class CardStore(Protocol):
    """Keeps cards, now or as soon as there is room."""

    def save_card(self, title: str, exercise_id: str, fields: list[dict[str, Any]]) -> object:
        """Keeps a card."""
        ...


class CardSaver:
    """Listens to one session and saves its cards.

    Args:
        store: What keeps the cards.
        exercise_id: The exercise that they can be taken up again with.
    """

    def __init__(self, store: CardStore, exercise_id: str) -> None:
        self._store = store
        self._exercise_id = exercise_id
        self._form: Form | None = None

    def step_started(self, event: StepStarted) -> None:
        """Notes the form that is being filled in."""
        step = event.block.step if event.block is not None else None
        self._form = step if isinstance(step, Form) else None

    def answered(self, event: AnswerGiven) -> bool:
        """Saves a card where the form asks for one; True if there is a card to save."""
        form = self._form
        if form is None or form.save_as is None or event.verb != Form.verb:
            return False
        fields = [
            {"name": field.name, "ask": field.ask, "answer": event.answers[field.name]}
            for field in form.form
            if field.name in event.answers
        ]
        if not fields:
            return False
        self._store.save_card(form.save_as, self._exercise_id, fields)
        return True
