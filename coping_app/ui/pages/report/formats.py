"""The other formats: the rows of the one table of exporters that are no report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.export.table import Exporter
from coping_app.features.report import format_words
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText


class FormatsCard(Card):
    """Each format: what it is for, and a button.

    Signals:
        save_requested: The exporter, True for all records, and the button that asked.

    Args:
        rows: Of the table of exporters.

    ``said`` is where the page tells what came of a button.
    """

    save_requested = Signal(object, bool, object)

    def __init__(
        self, themes: ThemeStore, rows: Sequence[Exporter], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._time = SegmentedChips(
            themes,
            self.tr("Time in the file"),
            [("everything", self.tr("All my records")), ("chosen", self.tr("Only the time above"))],
        )
        grid = CardGrid(themes, least=360, most=2, gap=24)
        for row in rows:
            grid.addWidget(self._row(row))
        words = self.tr("For a spreadsheet, a study, another computer, or to keep.")
        self.body.addWidget(PlainText(themes, self.tr("Other formats"), "heading"))
        self.body.addWidget(PlainText(themes, words))
        self.body.addWidget(self._time)
        self.body.addLayout(grid)
        self.said = QVBoxLayout()
        self.body.addLayout(self.said)

    def _row(self, row: Exporter) -> QWidget:
        title, words = format_words.said(row.title), format_words.said(row.words)
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
