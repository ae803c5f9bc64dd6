"""The card that says what followed on one scale, and leads to finding out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.followed import FollowedView
from coping_app.ui.charts.chart_card import ChartCard, described
from coping_app.ui.charts.effects import EffectsChart
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.reading_order import follow_reading_order
from coping_app.ui.widgets.text import PlainText

translate = QCoreApplication.translate
FIRST_ROWS = 4
"""Exercises that are shown at once; the others come by a button."""


class FollowedCard(ChartCard):
    """What followed each exercise on one scale."""

    def __init__(
        self, themes: ThemeStore, view: FollowedView, parent: QWidget | None = None
    ) -> None:
        self._view = view
        self._effects = EffectsChart(themes, view, view.rows[:FIRST_ROWS])
        super().__init__(
            themes,
            view.title,
            view.below,
            self._effects,
            view.head,
            [row.cells for row in view.rows],
            view.note,
            parent,
        )
        self.set_identifier(f"progress.followed.{view.scale}")
        caution = PlainText(themes, view.caution)
        self.body.insertWidget(self.body.indexOf(self.title) + 1, caution)
        told = described(view.title, f"{view.caution} {view.below}")
        self._effects.setAccessibleDescription(told)
        self._more = QuietButton(
            themes, self.tr("Show all {n}").format(n=len(view.rows)), "chevron-down"
        )
        self._more.setAccessibleIdentifier(f"progress.followed.{view.scale}.all")
        self._more.clicked.connect(self._show_all)
        if len(view.rows) <= FIRST_ROWS:
            self._more.hide()
        self.body.insertWidget(
            self.body.indexOf(self._effects) + 1, self._more, 0, Qt.AlignmentFlag.AlignLeading
        )
        follow_reading_order(self.body)

    def _show_all(self) -> None:
        self._effects.set_rows(self._view.rows)
        self._effects.setFocus()
        self._more.hide()


def too_early_card(themes: ThemeStore, view: FollowedView) -> Card:
    """Says plainly that it is too early, and how many there are."""
    card = Card()
    card.setAccessibleIdentifier("progress.followed.early")
    card.body.addWidget(PlainText(themes, view.title, "subheading"))
    card.body.addWidget(PlainText(themes, view.below))
    card.body.addWidget(PlainText(themes, view.note, "secondary", "muted"))
    card.body.addStretch(1)
    return card


def find_out_button(themes: ThemeStore) -> QuietButton:
    """Leads to a trial of the person's own."""
    button = QuietButton(
        themes, translate("progress", "Find out what works for me"), "arrow-right"
    )
    button.setAccessibleIdentifier("progress.trial")
    return button
