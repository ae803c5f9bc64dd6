"""Questionnaires on Progress: each one's scores over time, with the notices of their makers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.features.progress.forms_view import (
    form_over_time,
    is_of_week,
    missing_words,
    rated_scores,
)
from coping_app.store.repositories.records import StoredScore
from coping_app.store.store import Store
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.score_chart import ScoreChart
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.wording import own_wording


def questionnaire_panel(
    themes: ThemeStore,
    store: Store,
    read: Callable[[], Sequence[Questionnaire]],
    since: date | None,
) -> QWidget | None:
    """A card for each questionnaire with a score in the range; None where there is none.

    Args:
        themes: Where the look comes from.
        store: The records.
        read: The questionnaires in the person's language; those about the week, which tell of
            life, come first.
        since: First day of the range; None for all.
    """
    forms = sorted(read(), key=lambda form: not is_of_week(form))
    shown = [(form, card) for form in forms if (card := _card(themes, store, form, since))]
    if not shown:
        return None
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    grid = CardGrid(themes, least=400, most=2, gap=24)
    for _, card in shown:
        grid.addWidget(card)
    column.addLayout(grid)
    for notice in dict.fromkeys(form.licence.notice for form, _ in shown):
        column.addWidget(PlainText(themes, notice, "secondary", "muted"))
    return holder


def all_scores(store: Store, form: Questionnaire, since: date | None) -> list[StoredScore]:
    """Scores of the range, in order; those that follow from rating scales are among them."""
    scores = list(store.questionnaires.scores(form.questionnaire, since))
    if is_of_week(form):
        ratings = {item: store.ratings.all(item, since) for item in form.item_ids}
        scores += rated_scores(form, ratings)
    return sorted(scores, key=lambda each: each.at_utc)


def _card(
    themes: ThemeStore, store: Store, form: Questionnaire, since: date | None
) -> Card | None:
    """A chart; only words where answers were missing each time; None where there were none."""
    unscored = store.questionnaires.unscored_days(form.questionnaire, since)
    scores, words = all_scores(store, form, since), own_wording()
    view = form_over_time(form, scores, unscored, since, store.today(), words)
    if view is None and not unscored:
        return None
    name = f"progress.form.{form.questionnaire}"
    if view is not None:
        chart = ScoreChart(themes, view)
        made = ChartCard(themes, view.finding, view.below, chart, view.head, view.rows, view.note)
        made.set_identifier(name)
        return made
    card = Card()
    card.setAccessibleIdentifier(name)
    card.body.addWidget(PlainText(themes, form.title, "subheading"))
    card.body.addWidget(PlainText(themes, missing_words(unscored, words)))
    return card
