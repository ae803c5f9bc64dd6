"""One question of a form: its words, the widget for its answer, and the ways on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.column import action_row
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.steps.fields.table import FIELDS
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.text import PlainText


class QuestionCard(QWidget):
    """Asks and takes the answer.

    Signals:
        edited: The answer changed; it may be none.
        next_wanted, previous_wanted: The person wants to go on or back. Skip is the player's.
        rearranged: Controls came or went.
        told: A sentence was shown that assistive technology should say.
    """

    edited = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    rearranged = Signal()
    told = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.field: FieldView | None = None
        self.count = PlainText(themes, role="secondary", tone="muted")
        self.ask = PlainText(themes, role="heading")
        self.hint = PlainText(themes, tone="muted")
        self.notice = PlainText(themes, tone="warn")
        self.wish = PlainText(themes, tone="warn")
        self.previous = QuietButton(
            themes, self.tr("Previous question"), "chevron-left", target=TARGET_SESSION
        )
        self.next = PrimaryButton(themes, self.tr("Next"), "chevron-right", True, TARGET_SESSION)
        self._field_slot = QVBoxLayout()
        self._name_parts()
        self._build()

    def show_question(
        self, question: Question, hint: str, answer: Any, number: int, count: int
    ) -> None:
        """Asks question ``number`` (from 1) of ``count``; ``answer`` is an earlier one or None."""
        self.clear()
        self.ask.setText(question.ask)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        words = self.tr("Question {number} of {count}")
        self.count.setText(words.format(number=number, count=count))
        self.count.setVisible(count > 1)
        self.previous.setVisible(number > 1)
        self.wish.hide()
        self.notice.hide()
        self._add_field(question, answer)

    def clear(self) -> None:
        """Lets go of the widget with the answer."""
        if self.field is not None:
            self._field_slot.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    def value(self) -> Any:
        """The answer so far, or None."""
        return self.field.value() if self.field is not None else None

    def ask_for_answer(self) -> None:
        """Says kindly what would be an answer, and hands the keyboard there."""
        if self.field is not None:
            self.wish.setText(self.field.wish())
            self.wish.show()
            self.told.emit(self.wish.text())
            self.take_focus()

    def take_focus(self) -> None:
        """Hands the keyboard to the answer."""
        if self.field is not None:
            self.field.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_parts(self) -> None:
        for part, name in (
            (self.ask, "form-question"), (self.notice, "form-notice"), (self.wish, "form-wish"),
            (self.previous, "form-previous"), (self.next, "form-next"),
        ):
            part.setAccessibleIdentifier(name)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for text in (self.count, self.ask, self.hint):
            column.addWidget(text)
        column.addSpacing(4)
        column.addLayout(self._field_slot)
        column.addWidget(self.notice)
        column.addWidget(self.wish)
        column.addStretch(1)
        column.addSpacing(4)
        column.addLayout(action_row([self.previous], [self.next]))
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)

    def _add_field(self, question: Question, answer: Any) -> None:
        self.field = FIELDS[question.field.type](self._themes, question)
        self.field.set_value(answer)
        self.field.edited.connect(self._edited)
        self.field.confirmed.connect(self.next_wanted)
        self.field.noticed.connect(self._notice)
        self.field.rearranged.connect(self.rearranged)
        self._field_slot.addWidget(self.field)
        self.field.show()
        self.rearranged.emit()

    def _edited(self) -> None:
        self.wish.hide()
        self.edited.emit()

    def _notice(self, words: str) -> None:
        """News stays until the next question."""
        self.notice.setText(words)
        self.notice.show()
        self.told.emit(words)
