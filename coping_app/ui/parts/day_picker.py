"""Choosing a day: near ones by one tap, any other by − and +."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.step_pair import StepPair
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText

REACH = timedelta(days=3653)
"""Days are within ten years of today."""


def moved(day: date, by: int, unit: str) -> date:
    """``day`` moved by days, weeks or months; a month later keeps to the end of a short month."""
    if unit == "month":
        months = day.year * 12 + day.month - 1 + by
        year, month = divmod(months, 12)
        last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month + 1, min(day.day, last))
    return day + timedelta(days=by * (7 if unit == "week" else 1))


def day_words(day: date) -> str:
    """``Sunday, 1 March 2026`` in the language of the screen."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class DayPicker(QWidget):
    """A day, or none as long as none is chosen.

    Args:
        themes: Where the look comes from.
        name: What the day is for, for assistive technology.
        near: Days from today and their words, such as ``(1, "Tomorrow")``.
        today: The local date.
        earliest: No day before this one, or None.
    """

    value_changed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        near: Sequence[tuple[int, str]],
        today: date,
        earliest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._today = today
        self._earliest = earliest or today - REACH
        self._day: date | None = None
        self.near: dict[int, ChipButton] = {}
        self.another = ChipButton(themes, self.tr("Another day"))
        self.shown = PlainText(themes, "", "subheading")
        self.shown.setAccessibleIdentifier("day-shown")
        self.steps = self._make_steps()
        self.setAccessibleName(name)
        self._build(near)
        self._show_steps(False)

    @property
    def value(self) -> date | None:
        """The chosen day, or None."""
        return self._day

    def set_value(self, day: date | None) -> None:
        """Shows ``day`` without telling anyone; one out of reach is moved to the nearest."""
        self._day = None if day is None else self._reachable(day)
        far = self._day is not None and (self._day - self._today).days not in self.near
        self._show_steps(far or self.another.isChecked())
        self._restate()

    def _make_steps(self) -> dict[str, StepPair]:
        words = {
            "day": (self.tr("Day"), self.tr("A day earlier"), self.tr("A day later")),
            "week": (self.tr("Week"), self.tr("A week earlier"), self.tr("A week later")),
            "month": (self.tr("Month"), self.tr("A month earlier"), self.tr("A month later")),
        }
        pairs = {unit: StepPair(self._themes, *texts) for unit, texts in words.items()}
        for unit, pair in pairs.items():
            pair.less.setAccessibleIdentifier(f"{unit}-earlier")
            pair.more.setAccessibleIdentifier(f"{unit}-later")
            pair.stepped.connect(partial(self._step, unit))
        return pairs

    def _build(self, near: Sequence[tuple[int, str]]) -> None:
        chips = FlowLayout()
        for offset, words in near:
            chip = ChipButton(self._themes, words)
            chip.setAccessibleIdentifier(f"day-{offset}")
            chip.toggled.connect(partial(self._choose, self._today + timedelta(days=offset)))
            self.near[offset] = chip
            chips.addWidget(chip)
        self.another.setAccessibleIdentifier("day-another")
        self.another.toggled.connect(self._open)
        chips.addWidget(self.another)
        self.setFocusProxy(next(iter(self.near.values()), self.another))
        steps = FlowLayout(gap=24)
        for pair in self.steps.values():
            steps.addWidget(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(chips)
        column.addWidget(self.shown)
        column.addLayout(steps)

    def _choose(self, day: date, _on: bool = True) -> None:
        self._day = self._reachable(day)
        self._show_steps(False)
        self._restate()
        self.value_changed.emit()

    def _open(self) -> None:
        """Another day: begins at the chosen one, or at today."""
        self._day = self._day or self._reachable(self._today)
        self._show_steps(True)
        self._restate()
        self.value_changed.emit()

    def _step(self, unit: str, by: int) -> None:
        self._day = self._reachable(moved(self._day or self._today, by, unit))
        self._restate()
        self.value_changed.emit()

    def _show_steps(self, shown: bool) -> None:
        self.another.show_checked(shown)
        for pair in self.steps.values():
            pair.setVisible(shown)

    def _restate(self) -> None:
        self.shown.setText("" if self._day is None else day_words(self._day))
        away = None if self._day is None else (self._day - self._today).days
        for offset, chip in self.near.items():
            chip.show_checked(offset == away and not self.another.isChecked())

    def _reachable(self, day: date) -> date:
        return min(max(day, self._earliest), self._today + REACH)
