"""A quiet pyqtgraph plot in the app's colours and fonts: no zoom, no menu, no mouse.

pyqtgraph follows neither palette nor style sheet and tells assistive technology nothing, so
colours, fonts, name and description are all set here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainterPath
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore

Tick = tuple[float, str]


def diamond() -> QPainterPath:
    """A square on its corner, one unit wide: as heavy to the eye as a circle of that width."""
    path = QPainterPath()
    path.moveTo(0.0, -0.5)
    for x, y in ((0.5, 0.0), (0.0, 0.5), (-0.5, 0.0)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


MARK_PX = 14
"""Width of a mark; the design language asks for at least 12."""
LINE_PX = 2.5


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """One panel. Subclasses draw in ``draw`` and are drawn anew when the theme changes.

    Args:
        themes: Where colours and fonts come from.
        name: What the chart shows, for assistive technology.
        height: Pixels at 100 % text.
    """

    def __init__(
        self, themes: ThemeStore, name: str, height: int = 280, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self._height = height
        self.setAccessibleName(name)
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.getPlotItem().setContentsMargins(0, 8, 8, 0)
        themes.changed.connect(self.redraw)

    @property
    def accessible_role(self) -> QAccessible.Role:
        """A chart."""
        return QAccessible.Role.Chart

    def redraw(self) -> None:
        """Draws everything in the colours and sizes that hold now."""
        theme = self.themes.theme
        self.setFixedHeight(theme.px(self._height))
        self.setBackground(theme.colour("surface"))
        self.getPlotItem().clear()
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.colour("chart-grid"), width=theme.edge))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(
                tickFont=theme.font("secondary"),
                tickLength=0,
                autoExpandTextSpace=True,
                hideOverlappingLabels=False,
            )
        self.draw()

    def draw(self) -> None:
        """Puts the marks in; the plot is empty when it is called."""

    def set_ticks(self, side: str, ticks: Sequence[Tick]) -> None:
        """Labels an axis with exactly these words."""
        self.getAxis(side).setTicks([list(ticks)])

    def add_grid(self, levels: Sequence[float]) -> None:
        """Quiet horizontal lines."""
        pen = pg.mkPen(self.themes.theme.colour("chart-grid"), width=1)
        for level in levels:
            self.addItem(pg.InfiniteLine(pos=level, angle=0, pen=pen))

    def add_ends(self, left: Tick, right: Tick | None, y: float) -> None:
        """Words under the first and the last mark, kept inside the plot.

        An axis drops labels that would reach over its end, and the last day is the one that
        people look for.
        """
        self.hideAxis("bottom")
        theme = self.themes.theme
        for tick, anchor in ((left, 0.0), (right, 1.0)):
            if tick is None:
                continue
            label = pg.TextItem(tick[1], color=theme.colour("muted"), anchor=(anchor, 0.0))
            label.setFont(theme.font("secondary"))
            label.setPos(tick[0], y)
            self.addItem(label, ignoreBounds=True)

    def wheelEvent(self, event: object) -> None:
        """Leaves the wheel to the page."""
        event.ignore()  # type: ignore[attr-defined]
