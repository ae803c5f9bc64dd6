"""Today shows one thing to do, in words that never blame."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_app.features.care.today_care import DayAfter
from coping_app.features.plan.progress import ItemState, WeekState
from coping_app.features.today import words as today_words
from coping_app.features.today.view import Followed, GoOn, Offer, TodayView, TrialToday
from coping_app.insight.followed import Followed as Fact
from coping_app.store.repositories.records import KeptItem
from coping_app.ui.pages.today.page import TodayPage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    by_id,
    exercise,
    has,
    heights_by_tab,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.step_fakes import SCALES

SLOW = exercise()
PLAIN = TodayView("morning", None, Offer(SLOW, "first-week"), None, None)


def week(done: int, wanted: int, quiet: bool = False) -> WeekState:
    state = ItemState(KeptItem("slow", "daily"), wanted, done, done_today=False)
    return WeekState(0, date(2025, 3, 3), "", (state,), quiet)


def page_of(qtbot: QtBot, themes: ThemeStore, view: TodayView) -> TodayPage:
    page = TodayPage(themes, lambda: view)
    shown(qtbot, page)
    return page


def recorded(signal: Any) -> Recorder:
    recorder = Recorder()
    signal.connect(recorder)
    return recorder


@pytest.mark.parametrize(
    ("part", "words"),
    [("morning", "Good morning"), ("afternoon", "Good afternoon"), ("evening", "Good evening"),
     ("night", "Hello")],
)  # fmt: skip
def test_the_greeting_follows_the_hour(
    qtbot: QtBot, themes: ThemeStore, part: Any, words: str
) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(part_of_day=part))

    assert page.heading.text() == words


def test_start_and_half_as_long_tell_the_exercise(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN)
    started = recorded(page.start_requested)

    press(page, "today.start")
    press(page, "today.half")

    assert started.calls == [("slow", False, {}), ("slow", True, {})]


RATED = exercise(ratings=("pain", "mood", "ladder_worry", "unknown"))


def rated_page(qtbot: QtBot, themes: ThemeStore) -> TodayPage:
    """Today with the rows of the offered exercise, as soon as its first page stands."""
    view = PLAIN._replace(offer=Offer(RATED, "first-week"))
    page = TodayPage(themes, lambda: view, lambda language: SCALES if language == "en" else {})
    shown(qtbot, page)
    page.offer_ratings()
    settle()
    return page


def test_what_is_rated_on_today_goes_along_with_start_and_start_needs_none(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated_page(qtbot, themes)
    started = recorded(page.start_requested)

    press(page, "today.start")
    for number in ("today.before.pain.7", "today.before.mood.2", "today.before.pain.4"):
        press(page, number)
    press(page, "today.half")
    press(page, "today.before.mood.clear")
    press(page, "today.start")

    assert started.calls == [
        ("slow", False, {}), ("slow", True, {"pain": 4, "mood": 2}), ("slow", False, {"pain": 4}),
    ]  # fmt: skip
    assert not has(page, "today.before.ladder_worry.0")


def test_the_rows_of_today_come_after_its_first_page_and_read_after_start(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)
    assert not has(page, "today.before.pain.0")
    page = rated_page(qtbot, themes)

    heights = heights_by_tab(page, 5)
    first = by_id(page, "today.before.pain.0")
    assert heights == sorted(heights)
    assert heights[3] == first.mapTo(page.widget(), first.rect().center()).y()


def test_a_fresh_look_at_today_begins_without_a_number(qtbot: QtBot, themes: ThemeStore) -> None:
    page = rated_page(qtbot, themes)
    started = recorded(page.start_requested)
    press(page, "today.before.pain.7")
    page.refresh()
    press(page, "today.start")

    assert started.calls == [("slow", False, {})]


def test_the_offer_says_why_how_long_and_how(qtbot: QtBot, themes: ThemeStore) -> None:
    view = PLAIN._replace(offer=Offer(SLOW, "therapist"))
    words = words_on(page_of(qtbot, themes, view))

    assert "From your therapist, for this week" in words
    assert "Five minutes, sitting or lying. A voice guides you." in words


def test_a_voice_is_promised_only_where_there_will_be_one(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    quiet = words_on(page_of(qtbot, themes, PLAIN._replace(voice_on=False)))
    silent = exercise(verbs=("form",), posture=("any",))
    form = words_on(page_of(qtbot, themes, PLAIN._replace(offer=Offer(silent, "plan"))))

    assert "voice" not in quiet
    assert "Five minutes.\n" in form


def test_an_interrupted_session_leads_and_start_steps_back(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(go_on=GoOn("s1", "Body scan", 4)))
    gone_on, finished = recorded(page.continue_requested), recorded(page.finish_requested)

    assert "Your last session stopped at step 4." in words_on(page)
    assert not has(page, "today.start")
    assert has(page, "today.start-second")
    press(page, "today.continue")
    press(page, "today.finish")

    assert (gone_on.values, finished.values) == (["s1"], ["s1"])


def test_without_an_interrupted_session_nothing_is_said_of_one(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)

    assert not has(page, "today.continue")
    assert has(page, "today.start")


RARE = ("today.writing-answer", "today.continue", "today.trial-start")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_cards_that_come_later_stand_where_they_are_read_and_go_again(
    qtbot: QtBot, themes: ThemeStore, order: tuple[int, ...]
) -> None:
    rare: list[dict[str, Any]] = [
        {"day_after": DayAfter("s1", "A letter", "ask")},
        {"go_on": GoOn("s1", "Body scan", 4)},
        {"trial": TrialToday("trial.1", SLOW, 5, 28)},
    ]
    view = PLAIN
    page = TodayPage(themes, lambda: view)
    shown(qtbot, page)
    for number in order:
        view = view._replace(**rare[number])
        page.refresh()
    read = ["today.continue", "today.writing-answer", "today.start-second", "today.trial-start"]
    settle()
    tops = [by_id(page, name).mapTo(page, QPoint()).y() for name in read]
    assert tops == sorted(tops)
    walked = heights_by_tab(page, presses=8)
    assert walked == sorted(walked)
    view = PLAIN
    page.refresh()
    assert not any(has(page, name) for name in RARE)


def test_for_right_now_one_press_anywhere_on_the_card_is_enough(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)
    asked = recorded(page.now_requested)

    press(page, "today.now")
    card = page.findChild(QWidget, "todayNow")
    assert isinstance(card, QWidget)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 40, 40))

    assert len(asked.calls) == 2


def test_dragging_off_the_card_for_right_now_cancels(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN)
    asked = recorded(page.now_requested)
    card = page.findChild(QWidget, "todayNow")
    assert isinstance(card, QWidget)

    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-40, 40))

    assert asked.calls == []


def test_no_word_on_the_card_for_right_now_promises_anything_about_pain(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)
    card = page.findChild(QWidget, "todayNow")
    assert isinstance(card, QWidget)

    said = words_on(card).lower()
    assert "something for right now" in said
    assert not any(word in said for word in ("pain", "relief", "smaller", "less", "ease"))


def fact(change: float, others_may: bool = False) -> Fact:
    return Fact("slow", "pain", 9, change, change - 0.8, change + 0.8, 1.0, others_may)


def test_what_followed_is_told_with_its_range_and_how_much_is_behind_it(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(followed=Followed(SLOW, fact(-2.1))))
    started = recorded(page.ready_requested)
    words = words_on(page)

    assert "What followed" in words
    assert "Pain was 2.1 points lower on average after “Slow breathing”." in words
    told = "Likely 1.3 to 2.9, from nine practices in three months. Some fall is expected anyway."
    assert told in words
    press(page, "today.followed")
    assert started.calls == [("slow", False)]


def test_others_that_may_do_as_well_are_not_passed_over(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(followed=Followed(SLOW, fact(-2.1, True))))

    assert "Others may do as well." in words_on(page)


def test_before_anything_stands_out_one_sentence_and_one_button(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)
    library = recorded(page.library_requested)

    assert "Nothing stands out so far." in words_on(page)
    press(page, "today.followed")
    assert len(library.calls) == 1


@pytest.mark.parametrize(
    ("done", "wanted", "words"),
    [
        (2, 5, "Two done. Three are still here if you want them."),
        (4, 5, "Four done. One is still here if you want it."),
        (0, 5, "Five are here if you want them."),
        (0, 1, "One is here if you want it."),
        (5, 5, "All done. The rest of the week is yours."),
        (0, 0, "Take what you need, when you need it."),
    ],
)
def test_the_week_is_told_without_blame(done: int, wanted: int, words: str) -> None:
    assert today_words.week(week(done, wanted)) == words


def test_the_plan_card_leads_to_the_plan(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(week=week(2, 5), plan_title="Calm weeks"))
    asked = recorded(page.plan_requested)

    assert by_id(page, "today.week").text() == "See the plan"
    press(page, "today.week")
    assert len(asked.calls) == 1


def test_without_a_plan_one_can_be_chosen(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN)

    assert by_id(page, "today.week").text() == "Choose a plan"


def test_a_trial_suggests_quietly(qtbot: QtBot, themes: ThemeStore) -> None:
    view = PLAIN._replace(trial=TrialToday("trial.1", SLOW, 5, 28))
    page = page_of(qtbot, themes, view)
    started, put_off = recorded(page.ready_requested), recorded(page.trial_put_off)

    assert f"Today: {SLOW.title}" in words_on(page)
    assert "Your trial suggests this on day 5 of 28. Any other is fine, too." in words_on(page)
    assert not has(page, "today.trial-look")
    press(page, "today.trial-start")
    press(page, "today.trial-not-today")
    assert (started.calls, put_off.values) == ([(SLOW.id, False)], ["trial.1"])


def test_a_trial_that_is_over_leads_to_its_result(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(trial=TrialToday("trial.1", None, 28, 28)))
    asked = recorded(page.trial_requested)

    assert "Your trial is over" in words_on(page)
    assert not has(page, "today.trial-start")
    press(page, "today.trial-look")
    assert len(asked.calls) == 1


def test_without_a_trial_nothing_of_it_is_there_and_it_goes_again(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    views = [PLAIN, PLAIN._replace(trial=TrialToday("t", SLOW, 5, 28)), PLAIN]
    page = TodayPage(themes, lambda: views[0])
    shown(qtbot, page)
    for is_there in (False, True, False):
        assert has(page, "today.trial-start") is is_there
        if len(views) > 1:
            views.pop(0)
        page.refresh()


def test_tab_meets_what_is_for_right_now_and_the_trial_after_the_offer(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(trial=TrialToday("t", SLOW, 5, 28)))
    page.activateWindow()
    by_id(page, "today.half").setFocus()
    met = []
    for _ in range(4):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        met.append((page.focusWidget() or page).accessibleIdentifier())
    assert met == ["today.now", "today.trial-start", "today.trial-not-today", "today.followed"]


def test_an_empty_catalogue_leads_to_the_library(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, PLAIN._replace(offer=None))
    library = recorded(page.library_requested)

    assert "There are no exercises here yet." in words_on(page)
    assert has(page, "today.now")
    press(page, "today.library")
    assert len(library.calls) == 1


def test_showing_the_page_again_reads_again(qtbot: QtBot, themes: ThemeStore) -> None:
    views = [PLAIN, PLAIN._replace(part_of_day="evening", week=week(1, 3))]
    page = TodayPage(themes, lambda: views[0])
    shown(qtbot, page)

    views.pop(0)
    page.refresh()

    assert page.heading.text() == "Good evening"
    assert "One done. Two are still here if you want them." in words_on(page)


def test_the_heading_takes_the_focus_and_tab_goes_to_start(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, PLAIN)
    page.activateWindow()
    page.focus_heading()

    QTest.keyClick(page.heading, Qt.Key.Key_Tab)

    assert page.focusWidget() is by_id(page, "today.start")


def test_no_word_of_guilt_or_praise_stands_on_the_page(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    view = PLAIN._replace(week=week(0, 5, quiet=True))
    words = words_on(page_of(qtbot, themes, view)).lower()

    for bad in ("overdue", "missed", "fail", "streak", "great job", "should", "must", "!"):
        assert bad not in words
