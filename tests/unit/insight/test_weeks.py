from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.insight.enough import TooEarly
from coping_app.insight.points import Better
from coping_app.insight.weeks import WeeksChange, change_of_weeks
from tests.unit.insight.records import TODAY, RatingRecord


def weeks(*levels: int | None, days: int = 3) -> list[RatingRecord]:
    """Eight weeks, the oldest first, each rated alike on its last days; None is not rated."""
    return [
        RatingRecord(TODAY - timedelta(days=7 * (7 - number) + day), level)
        for number, level in enumerate(levels) if level is not None
        for day in range(days)
    ]


def told(records: list[RatingRecord], better: Better = "low") -> WeeksChange:
    found = change_of_weeks(records, TODAY, better)
    assert isinstance(found, WeeksChange)
    return found


# The worked values of the content brief, 2.4, as eight weeks.
@pytest.mark.parametrize(
    ("base", "now", "percent", "two_points", "thirty", "disagree"),
    [
        (6, 3, 50.0, True, True, False),
        (7, 5, 28.571, True, False, True),
        (5, 3, 40.0, True, True, False),
        (3, 2, 33.333, False, True, True),
        (10, 9, 10.0, False, False, False),
        (10, 7, 30.0, True, True, False),
        (5, 5, 0.0, False, False, False),
        (5, 7, 40.0, True, True, False),
    ],
)
def test_both_rules_are_told(
    base: int, now: int, percent: float, two_points: bool, thirty: bool, disagree: bool
) -> None:
    found = told(weeks(*[base] * 4, *[now] * 4))
    assert (found.base, found.now, found.points) == (base, now, now - base)
    assert found.percent == pytest.approx(percent, abs=0.001)
    assert found.two_points == two_points
    assert (found.thirty_percent, found.disagree) == (thirty, disagree)


def test_from_zero_there_is_no_percentage_and_no_disagreement() -> None:
    found = told(weeks(0, 0, 0, 0, 3, 3, 3, 3))
    assert (found.percent, found.thirty_percent) == (None, None)
    assert (found.two_points, found.disagree) == (True, False)


def test_where_high_is_better_there_are_points_alone() -> None:
    found = told(weeks(4, 4, 4, 4, 6, 6, 6, 6), "high")
    assert (found.points, found.two_points) == (2.0, True)
    assert (found.percent, found.thirty_percent) == (None, None)


def test_one_flare_does_not_speak_for_a_week_nor_one_week_for_a_month() -> None:
    records = weeks(6, 6, 6, 6, 3, 3, 3, 10)
    records.append(RatingRecord(TODAY - timedelta(days=26), 10))
    assert (told(records).base, told(records).now) == (6, 3)


def test_a_week_is_the_median_of_its_days_and_a_day_that_of_its_ratings() -> None:
    records = weeks(*[6] * 7, None)
    records += [RatingRecord(TODAY - timedelta(days=n), v) for n, v in enumerate((2, 3, 9))]
    records.append(RatingRecord(TODAY, 6))
    last = told(records).later[-1]
    assert (last.first_day, last.days, last.median) == (TODAY - timedelta(days=6), 3, 4.0)


def test_a_week_with_two_rated_days_is_not_known() -> None:
    records = weeks(6, 6, 6, 6, 4, 4, 4, None) + weeks(*[None] * 7, 4, days=2)
    last = told(records).later[-1]
    assert (last.days, last.median) == (2, None)


@pytest.mark.parametrize(
    ("levels", "have"),
    [
        ([None] * 8, 0), ([6, 6, 6, 6, 4, 4, None, None], 2), ([None, None, 6, 6, 4, 4, 4, 4], 2),
        ([None] * 5 + [4, 4, 4], 0),
    ],
)
def test_fewer_than_three_known_weeks_on_either_side_are_too_early(
    levels: list[int | None], have: int
) -> None:
    assert change_of_weeks(weeks(*levels), TODAY) == TooEarly("weeks", have, 3)


def test_weeks_end_today_and_reach_back_eight_weeks() -> None:
    found = told(weeks(*[5] * 8))
    assert found.earlier[0].first_day == TODAY - timedelta(days=55)
    assert found.later[-1].first_day == TODAY - timedelta(days=6)
    outside = [RatingRecord(TODAY + timedelta(days=1), 10), RatingRecord(
        TODAY - timedelta(days=56), 10)]
    assert told(weeks(*[5] * 8) + outside) == found


@given(
    st.lists(
        st.builds(
            RatingRecord,
            st.integers(-60, 3).map(lambda n: TODAY + timedelta(days=n)),
            st.integers(0, 10),
        ),
        max_size=80,
    ),
    st.sampled_from(["low", "high"]),
)
def test_whatever_was_rated_the_change_is_sound(
    records: list[RatingRecord], better: Better
) -> None:
    found = change_of_weeks(records, TODAY, better)
    if isinstance(found, TooEarly):
        assert found.have < found.need
        return
    assert 0 <= found.base <= 10
    assert found.points == found.now - found.base
    assert (found.percent is None) == (found.base == 0 or better == "high")


@pytest.mark.parametrize("noise", [1.0, 2.0])
def test_where_nothing_changes_two_points_are_told_in_three_of_100_eight_weeks_at_most(
    noise: float,
) -> None:
    chance, told_so = random.Random(7), 0
    for _ in range(200):
        days = [chance.gauss(5.5, noise) for _ in range(56)]
        records = [
            RatingRecord(TODAY - timedelta(days=n), min(10, max(0, round(value))))
            for n, value in enumerate(days)
        ]
        told_so += told(records).two_points
    assert told_so <= 6
