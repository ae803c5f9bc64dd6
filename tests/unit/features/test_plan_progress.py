"""A week of the plan: what was done, what is left, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.plan.progress import (
    next_item,
    started_for_week,
    times_a_week,
    week_state,
)
from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek

MONDAY = date(2025, 3, 3)


@dataclass(frozen=True)
class Done:
    exercise_id: str
    local_date: date
    practised_s: float = 180.0


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def plan_of(*items: KeptItem, weeks: int = 1) -> KeptPlan:
    return KeptPlan("p", "P", tuple(KeptWeek(f"week {n}", items) for n in range(weeks)))


@pytest.mark.parametrize(
    ("often", "times"),
    [("daily", 7), ("weekly", 1), ("once", 1), ("as needed", 0), ("3 a week", 3), ("odd", 0)],
)
def test_how_often_becomes_practices_a_week(often: str, times: int) -> None:
    assert times_a_week(often) == times


def test_a_stopped_practice_counts_as_done_and_an_unbegun_one_does_not() -> None:
    plan = plan_of(KeptItem("a", "3 a week"))
    sessions = [Done("a", day(0), 20.0), Done("a", day(1), 0.0), Done("b", day(1))]

    week = week_state(plan, MONDAY, day(2), sessions)

    assert (week.done, week.wanted, week.items[0].left) == (1, 3, 2)


def test_practice_beyond_what_is_wanted_fills_no_other_dot() -> None:
    plan = plan_of(KeptItem("a", "once"), KeptItem("b", "once"))

    week = week_state(plan, MONDAY, day(2), [Done("a", day(0)), Done("a", day(1))])

    assert (week.done, week.wanted) == (1, 2)


def test_the_lighter_version_counts_for_the_exercise() -> None:
    plan = plan_of(KeptItem("a", "once", "", "a-light"))

    assert week_state(plan, MONDAY, day(0), [Done("a-light", day(0))]).done == 1


def test_weeks_go_on_and_the_last_one_stays() -> None:
    plan = plan_of(KeptItem("a", "once"), weeks=2)

    states = [week_state(plan, MONDAY, day(n), []) for n in (0, 6, 7, 13, 14, 40)]

    assert [s.number for s in states] == [0, 0, 1, 1, 1, 1]
    assert [s.first_day for s in states] == [day(n) for n in (0, 0, 7, 7, 14, 35)]


def test_last_week_does_not_fill_this_weeks_dots() -> None:
    plan = plan_of(KeptItem("a", "once"), weeks=2)

    assert week_state(plan, MONDAY, day(7), [Done("a", day(6))]).done == 0


def test_a_clock_set_back_shows_the_first_week() -> None:
    week = week_state(plan_of(KeptItem("a", "once")), MONDAY, day(-3), [])

    assert (week.number, week.first_day) == (0, day(-3))


def test_a_week_without_practice_is_quiet_from_the_second_week_on() -> None:
    plan = plan_of(KeptItem("a", "daily"), weeks=3)

    assert not week_state(plan, MONDAY, day(6), []).quiet
    assert week_state(plan, MONDAY, day(9), [Done("a", day(0))]).quiet
    assert not week_state(plan, MONDAY, day(9), [Done("other", day(4))]).quiet
    assert not week_state(plan, MONDAY, day(9), [Done("a", day(2))]).quiet
    assert week_state(plan, MONDAY, day(9), [Done("a", day(1))]).quiet


def test_what_was_not_done_today_comes_next_and_then_what_was_done_least() -> None:
    plan = plan_of(KeptItem("a", "daily"), KeptItem("b", "daily"), KeptItem("c", "2 a week"))

    week = week_state(plan, MONDAY, day(1), [Done("a", day(1)), Done("c", day(0))])

    assert next_item(week) == week.items[1]


def test_nothing_comes_next_when_all_is_done_or_only_as_needed() -> None:
    plan = plan_of(KeptItem("a", "once"), KeptItem("b", "as needed"))

    assert next_item(week_state(plan, MONDAY, day(1), [Done("a", day(0))])) is None


@given(st.integers(0, 60), st.integers(1, 8))
def test_restarting_from_a_week_shows_that_week_today(offset: int, count: int) -> None:
    plan = plan_of(KeptItem("a", "daily"), weeks=count)
    today = day(offset)
    for index in range(count):
        week = week_state(plan, started_for_week(index, today), today, [])
        assert (week.number, week.first_day) == (index, today)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(-10, 30), st.floats(0, 900)), max_size=40
    ),
    st.integers(0, 30),
)
def test_no_count_ever_leaves_its_bounds(
    practices: list[tuple[str, int, float]], offset: int
) -> None:
    plan = plan_of(KeptItem("a", "daily"), KeptItem("b", "2 a week"), KeptItem("c", "as needed"))
    sessions = [Done(name, day(n), s) for name, n, s in practices]

    week = week_state(plan, MONDAY, day(offset), sessions)

    assert 0 <= week.done <= week.wanted == 9
    assert all(state.left >= 0 for state in week.items)
    following = next_item(week)
    assert following is None or following.left > 0
