from __future__ import annotations

import itertools
import statistics
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.insight.series import (
    LONGEST_GAP_DAYS,
    DayValue,
    daily_values,
    joined,
    weekly_median,
)
from tests.unit.insight.records import RatingRecord

FIRST = date(2026, 3, 2)


def on(number: int, value: float) -> DayValue:
    return DayValue(FIRST + timedelta(days=number), value)


def test_a_day_is_the_median_of_its_ratings() -> None:
    rated = [RatingRecord(FIRST, v) for v in (2, 9, 3)] + [
        RatingRecord(FIRST - timedelta(days=1), v) for v in (4, 5)
    ]
    assert daily_values(rated) == (on(-1, 4.5), on(0, 3))
    assert daily_values([]) == ()


def test_a_week_is_the_median_of_seven_days_up_to_the_day() -> None:
    days = [on(n, v) for n, v in enumerate([1, 2, 3, 4, 5, 6, 7, 8])]
    (piece,) = weekly_median(days)
    assert [d.value for d in piece] == [1, 1.5, 2, 2.5, 3, 3.5, 4, 5]


def test_one_flare_does_not_bend_the_line() -> None:
    days = [on(n, 10 if n == 5 else 4) for n in range(12)]
    (piece,) = weekly_median(days)
    assert {d.value for d in piece} == {4}


@pytest.mark.parametrize(("without", "pieces"), [(0, 1), (3, 1), (4, 2), (60, 2)])
def test_more_than_three_days_without_a_rating_are_left_open(without: int, pieces: int) -> None:
    found = weekly_median([on(0, 4), on(1, 5), on(2 + without, 6)])
    assert len(found) == pieces
    assert found[-1][-1].day == FIRST + timedelta(days=2 + without)


def test_without_a_rating_there_is_no_line() -> None:
    assert weekly_median([]) == ()


@given(st.dictionaries(st.integers(0, 60), st.integers(0, 10), max_size=30))
def test_every_rated_day_is_there_once_with_the_median_of_what_was_known(
    rated: dict[int, int],
) -> None:
    days = [on(n, rated[n]) for n in sorted(rated)]
    pieces = weekly_median(days)
    flat = [each for piece in pieces for each in piece]
    assert [d.day for d in flat] == [d.day for d in days]
    for n, found in zip(sorted(rated), flat, strict=True):
        known = [v for other, v in rated.items() if n - 6 <= other <= n]
        assert found.value == statistics.median(known)
    for piece in pieces:
        for a, b in itertools.pairwise(piece):
            assert (b.day - a.day).days - 1 <= LONGEST_GAP_DAYS
    for a, b in itertools.pairwise(pieces):
        assert (b[0].day - a[-1].day).days - 1 > LONGEST_GAP_DAYS


@given(
    st.dictionaries(st.integers(0, 30), st.integers(0, 10), min_size=2, max_size=20),
)
def test_a_later_rating_never_moves_an_earlier_point(rated: dict[int, int]) -> None:
    days = [on(n, rated[n]) for n in sorted(rated)]
    whole = [each for piece in weekly_median(days) for each in piece]
    earlier = [each for piece in weekly_median(days[:-1]) for each in piece]
    assert whole[:-1] == earlier


@given(
    st.lists(st.integers(0, 300), unique=True, max_size=20).map(sorted),
    st.integers(1, 30),
)
def test_lines_hold_every_day_once_and_never_cross_a_gap(numbers: list[int], gap: int) -> None:
    days = [DayValue(date(2026, 1, 1) + timedelta(days=n), 5.0) for n in numbers]
    pieces = joined(days, gap)
    assert [each for piece in pieces for each in piece] == days
    for piece in pieces:
        for one, other in pairwise(piece):
            assert (other.day - one.day).days <= gap
    for piece, following in pairwise(pieces):
        assert (following[0].day - piece[-1].day).days > gap
