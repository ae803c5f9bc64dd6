"""Before and after of each session as a dumbbell: hollow circle, line, filled diamond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from coping_app.ui.charts.days import short_day
from coping_app.ui.charts.plot import LINE_PX, MARK_PX, Plot, diamond
from coping_app.ui.theme.theme import ThemeStore

FEW = 4
BELOW = -2.0
"""The scale ends at 0; below it is room for the days."""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One session: its day, and the rating before and after, 0 to 10."""

    day: date
    before: int
    after: int


class DumbbellPlot(Plot):
    """One vertical dumbbell a session, oldest left, on a fixed scale from 0 to 10.

    Args:
        pairs: Sessions in order.
    """

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        pairs: Sequence[Dumbbell],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, name, parent=parent)
        self._pairs = tuple(pairs)
        self.redraw()

    def draw(self) -> None:
        """The scale, the lines, the marks, and a label at the last pair."""
        count = len(self._pairs)
        self.setXRange(-0.6, max(count - 0.4, 5.4), padding=0)
        self.setYRange(BELOW, 10.6, padding=0)
        self.add_grid((0, 5, 10))
        self.set_ticks("left", [(0, "0"), (5, "5"), (10, "10")])
        if count:
            self._add_days()
            self._draw_pairs()
            self._label_last()

    def _draw_pairs(self) -> None:
        theme = self.themes.theme
        x = np.arange(len(self._pairs))
        before = np.array([pair.before for pair in self._pairs])
        after = np.array([pair.after for pair in self._pairs])
        self.addItem(
            pg.PlotDataItem(
                np.repeat(x, 2),
                np.column_stack((before, after)).ravel(),
                connect="pairs",
                pen=pg.mkPen(theme.colour("chart-axis"), width=LINE_PX),
            )
        )
        size = theme.px(MARK_PX)
        self.addItem(
            pg.ScatterPlotItem(
                x,
                before,
                symbol="o",
                size=size,
                brush=pg.mkBrush(theme.colour("surface")),
                pen=pg.mkPen(theme.colour("chart-before"), width=LINE_PX),
            )
        )
        self.addItem(
            pg.ScatterPlotItem(
                x,
                after,
                symbol=diamond(),
                size=size,
                pen=None,
                brush=pg.mkBrush(theme.colour("chart-after")),
            )
        )

    def _label_last(self) -> None:
        """The last pair is labelled directly; equal values need one label."""
        theme = self.themes.theme
        last, x = self._pairs[-1], len(self._pairs) - 1
        labels = [(last.before, "chart-before")] if last.before != last.after else []
        for value, token in (*labels, (last.after, "chart-after")):
            label = pg.TextItem(str(value), color=theme.colour(token), anchor=(0, 0.5))
            label.setFont(theme.font("secondary-strong"))
            label.setPos(x + 0.25, value)
            self.addItem(label)

    def _add_days(self) -> None:
        """The first and the last day; of a few sessions only the first, so that nothing meets."""
        first = (-0.5, short_day(self._pairs[0].day))
        last = (len(self._pairs) - 0.5, short_day(self._pairs[-1].day))
        self.add_ends(first, last if len(self._pairs) >= FEW else None, -0.5)
