"""The fixed scale from zero to ten that every rating is drawn on, never stretched nor flipped."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from coping_app.ui.charts.primitives import END, MARK_PX, MIDDLE, line_pen, width_of, words_at
from coping_app.ui.theme.look import Theme

LEVELS = (0, 5, 10)
TOP = 10
_GAP = 12


@dataclass(frozen=True, slots=True)
class RatedScale:
    """Where ratings stand.

    Attributes:
        area: The part of the chart with the marks in it, in pixels.
    """

    area: QRectF

    @classmethod
    def inside(cls, theme: Theme, width: int, top: float, height: float) -> RatedScale:
        """With room for its numbers at the left.

        Args:
            theme: For sizes.
            width: Of the whole chart.
            top: Pixels kept free above the line of ten, for half a mark.
            height: From the line of ten to the line of zero.
        """
        left = width_of(theme, "numeral", str(TOP)) + _GAP
        return cls(QRectF(left, top, max(1, width - left), height))

    def y(self, value: float) -> float:
        """Pixels from above, of a rating from 0 to 10."""
        return self.area.bottom() - self.area.height() * value / TOP

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Quiet lines with their numbers."""
        line = theme.line("numeral")
        for level in LEVELS:
            y = self.y(level)
            painter.setPen(line_pen(theme, "chart-grid", 1.0))
            painter.drawLine(QLineF(self.area.left(), y, self.area.right(), y))
            box = QRectF(0, y - line / 2, self.area.left() - _GAP, line)
            words_at(painter, theme, box, str(level), END | MIDDLE, "numeral")


def head_room(theme: Theme) -> float:
    """Pixels above the line of ten, so that nothing there is cut."""
    return max(theme.px(MARK_PX), theme.line("numeral")) / 2 + 4
