"""Planning: what, how often, from which day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from coping_app.ui.parts.day_picker import moved
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import Shown, found, press, press_key, show_step, tab_to, words_of


def show_plan(qtbot: Any, themes: ThemeStore, **more: Any) -> Shown:
    values: dict[str, Any] = {"plan": "When would you like to do it?", "what": "Walk {minutes} min"}
    return show_step(qtbot, themes, "plan", env={"minutes": 10}, **{**values, **more})


def test_what_is_planned_goes_into_the_calendar(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    assert "Walk 10 min" in words_of(shown.view)
    press(shown.view, "day-1")
    press(shown.view, "plan-put")
    assert shown.noted.planned == [("Walk 10 min", "once", "2026-03-02")]
    assert shown.answers == [{"planned": "2026-03-02"}]


def test_not_now_plans_nothing(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    press(shown.view, "plan-not-now")
    assert shown.answers == [{"planned": None}]
    assert shown.noted.planned == []


def test_no_day_is_chosen_beforehand_and_one_is_wished_for(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_plan(qtbot, themes)
    press(shown.view, "plan-put")
    assert shown.answers == []
    assert shown.noted.said == ["Please choose a day, or leave it for now."]
    press(shown.view, "day-0")
    assert "Please choose a day, or leave it for now." not in words_of(shown.view)


@pytest.mark.parametrize("often", ["once", "daily", "weekly", "5 a week"])
def test_the_exercises_frequency_is_proposed(
    qtbot: Any, themes: ThemeStore, often: str
) -> None:
    shown = show_plan(qtbot, themes, repeat=often)
    press(shown.view, "day-2")
    press(shown.view, "plan-put")
    assert shown.noted.planned == [("Walk 10 min", often, "2026-03-03")]


def test_so_many_times_a_week_is_stepped(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    press(shown.view, "chip-some")
    for _ in range(9):
        shown.view.often.count.more.click()
    assert shown.view.often.value == "7 a week"
    for _ in range(9):
        shown.view.often.count.less.click()
    assert shown.view.often.value == "1 a week"


def test_what_is_done_as_needed_begins_today_and_asks_for_no_day(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_plan(qtbot, themes, repeat="as needed")
    assert not shown.view.day.isVisibleTo(shown.view)
    press(shown.view, "plan-put")
    assert shown.noted.planned == [("Walk 10 min", "as needed", "2026-03-01")]


def test_no_day_before_today_can_be_planned(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    press(shown.view, "day-another")
    press(shown.view, "week-earlier")
    press(shown.view, "plan-put")
    assert shown.answers == [{"planned": "2026-03-01"}]


def test_planning_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    tab_to(shown.view, "day-1")
    press_key(shown.view, Qt.Key.Key_Space)
    tab_to(shown.view, "plan-put")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"planned": "2026-03-02"}]


def test_a_plan_goes_on_where_the_person_stopped(qtbot: Any, themes: ThemeStore) -> None:
    first = show_plan(qtbot, themes)
    press(first.view, "chip-daily")
    press(first.view, "day-another")
    press(first.view, "week-later")
    again = show_plan(qtbot, themes, draft=first.drafts[-1])
    assert found(again.view, "day-another").isChecked()
    press(again.view, "plan-put")
    assert again.noted.planned == [("Walk 10 min", "daily", "2026-03-08")]


@pytest.mark.parametrize("draft", ["x", {"often": "hourly", "day": "no day"}, {"day": 7}])
def test_a_damaged_draft_is_left_out(qtbot: Any, themes: ThemeStore, draft: Any) -> None:
    shown = show_plan(qtbot, themes, draft=draft)
    assert shown.view.often.value == "once"
    assert shown.view.day.value is None


def test_many_taps_plan_once(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_plan(qtbot, themes)
    press(shown.view, "day-0")
    for _ in range(10):
        press(shown.view, "plan-put")
    assert len(shown.noted.planned) == 1


def test_a_month_later_keeps_to_the_end_of_a_short_month() -> None:
    assert moved(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)
    assert moved(date(2025, 12, 31), 2, "month") == date(2026, 2, 28)
    assert moved(date(2026, 1, 15), -1, "month") == date(2025, 12, 15)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-30, 30))
def test_days_and_weeks_move_exactly(day: date, by: int) -> None:
    assert moved(day, by, "day") == day + timedelta(days=by)
    assert moved(day, by, "week") == day + timedelta(weeks=by)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-30, 30))
def test_a_month_moves_the_month_and_never_the_day_up(day: date, by: int) -> None:
    there = moved(day, by, "month")
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == by
    assert there.day <= day.day
