"""Days that the person named, as thin lines with their numbers above a panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coping_app.ui.charts.primitives import CENTRE, width_of, words_at
from coping_app.ui.theme.look import Theme

_AIR = 6
Label = tuple[str, float, float]
"""Words, and where they begin and end, in pixels."""


def paint_day_lines(
    painter: QPainter, theme: Theme, spots: Sequence[tuple[int, float]], area: QRectF
) -> None:
    """Lines over the whole panel, numbers above it.

    Args:
        painter: Of the chart.
        theme: For colours and sizes.
        spots: Numbers with their places from the left, in order.
        area: Of the marks.
    """
    painter.setPen(QPen(theme.colour("chart-axis"), 1.5, Qt.PenStyle.DashLine))
    for _, x in spots:
        painter.drawLine(QLineF(x, area.top() - 4, x, area.bottom()))
    line = theme.line("secondary")
    for words, left, right in day_labels(theme, spots, area.right()):
        box = QRectF(left, area.top() - 4 - line, right - left, line)
        words_at(painter, theme, box, words, CENTRE, "secondary", "text")


def day_labels(
    theme: Theme, spots: Sequence[tuple[int, float]], most_right: float
) -> list[Label]:
    """Numbers that would touch are told together: ``2-4``."""
    groups: list[list[tuple[int, float]]] = []
    for spot in spots:
        if groups and _label(theme, groups[-1], most_right)[2] + _AIR > _left_of(theme, spot):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return [_label(theme, group, most_right) for group in groups]


def _left_of(theme: Theme, spot: tuple[int, float]) -> float:
    return spot[1] - width_of(theme, "secondary", str(spot[0])) / 2


def _label(theme: Theme, group: Sequence[tuple[int, float]], most_right: float) -> Label:
    words = str(group[0][0]) if len(group) == 1 else f"{group[0][0]}-{group[-1][0]}"
    wide = width_of(theme, "secondary", words) + 2.0
    middle = (group[0][1] + group[-1][1]) / 2
    left = min(middle - wide / 2, most_right - wide)
    return words, left, left + wide
