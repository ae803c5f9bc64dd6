"""Paints the shapes of a drawing with Qt: the same marks that a browser shows as SVG."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from coping_app.export.report.drawing import Bar, Diamond, Dot, Drawing, Line, Shape, Words

Ink = Callable[[str], QColor]
"""The colour of a token."""


Fonts = Callable[[Words], QFont]
"""The font of some words, in the size of the drawing."""


def paint_drawing(painter: QPainter, drawing: Drawing, ink: Ink, fonts: Fonts) -> None:
    """Paints from (0, 0) of the painter, one length of the drawing as one unit."""
    for shape in drawing.shapes:
        painter.save()
        _paint(painter, shape, ink, fonts)
        painter.restore()


def _paint(painter: QPainter, shape: Shape, ink: Ink, fonts: Fonts) -> None:
    colour = ink(shape.ink)
    match shape:
        case Line(x1, y1, x2, y2, _, width, dashed):
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        case Words():
            _paint_words(painter, shape, fonts(shape), colour)
        case Dot(x, y, radius, _, filled):
            painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, 1.0))
            painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        case Diamond(x, y, radius, _):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF(_corners(x, y, radius)))
        case Bar(x, y, width, height, _):
            painter.fillRect(QRectF(x, y, width, height), colour)


def _corners(x: float, y: float, radius: float) -> list[QPointF]:
    around = ((0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0))
    return [QPointF(x + dx, y + dy) for dx, dy in around]


def _paint_words(painter: QPainter, words: Words, font: QFont, colour: QColor) -> None:
    width = QFontMetricsF(font).horizontalAdvance(words.text)
    back = {"start": 0.0, "middle": width / 2.0, "end": width}[words.anchor]
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(words.x - back, words.y), words.text)
