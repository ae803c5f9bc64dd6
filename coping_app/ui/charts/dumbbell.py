"""Before and after of each session as a dumbbell: hollow circle, line, filled diamond."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.features.progress.sessions import SessionsView
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.primitives import (
    END,
    LINE_PX,
    MARK_PX,
    MIDDLE,
    START,
    diamond,
    line_pen,
    ring,
    width_of,
    words_at,
)
from coping_app.ui.charts.rated_scale import RatedScale, head_room
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore

HEIGHT = 210
"""From zero to ten, in pixels at 100 % text."""
MOST_GROWTH = 1.7
"""A chart beside a taller card is so many times as high at most."""
LEAST_PLACES = 6
"""A few sessions stand side by side as if there were so many, and not far apart."""


class DumbbellChart(Chart):
    """One vertical dumbbell a session, oldest left, on a fixed scale from zero to ten."""

    def __init__(self, themes: ThemeStore, view: SessionsView, parent: QWidget | None = None):
        super().__init__(themes, view.title, [mark.words for mark in view.marks], parent=parent)
        self._view = view
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self._grow()
        themes.changed.connect(self._grow)

    def _grow(self) -> None:
        """Takes what height is left in its card, up to a limit."""
        self.setMaximumHeight(round(self.height_for(0) * MOST_GROWTH))

    def height_for(self, width: int) -> int:
        """The same at every width: the scale, and the days below it."""
        del width
        theme = self.themes.theme
        return round(head_room(theme) + theme.px(HEIGHT) + theme.px(MARK_PX)) + theme.line(
            "secondary"
        )

    def spot(self, index: int) -> QRectF:
        """Around both ratings of a session."""
        theme = self.themes.theme
        scale, mark = self._scale(), self._view.marks[index]
        size = theme.px(MARK_PX)
        ys = sorted((scale.y(mark.before), scale.y(mark.after)))
        x = self._x(index)
        return QRectF(x - size / 2, ys[0] - size / 2, size, ys[1] - ys[0] + size)

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """The scale, the dumbbells, the last pair in numbers, and the days."""
        scale, size = self._scale(), theme.px(MARK_PX)
        scale.paint(painter, theme)
        for index, mark in enumerate(self._view.marks):
            x = self._x(index)
            before, after = QPointF(x, scale.y(mark.before)), QPointF(x, scale.y(mark.after))
            if mark.before != mark.after:
                painter.setPen(line_pen(theme, "chart-axis"))
                painter.drawLine(QLineF(before, after))
            # Where both are the same the ring stands around the diamond.
            outside = size if mark.before != mark.after else size + LINE_PX * 2
            ring(painter, theme, before, outside, "chart-before")
            diamond(painter, theme, after, size, "chart-after")
        if self._view.marks:
            self._number_last(painter, theme, scale)
            self._write_days(painter, theme, scale)

    def _scale(self) -> RatedScale:
        theme = self.themes.theme
        spare = max(0, self.height() - self.height_for(0))
        return RatedScale.inside(theme, self.width(), head_room(theme), theme.px(HEIGHT) + spare)

    def _x(self, index: int) -> float:
        """Even steps, with room for the numbers of the last pair at the right."""
        theme, area = self.themes.theme, self._scale().area
        size = theme.px(MARK_PX)
        room = area.width() - size - self._number_width(theme)
        places = max(LEAST_PLACES, len(self._view.marks))
        return area.left() + size / 2 + room * index / max(1, places - 1)

    def _number_width(self, theme: Theme) -> float:
        return width_of(theme, "secondary-strong", "10") + theme.px(8)

    def _number_last(self, painter: QPainter, theme: Theme, scale: RatedScale) -> None:
        """The last pair is labelled directly; equal values need one number."""
        last, line = self._view.marks[-1], theme.line("numeral")
        left = self._x(len(self._view.marks) - 1) + theme.px(MARK_PX) / 2 + theme.px(4)
        told = [(last.before, "chart-before")] if last.before != last.after else []
        shift = 0.0
        if told and abs(scale.y(last.before) - scale.y(last.after)) < line * 0.7:
            shift = line * 0.2 if last.before > last.after else -line * 0.2
        for value, token in (*told, (last.after, "chart-after")):
            move = -shift if token == "chart-before" else shift
            box = QRectF(left, scale.y(value) - line / 2 + move, self._number_width(theme), line)
            words_at(painter, theme, box, str(value), START | MIDDLE, "numeral", token)

    def _write_days(self, painter: QPainter, theme: Theme, scale: RatedScale) -> None:
        """The first and the last day; one alone where they would meet."""
        first, last = self._view.axis_ends
        top = scale.area.bottom() + theme.px(MARK_PX)
        end = min(scale.area.right(), self._x(len(self._view.marks) - 1) + theme.px(MARK_PX) / 2)
        box = QRectF(scale.area.left(), top, end - scale.area.left(), theme.line("secondary"))
        both = width_of(theme, "secondary", f"{first}  {last}")
        if len(self._view.marks) > 1 and both <= box.width():
            words_at(painter, theme, box, last, END)
            words_at(painter, theme, box, first, START)
        else:
            box.setRight(scale.area.right())
            words_at(painter, theme, box, last if len(self._view.marks) == 1 else first, START)
