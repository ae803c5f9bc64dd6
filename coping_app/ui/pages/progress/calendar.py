"""The card with practice as a calendar; earlier years are turned back to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.progress.practice import HeatView
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.heat_map import HeatMap
from coping_app.ui.charts.legend import heat_legend
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout

translate = QCoreApplication.translate


def calendar_card(themes: ThemeStore, view: HeatView) -> ChartCard:
    """One stretch of weeks."""
    card = ChartCard(
        themes, view.title, view.below, HeatMap(themes, view), view.head, view.rows
    )
    card.set_identifier("progress.practice")
    card.body.insertWidget(card.body.count() - 2, heat_legend(themes, view.legend))
    return card


class PracticeCalendar(QWidget):
    """The calendar of the latest weeks, with buttons to earlier ones.

    Args:
        themes: Where the look comes from.
        first: The view that is shown at first.
        view_back: Gives the view so many times turned back.

    Signals:
        turned: Other weeks are shown.
    """

    turned = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        first: HeatView,
        view_back: Callable[[int], HeatView | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view_back = view_back
        self._back = 0
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._show(first)

    def _show(self, view: HeatView) -> None:
        empty(self._place)
        card = calendar_card(self._themes, view)
        self._place.addWidget(card)
        if not (view.has_earlier or view.has_later):
            return
        holder = QWidget()
        flow = FlowLayout(parent=holder)
        for is_there, words, icon, step in (
            (view.has_earlier, translate("progress", "Earlier weeks"), "chevron-left", 1),
            (view.has_later, translate("progress", "Later weeks"), "chevron-right", -1),
        ):
            button = QuietButton(self._themes, words, icon)
            button.setAccessibleIdentifier(f"progress.practice.turn.{step}")
            button.setEnabled(is_there)
            button.clicked.connect(lambda _=False, step=step: self._turn(step))
            flow.addWidget(button)
        card.body.addWidget(holder)

    def _turn(self, step: int) -> None:
        view = self._view_back(self._back + step)
        if view is None:
            return
        self._back += step
        self._show(view)
        reveal(self)
        chart = self.findChild(HeatMap)
        if chart is not None:
            chart.setFocus()
        self.turned.emit()
