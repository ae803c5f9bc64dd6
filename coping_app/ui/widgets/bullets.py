"""A plain list: one thing a line, each with a dot before it that is only seen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible_told import DECORATION
from coping_app.ui.widgets.text import PlainText

_DOT = 6


class _Dot(QWidget):
    """A dot as high as a line of text."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(self._themes.theme.px(_DOT), self._themes.theme.line("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._themes.theme.colour("muted"))
        radius = self.width() / 2
        painter.drawEllipse(QPointF(radius, self.height() / 2), radius, radius)


def bullets(themes: ThemeStore, lines: Iterable[str]) -> QVBoxLayout:
    """A list of lines; wrapped lines stay clear of the dots."""
    column = QVBoxLayout()
    column.setSpacing(4)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Dot(themes), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainText(themes, line), 1)
        column.addLayout(row)
    return column
