from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.insight.adherence import Asked, PlanDone, plan_done, times_a_week, week_done
from coping_app.insight.enough import TooEarly
from coping_app.insight.practice import first_day_of_week, minutes_by_day, minutes_by_week
from tests.unit.insight.records import PracticeRecord

MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_days_without_practice_are_there_with_nothing() -> None:
    found = minutes_by_day({day(1): 90.0}, day(0), day(2))
    assert [(each.day, each.minutes) for each in found] == [
        (day(0), 0.0), (day(1), 1.5), (day(2), 0.0),
    ]
    assert minutes_by_day({}, day(1), day(0)) == ()


def test_the_29th_of_february_is_one_of_the_days() -> None:
    days = [each.day for each in minutes_by_day({}, date(2028, 2, 28), date(2028, 3, 1))]
    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


@pytest.mark.parametrize(
    ("start", "expected"), [(0, MONDAY), (6, date(2026, 3, 1)), (2, date(2026, 2, 25))]
)
def test_a_week_begins_on_the_day_that_was_chosen(start: int, expected: date) -> None:
    assert first_day_of_week(MONDAY, start) == expected


def test_weeks_are_whole_and_tell_how_many_days_had_practice() -> None:
    found = minutes_by_week({day(-1): 60.0, day(0): 120.0, day(3): 60.0}, day(-1), day(3))
    assert [(w.first_day, w.minutes, w.days) for w in found] == [
        (day(-7), 1.0, 1), (day(0), 3.0, 2),
    ]
    assert minutes_by_week({}, day(1), day(0)) == ()


@given(
    practice=st.dictionaries(DAYS, st.just(0.0) | st.floats(0.001, 36_000), max_size=30),
    start=st.integers(0, 6),
)
def test_no_minute_is_lost_between_days_and_weeks(
    practice: dict[date, float], start: int
) -> None:
    if not practice:
        return
    first, last = min(practice), max(practice)
    weeks = minutes_by_week(practice, first, last, start)
    assert sum(w.minutes for w in weeks) == pytest.approx(sum(practice.values()) / 60.0)
    assert sum(w.days for w in weeks) == sum(1 for seconds in practice.values() if seconds > 0)
    assert all(w.first_day.weekday() == start for w in weeks)


@pytest.mark.parametrize(
    ("often", "times"),
    [("daily", 7), ("weekly", 1), ("once", 1), ("as needed", 0), ("3 a week", 3), ("7 a week", 7)],
)
def test_frequencies_are_those_of_the_plans(often: str, times: int) -> None:
    assert times_a_week(often) == times


@pytest.mark.parametrize("often", ["", "often", "0 a week", "8 a week", "x a week", "3 a month"])
def test_another_word_is_no_frequency(often: str) -> None:
    with pytest.raises(ValueError, match="frequency"):
        times_a_week(often)


def test_some_practice_counts_as_done_and_none_does_not() -> None:
    stopped, never_begun = PracticeRecord("a", day(0), 12.0), PracticeRecord("a", day(1), 0.0)
    found = week_done([Asked("a", "3 a week")], [stopped, never_begun], MONDAY)
    assert (found.asked, found.done) == (3, 1)


def test_the_lighter_exercise_counts_as_well() -> None:
    practised = [PracticeRecord("a", day(0)), PracticeRecord("b", day(1))]
    found = week_done([Asked("a", "2 a week", lighter="b")], practised, MONDAY)
    assert (found.asked, found.done) == (2, 2)


def test_only_the_seven_days_count() -> None:
    practised = [PracticeRecord("a", day(n)) for n in (-1, 0, 6, 7)]
    assert week_done([Asked("a", "daily")], practised, MONDAY).exercises[0].done == 2


def test_more_than_was_asked_does_not_make_up_for_something_else() -> None:
    practised = [PracticeRecord("a", day(n)) for n in range(7)]
    found = week_done([Asked("a", "once"), Asked("b", "once")], practised, MONDAY)
    assert (found.asked, found.done) == (2, 1)


def test_what_is_there_as_needed_is_not_asked_for() -> None:
    found = week_done([Asked("a", "as needed")], [PracticeRecord("a", day(0))], MONDAY)
    assert (found.asked, found.done, found.exercises[0].done) == (0, 0, 1)
    assert week_done([], [], MONDAY).asked == 0


@given(
    st.lists(st.builds(Asked, st.sampled_from("abc"), st.sampled_from(["daily", "2 a week"]))),
    st.lists(
        st.builds(
            PracticeRecord,
            st.sampled_from("abcd"),
            st.integers(-3, 9).map(day),
            st.sampled_from([0.0, 30.0]),
        )
    ),
)
def test_done_lies_between_nothing_and_all_that_was_asked(
    asked: list[Asked], practised: list[PracticeRecord]
) -> None:
    week = week_done(asked, practised, MONDAY)
    assert 0 <= week.done <= week.asked


def test_one_session_never_counts_twice() -> None:
    """``b`` was asked for itself; only what is left of it can stand in for ``a`` or ``c``."""
    asked = [
        Asked("a", "2 a week", lighter="b"), Asked("b", "3 a week"), Asked("c", "once", lighter="b")
    ]
    for times, done in ((3, [0, 3, 0]), (4, [1, 4, 0]), (6, [2, 6, 1]), (7, [2, 7, 1])):
        practised = [PracticeRecord("b", day(n)) for n in range(times)]
        assert [each.done for each in week_done(asked, practised, MONDAY).exercises] == done


def plan_of(*weeks: list[Asked], today: int, practised: list[PracticeRecord]) -> PlanDone:
    found = plan_done(weeks, practised, MONDAY, day(today))
    assert isinstance(found, PlanDone)
    return found


def test_a_plan_is_told_by_its_weeks_that_are_over() -> None:
    practised = [PracticeRecord("a", day(n)) for n in (0, 2, 3, 8, 15)]
    weeks = [[Asked("a", "4 a week")], [Asked("a", "2 a week")], [Asked("a", "daily")]]
    found = plan_of(*weeks, today=16, practised=practised)
    assert [(week.done, week.asked) for week in found.weeks] == [(3, 4), (1, 2)]
    assert (found.done, found.asked, found.days) == (4, 6, 4)


def test_days_count_with_some_practice_of_the_plan() -> None:
    practised = [PracticeRecord("a", day(0), 20.0), PracticeRecord("other", day(8))]
    found = plan_of(*[[Asked("a", "daily")]] * 3, today=21, practised=practised)
    assert (found.days, len(found.weeks)) == (1, 3)


@pytest.mark.parametrize("today", [-1, 0, 6])
def test_while_no_week_is_over_it_is_too_early(today: int) -> None:
    assert plan_done([[Asked("a", "daily")]], [], MONDAY, day(today)) == TooEarly("weeks", 0, 1)
