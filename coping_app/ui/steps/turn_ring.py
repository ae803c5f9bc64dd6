"""The gentle timer of a turn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.features.steps.time_words import clock_figure
from coping_app.ui.theme.theme import ThemeStore

_SIDE = 180
_WIDTH = 10
_ROLES = ("title", "heading", "subheading", "numeral")


class TurnRing(QWidget):
    """A ring that fills slowly, with the time that has passed in the middle. It never alarms."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.fraction = 0.0
        self.figure = "0:00"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleIdentifier("round-ring")
        self.setAccessibleName(self.tr("Time of this turn"))
        themes.changed.connect(self.updateGeometry)

    def set_time(self, seconds: float, of_s: float) -> None:
        """Shows ``seconds`` of a turn of ``of_s``; beyond it the ring stays full."""
        fraction = min(1.0, seconds / of_s) if of_s > 0 else 0.0
        figure = clock_figure(int(min(seconds, of_s)))
        if (fraction, figure) != (self.fraction, self.figure):
            self.fraction, self.figure = fraction, figure
            self.setAccessibleDescription(figure)
            self.update()

    def sizeHint(self) -> QSize:
        """A circle that grows with the text."""
        side = self._themes.theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the track, what has passed, and the number."""
        theme = self._themes.theme
        side = min(self.width(), self.height()) - 2 * _WIDTH
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), theme.edge + 1))
        painter.drawEllipse(circle)
        pen = QPen(theme.colour("pacer-edge"), _WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self.fraction > 0:
            painter.drawArc(circle, 90 * 16, -round(self.fraction * 360 * 16))
        painter.setPen(theme.colour("text"))
        painter.setFont(self._fitting_font(side * 0.7))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.figure)

    def _fitting_font(self, room: float) -> QFont:
        """The largest role whose number has room in the ring."""
        font = self._themes.theme.font(_ROLES[-1])
        for role in _ROLES:
            font = self._themes.theme.font(role)
            if QFontMetricsF(font).horizontalAdvance(self.figure) <= room:
                break
        return font
