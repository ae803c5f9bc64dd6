"""The numbers of a chart as a table; its rows are asked for when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from coping_app.ui.theme.theme import ThemeStore

Rows = Sequence[Sequence[str]]
MOST_LINES = 9
"""So many rows are seen at once; the table scrolls to the others."""
_Index = QModelIndex | QPersistentModelIndex


class WordsModel(QAbstractTableModel):
    """Words in rows and columns."""

    def __init__(self, head: Sequence[str], rows: Rows) -> None:
        super().__init__()
        self._head = tuple(head)
        self._rows = rows

    def rowCount(self, parent: _Index | None = None) -> int:  # type: ignore[override]
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:  # type: ignore[override]
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
        self._model = WordsModel(head, rows())
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Table of this chart"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._restyle()
        themes.changed.connect(self._restyle)

    @property
    def words(self) -> list[tuple[str, ...]]:
        """Everything in it, for a test to read."""
        model = self._model
        return [
            tuple(model.data(model.index(row, at)) or "" for at in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def _restyle(self) -> None:
        line = self._themes.theme.line("body")
        rows = min(MOST_LINES, self._model.rowCount())
        self.setMinimumHeight((rows + 1) * (line + 12) + line)
