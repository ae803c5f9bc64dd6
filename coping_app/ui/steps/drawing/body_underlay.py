"""The outline of a body, from the front and from behind, as the ground of a drawing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coping_app.ui.theme.look import Theme
from coping_app.ui.widgets.body.body_figure import paint_body


def paint_body_outline(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Paints front and back side by side into ``area``."""
    half, air = area.width() / 2, area.height() * 0.04
    front = QRectF(area.left(), area.top(), half, area.height()).adjusted(air, air, -air, -air)
    back = front.translated(half, 0.0)
    paint_body(painter, front, theme, "front")
    paint_body(painter, back, theme, "back")
