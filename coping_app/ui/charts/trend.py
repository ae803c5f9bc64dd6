"""One measure over time on a fixed scale, with lines left open across gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from coping_app.ui.charts.days import short_day
from coping_app.ui.charts.plot import LINE_PX, MARK_PX, Plot
from coping_app.ui.theme.theme import ThemeStore

Point = tuple[date, float]


class TrendPlot(Plot):
    """Dots by day from 0 to 10; neighbours no more than ``gap_days`` apart are joined.

    Args:
        points: In order of days.
        token: Colour token of the marks: one for measures where lower is easier, another for
            those where higher is better, so that the two are never mixed up.
        gap_days: Lines never cross a longer gap, since nothing is known of it.
    """

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        points: Sequence[Point],
        token: str,
        gap_days: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, name, height=160, parent=parent)
        self._points = tuple(points)
        self._token = token
        self._gap_days = gap_days
        self.redraw()

    def draw(self) -> None:
        """Scale, line pieces, dots, and the first and last day."""
        if not self._points:
            return
        theme = self.themes.theme
        x = np.array([day.toordinal() for day, _ in self._points], dtype=float)
        y = np.array([value for _, value in self._points], dtype=float)
        joined = np.append(np.diff(x) <= self._gap_days, False).astype(int)
        margin = max(1.0, (x[-1] - x[0]) * 0.03)
        self.setXRange(x[0] - margin, x[-1] + margin, padding=0)
        self.setYRange(-4.0, 10.8, padding=0)
        self.add_grid((0, 5, 10))
        self.set_ticks("left", [(0, "0"), (5, "5"), (10, "10")])
        first, last = self._points[0][0], self._points[-1][0]
        right = (x[-1] + margin, short_day(last)) if len(x) > 1 else None
        self.add_ends((x[0] - margin, short_day(first)), right, -0.8)
        pen = pg.mkPen(theme.colour(self._token), width=LINE_PX)
        self.addItem(pg.PlotDataItem(x, y, connect=joined, pen=pen))
        self.addItem(
            pg.ScatterPlotItem(
                x,
                y,
                symbol="o",
                size=theme.px(MARK_PX),
                pen=None,
                brush=pg.mkBrush(theme.colour(self._token)),
            )
        )
