"""Practice as a calendar: every day is there, and each number is told once and the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.progress.practice import MOST_WEEKS, HeatView, heat_view, level_of
from tests.unit.features.rated_people import TODAY, WORDS


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def made(seconds: dict[date, float], first: date | None = None, back: int = 0) -> HeatView:
    view = heat_view(seconds, first, TODAY, WORDS, back)
    assert view is not None
    return view


def test_nothing_practised_is_nothing_to_show() -> None:
    assert heat_view({}, ago(13), TODAY, WORDS) is None
    assert heat_view({ago(30): 600.0}, ago(13), TODAY, WORDS) is None


def test_every_day_of_the_range_is_there_with_its_minutes() -> None:
    view = made({ago(2): 600.0, ago(0): 125.0}, ago(13))
    assert [day.day for day in view.days] == [ago(n) for n in range(13, -1, -1)]
    assert [day.minutes for day in view.days if day.minutes] == [10, 2]
    assert view.days[-1].words == "2 March 2026: 2 min"
    assert view.days[0].words == "17 February 2026: no practice"
    assert view.title == "You practised on 2 of 14 days, 12 min in the last seven days"


def test_a_little_practice_is_not_nothing() -> None:
    assert made({ago(0): 4.0}).days[-1].level == 1


@pytest.mark.parametrize(
    ("minutes", "level"),
    [(0, 0), (1, 1), (9, 1), (10, 2), (19, 2), (20, 3), (30, 4), (59, 4), (60, 5), (600, 5)],
)
def test_steps_of_colour_are_those_of_the_legend(minutes: int, level: int) -> None:
    assert level_of(minutes) == level
    legend = made({ago(0): 60.0}).legend
    assert legend == ("none", "1-9", "10-19", "20-29", "30-59", "60 min or more")


@given(
    st.dictionaries(
        st.integers(0, 1200).map(ago), st.floats(0, 90_000), min_size=1, max_size=50
    ).filter(lambda found: any(found.values())),
    st.sampled_from([None, ago(13), ago(90)]),
)
def test_the_table_has_every_day_in_its_week_and_no_other(
    seconds: dict[date, float], first: date | None
) -> None:
    view = heat_view(seconds, first, TODAY, WORDS)
    if view is None:
        return
    told = [cell for row in reversed(view.rows) for cell in row[1:] if cell]
    assert told == [str(day.minutes) for day in view.days]
    assert all(len(row) == len(view.head) for row in view.rows)
    assert len(view.rows) <= MOST_WEEKS


def test_earlier_years_are_turned_back_to_without_a_day_lost() -> None:
    seconds = {ago(day): 60.0 for day in range(1000)}
    found: list[date] = []
    back = 0
    while True:
        view = made(seconds, back=back)
        found = [day.day for day in view.days] + found
        assert view.has_later == (back > 0)
        if not view.has_earlier:
            break
        back += 1
    assert set(seconds) <= set(found)
    assert back == 2


def test_months_are_named_where_they_begin_and_short_remains_are_not() -> None:
    view = made({ago(0): 60.0}, ago(90))
    assert [name for _, name in view.months] == ["Dec", "Jan", "Feb", "Mar"]
    short = made({ago(0): 60.0}, ago(13))
    assert [name for _, name in short.months] == ["Mar"]
