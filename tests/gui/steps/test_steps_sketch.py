"""The drawing as plain data: marks, undo, and what a draft restores."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.steps.sketch import MOST_POINTS, Sketch

spots = st.tuples(st.floats(-2, 3), st.floats(-2, 3))
actions = st.lists(
    st.one_of(
        st.tuples(st.just("stroke"), st.lists(spots, min_size=1, max_size=8)),
        st.tuples(st.just("undo"), st.just([])),
        st.tuples(st.just("clear"), st.just([])),
    ),
    max_size=30,
)


def stroke(sketch: Sketch, *places: tuple[float, float]) -> None:
    sketch.begin("ink", "fine", places[0])
    for place in places[1:]:
        sketch.extend(place)
    sketch.end()


def apply(sketch: Sketch, done: list[tuple[str, list[tuple[float, float]]]]) -> None:
    for name, places in done:
        if name == "stroke":
            stroke(sketch, *places)
        elif name == "undo":
            sketch.undo()
        else:
            sketch.clear()


def test_a_stroke_becomes_a_mark_when_the_pen_leaves() -> None:
    sketch = Sketch()
    sketch.begin("red", "broad", (0.1, 0.1))
    sketch.extend((0.5, 0.5))
    assert sketch.marks == ()
    assert sketch.unfinished is not None
    sketch.end()
    assert sketch.unfinished is None
    assert sketch.marks[0].spots == ((0.1, 0.1), (0.5, 0.5))
    assert (sketch.marks[0].colour, sketch.marks[0].size) == ("red", "broad")


def test_undo_takes_back_one_mark_at_a_time_and_then_nothing() -> None:
    sketch = Sketch()
    stroke(sketch, (0.1, 0.1))
    stroke(sketch, (0.2, 0.2))
    sketch.undo()
    assert [mark.spots[0] for mark in sketch.marks] == [(0.1, 0.1)]
    sketch.undo()
    sketch.undo()
    assert sketch.marks == ()
    assert not sketch.can_undo


def test_clearing_can_be_undone() -> None:
    sketch = Sketch()
    stroke(sketch, (0.1, 0.1))
    before = sketch.marks
    sketch.clear()
    assert sketch.marks == ()
    sketch.undo()
    assert sketch.marks == before


def test_points_that_nobody_sees_are_left_out() -> None:
    sketch = Sketch()
    stroke(sketch, (0.5, 0.5), (0.5001, 0.5), (0.5002, 0.5001), (0.6, 0.5))
    assert sketch.marks[0].spots == ((0.5, 0.5), (0.6, 0.5))


def test_a_full_sheet_takes_no_more() -> None:
    sketch = Sketch()
    zigzag = [(0.1 + 0.4 * (n % 2), (n % 100) / 100) for n in range(1000)]
    sketch.restore(
        [{"colour": "ink", "size": "fine", "spots": zigzag}] * (MOST_POINTS // 1000)
    )
    assert sketch.full
    count = len(sketch.marks)
    stroke(sketch, (0.1, 0.1), (0.9, 0.9))
    assert len(sketch.marks) == count
    assert sketch.can_undo


def test_damaged_marks_of_a_draft_are_left_out() -> None:
    sketch = Sketch()
    good = {"colour": "ink", "size": "fine", "spots": [[0.5, 0.5]]}
    sketch.restore([good, None, {"colour": "ink"}, {**good, "spots": [["a", 1]]}, 7,
                    {**good, "spots": []}])
    assert len(sketch.marks) == 1
    sketch.restore("nothing")
    assert sketch.marks == ()


@given(actions)
def test_a_draft_restores_exactly_what_was_drawn(
    done: list[tuple[str, list[tuple[float, float]]]],
) -> None:
    sketch = Sketch()
    apply(sketch, done)
    again = Sketch()
    again.restore(json.loads(json.dumps(sketch.to_value())))
    assert again.marks == sketch.marks


@given(actions)
def test_nothing_leaves_the_sheet(done: list[tuple[str, list[tuple[float, float]]]]) -> None:
    sketch = Sketch()
    apply(sketch, done)
    for mark in sketch.marks:
        assert all(0.0 <= x <= 1.0 and 0.0 <= y <= 1.0 for x, y in mark.spots)


@given(actions)
def test_undoing_often_enough_empties_the_sheet(
    done: list[tuple[str, list[tuple[float, float]]]],
) -> None:
    sketch = Sketch()
    apply(sketch, done)
    for _ in range(len(done)):
        sketch.undo()
    assert sketch.marks == ()
    assert not sketch.can_undo
