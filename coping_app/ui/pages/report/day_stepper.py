"""A day that is moved by − and +: day, week and month."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.day_picker import REACH, day_words, moved
from coping_app.ui.parts.step_pair import StepPair
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class DayStepper(QWidget):
    """One day, in words, with three pairs of buttons.

    Args:
        themes: Where the look comes from.
        name: What the day is, for assistive technology.
        key: Begins the identifiers of its buttons.
        latest: No day after this one.
    """

    value_changed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        key: str,
        latest: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._name = name
        self._latest = latest
        self._day = latest
        self.setAccessibleName(name)
        self._shown = PlainText(themes, role="strong")
        self._shown.setAccessibleIdentifier(f"{key}-shown")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._shown)
        column.addLayout(self._make_steps(key))
        self.set_value(latest)

    @property
    def accessible_role(self) -> str:
        """A group."""
        return "Grouping"

    @property
    def value(self) -> date:
        """The day."""
        return self._day

    def set_value(self, day: date) -> None:
        """Shows a day without telling anyone; one out of reach is moved to the nearest."""
        self._day = max(min(day, self._latest), self._latest - REACH)
        self._shown.setText(
            self.tr("{name}: {day}").format(name=self._name, day=day_words(self._day))
        )

    def set_latest(self, latest: date) -> None:
        """Moves the last day that can be chosen, such as when a day has passed."""
        self._latest = latest
        self.set_value(self._day)

    def _make_steps(self, key: str) -> FlowLayout:
        words = {
            "day": (
                self.tr("Day"),
                self.tr("{name}, a day earlier"),
                self.tr("{name}, a day later"),
            ),
            "week": (
                self.tr("Week"),
                self.tr("{name}, a week earlier"),
                self.tr("{name}, a week later"),
            ),
            "month": (
                self.tr("Month"),
                self.tr("{name}, a month earlier"),
                self.tr("{name}, a month later"),
            ),
        }
        steps = FlowLayout(gap=24)
        for unit, (word, less, more) in words.items():
            pair = StepPair(
                self._themes, word, less.format(name=self._name), more.format(name=self._name)
            )
            pair.less.setAccessibleIdentifier(f"{key}-{unit}-earlier")
            pair.more.setAccessibleIdentifier(f"{key}-{unit}-later")
            pair.stepped.connect(partial(self._step, unit))
            steps.addWidget(pair)
        return steps

    def _step(self, unit: str, by: int) -> None:
        self.set_value(moved(self._day, by, unit))
        self.value_changed.emit()
