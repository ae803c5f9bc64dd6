"""The plan: chosen in one press, started again without a word of being late, undone by Undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.features.plan.kept_plan import keep
from coping_app.store.repositories.plans import PlanRepository
from coping_app.store.store import Store
from coping_app.ui.pages.plan.page import PlanPage
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    Days,
    by_id,
    has,
    memory_store,
    practise,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.page_zoo import CATALOG, a_plan


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(days: Days) -> Store:
    return memory_store(days)


def page_of(qtbot: QtBot, themes: ThemeStore, store: Store) -> PlanPage:
    page = PlanPage(themes, store, SaveGuard(), CATALOG.get, lambda: [a_plan()])
    shown(qtbot, page)
    return page


def undo(page: PlanPage) -> Recorder:
    recorder = Recorder()
    page.undo_offered.connect(recorder)
    return recorder


def use_plan(store: Store) -> PlanRepository:
    keeper = store.plans
    keeper.use(keep(a_plan()), store.today())
    return keeper


def test_without_a_plan_the_plans_are_offered(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    words = words_on(page_of(qtbot, themes, store))

    assert "Choose a plan" in words
    assert "Two quiet weeks." in words
    assert "Two weeks. Slow breathing, Tense and let go" in words


def test_choosing_a_plan_begins_it_today_and_can_be_undone(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    page = page_of(qtbot, themes, store)
    offered = undo(page)

    press(page, "plan.use.calm-weeks")

    active = store.plans.current()
    assert active is not None
    assert (active.plan.plan, active.started) == ("calm-weeks", store.today())
    assert page.heading.text() == "Calm weeks"
    ((said, take_back),) = offered.calls
    assert said == "Your plan is now: Calm weeks."
    take_back()

    assert store.plans.current() is None
    assert page.heading.text() == "Choose a plan"


def test_this_week_shows_dots_notes_and_what_is_missing(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    use_plan(store)
    practise(store)
    words = words_on(page_of(qtbot, themes, store))

    assert "This week: week 1" in words
    assert "Go gently." in words
    assert "Three times a week · 5 min" in words
    assert "In the morning." in words
    assert "This exercise is not on this computer." in words
    assert "One done. Ten are still here if you want them." in words


def test_one_press_starts_an_exercise_or_its_lighter_version(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    use_plan(store)
    page = page_of(qtbot, themes, store)
    started = Recorder()
    page.start_requested.connect(started)

    press(page, "plan.start.slow")
    press(page, "plan.lighter.pmr-4")

    assert started.calls == [("slow", False), ("grounding-321", False)]
    assert not has(page, "plan.lighter.slow")


def test_a_week_can_begin_again_and_that_be_undone(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    keeper = use_plan(store)
    started = store.today()
    days.forward(30)
    page = page_of(qtbot, themes, store)
    offered = undo(page)
    assert "This week: week 2" in words_on(page)

    press(page, "plan.restart.0")

    active = keeper.current()
    assert active is not None
    assert active.started == store.today()
    assert "This week: week 1" in words_on(page)
    ((said, take_back),) = offered.calls
    assert said == "Week 1 begins today."
    take_back()

    active = keeper.current()
    assert active is not None
    assert active.started == started


def test_restarting_the_second_week_makes_it_this_week(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    keeper = use_plan(store)
    page = page_of(qtbot, themes, store)

    press(page, "plan.restart.1")

    active = keeper.current()
    assert active is not None
    assert active.started == store.today() - timedelta(days=7)


def test_no_word_says_that_anything_is_late(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    use_plan(store)
    days.forward(60)
    words = words_on(page_of(qtbot, themes, store)).lower()

    for bad in ("overdue", "late", "missed", "behind", "fail", "should", "must"):
        assert bad not in words.split()


def test_another_plan_can_be_looked_at_and_left_by_escape(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    use_plan(store)
    page = page_of(qtbot, themes, store)

    press(page, "plan.choose")
    assert page.heading.text() == "Choose a plan"
    QTest.keyClick(by_id(page, "plan.back"), Qt.Key.Key_Escape)
    settle()

    assert page.heading.text() == "Calm weeks"
    press(page, "plan.choose")
    press(page, "plan.back")
    assert page.heading.text() == "Calm weeks"


def test_a_plan_whose_copy_is_damaged_is_offered_anew(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    use_plan(store)
    store._database.write(
        lambda connection: connection.execute("UPDATE plan_document SET document = '{}'")
    )

    assert page_of(qtbot, themes, store).heading.text() == "Choose a plan"


def test_the_calendar_is_marked_done_and_that_taken_back(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    item = store.calendar.add("Call Sam", "once", store.today())
    page = page_of(qtbot, themes, store)
    offered = undo(page)

    press(page, f"plan.done.{item}")
    assert store.calendar.all()[0].done == (store.today(),)
    assert "Done today." in words_on(page)
    assert page.focusWidget() is by_id(page, f"plan.done.{item}")
    ((said, take_back),) = offered.calls
    assert said == "Marked as done: Call Sam"
    take_back()
    settle()
    assert store.calendar.all()[0].done == ()

    press(page, f"plan.done.{item}")
    press(page, f"plan.done.{item}")
    assert store.calendar.all()[0].done == ()


def test_something_removed_from_the_calendar_can_be_brought_back(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    item = store.calendar.add("Call Sam", "weekly", store.today())
    page = page_of(qtbot, themes, store)
    offered = undo(page)

    press(page, f"plan.remove.{item}")
    assert store.calendar.all() == []
    assert "Recently removed" in words_on(page)
    assert page.focusWidget() is by_id(page, f"plan.restore.{item}")
    press(page, f"plan.restore.{item}")
    assert [each.what for each in store.calendar.all()] == ["Call Sam"]

    press(page, f"plan.remove.{item}")
    offered.calls[-1][1]()
    assert [each.what for each in store.calendar.all()] == ["Call Sam"]


def test_the_calendar_says_when_and_when_last(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    weekly = store.calendar.add("Walk", "3 a week", store.today())
    store.calendar.mark_done(weekly, store.today() - timedelta(days=1))
    store.calendar.mark_done(weekly)
    days.forward(2)
    store.calendar.add("Call Sam", "once", store.today() + timedelta(days=1))
    store.calendar.add("Write", "daily", store.today() + timedelta(days=4))
    words = words_on(page_of(qtbot, themes, store))

    assert "Three times a week. Last done on 3 March." in words
    assert "On 6 March." in words
    assert "Every day, from 9 March on." in words


def test_weeks_that_are_over_are_told_in_one_sentence_without_blame(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    use_plan(store)
    first = keep(a_plan()).weeks[0].items[0]
    page = page_of(qtbot, themes, store)
    assert not has(page, "plan.so-far")
    for _ in range(2):
        practise(store, first.id)
        days.forward(2)
    days.forward(4)
    page.refresh()
    words = by_id(page, "plan.so-far").text()
    assert words.startswith("Weeks that are over: 2 of ")
    assert words.endswith(" planned, on 2 days.")
