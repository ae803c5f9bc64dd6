"""A morning at the sea, beside the words of the first page: flat shapes from tokens alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible_told import DECORATION
from coping_app.ui.widgets.painting import mix

_HORIZON = 0.56
"""Where the sea begins, as a part of the height."""
_WAVES = ((0.56, 0.006, 0.0), (0.63, 0.008, 0.35), (0.70, 0.008, 1.0))
"""Top of each band of water, the height of its swell, and how much of the fill colour it has."""
_GRASS = ((0.19, 0.84, 1.0), (0.76, 0.89, 0.7))
"""Where a tuft stands, as parts of width and height, and its size."""
_BLADES = ((-44, -36, -22, -30), (-30, -60, -12, -40), (4, -80, 2, -40), (38, -52, 20, -38),
           (48, -26, 26, -28))  # fmt: skip
"""End and bend of each blade of a tuft, in pixels from its foot."""


class WelcomePicture(QWidget):
    """Says nothing new, and nothing in it moves."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sky, sun, far shore, water, sand and grass, from back to front."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), self._colour("warn-soft"))
        self._paint_sun(painter)
        self._paint_shore(painter)
        self._paint_water(painter)
        self._paint_sand(painter)
        for x, y, size in _GRASS:
            self._paint_grass(painter, QPointF(x * self.width(), y * self.height()), size)

    def _colour(self, token: str) -> QColor:
        return self._themes.theme.colour(token)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.width(), y * self.height())

    def _paint_sun(self, painter: QPainter) -> None:
        """White by day; by night, where surfaces are dark, a low glow."""
        centre = self._at(0.56, 0.5)
        sky, day, glow = (self._colour(token) for token in ("warn-soft", "surface", "warn"))
        light, most = (day, 1.0) if day.lightnessF() > sky.lightnessF() else (glow, 0.6)
        for radius, strength in ((196, 0.35), (146, 0.65), (98, 1.0)):
            painter.setBrush(mix(sky, light, strength * most))
            painter.drawEllipse(centre, radius, radius)

    def _paint_shore(self, painter: QPainter) -> None:
        path = QPainterPath(self._at(0.0, 0.485))
        path.cubicTo(self._at(0.2, 0.44), self._at(0.28, 0.54), self._at(0.46, _HORIZON))
        path.lineTo(self._at(0.0, _HORIZON))
        painter.fillPath(path, mix(self._colour("warn-soft"), self._colour("pacer-fill"), 0.5))

    def _paint_water(self, painter: QPainter) -> None:
        for top, swell, strength in _WAVES:
            line = self._wave(top, swell)
            band = QPainterPath(line)
            band.lineTo(self._at(1.0, 1.0))
            band.lineTo(self._at(0.0, 1.0))
            painter.fillPath(
                band, mix(self._colour("primary-soft"), self._colour("pacer-fill"), strength)
            )
            if not strength:
                painter.strokePath(line, QPen(self._colour("pacer-edge"), 3))

    def _wave(self, top: float, swell: float) -> QPainterPath:
        """A line across the picture that rises and falls three times."""
        path = QPainterPath(self._at(0.0, top))
        for turn in range(6):
            left, up = turn / 6, swell if turn % 2 else -swell
            path.cubicTo(
                self._at(left + 0.06, top + up), self._at(left + 0.11, top + up),
                self._at(left + 1 / 6, top),
            )
        return path

    def _paint_sand(self, painter: QPainter) -> None:
        back = QPainterPath(self._at(0.0, 0.86))
        back.cubicTo(self._at(0.3, 0.74), self._at(0.6, 0.95), self._at(1.0, 0.88))
        front = QPainterPath(self._at(0.0, 0.93))
        front.cubicTo(self._at(0.3, 0.88), self._at(0.6, 0.94), self._at(1.0, 0.91))
        for path, token in ((back, "sunken"), (front, "line")):
            path.lineTo(self._at(1.0, 1.0))
            path.lineTo(self._at(0.0, 1.0))
            painter.fillPath(path, self._colour(token))

    def _paint_grass(self, painter: QPainter, foot: QPointF, size: float) -> None:
        pen = QPen(self._colour("pacer-edge"), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for x, y, bend_x, bend_y in _BLADES:
            blade = QPainterPath(foot)
            blade.quadTo(
                foot + QPointF(bend_x / 4, bend_y) * size, foot + QPointF(x, y) * size
            )
            painter.strokePath(blade, pen)

