"""A question answered at length."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.steps.fields.examples import ExampleRow
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.fields import TextBox


class LongField(FieldView):
    """A box of several lines; an example is put on a line of its own."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self.box = TextBox(themes, question.ask, least_lines=4)
        self.box.setAccessibleIdentifier("field-long")
        self.box.textChanged.connect(self.edited)
        self.box.trimmed.connect(self._trimmed)
        self.examples = ExampleRow(themes, question.field.options)
        self.examples.taken.connect(self._append)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.box)
        column.addWidget(self.examples)

    def value(self) -> str | None:
        """The words without the blanks around them."""
        return self.box.toPlainText().replace("\x00", "").strip() or None

    def set_value(self, value: Any) -> None:
        """Shows earlier words."""
        if isinstance(value, str):
            self.box.setPlainText(value)
            self.box.moveCursor(QTextCursor.MoveOperation.End)

    def focus_target(self) -> QWidget:
        """The box."""
        return self.box

    def _append(self, words: str) -> None:
        self.box.appendPlainText(words)

    def _trimmed(self) -> None:
        self.noticed.emit(self.tr("This is as much as fits here. The end was left out."))
