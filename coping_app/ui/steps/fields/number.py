"""A question answered with a number."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.scale_control import step_between
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.rating.stepper_slider import NumberStepper

LEAST, MOST = 0.0, 999_999.0
"""Range of a number whose exercise names none."""


class NumberField(FieldView):
    """A number to be typed, or moved by − and +."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        field = question.field
        least = LEAST if field.min is None else field.min
        most = MOST if field.max is None else field.max
        self._bounds = (least, most)
        self.stepper = NumberStepper(
            themes, question.ask, least, most, step_between(least, most), field.unit or ""
        )
        self.stepper.setAccessibleIdentifier("field-number")
        self.stepper.value_changed.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stepper)

    def value(self) -> float | int | None:
        """The number; whole ones without a point."""
        value = self.stepper.value
        if value is None:
            return None
        return int(value) if float(value).is_integer() else value

    def set_value(self, value: Any) -> None:
        """Shows an earlier number, if it is within the range."""
        least, most = self._bounds
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number and least <= value <= most:
            self.stepper.set_value(float(value))

    def focus_target(self) -> QWidget:
        """The stepper."""
        return self.stepper

    def wish(self) -> str:
        """Names the range where the exercise does."""
        field = self.question.field
        if field.min is None or field.max is None:
            return self.tr("Please choose a number. You can also skip this.")
        return self.tr("Please choose a number from {least} to {most}.").format(
            least=f"{field.min:g}", most=f"{field.max:g}"
        )

    def _edited(self, _value: object) -> None:
        self.edited.emit()
