"""A question answered with a time of day."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.step_pair import StepPair
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText

MINUTES = 5
_FIRST = QTime(9, 0)
"""Where − and + begin."""


class TimeField(FieldView):
    """Four times of the day by one tap, every five minutes by − and +."""

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self._time: QTime | None = None
        self.shown = PlainText(themes, "", "subheading")
        self.shown.setAccessibleIdentifier("time-shown")
        self.chips: dict[QTime, ChipButton] = {}
        self.hour = StepPair(
            themes, self.tr("Hour"), self.tr("An hour earlier"), self.tr("An hour later")
        )
        self.minute = StepPair(
            themes,
            self.tr("5 minutes"),
            self.tr("5 minutes earlier"),
            self.tr("5 minutes later"),
        )
        self.hour.stepped.connect(self._step_hours)
        self.minute.stepped.connect(self._step_minutes)
        self._build()
        self._show(None)

    def value(self) -> str | None:
        """The time as ``18:30``."""
        return None if self._time is None else self._time.toString("HH:mm")

    def set_value(self, value: Any) -> None:
        """Shows an earlier time."""
        time = QTime.fromString(value, "HH:mm") if isinstance(value, str) else QTime()
        if time.isValid():
            self._show(time)

    def focus_target(self) -> QWidget:
        """The first time."""
        return next(iter(self.chips.values()))

    def wish(self) -> str:
        """Asks for a time."""
        return self.tr("Please choose a time, or skip this.")

    def _build(self) -> None:
        near = FlowLayout()
        for hour, words in (
            (9, self.tr("Morning")),
            (12, self.tr("Midday")),
            (15, self.tr("Afternoon")),
            (20, self.tr("Evening")),
        ):
            time = QTime(hour, 0)
            chip = ChipButton(self.themes, f"{words}, {_words(time)}")
            chip.setAccessibleIdentifier(f"time-{hour}")
            chip.toggled.connect(partial(self._choose, time))
            self.chips[time] = chip
            near.addWidget(chip)
        steps = FlowLayout(gap=24)
        steps.addWidget(self.hour)
        steps.addWidget(self.minute)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(near)
        column.addWidget(self.shown)
        column.addLayout(steps)

    def _choose(self, time: QTime, _on: bool = True) -> None:
        self._show(time)
        self.edited.emit()

    def _step_hours(self, by: int) -> None:
        self._step(by * 3600)

    def _step_minutes(self, by: int) -> None:
        self._step(by * 60 * MINUTES)

    def _step(self, by_s: int) -> None:
        """The first press takes nine o'clock, as with a rating that nobody gave yet."""
        self._choose(_FIRST if self._time is None else self._time.addSecs(by_s))

    def _show(self, time: QTime | None) -> None:
        self._time = time
        self.shown.setText(self.tr("No time chosen yet") if time is None else _words(time))
        self.shown.set_tone("muted" if time is None else "text")
        for near, chip in self.chips.items():
            chip.show_checked(near == time)


def _words(time: QTime) -> str:
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)
