"""The other formats: the rows of the one table of exporters that are no report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.export.table import Exporter
from coping_app.ui.pages import report_words
from coping_app.ui.pages.clearing import empty
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.flow_layout import CardGrid
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText


class FormatsCard(Card):
    """One row a format: what it is for, and a button.

    Signals:
        save_requested: The exporter, True for all records, and the button that asked.

    ``said`` is where the page tells what came of a button.
    """

    save_requested = Signal(object, bool, object)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._time = SegmentedChips(
            themes,
            self.tr("Time in the file"),
            [("everything", self.tr("All my records")), ("chosen", self.tr("Only the time above"))],
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        words = self.tr("For a spreadsheet, a study, another computer, or to keep.")
        self.body.addWidget(PlainText(themes, self.tr("Other formats"), "heading"))
        self.body.addWidget(PlainText(themes, words))
        self.body.addWidget(self._time)
        self.body.addLayout(self._rows)
        self.said = QVBoxLayout()
        self.body.addLayout(self.said)

    def show_rows(self, rows: Sequence[Exporter]) -> None:
        """Two beside each other where there is room."""
        empty(self._rows)
        grid = CardGrid(self._themes, least=360, most=2, gap=24)
        for row in rows:
            grid.addWidget(self._row(row))
        self._rows.addLayout(grid)

    def _row(self, row: Exporter) -> QWidget:
        title, words = report_words.said(row.title), report_words.said(row.words)
        button = SecondaryButton(self._themes, self.tr("Save this"), "download")
        button.setAccessibleName(self.tr("Save this: {title}").format(title=title))
        button.setAccessibleDescription(words)
        button.setAccessibleIdentifier(f"report.save.{row.name}{row.ending}")
        button.clicked.connect(partial(self._ask, row, button))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainText(self._themes, title, "strong"))
        column.addWidget(PlainText(self._themes, words))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return holder

    def _ask(self, row: Exporter, button: SecondaryButton, _on: bool = False) -> None:
        self.save_requested.emit(row, self._time.value == "everything", button)
