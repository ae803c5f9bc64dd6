"""Cells and titles of a table whose words wrap, however large they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coping_app.ui.charts.primitives import MIDDLE, WRAP, height_of, words_at
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import FOCUS_WIDTH

PAD_X, PAD_Y = 8, 6
CELL, TITLE = "secondary", "secondary-strong"
"""Roles of the type scale."""
_HOW = Qt.AlignmentFlag.AlignLeft | MIDDLE | WRAP
Index = QModelIndex | QPersistentModelIndex


def cell_height(themes: ThemeStore, role: str, words: str, width: int) -> int:
    """Pixels that a cell of that width is high."""
    return height_of(themes.theme, role, words, width - 2 * PAD_X) + 2 * PAD_Y


class WordsDelegate(QStyledItemDelegate):
    """Draws the words of a cell, and a ring around the one that the keyboard is on."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words, inside the cell."""
        theme = self._themes.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(rect).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        words_at(painter, theme, box, str(index.data() or ""), _HOW, CELL, "text")
        if state & QStyle.StateFlag.State_HasFocus:
            half = FOCUS_WIDTH / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), FOCUS_WIDTH))
            painter.drawRect(QRectF(rect).adjusted(half, half, -half - 1, -half - 1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words are at the width of the column."""
        width = option.rect.width()
        return QSize(width, cell_height(self._themes, CELL, str(index.data() or ""), width))


class WordsHeader(QHeaderView):
    """Titles of columns that wrap."""

    def __init__(self, themes: ThemeStore, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._titles = tuple(titles)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)

    def fit(self) -> None:
        """As high as the title that needs most."""
        self.setFixedHeight(
            max(
                cell_height(self._themes, TITLE, title, self.sectionSize(number))
                for number, title in enumerate(self._titles)
            )
        )

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        """One title on a quiet ground."""
        theme = self._themes.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRect(rect)
        painter.setPen(QPen(theme.colour("line"), theme.edge))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = QRectF(rect).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        words_at(painter, theme, box, self._titles[number], _HOW, TITLE, "text")
