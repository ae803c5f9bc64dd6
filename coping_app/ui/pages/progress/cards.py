"""The cards of Progress: a view in, a chart with its sentence and table out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.progress.sessions import SessionsView
from coping_app.features.progress.trend_panel import TrendPanel
from coping_app.features.progress.trends import TrendsView
from coping_app.ui.charts.chart_card import ChartCard, described, mark_words
from coping_app.ui.charts.chart_table import Rows
from coping_app.ui.charts.dumbbell import DumbbellChart
from coping_app.ui.charts.trend import TrendChart
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.wording import own_wording

translate = QCoreApplication.translate


def sessions_card(
    themes: ThemeStore, view: SessionsView, rows: Callable[[], Rows]
) -> ChartCard:
    """Before and after of one exercise on one scale."""
    chart = DumbbellChart(themes, view)
    card = ChartCard(themes, view.title, view.below, chart, view.head, rows, view.note)
    card.set_identifier(f"progress.sessions.{view.exercise_id}.{view.scale}")
    return card


def trends_card(themes: ThemeStore, view: TrendsView) -> ChartCard:
    """Every measure in a panel of its own, on one time axis."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    charts = [
        _add_panel(themes, column, view, panel, panel is view.panels[-1])
        for panel in view.panels
    ]
    told = mark_words(themes, charts[0], column.addWidget)
    for chart in charts[1:]:
        chart.mark_changed.connect(told.setText)
    for event in view.events:
        named = translate("progress", "{number}: {words}, {day}").format(
            number=event.number, words=event.words, day=own_wording().day(event.day)
        )
        column.addWidget(PlainText(themes, named, "secondary", "muted"))
    card = ChartCard(themes, view.title, view.below, holder, view.head, view.rows)
    for chart, panel in zip(charts, view.panels, strict=True):
        chart.setAccessibleDescription(described(panel.finding, panel.ends))
    card.set_identifier("progress.trends")
    return card


def times_card(themes: ThemeStore, sentences: Sequence[str]) -> Card:
    """When more change followed practice, as far as it can be told."""
    card = Card()
    card.setAccessibleIdentifier("progress.times")
    title = translate("progress", "What followed, by time and length")
    card.body.addWidget(PlainText(themes, title, "subheading"))
    for sentence in sentences:
        card.body.addWidget(PlainText(themes, sentence))
    note = translate(
        "progress",
        "Practices that began alike are compared. You chose the times, so other things may matter.",
    )
    card.body.addWidget(PlainText(themes, note, "secondary", "muted"))
    return card


def _add_panel(
    themes: ThemeStore, column: QVBoxLayout, view: TrendsView, panel: TrendPanel, is_last: bool
) -> TrendChart:
    chart = TrendChart(themes, view, panel, is_last)
    chart.setAccessibleIdentifier(f"progress.trend.{panel.scale}")
    column.addSpacing(8)
    column.addWidget(PlainText(themes, panel.finding, "strong"))
    column.addWidget(PlainText(themes, panel.ends, "secondary", "muted"))
    column.addWidget(chart)
    return chart
