"""One question of a questionnaire with its answers: large, and Skip as large as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.questionnaire_parts import Answer, AnswerRange, Item
from coping_app.ui.parts.column import EndButtons
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import ChoiceButton, PrimaryButton, SecondaryButton
from coping_app.ui.widgets.rating.rating_bar import MOST, RatingBar
from coping_app.ui.widgets.rating.stepper_slider import StepperSlider
from coping_app.ui.widgets.text import PlainText


class QuestionnaireItem(QWidget):
    """Asks one item.

    Signals:
        answered: The value, or None for a skip.

    Args:
        item: What is asked.
        answers: Those of the whole questionnaire; an item with a range has its own.
        given: What was answered before; None chooses nothing.
    """

    answered = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        item: Item,
        answers: Sequence[Answer],
        given: float | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._values: dict[QWidget, float] = {}
        self._scale: RatingBar | StepperSlider | None = None
        self.question = PlainText(themes, item.ask, "heading")
        self.question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._skip = SecondaryButton(themes, self.tr("Skip"), target=TARGET_SESSION)
        self._skip.setAccessibleIdentifier("questions.skip")
        self._skip.clicked.connect(self._skip_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addSpacing(8)
        if item.range is None:
            self._add_choices(column, answers, given)
        else:
            self._add_scale(column, item, item.range, given)

    def _add_choices(
        self, column: QVBoxLayout, answers: Sequence[Answer], given: float | None
    ) -> None:
        """A press is the answer; Back takes it back."""
        for number, answer in enumerate(answers):
            button = ChoiceButton(self._themes, answer.label, target=TARGET_SESSION)
            button.setAccessibleIdentifier(f"questions.answer-{number}")
            button.setChecked(given == answer.value)
            button.toggled.connect(self._choice_pressed)
            self._values[button] = answer.value
            column.addWidget(button)
        column.addWidget(self._skip)

    def _add_scale(
        self, column: QVBoxLayout, item: Item, ends: AnswerRange, given: float | None
    ) -> None:
        """A number is chosen, then kept by Next: arrow keys pass over numbers."""
        low, high = int(ends.min), int(ends.max)
        chosen = None if given is None else int(given)
        if (low, high) == (0, MOST):
            self._scale = RatingBar(
                self._themes, item.ask, ends.low, ends.high, target=TARGET_SESSION
            )
        else:
            self._scale = StepperSlider(
                self._themes, item.ask, low, high, low_word=ends.low, high_word=ends.high
            )
            self._scale.setAccessibleIdentifier("questions.slider")
        self._scale.set_value(chosen)
        self._next = PrimaryButton(self._themes, self.tr("Next"), target=TARGET_SESSION)
        self._next.setAccessibleIdentifier("questions.next")
        self._next.setEnabled(chosen is not None)
        self._next.clicked.connect(self._next_pressed)
        self._scale.value_changed.connect(self._number_chosen)
        column.addWidget(self._scale)
        column.addSpacing(8)
        column.addWidget(EndButtons(self._themes, self._skip, self._next))

    def _number_chosen(self, _value: int) -> None:
        self._next.setEnabled(True)

    def _choice_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self.answered.emit(self._values[pressed])

    def _next_pressed(self) -> None:
        if self._scale is not None and self._scale.value is not None:
            self.answered.emit(float(self._scale.value))

    def _skip_pressed(self) -> None:
        self.answered.emit(None)
