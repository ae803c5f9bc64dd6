"""A question with several answers."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.few_first import FIRST, FewFirst
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.text import PlainText


class ChoicesField(FieldView):
    """Check marks below each other."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self.marks = [CheckMark(themes, words) for words in question.field.options]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            PlainText(themes, self.tr("Choose as many as you like."), "secondary", "muted")
        )
        for index, mark in enumerate(self.marks):
            mark.setAccessibleIdentifier(f"field-option-{index}")
            mark.setAccessibleDescription(question.ask)
            mark.toggled.connect(self._edited)
        self.few = FewFirst(themes, self.marks)
        column.addWidget(self.few)

    def value(self) -> list[str] | None:
        """The words of the chosen ones, in the order of the exercise."""
        options = self.question.field.options
        chosen = [
            words for mark, words in zip(self.marks, options, strict=True) if mark.isChecked()
        ]
        return chosen or None

    def set_value(self, value: Any) -> None:
        """Chooses those with these words."""
        if isinstance(value, (list, tuple)):
            self.blockSignals(True)
            for mark, words in zip(self.marks, self.question.field.options, strict=True):
                mark.setChecked(words in value)
            self.blockSignals(False)
        if any(mark.isChecked() for mark in self.marks[FIRST:]):
            self.few.show_all()

    def focus_target(self) -> QWidget:
        """The first mark."""
        return self.marks[0]

    def wish(self) -> str:
        """Asks for a choice."""
        return self.tr("Please choose at least one, or skip this.")

    def _edited(self, _on: bool) -> None:
        self.edited.emit()
