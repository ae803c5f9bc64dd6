"""What a person may change for this time: length, pace, and areas to be gentle with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.area_picker import AreaPicker
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.fields import labelled
from coping_app.ui.widgets.rating.stepper_slider import NumberStepper
from coping_app.ui.widgets.text import PlainText

PACE = (0.5, 2.0, 0.25)
"""Least, most and step of the pace, as in the settings."""


class ExerciseChoices(QWidget):
    """Pace and areas, opened only when wanted.

    Args:
        pace: As set in the settings, 0.5 to 2.
        areas: As set in the settings.
    """

    def __init__(
        self,
        themes: ThemeStore,
        pace: float,
        areas: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._areas = areas
        self._picker: AreaPicker | None = None
        self._open = QuietButton(
            themes, self.tr("Change the pace"), "chevron-down", icon_after=True
        )
        self._open.setAccessibleIdentifier("exercise.more-choices")
        self._open.clicked.connect(self._show_all)
        least, most, step = PACE
        self._pace = NumberStepper(
            themes, self.tr("Time for pauses and breaths"), least, most, step, self.tr("times")
        )
        self._pace.setAccessibleIdentifier("exercise.pace")
        self._pace.set_value(pace)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(labelled(themes, self.tr("Time for pauses and breaths"), self._pace))
        help_text = self.tr("One is as written. Two is twice as long.")
        self._column.addWidget(PlainText(themes, help_text, "secondary", "muted"))
        self._inner.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeading)
        body.addWidget(self._inner)

    def offer_areas(self, language: str, tenses: bool) -> None:
        """Offer to mark areas, where the exercise goes through the body."""
        self._open.setText(self.tr("Pace and areas that hurt"))
        self._picker = AreaPicker(self._themes, language, tenses, self._areas)
        self._column.addWidget(PlainText(self._themes, self.tr("Areas that hurt"), "subheading"))
        hint = self.tr("Mark them here or on the figure, if you like.")
        self._column.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        self._column.addWidget(self._picker)

    @property
    def value(self) -> dict[str, Any]:
        """Pace and areas as chosen."""
        pace = self._pace.value
        return {
            "pace": 1.0 if pace is None else float(pace),
            "areas": self._picker.value if self._picker else {},
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what was opened; what was chosen stays chosen."""
        if escapes(event) and not self._inner.isHidden():
            self._inner.hide()
            self._open.show()
            self._open.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_all(self) -> None:
        self._inner.show()
        self._open.hide()
        self._pace.setFocus()
