"""Weekly ratings over time as small panels, one measure each, life before pain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.scales import Scale
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.days import short_day, whole_day
from coping_app.ui.charts.trend import TrendPlot
from coping_app.ui.pages import progress_words as words
from coping_app.ui.pages.progress_store import ProgressStore
from coping_app.ui.theme.theme import ThemeStore

translate = QCoreApplication.translate

WEEKLY = ("week_function", "week_social", "week_satisfaction", "week_pain")
"""In this order: what one could do, people, contentment, and pain last."""
GAP_DAYS = 10
"""Weekly ratings further apart than this leave a week out; no line is drawn across."""


def trend_panels(
    themes: ThemeStore, store: ProgressStore, scales: Mapping[str, Scale], since: date | None
) -> QWidget | None:
    """A panel for each weekly measure that was rated; None where none was."""
    cards = [
        card
        for name in WEEKLY
        if name in scales and (card := trend_card(themes, store, name, scales[name], since))
    ]
    if not cards:
        return None
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    return holder


def trend_card(
    themes: ThemeStore, store: ProgressStore, name: str, scale: Scale, since: date | None
) -> ChartCard | None:
    """One weekly measure over time; None where it was never rated."""
    ratings = store.ratings(name, since)
    if not ratings:
        return None
    points = [(rating.local_date, float(rating.value)) for rating in ratings]
    token = "chart-pain" if scale.better == "low" else "chart-mood"
    ends = translate("trend", "Zero: {low}. Ten: {high}.").format(
        low=scale.low_word, high=scale.high_word
    )
    return ChartCard(
        themes,
        _latest(scale, points[-1]),
        ends,
        TrendPlot(themes, scale.title, points, token, GAP_DAYS),
        (translate("trend", "Day"), scale.title),
        [(whole_day(day), words.number(value)) for day, value in reversed(points)],
    )


def _latest(scale: Scale, point: tuple[date, float]) -> str:
    day, value = point
    return translate("trend", "{title}: {value} on {day}").format(
        title=scale.title, value=words.number(value), day=short_day(day)
    )
