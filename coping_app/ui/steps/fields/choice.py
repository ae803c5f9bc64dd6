"""A question with one answer among several."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coping_app.ui.parts.few_first import FIRST, FewFirst
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.tab_order import make_one_stop
from coping_app.ui.widgets.marks import RadioMark


class ChoiceField(FieldView):
    """Radio marks below each other; arrow keys move inside, Tab leaves."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self._group = QButtonGroup(self)
        self.marks = [RadioMark(themes, words) for words in question.field.options]
        for index, mark in enumerate(self.marks):
            mark.setAccessibleIdentifier(f"field-option-{index}")
            mark.setAccessibleDescription(question.ask)
            self._group.addButton(mark, index)
        make_one_stop(self._group)
        self.few = FewFirst(themes, self.marks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.few)
        self._group.idToggled.connect(self._toggled)

    def value(self) -> str | None:
        """The words of the chosen one."""
        index = self._group.checkedId()
        return None if index < 0 else self.question.field.options[index]

    def set_value(self, value: Any) -> None:
        """Chooses the one with these words."""
        self.blockSignals(True)
        for mark, words in zip(self.marks, self.question.field.options, strict=True):
            if words == value:
                mark.setChecked(True)
        self.blockSignals(False)
        if self._group.checkedId() >= FIRST:
            self.few.show_all()

    def focus_target(self) -> QWidget:
        """The chosen mark, or the first."""
        return self.marks[max(0, self._group.checkedId())]

    def wish(self) -> str:
        """Asks for a choice."""
        return self.tr("Please choose one, or skip this.")

    def _toggled(self, _index: int, on: bool) -> None:
        """Told of what comes to be chosen, by whatever hand."""
        if on:
            self.edited.emit()
