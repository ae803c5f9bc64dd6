"""Pictures that say nothing new: an icon, an icon on a tile, and the calm sun over the sea."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ICON, RADIUS_CARD
from coping_app.ui.widgets.accessible_told import DECORATION
from coping_app.ui.widgets.painting import draw_box, mix


class IconPicture(QWidget):
    """An icon beside words that say the same.

    Args:
        themes: Where the look comes from.
        icon: Its name.
        tone: Its colour token.
        size: Its side in pixels at 100 %.
        tile: Side of a tinted tile around it at 100 %; 0 for none.
    """

    def __init__(
        self,
        themes: ThemeStore,
        icon: str,
        tone: str = "text",
        size: int = ICON,
        tile: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self._tone = tone
        self._size = size
        self._tile = tile
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def sizeHint(self) -> QSize:
        """The tile, or the icon alone."""
        side = self._themes.theme.px(max(self._tile, self._size))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tile and icon."""
        theme = self._themes.theme
        painter = QPainter(self)
        if self._tile:
            edge = theme.colour("control") if theme.contrast else None
            width = theme.edge if theme.contrast else 0
            box = QRectF(self.rect())
            draw_box(painter, box, RADIUS_CARD, theme.colour("primary-soft"), edge, width)
        size = theme.px(self._size)
        picture = self._themes.pixmap(self._icon, self._tone, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)


class CalmPicture(QWidget):
    """The sun over the sea, painted from tokens.

    Args:
        themes: Where the look comes from.
        scene: ``sunrise`` with a wide sea (Today), or ``closing``, smaller with one wave.
        ground: Colour token that it stands on.
    """

    def __init__(
        self,
        themes: ThemeStore,
        scene: Literal["sunrise", "closing"] = "sunrise",
        ground: str = "canvas",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._scene = scene
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def sizeHint(self) -> QSize:
        """Its drawn size; pictures do not grow with the text."""
        return QSize(200, 160) if self._scene == "sunrise" else QSize(140, 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scene in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hint = self.sizeHint()
        painter.translate((self.width() - hint.width()) / 2, (self.height() - hint.height()) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._scene == "sunrise":
            self._sun(painter, QPointF(100, 66), 66, 46)
            painter.setBrush(self._water(0.55))
            painter.drawEllipse(QPointF(100, 132), 100, 26)
            self._wave(painter, 14, 132, 168, 12, 3, 1.0)
            self._wave(painter, 30, 148, 144, 9, 3, 0.65)
        else:
            self._sun(painter, QPointF(70, 46), 44, 30)
            self._wave(painter, 2, 90, 136, 9, 3, 1.0)

    def _sun(self, painter: QPainter, centre: QPointF, outer: float, inner: float) -> None:
        painter.setBrush(self._tint(0.5))
        painter.drawEllipse(centre, outer, outer)
        painter.setBrush(self._tint(1.0))
        painter.drawEllipse(centre, inner, inner)

    def _wave(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        swell: float,
        thick: float,
        strength: float,
    ) -> None:
        """One line that rises and falls once, from ``left`` over ``width``."""
        path = QPainterPath(QPointF(left, top))
        path.cubicTo(
            QPointF(left + width * 0.22, top - swell),
            QPointF(left + width * 0.33, top - swell),
            QPointF(left + width * 0.5, top),
        )
        path.cubicTo(
            QPointF(left + width * 0.67, top + swell),
            QPointF(left + width * 0.78, top + swell),
            QPointF(left + width, top - 2),
        )
        theme = self._themes.theme
        colour = mix(theme.colour("pacer-fill"), theme.colour("pacer-edge"), strength)
        pen = QPen(colour, thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _tint(self, strength: float) -> QColor:
        theme = self._themes.theme
        return mix(theme.colour(self._ground), theme.colour("pacer-fill"), strength)

    def _water(self, strength: float) -> QColor:
        """Translucent, so that the sun shows through where it sets."""
        colour = self._themes.theme.colour("pacer-fill")
        colour.setAlphaF(strength)
        return colour
