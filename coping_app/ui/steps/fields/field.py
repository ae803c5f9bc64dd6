"""What a form and the widget of one question have to do with each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.format.model import FormField
from coping_app.ui.theme.theme import ThemeStore


@dataclass(frozen=True, slots=True)
class Question:
    """One question, ready to be asked.

    Attributes:
        field: The question as written in the exercise.
        ask: Its words with answers filled in; also its name for assistive technology.
        today: The local date, for questions about days.
    """

    field: FormField
    ask: str
    today: Callable[[], date]


class FieldView(QWidget):
    """Base of the widgets that take one answer. Nothing is chosen before the person chooses.

    Signals:
        edited: The answer changed.
        confirmed: The person pressed Enter in a line: on to the next question.
        noticed: A sentence that the person should know, such as that no more text fits.
        rearranged: Controls came or went, so that the order of Tab is to be made anew.
    """

    edited = Signal()
    confirmed = Signal()
    noticed = Signal(str)
    rearranged = Signal()

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.question = question

    def value(self) -> Any:
        """The answer, JSON-ready, or None where there is none."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows an earlier answer; one of the wrong kind is left out."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def wish(self) -> str:
        """A sentence that says what would be an answer."""
        return self.tr("A few words are enough. You can also skip this.")
