"""A question answered with a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.day_picker import DayPicker
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore


class DateField(FieldView):
    """Near days by one tap, any other by − and +."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        near = (
            (-1, self.tr("Yesterday")),
            (0, self.tr("Today")),
            (1, self.tr("Tomorrow")),
        )
        self.picker = DayPicker(themes, question.ask, near, question.today())
        self.picker.setAccessibleIdentifier("field-date")
        self.picker.value_changed.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)

    def value(self) -> str | None:
        """The day as ``2026-03-01``."""
        day = self.picker.value
        return None if day is None else day.isoformat()

    def set_value(self, value: Any) -> None:
        """Shows an earlier day."""
        if isinstance(value, str):
            try:
                self.picker.set_value(date.fromisoformat(value))
            except ValueError:
                return

    def focus_target(self) -> QWidget:
        """The near days."""
        return self.picker

    def wish(self) -> str:
        """Asks for a day."""
        return self.tr("Please choose a day, or skip this.")
