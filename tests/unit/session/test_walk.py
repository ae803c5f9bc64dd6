"""Walking from leaf to leaf through the step tree."""

from __future__ import annotations

import pytest
from hypothesis import given

from coping_app.content.format.model import Exercise
from coping_app.session.answers import Answers
from coping_app.session.cues import Place
from coping_app.session.timeline import walk_through
from coping_app.session.walk import PlaceError, Walker
from tests.unit.session import strategies as some
from tests.unit.session.making import exercise, form, no_other, say, wait


def places(made: Exercise, answers: Answers | None = None) -> list[Place]:
    return [leaf.place for leaf in walk_through(Walker(made, no_other), answers or Answers())]


def test_steps_come_one_after_the_other() -> None:
    assert places(exercise(wait(1.0), wait(1.0))) == [(0,), (1,)]


def test_a_repeat_adds_its_turn_to_the_place() -> None:
    made = exercise({"repeat": 2, "steps": (wait(1.0), wait(1.0))}, wait(1.0))
    assert places(made) == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1,)]


def test_a_body_step_ends_with_the_turn_and_the_part() -> None:
    part = {"area": "feet", "say": "Feet", "pause": 1.0}
    made = exercise({"body": (part, part), "rounds": 2})
    assert places(made) == [(0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1)]


def test_a_fork_is_a_leaf_and_then_the_steps_of_its_option() -> None:
    made = exercise(
        {"choose": "Which?", "options": (
            {"label": "A", "steps": (wait(1.0),)}, {"label": "B", "steps": (wait(1.0),)},
            {"label": "C"},
        )},
        wait(1.0),
    )
    assert places(made) == [(0,), (0, 0, 0), (1,)]
    assert places(made, Answers(options={(0,): 1})) == [(0,), (0, 1, 0), (1,)]
    assert places(made, Answers(options={(0,): 2})) == [(0,), (1,)]
    assert places(made, Answers(passed_by={(0,)})) == [(0,), (0, 0), (0, 0, 0), (1,)]


def test_a_condition_is_no_leaf_and_adds_which_way_it_went() -> None:
    made = exercise(
        {"when": "pain >= 5", "steps": (wait(1.0),), "otherwise": (wait(1.0),)},
        {"when": "pain >= 5", "steps": (wait(1.0),)},
    )
    assert places(made) == [(0, 1, 0)]
    assert places(made, Answers(latest={"pain": 6})) == [(0, 0, 0), (1, 0, 0)]


def test_an_included_exercise_adds_a_nought() -> None:
    inner = exercise(wait(1.0), {"repeat": 1, "steps": (say(),)}, id="inner")
    walker = Walker(exercise({"include": "inner"}), {"inner": inner}.__getitem__)
    found = [leaf.place for leaf in walk_through(walker, Answers())]
    assert found == [(0, 0, 0), (0, 0, 1, 0, 0)]


def test_music_that_was_not_picked_is_not_played() -> None:
    made = exercise({"play": "choose", "for": 5.0}, wait(1.0))
    assert places(made) == [(0, 0), (0, 1), (1,)]
    assert places(made, Answers(passed_by={(0, 0)})) == [(0, 0), (1,)]


def test_from_inside_a_condition_the_walk_goes_on_whatever_it_would_say_now() -> None:
    made = exercise({"when": "pain >= 5", "steps": (wait(1.0), wait(1.0))}, wait(1.0))
    following = Walker(made, no_other).after((0, 0, 0), Answers(latest={"pain": 0}))
    assert following is not None
    assert following.place == (0, 0, 1)


@pytest.mark.parametrize(
    "place",
    [(), (3,), (-1,), (0, 0), (0, 2, 0), (0, 0, 1), (0, 0, 0, 0), (1, 0), (2, 0), (2, 0, 5),
     (2, 1, 0), (2, 0, 0, 0), (2, -1, 0)],
)
def test_a_place_that_is_none_is_refused(place: Place) -> None:
    part = {"area": "feet", "say": "Feet", "pause": 1.0}
    made = exercise({"repeat": 2, "steps": (wait(1.0),)}, form(), {"body": (part,)})
    with pytest.raises(PlaceError):
        Walker(made, no_other).at(place)


@given(some.exercises())
def test_every_leaf_stands_where_it_says_and_none_twice(made: Exercise) -> None:
    walker = Walker(made, some.resolve)
    leaves = list(walk_through(walker, Answers()))
    assert [walker.at(leaf.place) for leaf in leaves] == leaves
    assert len({leaf.place for leaf in leaves}) == len(leaves)
    assert sorted(leaf.place for leaf in leaves if len(leaf.place) == 1) == [
        leaf.place for leaf in leaves if len(leaf.place) == 1
    ]
