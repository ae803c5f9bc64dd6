"""Questionnaires on Progress: scores on a fixed scale, by keyboard, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.insight.scoring import score
from coping_app.store.store import Store
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.score_chart import ScoreChart
from coping_app.ui.pages.progress.questionnaire_panel import questionnaire_panel
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import told
from tests.gui.page_fakes import Days, by_id, memory_store, press, settle, shown, words_on
from tests.gui.panel_page import PanelPage

FORMS = load_questionnaires([exercises_folder() / "questionnaires"])[0]


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(days: Days) -> Store:
    return memory_store(days)


def fill_in(store: Store, name: str, values: Sequence[float | None]) -> None:
    """As the page does it: a score only where every question was answered."""
    form = FORMS[name]
    session = store.questionnaires.begin(name, form.version, form.title, "en")
    given = dict(zip(form.item_ids, values, strict=True))
    for number, (item, value) in enumerate(given.items()):
        store.questionnaires.answer(session, number, item, value)
    found = score(form, given)
    if found is None:
        store.questionnaires.finish(session)
    else:
        parts = {part.id: part.value for part in found.subscales}
        store.questionnaires.finish(session, found.value, parts)


def page_of(qtbot: QtBot, themes: ThemeStore, store: Store, days: int | None = None) -> PanelPage:
    since = None if days is None else store.today() - timedelta(days=days - 1)
    make = partial(questionnaire_panel, themes, store, lambda: tuple(FORMS.values()))
    page = PanelPage(themes, make, since)
    shown(qtbot, page)
    page.activateWindow()
    return page


def chart_in(page: PanelPage, form: str) -> ScoreChart:
    card = by_id(page, f"progress.form.{form}")
    (found,) = card.findChildren(ScoreChart)
    assert isinstance(found, ScoreChart)
    return found


def test_without_questionnaires_there_is_no_panel(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    assert page_of(qtbot, themes, store).panel is None


def test_each_questionnaire_has_a_card_that_tells_its_latest_score(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    fill_in(store, "gad-2", (1, 0))
    days.forward(14)
    fill_in(store, "phq-4", (1, 1, 0, 1))
    words = words_on(page_of(qtbot, themes, store))
    assert "Mood and worry in four questions (PHQ-4): 3 of 12 on 17 March 2025" in words
    assert "Worry in two questions (GAD-2): 1 of 6 on 3 March 2025" in words
    assert "A score is only a guide. It is no diagnosis." in words


def test_the_notice_of_the_makers_is_shown_once(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    fill_in(store, "gad-2", (1, 0))
    words = words_on(page_of(qtbot, themes, store))
    assert words.count("No permission required to reproduce") == 1


def test_questions_about_the_week_stand_first_and_follow_from_check_ins_too(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    session = store.sessions.begin("weekly-check-in", 1, "My week", "en", {})
    for item, value in (("week_pain", 7), ("week_enjoyment", 5), ("week_activity", 6)):
        body = {"moment": "between", "scale": item, "value": value}
        store.sessions.add_event(session, "rating-given", body)
    page = page_of(qtbot, themes, store)
    cards = [each.accessibleIdentifier() for each in page.findChildren(ChartCard)]
    assert cards == ["progress.form.weekly-three", "progress.form.phq-4"]
    assert "Three questions about the week: 6 of 10 on 3 March 2025" in words_on(page)


def test_scores_can_be_walked_through_and_are_told_with_their_range(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    days.forward(14)
    fill_in(store, "phq-4", (0, 1, 0, 1))
    page = page_of(qtbot, themes, store)
    chart = chart_in(page, "phq-4")
    chart.setFocus()
    assert told(chart).role() == QAccessible.Role.Chart
    assert chart.accessible_value() == "17 March 2025: 2 of 12, none."
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessible_value() == "3 March 2025: 6 of 12, moderate."
    assert "3 March 2025: 6 of 12, moderate." in words_on(page)
    description = told(chart).text(QAccessible.Text.Description)
    assert description == (
        "Mood and worry in four questions (PHQ-4): 2 of 12 on 17 March 2025."
        " From 0 to 12. Lower is easier. Gaps stay open."
    )


def test_the_table_has_the_same_numbers_and_the_missing_answers(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    days.forward(7)
    fill_in(store, "phq-4", (1, None, 1, 2))
    page = page_of(qtbot, themes, store)
    assert "On 10 March 2025 answers were missing, so that day has no score." in words_on(page)
    press(page, "progress.form.phq-4.table")
    card = by_id(page, "progress.form.phq-4")
    assert card.table.words == [
        ("10 March 2025", "Answers were missing", "", "", ""),
        ("3 March 2025", "6", "moderate", "3", "3"),
    ]


def test_where_answers_were_always_missing_there_are_only_words(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    fill_in(store, "gad-2", (1, None))
    page = page_of(qtbot, themes, store)
    assert "Worry in two questions (GAD-2)" in words_on(page)
    assert "On 3 March 2025 answers were missing, so that day has no score." in words_on(page)
    assert not page.findChildren(ScoreChart)


def test_what_lies_before_the_range_is_left_out(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    fill_in(store, "gad-2", (1, 0))
    days.forward(40)
    fill_in(store, "phq-2", (1, 0))
    page = page_of(qtbot, themes, store, days=14)
    assert "GAD-2" not in words_on(page)
    assert chart_in(page, "phq-2").mark_count == 1


def test_marks_lie_on_the_scale_and_higher_scores_stand_higher(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    for values in ((0, 0, 0, 0), (1, 2, 1, 2), (3, 3, 3, 3)):
        fill_in(store, "phq-4", values)
        days.forward(10)
    page = page_of(qtbot, themes, store)
    chart = chart_in(page, "phq-4")
    heights = [chart.spot(index).center().y() for index in range(3)]
    assert heights[0] > heights[1] > heights[2]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.5)
    for index in range(3):
        assert chart.rect().contains(chart.spot(index).toRect())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_names_of_ranges_keep_their_room_beside_the_marks(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days, scale: float
) -> None:
    themes.apply(text_scale=scale)
    fill_in(store, "phq-8", (1,) * 8)
    days.forward(10)
    fill_in(store, "phq-8", (0,) * 8)
    page = page_of(qtbot, themes, store)
    chart = chart_in(page, "phq-8")
    assert chart.spot(1).right() < chart.width() * 0.75
    assert chart.width() <= page.viewport().width()


def test_a_change_of_the_look_redraws_the_chart(
    qtbot: QtBot, themes: ThemeStore, store: Store, qapp: QApplication
) -> None:
    fill_in(store, "phq-4", (1, 2, 1, 2))
    page = page_of(qtbot, themes, store)
    chart = chart_in(page, "phq-4")
    before = chart.grab().toImage()
    themes.apply("dark", 1.5)
    settle()
    after = chart.grab().toImage()
    assert after.height() > before.height()
    assert after.pixelColor(3, 3) != before.pixelColor(3, 3)
