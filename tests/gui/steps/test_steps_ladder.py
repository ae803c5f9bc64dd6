"""The ladder as plain data: rating, moving, sorting, and what a draft restores."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.steps.ladder import Ladder, items_of, ladder_lines

values = st.one_of(st.none(), st.integers(0, 10))


def rated(*pairs: tuple[str, int | None]) -> Ladder:
    ladder = Ladder(item for item, _ in pairs)
    for index, (_, value) in enumerate(pairs):
        ladder.rate(index, value)
    return ladder


def test_items_begin_unrated_in_the_order_given() -> None:
    assert Ladder(["a", "b"]).to_value() == [["a", None], ["b", None]]


def test_moving_stops_at_the_ends() -> None:
    ladder = Ladder(["a", "b", "c"])
    assert ladder.move(0, -1) == 0
    assert ladder.move(2, 1) == 2
    assert ladder.move(2, -1) == 1
    assert [item for item, _ in ladder.to_value()] == ["a", "c", "b"]


def test_the_lowest_comes_first_and_unrated_ones_last() -> None:
    ladder = rated(("a", 7), ("b", None), ("c", 0), ("d", 7))
    assert not ladder.sorted_already
    ladder.sort()
    assert ladder.to_value() == [["c", 0], ["a", 7], ["d", 7], ["b", None]]
    assert ladder.sorted_already


def test_an_item_is_added_once_and_never_empty() -> None:
    ladder = Ladder(["Walk"])
    assert ladder.add("  ") is None
    assert ladder.add(" walk ") is None
    assert ladder.add("Swim\x00", own=True) == 1
    assert ladder.rungs[1].item == "Swim"
    assert ladder.rungs[1].own


def test_a_removed_item_can_be_put_back_in_its_place() -> None:
    ladder = rated(("a", 1), ("b", 2), ("c", 3))
    before = ladder.to_value()
    rung = ladder.remove(1)
    assert [item for item, _ in ladder.to_value()] == ["a", "c"]
    ladder.put_back(1, rung)
    assert ladder.to_value() == before


def test_entries_of_a_draft_that_are_none_are_left_out() -> None:
    ladder = Ladder()
    ladder.restore([["a", 3, False], ["b"], 4, [1, 2, 3], ["c", True, False], ["d", "x", True]])
    assert ladder.to_value() == [["a", 3], ["c", None], ["d", None]]


def test_items_come_from_the_exercise_or_from_an_earlier_answer() -> None:
    env: dict[str, Any] = {"mine": ["one", "two", ""], "line": "one\n\n two ", "number": 4}
    assert items_of(("a", "b"), env) == ["a", "b"]
    assert items_of("mine", env) == ["one", "two"]
    assert items_of("line", env) == ["one", "two"]
    assert items_of("number", env) == []
    assert items_of("nobody", env) == []


@given(st.lists(st.tuples(st.text(max_size=6), values), max_size=12))
def test_sorting_keeps_every_item_and_its_value(pairs: list[tuple[str, int | None]]) -> None:
    ladder = Ladder()
    for item, value in pairs:
        index = ladder.add(item)
        if index is not None:
            ladder.rate(index, value)
    before = sorted(map(str, ladder.to_value()))
    ladder.sort()
    assert sorted(map(str, ladder.to_value())) == before
    assert ladder.sorted_already


@given(st.lists(st.tuples(st.text(max_size=6), values, st.booleans()), max_size=12))
def test_a_draft_restores_the_ladder(entries: list[tuple[str, int | None, bool]]) -> None:
    ladder = Ladder()
    for item, value, own in entries:
        index = ladder.add(item, own)
        if index is not None:
            ladder.rate(index, value)
    again = Ladder()
    again.restore(json.loads(json.dumps(ladder.to_draft())))
    assert again.rungs == ladder.rungs


def test_a_kept_ladder_is_told_as_it_stands_the_lowest_last() -> None:
    kept = [["Bend", 10], ["Lift", 60], ["Run", None]]
    assert ladder_lines(kept) == ["Run", "Lift: 60", "Bend: 10"]
    for other in ("Bend", [], ["Bend", "Lift"], None, [["a", 1], "b"]):
        assert ladder_lines(other) is None
