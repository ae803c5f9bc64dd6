"""A chart with its finding as title, its words, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.chart_table import ChartTable, Rows
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class ChartCard(Card):
    """One chart.

    Args:
        themes: Where the look comes from.
        finding: One sentence, the title.
        below: What the marks mean, under the title.
        chart: The drawn chart; its accessible description becomes ``finding`` and ``below``.
        head: Column titles of the table.
        rows: The same numbers as words, or what gives them when the table is wanted.
        note: A quiet sentence under the chart; empty leaves it out.
    """

    def __init__(
        self,
        themes: ThemeStore,
        finding: str,
        below: str,
        chart: QWidget,
        head: Sequence[str],
        rows: Rows | Callable[[], Rows],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._head = tuple(head)
        self._rows = rows
        self._table: ChartTable | None = None
        self._chart = chart
        self.title = PlainText(themes, finding, "subheading")
        self.body.addWidget(self.title)
        self.body.addWidget(PlainText(themes, below, "secondary", "muted"))
        grows = chart.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
        self.body.addWidget(chart, 1 if grows else 0)
        self._told = self._mark_words()
        self._note = PlainText(themes, note, "secondary", "muted")
        if not note:
            self._note.hide()
        self.body.addWidget(self._note)
        self.body.addStretch(0)
        self._switch = QuietButton(themes, self.tr("Show as table"), "table")
        self._switch.clicked.connect(self._toggle)
        self.foot = FlowLayout()
        self.foot.addWidget(self._switch)
        self.body.addLayout(self.foot)
        for each in charts_in(chart):
            each.setAccessibleDescription(described(finding, below))

    @property
    def table(self) -> ChartTable | None:
        """The table, once it was wanted."""
        return self._table

    def set_identifier(self, identifier: str) -> None:
        """Names the card, and its button after it."""
        self.setAccessibleIdentifier(identifier)
        self._switch.setAccessibleIdentifier(f"{identifier}.table")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the chart back in the place of its table."""
        if escapes(event) and self._table is not None and self._table.isVisibleTo(self):
            self._toggle()
            self._switch.setFocus()
        else:
            super().keyPressEvent(event)

    def _mark_words(self) -> list[PlainText]:
        """The words of the mark that is looked at, under its chart."""
        if not isinstance(self._chart, Chart) or not self._chart.mark_count:
            return []
        return [mark_words(self._themes, self._chart, self.body.addWidget)]

    def _toggle(self) -> None:
        """Chart and table take turns; the table is made when it is first wanted."""
        if self._table is None:
            rows = self._rows
            self._table = ChartTable(
                self._themes, self._head, rows if callable(rows) else lambda: rows
            )
            self.body.insertWidget(self.body.indexOf(self._chart) + 1, self._table)
            QWidget.setTabOrder(charts_in(self._chart)[-1], self._table)
            shows_table = True
        else:
            shows_table = self._chart.isVisibleTo(self)
        self._table.setVisible(shows_table)
        for widget in (self._chart, *self._told):
            widget.setVisible(not shows_table)
        self._switch.setText(self.tr("Show as chart") if shows_table else self.tr("Show as table"))


def mark_words(themes: ThemeStore, chart: Chart, place: Callable[[QWidget], None]) -> PlainText:
    """A line that tells the mark of ``chart`` that is looked at; ``place`` puts it somewhere."""
    line = PlainText(themes, chart.accessible_value(), "secondary", "text")
    place(line)
    chart.mark_changed.connect(line.setText)
    return line


def charts_in(widget: QWidget) -> list[QWidget]:
    """The widget itself, or the charts that it holds."""
    return list(widget.findChildren(Chart)) or [widget]


def described(finding: str, below: str) -> str:
    """Two sentences for assistive technology."""
    return f"{finding}. {below}" if not finding.endswith(".") else f"{finding} {below}"
