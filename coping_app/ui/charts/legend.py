"""What each step of colour of the heat map stands for, in words beside its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText

SWATCH_PX = 18


class _Swatch(QWidget):
    """A square of one step; decoration, the words stand beside it."""

    def __init__(self, themes: ThemeStore, level: int) -> None:
        super().__init__()
        self._themes = themes
        self._level = level
        themes.changed.connect(self.updateGeometry)

    @property
    def accessible_role(self) -> str:
        """Decoration."""
        return "Whitespace"

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._themes.theme.px(SWATCH_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The colour with a quiet edge."""
        theme = self._themes.theme
        side = theme.px(SWATCH_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control" if theme.contrast else "line"), 1))
        painter.setBrush(theme.heat()[self._level])
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)


def heat_legend(themes: ThemeStore, words: Sequence[str]) -> QWidget:
    """Six squares with their words."""
    holder = QWidget()
    flow = FlowLayout(gap=16, parent=holder)
    for level, told in enumerate(words):
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Swatch(themes, level))
        row.addWidget(PlainText(themes, told, "secondary", "muted"), 1)
        flow.addWidget(pair)
    return holder
