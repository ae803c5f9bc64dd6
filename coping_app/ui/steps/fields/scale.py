"""A question answered on a scale."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.scale_control import scale_control
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore


class ScaleField(FieldView):
    """Eleven buttons for zero to ten; a slider with − and + for any other range."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        field = question.field
        self._least = round(0 if field.min is None else field.min)
        self._most = round(10 if field.max is None else field.max)
        self.bar = scale_control(
            themes, question.ask, self._least, self._most, field.low or "", field.high or ""
        )
        self.bar.setAccessibleIdentifier("field-scale")
        self.bar.value_changed.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    def value(self) -> int | None:
        """The chosen number."""
        return self.bar.value

    def set_value(self, value: Any) -> None:
        """Shows an earlier number, if it is on the scale."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and self._least <= value <= self._most:
            self.bar.set_value(value)

    def focus_target(self) -> QWidget:
        """The bar."""
        return self.bar

    def wish(self) -> str:
        """Names the ends."""
        if (self._least, self._most) == (0, 10):
            return self.tr("Please choose a number from zero to ten, or skip this.")
        return self.tr("Please choose a number from {least} to {most}.").format(
            least=self._least, most=self._most
        )

    def _edited(self, _value: int) -> None:
        self.edited.emit()
