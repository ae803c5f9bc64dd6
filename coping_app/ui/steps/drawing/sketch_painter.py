"""Paints a sketch into any rectangle, on the screen or for the kept picture."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from coping_app.features.steps.sketch import Mark
from coping_app.ui.steps.drawing.pens import PENS, SIZES
from coping_app.ui.theme.look import Theme

KEPT_SIZE = QSize(1440, 960)
"""The kept picture has twice the pixels of the sheet at 100 %."""


def paint_marks(painter: QPainter, area: QRectF, theme: Theme, marks: Iterable[Mark]) -> None:
    """Paints marks into ``area``; a mark of an unknown pen or size is drawn in ink and middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        colour = theme.colour(PENS.get(mark.colour, PENS["ink"]))
        width = area.height() * SIZES.get(mark.size, SIZES["middle"])
        spots = [_spot(area, spot) for spot in mark.spots]
        if len(spots) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(spots[0], width * 0.75, width * 0.75)
            continue
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(spots))


def paint_cursor(painter: QPainter, theme: Theme, at: QPointF, reach: float) -> None:
    """Paints where the keyboard draws: a ring of the pen's size with four short hairs."""
    ring = max(10.0, reach)
    painter.setPen(QPen(theme.colour("focus"), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, ring, ring)
    for right, down in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        way = QPointF(right, down)
        painter.drawLine(at + way * (ring - 4), at + way * (ring + 6))


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _spot(area: QRectF, spot: tuple[float, float]) -> QPointF:
    return QPointF(area.left() + spot[0] * area.width(), area.top() + spot[1] * area.height())


def _path(spots: list[QPointF]) -> QPainterPath:
    """A line through the spots, rounded at each: a shaky hand draws a calm line."""
    path = QPainterPath(spots[0])
    for here, there in pairwise(spots[1:]):
        path.quadTo(here, (here + there) / 2)
    path.lineTo(spots[-1])
    return path
