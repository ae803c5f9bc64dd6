"""Check boxes and radio buttons with marks of at least 24 pixels and words that wrap."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import EDGE_SELECTED, MARK, TARGET
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text_layout import (
    LaidText,
    lay_out,
    longest_word_width,
    measure_width,
    natural_width,
)

_GAP = 12
_AIR = 10


class CheckMark(QCheckBox):
    """Something that is on or off, with words beside it; a press anywhere on it counts."""

    def __init__(self, themes: ThemeStore, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._face = _Face(self, themes, text, round_mark=False)

    def hitButton(self, pos: QPoint) -> bool:
        """Mark and words both take a press."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        return self._face.height(width)

    def sizeHint(self) -> QSize:
        """Words in one line."""
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        return self._face.least_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and words."""
        self._face.paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        super().leaveEvent(event)
        self.update()


class RadioMark(QRadioButton):
    """One of several things, with words beside it; a press anywhere on it counts."""

    def __init__(self, themes: ThemeStore, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._face = _Face(self, themes, text, round_mark=True)

    def hitButton(self, pos: QPoint) -> bool:
        """Mark and words both take a press."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        return self._face.height(width)

    def sizeHint(self) -> QSize:
        """Words in one line."""
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        return self._face.least_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and words."""
        self._face.paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        super().leaveEvent(event)
        self.update()


class _Face:
    """Measures and paints a mark with words for a check box or a radio button."""

    def __init__(
        self, button: QAbstractButton, themes: ThemeStore, text: str, round_mark: bool
    ) -> None:
        self._button = button
        self._themes = themes
        self._text = text
        self._round = round_mark
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        themes.changed.connect(button.updateGeometry)
        themes.changed.connect(button.update)

    def height(self, width: int) -> int:
        """Height in pixels at ``width``, at least a target."""
        words = self._lay(width)
        return max(self._theme.target(TARGET), ceil(words.height) + 2 * _AIR)

    def size_hint(self) -> QSize:
        """Words in one line of at most 66 characters."""
        font = self._theme.font("body")
        words = min(natural_width(self._text, font) + 1, measure_width(font, 66))
        width = ceil(self._before() + words) + 4
        return QSize(width, self.height(width))

    def least_size(self) -> QSize:
        """The longest word in one line."""
        font = self._theme.font("body")
        word = longest_word_width(self._text, font, measure_width(font, 14))
        return QSize(ceil(self._before() + word) + 4, self._theme.target(TARGET))

    def paint(self) -> None:
        """Draw onto the button."""
        button, theme = self._button, self._theme
        painter = QPainter(button)
        mirrored = button.isRightToLeft()
        side = theme.px(MARK)
        left = button.width() - side - 2 if mirrored else 2
        words = self._lay(button.width())
        top = (button.height() - words.height) / 2
        mark_top = top + (theme.line("body") - side) / 2
        self._paint_mark(painter, QRectF(left, mark_top, side, side))
        ink = theme.colour("text" if button.isEnabled() else "muted")
        start = button.width() - self._before() - words.room if mirrored else self._before()
        words.draw(painter, start, top, ink)

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def _before(self) -> int:
        return 2 + self._theme.px(MARK) + _GAP

    def _lay(self, width: int) -> LaidText:
        font = self._theme.font("body")
        room = min(width - self._before() - 2, measure_width(font, 66))
        line = self._theme.line("body")
        align = Qt.AlignmentFlag.AlignLeft
        return lay_out(self._text, font, room, line, align, self._button.layoutDirection())

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme, on = self._theme, self._button.isChecked()
        warm = self._button.underMouse() or self._button.isDown()
        radius = box.width() / 2 if self._round else box.width() / 4
        edge = "primary" if on or warm else "control"
        filled = on and not theme.contrast and not self._round
        fill = theme.colour("primary" if filled else "surface")
        draw_box(painter, box, radius, fill, theme.colour(edge), EDGE_SELECTED)
        if not on:
            return
        if self._round:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            painter.drawEllipse(box.center(), box.width() * 0.27, box.width() * 0.27)
            return
        pen = QPen(theme.colour("on-primary" if filled else "primary"), box.width() / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        at = box.topLeft()
        points = ((0.25, 0.53), (0.43, 0.71), (0.76, 0.33))
        painter.drawPolyline([at + QPointF(x * box.width(), y * box.height()) for x, y in points])
