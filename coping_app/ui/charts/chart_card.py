"""A chart with its finding as title, its table behind a button, and its words for a helper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText


class ChartCard(Card):
    """One chart.

    Args:
        themes: Where the look comes from.
        finding: One sentence, the title.
        below: What the marks mean, under the title.
        chart: The drawn chart; its accessible description becomes ``finding`` and ``below``.
        head: Column titles of the table.
        rows: The same numbers as words.
        note: A quiet sentence under the chart; empty leaves it out.
    """

    def __init__(
        self,
        themes: ThemeStore,
        finding: str,
        below: str,
        chart: QWidget,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._head = tuple(head)
        self._rows = rows
        self._table: QTableWidget | None = None
        chart.setAccessibleDescription(f"{finding}. {below}")
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._switch = QuietButton(themes, self.tr("Show as table"), "table")
        self._switch.setAccessibleIdentifier("chart-table")
        self._switch.clicked.connect(self._toggle)
        self.body.addWidget(PlainText(themes, finding, "subheading"))
        self.body.addWidget(PlainText(themes, below, "secondary", "muted"))
        self.body.addWidget(self._stack)
        if note:
            self.body.addWidget(PlainText(themes, note, "secondary", "muted"))
        self.body.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)

    def _toggle(self) -> None:
        """Chart and table take turns; the table is made when it is first wanted."""
        if self._table is None:
            self._table = self._make_table()
            self._stack.addWidget(self._table)
        shows_chart = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if shows_chart else 0)
        self._switch.setText(self.tr("Show as chart") if shows_chart else self.tr("Show as table"))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._rows), len(self._head))
        table.setHorizontalHeaderLabels(list(self._head))
        table.setAccessibleName(self.tr("Table of this chart"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for row, cells in enumerate(self._rows):
            for column, words in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(words))
        return table
