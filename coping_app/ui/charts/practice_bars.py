"""Minutes of practice over time, a bar a day or a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from coping_app.ui.charts.plot import Plot
from coping_app.ui.theme.theme import ThemeStore

LEAST_TOP_MIN = 10.0
"""The axis reaches ten minutes at least, so that a single minute does not look like a tower."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Minutes of one day or week, and its first day in words."""

    minutes: float
    label: str


class PracticeBars(Plot):
    """One bar a span of time, oldest left. A gap is a gap, and nothing is made of it."""

    def __init__(
        self, themes: ThemeStore, name: str, bars: Sequence[Bar], parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, height=220, parent=parent)
        self._bars = tuple(bars)
        self.redraw()

    def draw(self) -> None:
        """Bars from zero, with three lines to read them by."""
        theme = self.themes.theme
        minutes = np.array([bar.minutes for bar in self._bars])
        top = max(LEAST_TOP_MIN, _round_up(float(minutes.max(initial=0.0))))
        self.setXRange(-0.7, max(len(self._bars) - 0.3, 6), padding=0)
        self.setYRange(-top * 0.18, top * 1.02, padding=0)
        levels = (0.0, top / 2, top)
        self.add_grid(levels)
        self.set_ticks("left", [(level, f"{level:g}") for level in levels])
        self.addItem(
            pg.BarGraphItem(
                x=np.arange(len(minutes)),
                height=minutes,
                width=0.5,
                brush=pg.mkBrush(theme.colour("chart-after")),
                pen=pg.mkPen(None),
            )
        )
        if self._bars:
            first, last = self._bars[0], self._bars[-1]
            right = (len(self._bars) - 0.5, last.label) if len(self._bars) > 1 else None
            self.add_ends((-0.5, first.label), right, -top * 0.02)


def _round_up(minutes: float) -> float:
    """The next even ten, so that the middle line is a whole number."""
    return float(np.ceil(minutes / 10) * 10)
