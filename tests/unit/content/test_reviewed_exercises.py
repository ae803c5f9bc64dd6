"""Each shipped exercise is what was reviewed, and no part of the review can fall out unnoticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from coping_app.content.format.model import Body, Exercise, Form, Include
from coping_app.content.format.walking import walk
from coping_app.content.reading.read_file import read_file
from tests.unit.content.reviews import NOT_YET, REVIEWED, differences, judged, reviews
from tests.unit.content.shipped import FOLDER, IDS, PATHS, block_s, shipped, usual

BRIDGE_S = 10.0
"""A shorter line that only leads from one part to the next need not be in the table."""

LEAST_REVIEWED = {
    "cbt": 11, "mindfulness": 13, "relaxation": 13, "expressive": 7, "social": 5, "wellbeing": 7,
}
"""More may come; none that was reviewed goes unnoticed, with its entry or without."""


def test_every_exercise_that_was_reviewed_is_shipped() -> None:
    assert set(REVIEWED) <= set(IDS)
    found = Counter(review.family for review in reviews().values())
    assert {family: found[family] for family in LEAST_REVIEWED if
            found[family] < LEAST_REVIEWED[family]} == {}


def test_only_what_is_not_reviewed_yet_may_fail_a_judgement() -> None:
    paths = [FOLDER / "cbt" / "new-one.es.yaml", PATHS["box-breathing"]]
    marked = judged(paths, lambda path: path.name.split(".")[0], not_yet={"new-one"})
    assert [[mark.name for mark in each.marks] for each in marked] == [["xfail"], []]
    assert not any(each.marks for each in judged(REVIEWED))
    assert set(NOT_YET) == set(IDS) - set(REVIEWED)


@pytest.mark.parametrize("exercise_id", REVIEWED)
def test_each_exercise_is_what_was_reviewed(exercise_id: str) -> None:
    assert differences(shipped(exercise_id), reviews()[exercise_id], shipped) == []


@pytest.mark.parametrize("exercise_id", REVIEWED)
def test_no_caution_can_fall_out_unnoticed(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    assert exercise.cautions
    for index in range(len(exercise.cautions)):
        left = exercise.cautions[:index] + exercise.cautions[index + 1 :]
        without = exercise.model_copy(update={"cautions": left})
        assert differences(without, reviews()[exercise_id], shipped), exercise.cautions[index]


@pytest.mark.parametrize("exercise_id", REVIEWED)
def test_no_source_can_fall_out_unnoticed(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    assert exercise.evidence is not None
    assert exercise.evidence.grade == "D" or exercise.evidence.sources
    for index in range(len(exercise.evidence.sources)):
        left = exercise.evidence.sources[:index] + exercise.evidence.sources[index + 1 :]
        evidence = exercise.evidence.model_copy(update={"sources": left})
        without = exercise.model_copy(update={"evidence": evidence})
        assert differences(without, reviews()[exercise_id], shipped)


def parts_on_the_usual_way(exercise_id: str) -> Iterator[tuple[str | int, ...]]:
    """Where each step, question and body area of the usual way stands in its file."""
    lengths: dict[int, float] = {}
    for placed in usual(exercise_id).blocks:
        key = id(placed.block.step)
        lengths[key] = max(lengths.get(key, 0.0), block_s(placed))
    for path, step in walk(shipped(exercise_id).steps):
        if isinstance(step, Form) and id(step) in lengths:
            yield from ((*path, "form", index) for index in range(len(step.form)))
        elif isinstance(step, Body) and id(step) in lengths:
            yield from ((*path, "body", index) for index in range(len(step.body)))
        elif isinstance(step, Include):
            if any(id(inner) in lengths for inner in shipped(step.include).steps):
                yield path
        elif lengths.get(id(step), 0.0) >= BRIDGE_S:
            yield path


def without(exercise_id: str, path: tuple[str | int, ...]) -> Exercise | None:
    """The exercise without one part; None where it is no exercise any more."""
    whole: Any = read_file(PATHS[exercise_id]).value
    holder = whole
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    try:
        return Exercise.model_validate(whole)
    except ValidationError:
        return None


@pytest.mark.parametrize("exercise_id", REVIEWED)
def test_no_step_of_the_protocol_can_fall_out_unnoticed(exercise_id: str) -> None:
    unnoticed = [
        path
        for path in parts_on_the_usual_way(exercise_id)
        if (less := without(exercise_id, path)) is not None
        and differences(less, reviews()[exercise_id], shipped) == []
    ]
    assert unnoticed == []


@pytest.mark.parametrize(
    "exercise_id", [each for each in REVIEWED if reviews()[each].other_way is not None]
)
def test_the_way_for_those_who_need_another_one_cannot_fall_out_unnoticed(exercise_id: str) -> None:
    whole = read_file(PATHS[exercise_id]).value
    label = reviews()[exercise_id].other_way
    assert differences(renamed(whole, label), reviews()[exercise_id], shipped) == [
        f'The way "{label}" is gone.'
    ]


def renamed(whole: Any, label: str | None) -> Exercise:
    """The exercise with another name for one of its ways."""

    def walk_through(part: Any) -> Any:
        if isinstance(part, dict):
            return {
                key: "Another name" if key == "label" and value == label else walk_through(value)
                for key, value in part.items()
            }
        return [walk_through(each) for each in part] if isinstance(part, list) else part

    return Exercise.model_validate(walk_through(whole))


def test_grounding_goes_on_by_itself_from_its_first_word_to_its_last() -> None:
    """Somebody in panic, or across the room, must not be left in silence by a question."""
    steps = shipped("grounding-54321").steps
    assert {step.verb for step in steps} == {"say"}
    assert "see" in getattr(steps[1], "say", "")
