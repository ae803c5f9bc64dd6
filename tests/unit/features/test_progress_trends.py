"""Measures over time: one a panel, life first, gaps left open, and dots that can be told apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.progress.days import MOST_DOTS, step_for, thinned
from coping_app.features.progress.trends import (
    TrendsView,
    before_practice,
    compared_from,
    trends_view,
)
from coping_app.insight.series import DayValue, daily_values, weekly_median
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.records import DayMark
from tests.unit.features.rated_people import SCALES, TODAY, WORDS
from tests.unit.insight.records import RatingRecord

WEEKLY = ("week_pain", "week_satisfaction", "week_social", "week_function")
QUARTER = TODAY - timedelta(days=90)
SET = Moment(0, 0, TODAY.isoformat())


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def made(
    weekly: dict[str, list[RatingRecord]],
    daily: dict[date, tuple[int, ...]] | None = None,
    first: date | None = QUARTER,
    marks: tuple[DayMark, ...] = (),
) -> TrendsView:
    view = trends_view(
        weekly, before_practice(daily or {}), marks, SCALES, first, TODAY, WORDS
    )
    assert view is not None
    return view


def weeks(*days: int, value: int = 5) -> list[RatingRecord]:
    return [RatingRecord(ago(day), value) for day in days]


def test_life_stands_before_pain_and_each_measure_has_a_panel_of_its_own() -> None:
    view = made({name: weeks(8, 1) for name in WEEKLY}, {ago(1): (6, 4)})
    assert [panel.scale for panel in view.panels] == [
        "week_function", "week_social", "week_satisfaction", "week_pain", "pain"
    ]
    assert {panel.better for panel in view.panels} == {"low", "high"}


def test_nothing_rated_in_the_time_is_nothing_to_show() -> None:
    weekly = {"week_function": weeks(200)}
    assert trends_view(weekly, [], (), SCALES, ago(90), TODAY, WORDS) is None


def test_an_older_rating_is_compared_with_but_not_drawn() -> None:
    usual = weeks(*range(78, 7, -7), value=5)
    view = made({"week_function": usual + weeks(1, value=7)}, first=ago(5))
    (panel,) = view.panels
    assert [mark.day for mark in panel.marks] == [ago(1)]
    assert panel.finding == "What I could do: 7 on 1 March 2026, two more than a week before"


def test_a_week_that_stayed_the_same_is_said_so() -> None:
    (panel,) = made({"week_social": weeks(*range(85, 0, -7))}).panels
    assert panel.finding.endswith(", about the same as usual")


def test_the_line_of_pain_is_the_median_of_seven_days_and_open_after_three() -> None:
    daily = {ago(day): (day % 4 + 2, 5) for day in (20, 19, 18, 13, 9, 8, 2)}
    (panel,) = made({}, daily).panels
    days = daily_values(before_practice(daily))
    assert panel.lines == weekly_median(days)
    assert len(panel.lines) == 3
    assert [DayValue(mark.day, mark.value) for mark in panel.marks] == list(days)


def test_weeks_are_joined_and_a_week_left_out_is_left_open() -> None:
    (panel,) = made({"week_pain": weeks(43, 36, 22, 15, 8, 1)}).panels
    assert [len(piece) for piece in panel.lines] == [2, 4]


def test_four_weeks_are_compared_with_the_four_before() -> None:
    daily = {ago(day): (7 if day >= 28 else 5,) for day in range(55, -1, -1)}
    (panel,) = made({}, daily, first=ago(13)).panels
    assert panel.finding == (
        "Pain before practice: 5 in the last four weeks, 7 in the four before"
    )
    assert len(panel.marks) == 14


@pytest.mark.parametrize(("days", "pieces"), [(10, 1), (11, 2)])
def test_weeks_are_joined_where_no_more_than_three_days_lie_between_them(
    days: int, pieces: int
) -> None:
    (panel,) = made({"week_function": weeks(days, 0)}).panels
    assert len(panel.lines) == pieces


def test_a_dot_for_several_days_stands_at_the_rated_day_in_their_middle() -> None:
    values = [DayValue(ago(day), 5.0) for day in (27, 26, 3, 1, 0)]
    found = [(each.end, each.middle) for each in thinned(values, 28, TODAY)]
    assert found == [(TODAY, ago(3))]


def test_table_marks_and_words_are_the_same() -> None:
    daily = {ago(day): (day % 7, 4) for day in range(0, 60, 3)}
    view = made({name: weeks(22, 15, 8, 1) for name in WEEKLY}, dict(sorted(daily.items())))
    assert view.head == ("Day", *(panel.title for panel in view.panels))
    for column, panel in enumerate(view.panels, 1):
        told = [row[column] for row in reversed(view.rows) if row[column]]
        assert told == [WORDS.number(mark.value) for mark in panel.marks]
        for mark, number in zip(panel.marks, told, strict=True):
            assert mark.words.startswith(WORDS.day(mark.day))
            assert mark.words.endswith(f" {number}.")


def test_days_that_the_person_named_are_numbered_in_order() -> None:
    marks = (
        DayMark("c", ago(-3), "to come", SET), DayMark("a", ago(20), "holiday", SET),
        DayMark("b", ago(60), "new medicine", SET), DayMark("d", ago(200), "long ago", SET),
    )  # fmt: skip
    events = made({"week_pain": weeks(1)}, marks=marks).events
    assert [(event.number, event.words) for event in events] == [
        (1, "new medicine"), (2, "holiday")
    ]


def test_ten_years_have_no_more_dots_than_can_be_told_apart_and_that_is_said() -> None:
    daily = {ago(day): (5,) for day in range(3650, -1, -1)}
    view = made({}, daily, first=None)
    (panel,) = view.panels
    assert len(panel.marks) <= 3651 / 28 + 1
    assert sum(len(piece) for piece in panel.lines) == 3651
    assert "a dot is the middle of four weeks" in view.below
    assert view.rows[0] == ("Four weeks up to 2 March 2026", "5")


def test_a_range_of_days_shows_days() -> None:
    assert step_for(91) == 1
    assert step_for(MOST_DOTS + 1) == 7
    assert step_for(7 * MOST_DOTS + 1) == 28


def test_what_is_read_reaches_back_far_enough_to_compare() -> None:
    assert compared_from(ago(13), TODAY) == ago(55)
    assert compared_from(ago(90), TODAY) == ago(90)
    assert compared_from(None, TODAY) is None


@given(
    st.lists(st.integers(0, 900), unique=True, max_size=60),
    st.sampled_from([1, 7, 28]),
)
def test_every_rated_day_is_in_exactly_one_stretch(days: list[int], step: int) -> None:
    values = [DayValue(ago(day), day % 11) for day in sorted(days, reverse=True)]
    found = thinned(values, step, TODAY)
    ends = [each.end for each in found]
    assert ends == sorted(set(ends))
    for each in found:
        inside = [v for v in values if 0 <= (each.end - v.day).days < step]
        assert each.middle in {v.day for v in inside}
        assert min(v.value for v in inside) <= each.value <= max(v.value for v in inside)
    assert len(values) == sum(
        sum(0 <= (each.end - v.day).days < step for v in values) for each in found
    )
