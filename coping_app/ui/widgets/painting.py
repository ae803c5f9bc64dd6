"""Small strokes that several widgets share: a rounded box and a mix of two colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None,
    edge_width: float,
) -> None:
    """A rounded box whose edge lies inside ``rect``; None leaves fill or edge out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = edge_width / 2 if edge is not None else 0.0
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, edge_width))
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def mix(first: QColor, second: QColor, part: float) -> QColor:
    """The colour ``part`` of the way (0 to 1) from ``first`` to ``second``, alpha included."""
    keep = 1.0 - part
    return QColor.fromRgbF(
        first.redF() * keep + second.redF() * part,
        first.greenF() * keep + second.greenF() * part,
        first.blueF() * keep + second.blueF() * part,
        first.alphaF() * keep + second.alphaF() * part,
    )
