"""The numbers of a chart as a table; its rows are asked for when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from coping_app.ui.charts.primitives import width_of
from coping_app.ui.charts.table_parts import (
    CELL,
    PAD_X,
    TITLE,
    WordsDelegate,
    WordsHeader,
    cell_height,
)
from coping_app.ui.theme.theme import ThemeStore

Rows = Sequence[Sequence[str]]
MOST_LINES = 9
"""So many rows are seen at once where there are many more; the table scrolls to the others."""
MOST_MEASURED = 400
"""Rows that widths are taken from: those of a year look like those of ten."""
_Index = QModelIndex | QPersistentModelIndex


class WordsModel(QAbstractTableModel):
    """Words in rows and columns."""

    def __init__(self, head: Sequence[str], rows: Rows) -> None:
        super().__init__()
        self._head = tuple(head)
        self._rows = rows

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return self._head[section]


class ChartTable(QTableView):
    """A table to read: Tab leaves it, arrow keys walk in it, words wrap.

    Args:
        head: Titles of the columns.
        rows: Gives the rows, as words.
    """

    def __init__(
        self,
        themes: ThemeStore,
        head: Sequence[str],
        rows: Callable[[], Rows],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._head = tuple(head)
        self._rows = [tuple(row) for row in rows()]
        self._model = WordsModel(head, self._rows)
        self._fitted: tuple[int, object] = (-1, None)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Table of this chart"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(WordsHeader(themes, head, self))
        self.setItemDelegate(WordsDelegate(themes, self))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        themes.changed.connect(self._fit)

    @property
    def words(self) -> list[tuple[str, ...]]:
        """Everything in it, for a test to read."""
        model = self._model
        return [
            tuple(model.data(model.index(row, at)) or "" for at in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Widths of columns by what is in them, then heights of rows by their words."""
        key = (self.viewport().width(), self._themes.theme)
        if key == self._fitted or key[0] <= 0:
            return
        self._fitted = key
        widths = column_widths(self._themes, self._head, self._rows, key[0])
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        header = self.horizontalHeader()
        if isinstance(header, WordsHeader):
            header.fit()
        heights = self._heights(widths)
        for number, height in enumerate(heights):
            self.setRowHeight(number, height)
        seen = heights if len(heights) <= MOST_LINES + 3 else heights[:MOST_LINES]
        self.setFixedHeight(header.height() + sum(seen) + 2 * self.frameWidth() + 2)

    def _heights(self, widths: Sequence[int]) -> list[int]:
        known: dict[tuple[str, int], int] = {}

        def height(words: str, width: int) -> int:
            if (words, width) not in known:
                known[words, width] = cell_height(self._themes, CELL, words, width)
            return known[words, width]

        return [
            max(height(words, width) for words, width in zip(row, widths, strict=True))
            for row in self._rows
        ]


def column_widths(
    themes: ThemeStore, head: Sequence[str], rows: Rows, room: int
) -> list[int]:
    """Shares ``room`` pixels: each column has its longest word, the rest goes where words are many.

    Args:
        themes: For the fonts.
        head: Titles of the columns.
        rows: Words of the cells.
        room: Pixels for all of them.
    """
    theme = themes.theme
    least, wanted = [], []
    for number, title in enumerate(head):
        cells = {row[number] for row in rows[:MOST_MEASURED]}
        title_word = max((width_of(theme, TITLE, word) for word in title.split()), default=0)
        words = {word for cell in cells for word in cell.split()}
        word = max((width_of(theme, CELL, each) for each in words), default=0)
        line = max((width_of(theme, CELL, cell) for cell in cells), default=0)
        pad = 2 * PAD_X + 2
        least.append(max(title_word, word) + pad)
        wanted.append(max(line, width_of(theme, TITLE, title)) + pad)
    spare = room - sum(least)
    if spare <= 0:
        return [room * each // sum(least) for each in least]
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    if sum(more) <= spare:
        even = (room - sum(wanted)) // len(wanted)
        return [want + even for want in wanted]
    return [need + spare * each // sum(more) for need, each in zip(least, more, strict=True)]
