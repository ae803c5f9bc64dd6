"""Turns the answers of a form with ``save_as`` into a personal card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coping_app.content.format.model import Form
from coping_app.session.events import AnswerGiven, StepStarted

SaveCard = Callable[[str, str, list[dict[str, Any]]], object]
"""Keeps a card of a title and an exercise id, with its fields; now or as soon as there is room."""


class CardSaver:
    """Listens to one session and saves its cards.

    Args:
        save: What keeps the cards.
        exercise_id: The exercise that they can be taken up again with.
    """

    def __init__(self, save: SaveCard, exercise_id: str) -> None:
        self._save = save
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
        self._save(form.save_as, self._exercise_id, fields)
        return True
