"""What followed each exercise, a row each: its sessions, the average and its likely range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.followed import EffectRow, FollowedView
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.primitives import (
    BEGINNING,
    CENTRE,
    DOT_PX,
    END,
    MARK_PX,
    START,
    WRAP,
    diamond,
    height_of,
    is_right_to_left,
    line_pen,
    ring,
    width_of,
    words_at,
)
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore

RING_STEP = 4
"""Rings of the same change stand on each other, so many pixels higher."""
BAR_PX = 4
_AIR = 14
_MARGIN = 10


class _Heights(NamedTuple):
    """Heights of the parts of a row, from the top, in pixels."""

    name: int
    heap: int
    bar: int
    brief: int


class EffectsChart(Chart):
    """Rows on one axis of points, with a line where nothing changed.

    Args:
        rows: Those of the view that are shown.
    """

    def __init__(
        self,
        themes: ThemeStore,
        view: FollowedView,
        rows: Sequence[EffectRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, view.title, [row.sentence for row in rows], False, parent)
        self._rows = tuple(rows)
        self._ends = view.ends
        self._low_is_easier = view.better == "low"
        self._low, self._high = _reach(rows, self._low_is_easier)
        self._laid: tuple[object, list[_Heights]] = (None, [])

    def set_rows(self, rows: Sequence[EffectRow]) -> None:
        """Shows other rows of the same view; the axis stays fit for them all."""
        self._rows = tuple(rows)
        self._low, self._high = _reach(rows, self._low_is_easier)
        self._laid = (None, [])
        self.set_marks([row.sentence for row in rows])

    def height_for(self, width: int) -> int:
        """All rows, and the words of the axis."""
        theme = self.themes.theme
        return self._row_top(len(self._rows), width) + self._ends_height(width) + theme.px(4)

    def spot(self, index: int) -> QRectF:
        """The whole row."""
        top, end = self._row_top(index, self.width()), self._row_top(index + 1, self.width())
        return QRectF(6, top + 4, self.width() - 12, end - top - 8)

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """The line of no change, the rows, and what the ends mean."""
        bottom = self._row_top(len(self._rows), self.width())
        painter.setPen(line_pen(theme, "chart-axis", 1.5))
        painter.drawLine(QLineF(self._x(0), 0, self._x(0), bottom))
        for index, row in enumerate(self._rows):
            self._paint_row(painter, theme, index, row)
        self._write_ends(painter, theme, bottom)

    def _paint_row(self, painter: QPainter, theme: Theme, index: int, row: EffectRow) -> None:
        top = self._row_top(index, self.width()) + theme.px(_AIR) / 2
        name, heap, bar, brief = self._heights(self.width())[index]
        self._write(painter, theme, QRectF(0, top, self.width(), name), row.label, "text")
        y = top + name + heap - theme.px(DOT_PX) / 2 - 2
        for change, count in row.rings:
            for level in range(count):
                at = QPointF(self._x(change), y - level * theme.px(RING_STEP))
                ring(painter, theme, at, theme.px(DOT_PX), "control")
        if row.estimate is not None:
            y = top + name + heap + bar / 2
            painter.setPen(line_pen(theme, "chart-after", BAR_PX))
            painter.drawLine(QLineF(self._x(row.estimate.low), y, self._x(row.estimate.high), y))
            at = QPointF(self._x(row.estimate.mean), y)
            diamond(painter, theme, at, theme.px(MARK_PX + 4), "chart-after")
        box = QRectF(0, top + name + heap + bar, self.width(), brief)
        self._write(painter, theme, box, row.brief, "muted")

    def _write(
        self, painter: QPainter, theme: Theme, box: QRectF, words: str, token: str
    ) -> None:
        """Words at the side where they begin; the line of no change makes room for them."""
        wide = min(box.width(), width_of(theme, "secondary", words) + 8.0)
        left = box.right() - wide if is_right_to_left(words) else box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(QRectF(left, box.top(), wide, box.height()))
        words_at(painter, theme, box, words, BEGINNING | WRAP, "secondary", token)

    def _write_ends(self, painter: QPainter, theme: Theme, bottom: float) -> None:
        """What left, middle and right mean; an end without room stands a line lower."""
        left, middle, right = self._ends
        line, wide = theme.line("secondary"), self.width()
        start, end = self._middle(wide)
        words_at(painter, theme, QRectF(start, bottom, end - start, line), middle, CENTRE)
        for words, how, is_low in (
            (left, START, self._is_lower(left, start)),
            (right, END, self._is_lower(right, wide - end)),
        ):
            box = QRectF(0, bottom + (line if is_low else 0), wide, line)
            words_at(painter, theme, box, words, how)

    def _middle(self, width: int) -> tuple[float, float]:
        """Where the words of no change begin and end: below the line, but inside the chart."""
        half = width_of(self.themes.theme, "secondary", self._ends[1]) / 2 + 8
        at = min(max(self._x(0, width), half), width - half)
        return at - half, at + half

    def _is_lower(self, words: str, room: float) -> bool:
        return width_of(self.themes.theme, "secondary", words) > room

    def _ends_height(self, width: int) -> int:
        start, end = self._middle(width)
        is_low = self._is_lower(self._ends[0], start) or self._is_lower(self._ends[2], width - end)
        return (2 if is_low else 1) * self.themes.theme.line("secondary")

    def _x(self, points: float, width: int = 0) -> float:
        margin = self.themes.theme.px(_MARGIN)
        share = (points - self._low) / (self._high - self._low)
        return margin + ((width or self.width()) - 2 * margin) * share

    def _row_top(self, index: int, width: int) -> int:
        air = self.themes.theme.px(_AIR)
        return sum(air + sum(parts) for parts in self._heights(width)[:index])

    def _heights(self, width: int) -> list[_Heights]:
        """Heights of the parts of each row; kept, as layouts ask again and again."""
        key = (width, self.themes.theme)
        if self._laid[0] != key:
            self._laid = (key, [self._measured(row, width) for row in self._rows])
        return self._laid[1]

    def _measured(self, row: EffectRow, width: int) -> _Heights:
        theme = self.themes.theme
        most = max(count for _, count in row.rings)
        return _Heights(
            height_of(theme, "secondary", row.label, width),
            theme.px(DOT_PX) + theme.px(RING_STEP) * (most - 1) + 4,
            theme.px(MARK_PX + 4) if row.estimate is not None else 0,
            height_of(theme, "secondary", row.brief, width),
        )


def _reach(rows: Sequence[EffectRow], low_is_easier: bool) -> tuple[float, float]:
    """The axis holds every session and range, and leans to the side that is hoped for."""
    changes = [float(change) for row in rows for change, _ in row.changes]
    ranges = [end for row in rows if row.estimate for end in (row.estimate.low, row.estimate.high)]
    least, most = (-3.0, 1.0) if low_is_easier else (-1.0, 3.0)
    return min([least, *changes, *ranges]), max([most, *changes, *ranges])
