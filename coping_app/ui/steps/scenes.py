"""Calm pictures for quiet practice, painted from the tokens: the sea, a stream, a candle.

A scene is handed the seconds that have passed and paints that very moment, so it stands still
while the session is paused, and always where movement is not wanted. Nothing in it flashes: the
quickest movement takes four seconds there and back. In contrast themes only edges are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coping_app.ui.theme.look import Theme

ScenePainter = Callable[[QPainter, QRectF, Theme, float], None]
STILL_S = 3.0
"""The moment that is shown where nothing should move."""


def paint_sea(painter: QPainter, area: QRectF, theme: Theme, time_s: float) -> None:
    """Five swells, the nearer the slower to pass and the taller."""
    _ground(painter, area, theme)
    for row in range(5):
        depth = row / 4
        top = area.top() + area.height() * (0.30 + 0.15 * row)
        height = area.height() * (0.012 + 0.028 * depth)
        length = area.width() * (0.30 + 0.32 * depth)
        shift = time_s * length / (16.0 - 3.0 * depth) * (1 if row % 2 else -1)
        _water(painter, theme, _swell(area, top, height, length, shift), 60 + 30 * row)


def paint_stream(painter: QPainter, area: QRectF, theme: Theme, time_s: float) -> None:
    """A broad stream between two banks, with seven leaves that drift by in half a minute."""
    _ground(painter, area, theme)
    bend = area.height() * 0.05
    upper = area.top() + area.height() * 0.22
    lower = area.top() + area.height() * 0.86
    water = _band(area, upper, lower, bend)
    _water(painter, theme, water, 120)
    painter.save()
    painter.setClipPath(water, Qt.ClipOperation.IntersectClip)
    _flow_lines(painter, area, theme, time_s)
    for leaf in range(7):
        _drift(painter, area, theme, time_s, leaf)
    painter.restore()


def paint_candle(painter: QPainter, area: QRectF, theme: Theme, time_s: float) -> None:
    """A candle whose flame leans a little, there and back in about five seconds."""
    _ground(painter, area, theme)
    unit = area.height() / 10
    foot = QPointF(area.center().x(), area.bottom() - 0.9 * unit)
    wick = QPointF(foot.x(), foot.y() - 3.4 * unit)
    breath = math.sin(time_s * math.tau / 5.0)
    flame_middle = QPointF(wick.x(), wick.y() - 1.5 * unit)
    if not theme.contrast:
        for ring, strength in ((3.6, 40), (2.7, 60), (1.9, 90)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_faint(theme.colour("warn-soft"), strength + 60))
            size = unit * (ring + 0.08 * breath)
            painter.drawEllipse(flame_middle, size, size)
    _outline(painter, theme, theme.colour("surface"), "control")
    painter.drawRoundedRect(
        QRectF(wick.x() - 0.9 * unit, wick.y() + 0.5 * unit, 1.8 * unit, 2.9 * unit),
        0.25 * unit,
        0.25 * unit,
    )
    painter.setPen(QPen(theme.colour("text"), max(2.0, unit / 9)))
    painter.drawLine(QPointF(wick.x(), wick.y() + 0.5 * unit), QPointF(wick.x(), wick.y()))
    lean = 0.22 * unit * math.sin(time_s * math.tau / 7.0)
    _outline(painter, theme, theme.colour("warn-soft"), "warn")
    painter.drawPath(_flame(wick, unit, lean, 1.0 + 0.04 * breath))


SCENES: Mapping[str, ScenePainter] = {
    "sea": paint_sea,
    "stream": paint_stream,
    "candle": paint_candle,
}
"""Every scene of ``wait`` but ``none``, by name."""


def _ground(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.fillRect(area, theme.colour("sunken" if theme.contrast else "primary-soft"))


def _faint(colour: QColor, alpha: int) -> QColor:
    colour.setAlpha(alpha)
    return colour


def _outline(painter: QPainter, theme: Theme, fill: QColor, edge: str) -> None:
    painter.setPen(QPen(theme.colour(edge), 2.5 if theme.contrast else 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush if theme.contrast else fill)


def _water(painter: QPainter, theme: Theme, path: QPainterPath, alpha: int) -> None:
    if theme.contrast:
        painter.setPen(QPen(theme.colour("pacer-edge"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faint(theme.colour("pacer-fill"), alpha))
    painter.drawPath(path)


def _swell(area: QRectF, top: float, height: float, length: float, shift: float) -> QPainterPath:
    path = QPainterPath(QPointF(area.left() - 4, area.bottom() + 4))
    steps = 48
    for step in range(steps + 1):
        x = area.left() - 4 + (area.width() + 8) * step / steps
        path.lineTo(x, top + height * math.sin((x + shift) * math.tau / length))
    path.lineTo(area.right() + 4, area.bottom() + 4)
    path.closeSubpath()
    return path


def _band(area: QRectF, upper: float, lower: float, bend: float) -> QPainterPath:
    left, right, third = area.left() - 4, area.right() + 4, area.width() / 3
    path = QPainterPath(QPointF(left, upper))
    path.cubicTo(left + third, upper + bend, right - third, upper - bend, right, upper)
    path.lineTo(right, lower)
    path.cubicTo(right - third, lower - bend, left + third, lower + bend, left, lower)
    path.closeSubpath()
    return path


def _flow_lines(painter: QPainter, area: QRectF, theme: Theme, time_s: float) -> None:
    painter.setPen(QPen(_faint(theme.colour("pacer-edge"), 110), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in range(9):
        y = area.top() + area.height() * (0.30 + 0.06 * line)
        length = area.width() * (0.10 + 0.05 * ((line * 7) % 4))
        x = area.left() - length + (area.width() + length) * _along(time_s, line * 0.37, 26.0)
        sag = area.height() * 0.012
        path = QPainterPath(QPointF(x, y))
        path.quadTo(x + length / 2, y + sag, x + length, y)
        painter.drawPath(path)


def _drift(painter: QPainter, area: QRectF, theme: Theme, time_s: float, leaf: int) -> None:
    size = area.height() * (0.075 + 0.015 * (leaf % 3))
    along = _along(time_s, leaf * 0.618, 34.0 + 2.0 * (leaf % 4))
    x = area.left() - 2 * size + (area.width() + 4 * size) * along
    bob = area.height() * 0.015 * math.sin(time_s * math.tau / 6.0 + leaf)
    y = area.top() + area.height() * (0.32 + 0.44 * ((leaf * 3) % 7) / 6) + bob
    painter.save()
    painter.translate(x, y)
    painter.rotate(20.0 * math.sin(time_s * math.tau / 11.0 + leaf * 2.0) - 15.0)
    _outline(painter, theme, theme.colour("ok-soft"), "ok")
    painter.drawPath(_leaf(size))
    painter.drawLine(QPointF(-size, 0.0), QPointF(size * 0.55, 0.0))
    painter.restore()


def _leaf(size: float) -> QPainterPath:
    path = QPainterPath(QPointF(-size, 0.0))
    path.quadTo(0.0, -0.85 * size, size, 0.0)
    path.quadTo(0.0, 0.85 * size, -size, 0.0)
    return path


def _along(time_s: float, start: float, period_s: float) -> float:
    return (start + time_s / period_s) % 1.0


def _flame(wick: QPointF, unit: float, lean: float, stretch: float) -> QPainterPath:
    tip = QPointF(wick.x() + lean, wick.y() - 2.5 * unit * stretch)
    path = QPainterPath(wick + QPointF(0.0, 0.1 * unit))
    path.cubicTo(
        wick + QPointF(-1.05 * unit, -0.2 * unit),
        wick + QPointF(-0.45 * unit + lean * 0.5, -1.5 * unit),
        tip,
    )
    path.cubicTo(
        wick + QPointF(0.45 * unit + lean * 0.5, -1.5 * unit),
        wick + QPointF(1.05 * unit, -0.2 * unit),
        wick + QPointF(0.0, 0.1 * unit),
    )
    return path
