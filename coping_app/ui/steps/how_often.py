"""How often something is planned: five chips, and a number for so many times a week."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.step_pair import StepPair
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText

SOME = "some"
MOST_A_WEEK = 7
DEFAULT_A_WEEK = 3


class HowOften(QWidget):
    """A frequency of the exercise format: ``once``, ``daily``, ``3 a week`` and the like."""

    value_changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._a_week = DEFAULT_A_WEEK
        label = PlainText(themes, self.tr("How often?"), "strong")
        self.chips = SegmentedChips(
            themes,
            label.text(),
            (
                ("once", self.tr("Once")),
                ("daily", self.tr("Every day")),
                (SOME, ""),
                ("weekly", self.tr("Once a week")),
                ("as needed", self.tr("When I need it")),
            ),
        )
        self.chips.setAccessibleIdentifier("plan-often")
        self.count = StepPair(
            themes,
            self.tr("times a week"),
            self.tr("Once less a week"),
            self.tr("Once more a week"),
        )
        self.count.stepped.connect(self._step)
        self.chips.value_changed.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.chips)
        column.addWidget(self.count)
        self.setFocusProxy(self.chips)
        self._restate()

    @property
    def value(self) -> str:
        """The frequency as the exercise format writes it."""
        key = self.chips.value
        return f"{self._a_week} a week" if key == SOME else key

    def set_value(self, frequency: str) -> None:
        """Shows a frequency of the exercise format without telling anyone."""
        if frequency.endswith(" a week"):
            self._a_week = int(frequency[0])
            self.chips.set_value(SOME)
        else:
            self.chips.set_value(frequency)
        self._restate()

    def _step(self, by: int) -> None:
        self._a_week = min(max(self._a_week + by, 1), MOST_A_WEEK)
        self._chosen(SOME)

    def _chosen(self, _key: str) -> None:
        self._restate()
        self.value_changed.emit()

    def _restate(self) -> None:
        words = self.tr("{count} times a week").format(count=self._a_week)
        self.chips.set_words(SOME, self.tr("Once in a week") if self._a_week == 1 else words)
        self.count.setVisible(self.chips.value == SOME)
