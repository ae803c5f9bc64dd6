"""Questions about the last weeks: one a screen, each answer kept at once, told in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.store.store import Store
from coping_app.ui.pages.questions.page import QuestionsPage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import Days, by_id, has, memory_store, press, settle, shown, words_on
from tests.gui.player_fakes import FullDisk
from tests.parsing import parse_questionnaire

FORMS = load_questionnaires([exercises_folder() / "questionnaires"])[0]
NAMES_OF_ILLNESSES = ("depress", "anxiety", "disorder", "illness", "severe", "moderate", "mild")
OWN = parse_questionnaire(
    b"""format: 1
questionnaire: clinic-line
version: 1
title: A line
language: en
time_frame: today
lead: One line.
items:
  - {id: line, ask: Where are you on the line?, range: {min: 0, max: 100, low: left, high: right}}
scoring: {method: sum, better: high}
licence: {notice: "Ours.", basis: "Ours."}
""",
    "clinic-line.yaml",
)


def page_of(
    qtbot: QtBot,
    themes: ThemeStore,
    store: Store | None = None,
    forms: tuple[Questionnaire, ...] = tuple(FORMS.values()),
) -> QuestionsPage:
    page = QuestionsPage(themes, store or memory_store(), lambda: forms)
    shown(qtbot, page)
    return page


def answer(page: QuestionsPage, *choices: int | None) -> None:
    """Presses these answers one after the other, Skip for None."""
    for choice in choices:
        press(page, "questions.skip" if choice is None else f"questions.answer-{choice}")


def test_the_list_names_each_with_its_size_and_holds_the_rest_behind_more(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes)

    words = words_on(page)
    assert "Three questions · past week" in words
    assert "Worry in seven questions (GAD-7)" in words
    assert not has(page, "questions.open.gad-2")
    press(page, "field-more")
    assert has(page, "questions.open.gad-2")


def test_a_clinics_own_come_first(qtbot: QtBot, themes: ThemeStore) -> None:
    words = words_on(page_of(qtbot, themes, forms=(*FORMS.values(), OWN)))

    assert words.index("A line") < words.index("Three questions about the week")


def test_a_question_shows_its_lead_its_answers_its_place_and_the_makers_notice(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes)
    press(page, "questions.open.phq-4")

    words = words_on(page)
    form = FORMS["phq-4"]
    assert page.summary.text() == form.lead
    assert "Question 1 of 4" in words
    assert form.items[0].ask in words
    assert all(each.label in words for each in form.answers)
    assert form.licence.notice in words


def test_skip_is_as_large_as_an_answer(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes)
    press(page, "questions.open.phq-4")

    skip, first = by_id(page, "questions.skip"), by_id(page, "questions.answer-0")
    assert (skip.width(), skip.height()) == (first.width(), first.height())
    assert not first.isChecked()


def test_the_question_takes_the_focus_each_time(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes)
    page.activateWindow()
    press(page, "questions.open.phq-4")
    answer(page, 1)

    focused: Any = QApplication.focusWidget()
    assert focused.text() == FORMS["phq-4"].items[1].ask


def test_a_whole_one_is_told_as_a_number_and_a_range_and_kept_with_its_parts(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-4")
    answer(page, 1, 1, 1, 0)

    words = words_on(page)
    assert "Your answers come to 3 of 12." in words
    assert "That is range two of four, counted from the lowest." in words
    assert "Lower numbers are the easier ones." in words
    assert not any(name in words.lower() for name in NAMES_OF_ILLNESSES)
    assert not has(page, "talk.help")
    (kept,) = store.questionnaires.scores("phq-4")
    assert (kept.value, kept.parts) == (3.0, {"anxiety": 2.0, "depression": 1.0})


def test_the_earlier_number_stands_beside_it(qtbot: QtBot, themes: ThemeStore) -> None:
    days = Days()
    store = memory_store(days)
    page = page_of(qtbot, themes, store)
    for choices in ((2, 2, 2, 2), (1, 1, 1, 0), (0, 0, 1, 0)):
        press(page, "questions.open.phq-4")
        answer(page, *choices)
        words = words_on(page)
        press(page, "questions.done")
        days.forward(14)

    assert "Before, on 17 March, it was 3." in words
    assert "Last answered on 31 March." in words_on(page)


@pytest.mark.parametrize(
    ("name", "choices"),
    [("phq-4", (0, 0, 2, 1)), ("gad-7", (2, 2, 2, 2, 1, 1, 0)), ("phq-8", (2, 2, 2, 2, 1, 1, 0, 0)),
     ("phq-2", (2, 1)), ("gad-2", (1, 2))],
)
def test_from_the_published_cut_on_talking_to_someone_is_suggested(
    qtbot: QtBot, themes: ThemeStore, name: str, choices: tuple[int, ...]
) -> None:
    page = page_of(qtbot, themes, forms=(FORMS[name],))
    helped = Recorder()
    page.help_requested.connect(helped)
    press(page, f"questions.open.{name}")
    answer(page, *choices)

    words = words_on(page)
    assert "Would you like to talk to someone?" in words
    assert not any(each in words.lower() for each in NAMES_OF_ILLNESSES)
    press(page, "talk.help")
    assert len(helped.calls) == 1


def test_with_a_skip_there_is_no_number_no_range_and_no_prompt(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-4")
    answer(page, 3, 3, 3, None)

    words = words_on(page)
    assert "Some were skipped, so there is no number. That is fine." in words
    assert "range" not in words
    assert not has(page, "talk.help")
    assert store.questionnaires.scores("phq-4") == []


def test_back_shows_what_was_answered_and_the_last_word_counts(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-2")
    answer(page, 3)
    press(page, "questions.back")
    assert by_id(page, "questions.answer-3").isChecked()
    answer(page, 0, 0)

    assert [each.value for each in store.questionnaires.scores("phq-2")] == [0.0]


def test_escape_leaves_with_the_answers_and_they_are_gone_on_with(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-4")
    answer(page, 1, None)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert "You have begun this one. Your answers are kept." in words_on(page)

    again = page_of(qtbot, themes, store)
    press(again, "questions.open.phq-4")
    assert "Question 3 of 4" in words_on(again)


def test_opening_without_an_answer_keeps_nothing(qtbot: QtBot, themes: ThemeStore) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-4")
    press(page, "questions.back")

    assert "You have begun" not in words_on(page)
    assert store.questionnaires.begun("phq-4", store.today()) is None


def test_one_begun_three_days_ago_is_begun_anew(qtbot: QtBot, themes: ThemeStore) -> None:
    days = Days()
    store = memory_store(days)
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.phq-4")
    answer(page, 1)
    days.forward(3)
    again = page_of(qtbot, themes, store)
    press(again, "questions.open.phq-4")

    assert "Question 1 of 4" in words_on(again)


def test_zero_to_ten_is_chosen_on_the_eleven_buttons_and_kept_by_next(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store)
    press(page, "questions.open.weekly-three")
    assert not by_id(page, "questions.next").isEnabled()
    for number in (5, 4, 4):
        press(page, f"rating-{number}")
        press(page, "questions.next")

    assert "Your answers come to 4.3 of 10." in words_on(page)
    assert store.questionnaires.scores("weekly-three")[0].value == pytest.approx(13 / 3)


def test_another_range_is_chosen_on_a_slider_with_keys(qtbot: QtBot, themes: ThemeStore) -> None:
    store = memory_store()
    page = page_of(qtbot, themes, store, (OWN,))
    press(page, "questions.open.clinic-line")
    slider = by_id(page, "questions.slider")
    QTest.keyClick(slider.focusProxy(), Qt.Key.Key_End)
    press(page, "questions.next")

    assert "Higher numbers are the easier ones." in words_on(page)
    assert [each.value for each in store.questionnaires.scores("clinic-line")] == [100.0]


def test_an_answer_that_cannot_be_kept_says_so_and_is_asked_again(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = FullDisk(Store.in_memory(Days()))
    page = page_of(qtbot, themes, store)  # type: ignore[arg-type]
    press(page, "questions.open.phq-2")
    store.room = False
    answer(page, 1)
    assert "There is no room left on the disk." in words_on(page)
    assert "Question 1 of 2" in words_on(page)

    store.room = True
    answer(page, 1, 1)
    assert "There is no room left on the disk." not in words_on(page)
    assert [each.value for each in store.questionnaires.scores("phq-2")] == [2.0]


def test_without_any_file_the_page_says_so(qtbot: QtBot, themes: ThemeStore) -> None:
    assert "There are no questions here just now." in words_on(page_of(qtbot, themes, forms=()))
