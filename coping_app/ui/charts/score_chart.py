"""Scores over time between the least and the largest that there can be, on quiet named ranges."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.forms_view import Band, FormOverTime
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.primitives import (
    END,
    MARK_PX,
    MIDDLE,
    START,
    WRAP,
    dot,
    line_pen,
    width_of,
    words_at,
)
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore

HEIGHT = 250
"""From the least to the largest score, in pixels at 100 % text."""
_GAP = 12
_MOST_NAMES = 0.34
"""Part of the width that names of ranges may take."""


class ScoreChart(Chart):
    """Dots, a line that is never drawn across a gap, and the named ranges behind them."""

    def __init__(
        self, themes: ThemeStore, view: FormOverTime, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, view.title, [mark.words for mark in view.marks], parent=parent)
        self._view = view

    def height_for(self, width: int) -> int:
        """The same at every width: the scale, and the days below it."""
        del width
        theme = self.themes.theme
        return round(self._top(theme) + theme.px(HEIGHT + MARK_PX)) + theme.line("secondary")

    def spot(self, index: int) -> QRectF:
        """Around the dot."""
        mark, size = self._view.marks[index], self.themes.theme.px(MARK_PX)
        at = self._at(mark.day, mark.value)
        return QRectF(at.x() - size / 2, at.y() - size / 2, size, size)

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """Ranges, the scale, the line pieces, the dots, and the ends of the time axis."""
        area = self._area(theme)
        for number, ground in enumerate(self._view.grounds):
            self._paint_ground(painter, theme, area, ground, shaded=number % 2 == 0)
        self._paint_levels(painter, theme, area)
        token = "chart-pain" if self._view.better == "low" else "chart-mood"
        painter.setPen(line_pen(theme, token))
        for piece in self._view.lines:
            painter.drawPolyline(QPolygonF([self._at(each.day, each.value) for each in piece]))
        for mark in self._view.marks:
            dot(painter, theme, self._at(mark.day, mark.value), theme.px(MARK_PX) - 2, token)
        first, last = self._view.axis_ends
        below = area.bottom() + theme.px(MARK_PX)
        box = QRectF(area.left(), below, area.width(), theme.line("secondary"))
        words_at(painter, theme, box, first, START)
        words_at(painter, theme, box, last, END)

    def _paint_ground(
        self, painter: QPainter, theme: Theme, area: QRectF, ground: Band, shaded: bool
    ) -> None:
        """A range: every other one shaded, its name beside it, and where it ends a dashed line."""
        top, bottom = self._y(ground.high), self._y(ground.low)
        if shaded:
            painter.fillRect(QRectF(area.left(), top, area.width(), bottom - top),
                             theme.colour("sunken"))
        if ground.high < self._view.most:
            painter.setPen(QPen(theme.colour("chart-grid"), theme.edge, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(area.left(), top, area.right(), top))
        box = QRectF(area.right() + _GAP, top, self.width() - area.right() - _GAP, bottom - top)
        words_at(painter, theme, box, ground.name, START | MIDDLE | WRAP)

    def _paint_levels(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Numbers of the scale; a quiet line at both ends, and at the middle without ranges."""
        line = theme.line("numeral")
        for level in self._view.levels:
            y = self._y(level)
            if level in (self._view.least, self._view.most) or not self._view.grounds:
                painter.setPen(line_pen(theme, "chart-grid", 1.0))
                painter.drawLine(QLineF(area.left(), y, area.right(), y))
            box = QRectF(0, y - line / 2, area.left() - _GAP, line)
            words_at(painter, theme, box, f"{level:g}", END | MIDDLE, "numeral")

    def _top(self, theme: Theme) -> float:
        return max(theme.px(MARK_PX), theme.line("numeral")) / 2 + 4

    def _area(self, theme: Theme) -> QRectF:
        """Room for numbers at the left, for names of ranges at the right."""
        left = max(width_of(theme, "numeral", f"{level:g}") for level in self._view.levels) + _GAP
        names = [width_of(theme, "secondary", each.name) for each in self._view.grounds]
        right = min(max(names, default=0) + 2, round(self.width() * _MOST_NAMES))
        width = self.width() - left - (right + _GAP if names else 0)
        return QRectF(left, self._top(theme), max(1, width), theme.px(HEIGHT))

    def _y(self, value: float) -> float:
        area, view = self._area(self.themes.theme), self._view
        return area.bottom() - area.height() * (value - view.least) / (view.most - view.least)

    def _at(self, day: date, value: float) -> QPointF:
        area, half = self._area(self.themes.theme), self.themes.theme.px(MARK_PX) / 2
        days = max(1, (self._view.last - self._view.first).days)
        share = (day - self._view.first).days / days
        return QPointF(area.left() + half + (area.width() - 2 * half) * share, self._y(value))
