"""The length that is added up is that of a rehearsal, for whatever an exercise holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from coping_app.content.format.model import Exercise
from coping_app.session import usual_length
from coping_app.session.breath import breathing_s, breaths_of
from coping_app.session.estimate import person_time_s
from coping_app.session.limits import MAX_LEAVES, TooLongError
from coping_app.session.timeline import rehearse
from coping_app.session.usual_length import usual_length_s
from coping_app.session.walk import PlaceError, Resolve
from tests.unit.content.shipped import IDS, shipped
from tests.unit.session.making import exercise, form, no_other, say, wait
from tests.unit.session.strategies import breathes, exercises, lengths, resolve


def rehearsed_s(made: Exercise, find: Resolve) -> float:
    """The same by a rehearsal: its blocks, and what persons need for those that wait."""
    timeline = rehearse(made, find)
    waiting = [placed.block for placed in timeline.blocks if placed.block.waits]
    return timeline.total_s + sum(person_time_s(b.step) - b.length_s for b in waiting)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_length_of_every_shipped_exercise_is_that_of_its_rehearsal(exercise_id: str) -> None:
    made = shipped(exercise_id)
    assert usual_length_s(made, shipped) == pytest.approx(rehearsed_s(made, shipped), abs=1e-6)


@given(exercises())
@settings(max_examples=200)
def test_the_length_of_any_exercise_is_that_of_its_rehearsal(made: Exercise) -> None:
    assert usual_length_s(made, resolve) == pytest.approx(rehearsed_s(made, resolve), abs=1e-6)


@given(breathes(), lengths.map(lambda s: s + 0.1))
@settings(max_examples=200)
def test_breaths_of_any_length_are_added_up_as_they_are_made(
    step: dict[str, Any], uneven_s: float
) -> None:
    step = {**step, "breathe": {**step["breathe"], "hold": 0.3, "out": uneven_s}}
    (made,) = exercise(step).steps
    assert breathing_s(made) == pytest.approx(sum(b.length_s for b in breaths_of(made)), abs=1e-6)


COUNTING = [
    {"let": "turn", "be": "0"},
    {"repeat": 3, "steps": [
        {"let": "turn", "be": "turn + 1"},
        {"when": "turn >= 2", "steps": [say("One more of {turn}"), wait(7.0)]},
    ]},
]  # fmt: skip
ASKING = [
    {"choose": "Which?", "as": "way", "options": [
        {"label": "a long way round", "steps": [say("{way}")]}, {"label": "B", "steps": [wait()]},
    ]},
    {"when": 'way == "a long way round"', "steps": [wait(11.0)], "otherwise": [wait(1.0)]},
]  # fmt: skip


@pytest.mark.parametrize("steps", [COUNTING, ASKING, [form("a"), say("{a} and more")]])
def test_values_and_labels_count_as_in_a_rehearsal(steps: list[dict[str, Any]]) -> None:
    made = exercise(*steps)
    assert usual_length_s(made, no_other) == pytest.approx(rehearsed_s(made, no_other), abs=1e-9)


def test_a_turn_in_which_nothing_plays_ends_its_repeat() -> None:
    never = {"when": "pain > 5", "steps": [say()]}
    assert usual_length_s(exercise({"repeat": 9, "steps": [never]}), no_other) == 0.0


@pytest.mark.parametrize(
    "steps",
    [
        [{"repeat": MAX_LEAVES, "steps": [say()]}],
        [{"repeat": 7, "steps": [wait(3600.0)]}],
        [{"breathe": {"in": 60.0, "out": 60.0}, "rounds": 999}],
        [{"body": [{"area": "neck", "say": "Neck", "pause": 60.0}], "rounds": 400}],
    ],
)
def test_what_is_too_long_for_a_rehearsal_is_too_long_here(steps: list[dict[str, Any]]) -> None:
    made = exercise(*steps)
    with pytest.raises(TooLongError):
        rehearse(made, no_other)
    with pytest.raises(TooLongError):
        usual_length_s(made, no_other)


def test_an_exercise_that_includes_itself_is_refused() -> None:
    circle = exercise(say(), {"include": "made"})
    for length in (usual_length_s, rehearsed_s):
        with pytest.raises(PlaceError):
            length(circle, lambda _id: circle)


@pytest.mark.parametrize("step", [say("{a} b c", pause=3.0), {"show": "One, two."}])
def test_a_verb_without_a_row_is_added_up_by_its_cues(
    step: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = exercise(step, ratings=["a"])
    usual_s = usual_length_s(made, no_other)
    monkeypatch.delitem(usual_length._ADD, type(made.steps[0]))
    assert usual_length_s(made, no_other) == usual_s > 0.0
