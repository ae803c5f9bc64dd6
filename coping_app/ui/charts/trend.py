"""One measure over time on the fixed scale, on a time axis that it shares with its neighbours."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.trend_panel import TrendPanel
from coping_app.features.progress.trends import TrendsView
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.day_lines import paint_day_lines
from coping_app.ui.charts.primitives import END, MARK_PX, START, dot, line_pen, words_at
from coping_app.ui.charts.rated_scale import RatedScale, head_room
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore

HEIGHT = 104
"""From zero to ten, in pixels at 100 % text."""


class TrendChart(Chart):
    """Dots, a line that is never drawn across a gap, and the days that the person named.

    Args:
        view: All panels: the time axis is theirs together.
        panel: The one that is drawn.
        with_days: Whether the ends of the time axis are written below.
    """

    def __init__(
        self,
        themes: ThemeStore,
        view: TrendsView,
        panel: TrendPanel,
        with_days: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, panel.finding, [mark.words for mark in panel.marks], parent=parent)
        self._view = view
        self._panel = panel
        self._with_days = with_days

    def height_for(self, width: int) -> int:
        """The same at every width."""
        del width
        theme = self.themes.theme
        days = theme.line("secondary") if self._with_days else 0
        return round(self._top(theme) + theme.px(HEIGHT) + theme.px(MARK_PX)) + days

    def spot(self, index: int) -> QRectF:
        """Around the dot."""
        mark, size = self._panel.marks[index], self.themes.theme.px(MARK_PX)
        at = self._at(mark.day, mark.value)
        return QRectF(at.x() - size / 2, at.y() - size / 2, size, size)

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """Named days, the scale, the line pieces, the dots, and the ends of the time axis."""
        scale = self._scale()
        scale.paint(painter, theme)
        spots = [(event.number, self._x(event.day)) for event in self._view.events]
        paint_day_lines(painter, theme, spots, scale.area)
        token = "chart-pain" if self._panel.better == "low" else "chart-mood"
        painter.setPen(line_pen(theme, token))
        for piece in self._panel.lines:
            painter.drawPolyline(QPolygonF([self._at(each.day, each.value) for each in piece]))
        size = theme.px(MARK_PX)
        for mark in self._panel.marks:
            dot(painter, theme, self._at(mark.day, mark.value), size - 2, token)
        if self._with_days:
            first, last = self._view.axis_ends
            top = scale.area.bottom() + theme.px(MARK_PX)
            box = QRectF(scale.area.left(), top, scale.area.width(), theme.line("secondary"))
            words_at(painter, theme, box, first, START)
            words_at(painter, theme, box, last, END)

    def _top(self, theme: Theme) -> float:
        """Room above ten: for half a mark, or for the numbers of named days."""
        return head_room(theme) + (theme.line("secondary") if self._view.events else 0)

    def _scale(self) -> RatedScale:
        theme = self.themes.theme
        return RatedScale.inside(theme, self.width(), self._top(theme), theme.px(HEIGHT))

    def _at(self, day: date, value: float) -> QPointF:
        return QPointF(self._x(day), self._scale().y(value))

    def _x(self, day: date) -> float:
        area, half = self._scale().area, self.themes.theme.px(MARK_PX) / 2
        days = max(1, (self._view.last - self._view.first).days)
        share = (day - self._view.first).days / days
        return area.left() + half + (area.width() - 2 * half) * share
