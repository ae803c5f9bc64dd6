"""A button with a dot of a colour and a size, and a word that says the same."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import EDGE_SELECTED, ICON, RADIUS_BUTTON, TARGET
from coping_app.ui.widgets.painting import draw_box

_PADDING, _GAP = 12, 8


class SwatchButton(QAbstractButton):
    """One of a group of pens or sizes; the chosen one has the thicker edge and a bold word.

    Args:
        themes: Where the look comes from.
        words: Its name.
        token: Colour token of the dot.
        dot: Size of the dot as a part of an icon, above 0 and up to 1.
    """

    def __init__(
        self,
        themes: ThemeStore,
        words: str,
        token: str,
        dot: float = 0.8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._token = token
        self._dot = dot
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", RADIUS_BUTTON)
        themes.changed.connect(self.updateGeometry)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Dot and bold word in one line, at least a target."""
        theme = self._themes.theme
        word = QFontMetricsF(theme.font("secondary-strong")).horizontalAdvance(self.text())
        width = ceil(2 * _PADDING + theme.px(ICON) + _GAP + word) + 1
        return QSize(max(width, theme.target(TARGET)), theme.target(TARGET))

    def minimumSizeHint(self) -> QSize:
        """The same: names are short."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws box, dot and word."""
        theme, on = self._themes.theme, self.isChecked()
        painter = QPainter(self)
        warm = self.isDown() or self.underMouse()
        fill = "primary-soft" if on or warm else "surface"
        edge = theme.colour("primary" if on else "line")
        width = EDGE_SELECTED * theme.edge if on else theme.edge
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, theme.colour(fill), edge, width)
        mirrored = self.isRightToLeft()
        icon = theme.px(ICON)
        middle = _PADDING + icon / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._token))
        at = QPointF(self.width() - middle if mirrored else middle, self.height() / 2)
        painter.drawEllipse(at, self._dot * icon / 2, self._dot * icon / 2)
        painter.setFont(theme.font("secondary-strong" if on else "secondary"))
        painter.setPen(theme.colour("on-soft" if on else "text"))
        start = _PADDING + icon + _GAP
        words = self.rect().adjusted(0 if mirrored else start, 0, -start if mirrored else 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, align | side, self.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rests again."""
        super().leaveEvent(event)
        self.update()
