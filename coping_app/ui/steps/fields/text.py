"""A question answered with a few words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.steps.fields.examples import ExampleRow
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.fields import TextLine

MOST_CHARACTERS = 500


class TextField(FieldView):
    """One line; an example takes the place of what stands there."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self.line = TextLine(themes, question.ask)
        self.line.setMaxLength(MOST_CHARACTERS)
        self.line.setAccessibleIdentifier("field-text")
        self.line.textChanged.connect(self._edited)
        self.line.returnPressed.connect(self.confirmed)
        self.examples = ExampleRow(themes, question.field.options)
        self.examples.taken.connect(self.line.setText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self.examples)

    def value(self) -> str | None:
        """The words without the blanks around them."""
        return self.line.text().replace("\x00", "").strip() or None

    def set_value(self, value: Any) -> None:
        """Shows earlier words."""
        if isinstance(value, str):
            self.line.setText(value)

    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def _edited(self, _text: str) -> None:
        self.edited.emit()
