"""The tiles: the latest week, what has changed, and what was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coping_app.features.progress.life import LifeView, life_view
from coping_app.store.repositories.records import PlanItem
from tests.unit.features.rated_people import SCALES, TODAY, WORDS
from tests.unit.insight.records import RatingRecord


def rated(*values: tuple[int, int]) -> list[RatingRecord]:
    """Days ago and value, the oldest first."""
    return [RatingRecord(TODAY - timedelta(days=days), value) for days, value in values]


def seen(
    *values: tuple[int, int],
    practice_s: dict[date, float] | None = None,
    items: tuple[PlanItem, ...] = (),
) -> LifeView:
    ratings = {"week_function": rated(*values)}
    return life_view(ratings, practice_s or {}, items, SCALES, TODAY, WORDS)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (5, 6, "about the same as usual"),
        (5, 4, "about the same as usual"),
        (5, 5, "about the same as usual"),
        (1, 9, "eight more"),
        (10, 0, "ten less"),
    ],
)
def test_a_tile_says_more_or_less_only_beyond_the_usual_ups_and_downs(
    before: int, now: int, said: str
) -> None:
    usual = [(1 + 7 * week, before + (week % 2 if before < 10 else 0)) for week in range(13, 1, -1)]
    (tile,) = seen(*usual, (8, before), (1, now)).tiles
    assert (tile.title, tile.value, tile.words) == ("What I could do", str(now), said)


def test_with_few_weeks_a_tile_tells_the_latest_one_alone() -> None:
    (tile,) = seen((8, 1), (1, 9)).tiles
    assert (tile.value, tile.words) == ("9", "on 1 Mar")


@pytest.mark.parametrize("apart", [3, 11])
def test_a_rating_of_another_week_than_the_one_before_is_not_compared(apart: int) -> None:
    (tile,) = seen((1 + apart, 2), (1, 9)).tiles
    assert tile.words == "on 1 Mar"


def test_an_old_rating_is_told_with_its_whole_day() -> None:
    (tile,) = seen((37, 4), (30, 6)).tiles
    assert (tile.value, tile.words) == ("6", "on 31 January 2026")


def test_life_comes_in_its_order_whatever_was_rated_first() -> None:
    names = ("week_satisfaction", "week_function", "week_social")
    view = life_view({name: rated((1, 5)) for name in names}, {}, (), SCALES, TODAY, WORDS)
    assert [tile.title for tile in view.tiles] == [
        "What I could do", "Time with people", "Content with my days"
    ]


def test_without_a_weekly_rating_there_are_no_tiles_of_it() -> None:
    view = seen()
    assert not view.rated
    assert view.practised.value == "0 min"


def test_practice_of_today_counts_and_that_of_a_week_ago_does_not() -> None:
    seconds = {TODAY: 60.0, TODAY - timedelta(days=6): 120.0, TODAY - timedelta(days=7): 600.0}
    assert seen(practice_s=seconds).practised.value == "3 min"


def test_practice_is_that_of_seven_days() -> None:
    seconds = {TODAY - timedelta(days=days): 600.0 for days in range(9)}
    assert seen(practice_s=seconds).practised.value == "70 min"


def test_chosen_activities_are_counted_where_they_were_done_this_week() -> None:
    done = (TODAY - timedelta(days=8), TODAY - timedelta(days=2), TODAY)
    walk = PlanItem("1", "Walk", "daily", TODAY, None, done)
    call = PlanItem("2", "Call", "once", TODAY, None, (TODAY,))
    assert seen().activities == ""
    assert seen(items=(call,)).activities == "You did one thing from your calendar this week."
    assert (
        seen(items=(walk, call)).activities
        == "You did three things from your calendar this week."
    )
