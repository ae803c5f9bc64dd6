"""Areas that hurt, over time: counted by day, in few stretches, told plainly."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.progress.body_view import (
    LEVELS,
    MOST_FIGURES,
    BodyOverTime,
    body_over_time,
)
from coping_app.store.repositories.records import MarkedAreas
from coping_app.wording.wording import Wording

NAMES = {"neck": "Neck", "lower_back": "Lower back", "left_knee": "Left knee"}
FIRST = date(2026, 3, 2)


def view(*days: tuple[int, tuple[str, ...]]) -> BodyOverTime | None:
    """What is told of areas that were marked on days after the first one."""
    marked = [MarkedAreas(FIRST + timedelta(days=number), areas) for number, areas in days]
    return body_over_time(marked, NAMES, Wording())


def sure(found: BodyOverTime | None) -> BodyOverTime:
    assert found is not None
    return found


def test_nothing_marked_is_nothing_to_show() -> None:
    assert view() is None
    assert view((0, ()), (1, ())) is None
    assert view((0, ("a-tail",))) is None


def test_days_count_once_whatever_the_sessions_on_them() -> None:
    found = sure(view((0, ("neck",)), (0, ("neck", "lower_back")), (1, ("neck",)), (2, ())))
    assert [(each.area, each.days) for each in found.whole.areas] == [
        ("neck", 2), ("lower_back", 1)
    ]
    assert found.whole.days == 3
    assert found.rows == (("Neck", "2"), ("Lower back", "1"))


def test_the_title_tells_the_most_and_of_how_many_days() -> None:
    found = sure(view((0, ("neck",)), (1, ("neck", "lower_back")), (2, ())))
    assert found.finding == "Marked most often: neck, on 2 of 3 days"
    assert found.below == (
        "What you marked before exercises through the body, 2 Mar to 4 March 2026."
    )


def test_where_several_are_marked_as_often_none_is_put_forward() -> None:
    found = sure(view((0, ("neck", "lower_back"))))
    assert found.finding == "Marked most often: neck and others, on 1 of 1 days"


def test_few_days_are_a_figure_each_and_days_without_a_mark_are_among_them() -> None:
    found = sure(view((0, ("neck",)), (3, ()), (9, ("lower_back", "neck"))))
    assert [(each.title, each.words) for each in found.stretches] == [
        ("2 March 2026", "Neck"), ("5 March 2026", "Nothing was marked."),
        ("11 March 2026", "Neck, lower back"),
    ]


def test_many_days_are_put_together_and_counted() -> None:
    found = sure(view(*((number, ("neck",) if number % 2 else ()) for number in range(20))))
    assert [each.days for each in found.stretches] == [6, 7, 7]
    assert found.stretches[-1].title == "15 Mar to 21 March 2026"
    assert found.stretches[-1].words == "Neck 4, of 7 days"


def test_the_year_is_told_at_both_ends_where_they_differ() -> None:
    found = sure(view((-90, ("neck",)), (0, ("neck",))))
    assert found.whole.title == "2 December 2025 to 2 March 2026"


def test_the_fill_grows_with_the_share_of_days() -> None:
    found = sure(view((0, ("neck", "lower_back")), *((n, ("neck",)) for n in range(1, 10))))
    assert {each.area: each.level for each in found.whole.areas} == {
        "neck": LEVELS, "lower_back": 1
    }


def test_a_fill_stands_for_a_fifth_of_the_days_and_a_begun_fifth_counts() -> None:
    levels = []
    for marked in range(1, 11):
        found = sure(view(*((n, ("neck",) if n < marked else ()) for n in range(10))))
        levels.append(found.whole.areas[0].level)
    assert levels == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_a_single_day_needs_no_parts() -> None:
    assert len(sure(view((0, ("neck",)))).stretches) <= 1


@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.sets(st.sampled_from(sorted(NAMES))).map(tuple)),
        min_size=1, max_size=60,
    ).map(sorted)
)
def test_parts_are_few_in_order_and_hold_every_day_once(
    days: list[tuple[int, tuple[str, ...]]],
) -> None:
    found = view(*days)
    if found is None:
        assert not any(areas for _, areas in days)
        return
    parts = found.stretches
    assert len(parts) <= MOST_FIGURES
    assert all(part.first <= part.last for part in parts)
    assert all(one.last < other.first for one, other in pairwise(parts))
    assert sum(part.days for part in parts) in (0, len({number for number, _ in days}))
    for area in NAMES:
        whole = sum(each.days for each in found.whole.areas if each.area == area)
        in_parts = sum(each.days for part in parts for each in part.areas if each.area == area)
        assert in_parts in (0 if len(parts) == 0 else whole, whole)
    for part in (found.whole, *parts):
        assert all(1 <= each.level <= LEVELS and each.days <= part.days for each in part.areas)
