"""Where it was marked to hurt, on Progress: how often in all, and part by part over the range."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.progress.body_view import BodyOverTime, BodyStretch, body_over_time
from coping_app.store.repositories.sessions import SessionRepository
from coping_app.ui.charts.body_map import BodyMap
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.body.body_figure import area_names
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.wording import own_wording

translate = QCoreApplication.translate

_LARGE, _SMALL = 320, 190
"""Heights of figures in pixels at 100 % text."""
_LEAST_WIDE = 220


def body_panel(
    themes: ThemeStore, sessions: SessionRepository, language: str, since: date | None
) -> QWidget | None:
    """The panel for a range that begins on ``since``; None where nothing was marked in it.

    Args:
        themes: Where the look comes from.
        sessions: The person's.
        language: For the names of areas.
        since: First day; None for all.
    """
    view = body_over_time(sessions.marked_areas(since), area_names(language), own_wording())
    if view is None:
        return None
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    column.addWidget(_whole_card(themes, view))
    if len(view.stretches) > 1:
        column.addWidget(_stretches_card(themes, view))
    return holder


def _whole_card(themes: ThemeStore, view: BodyOverTime) -> ChartCard:
    name = translate("body", "Body: how often each area was marked")
    chart = BodyMap(themes, name, view.whole.areas, _LARGE, walkable=True)
    note = translate("body", "The stronger the fill, the more days.")
    card = ChartCard(themes, view.finding, view.below, chart, view.head, view.rows, note)
    card.set_identifier("progress.body")
    return card


def _stretches_card(themes: ThemeStore, view: BodyOverTime) -> Card:
    card = Card()
    card.setAccessibleIdentifier("progress.body.stretches")
    title = translate("body", "Part by part, the oldest first")
    card.body.addWidget(PlainText(themes, title, "subheading"))
    grid = CardGrid(themes, least=_LEAST_WIDE, most=3, gap=24)
    for stretch in view.stretches:
        grid.addWidget(_figure(themes, stretch))
    card.body.addLayout(grid)
    return card


def _figure(themes: ThemeStore, stretch: BodyStretch) -> QWidget:
    """A small figure, its days, and what is marked on it in words."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(BodyMap(themes, f"{stretch.title}: {stretch.words}", stretch.areas, _SMALL))
    column.addWidget(PlainText(themes, stretch.title, "secondary-strong"))
    column.addWidget(PlainText(themes, stretch.words, "secondary", "muted"))
    column.addStretch(1)
    return holder
