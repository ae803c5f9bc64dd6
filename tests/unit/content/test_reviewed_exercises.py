"""Each shipped exercise is what was reviewed, and no part of the review can fall out unnoticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from coping_app.content.model import Body, Choose, Exercise, Form, Include
from coping_app.content.read_file import read_file
from coping_app.content.walking import walk
from tests.unit.content.reviews import differences, reviews
from tests.unit.content.shipped import IDS, PATHS, block_s, shipped, steps_of, usual

BRIDGE_S = 10.0
"""A shorter line that only leads from one part to the next need not be in the table."""

ADAPTED = {
    "activity-pacing": "Do it now with a timer",
    "anger-letter": "In short points",
    "applied-relaxation": "2 Only let go",
    "assertive-script": "My doctor or nurse",
    "autogenic": "Just heavy and warm",
    "body-scan-long": "The short one today",
    "body-scan-short": "At the hands",
    "box-breathing": "Without holds",
    "breath-awareness": "On the hands",
    "breathing-478": "Without a hold",
    "breathing-space-3min": "One breath",
    "coherent-breathing": "Three in, four out",
    "cue-controlled": "My own word, in silence",
    "diaphragmatic-breathing": "In my own time, no counting",
    "draw-pain": "The outline of a body",
    "exposure-ladder": "Climb it in my mind first",
    "expressive-writing": "Five minutes",
    "gentle-stretch": "In bed",
    "gratitude-three": "Just one",
    "grief-losses": "In a picture",
    "guided-imagery": "With a photo before me",
    "leaves-on-stream": "Type a thought and let it drift",
    "life-areas": "Just four",
    "long-sigh": "One minute",
    "loving-kindness": "Just one wish",
    "micro-break-timer": "Ten minutes",
    "mindful-eating": "A warm drink",
    "mindful-movement": "Only in my mind",
    "mindful-walking": "In my wheelchair",
    "music-listening": "Feel it as well as hear it",
    "pain-surfing": "Back and forth",
    "pleasant-activities": "Little energy",
    "pmr-16": "Once",
    "pmr-4": "Once",
    "pmr-7": "Once",
    "problem-solving": "Look at what matters to me",
    "release-only": "Upper body only",
    "sleep-wind-down": "In bed already",
    "support-circle": "Make lists",
    "thought-record": "Three short steps",
    "values-goals": "Two parts",
    "worry-time": "Fifteen minutes of worry time",
}
"""The way in each of these for a body, a day or a mood that needs another one."""


def test_exactly_the_fifty_six_exercises_of_the_catalogue_are_shipped() -> None:
    assert set(IDS) == set(reviews())
    assert len(IDS) == 56
    assert Counter(review.family for review in reviews().values()) == {
        "cbt": 11, "mindfulness": 13, "relaxation": 13, "expressive": 7, "social": 5,
        "wellbeing": 7,
    }


@pytest.mark.parametrize("exercise_id", IDS)
def test_each_exercise_is_what_was_reviewed(exercise_id: str) -> None:
    assert differences(shipped(exercise_id), reviews()[exercise_id], shipped) == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_caution_can_fall_out_unnoticed(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    assert exercise.cautions
    for index in range(len(exercise.cautions)):
        left = exercise.cautions[:index] + exercise.cautions[index + 1 :]
        without = exercise.model_copy(update={"cautions": left})
        assert differences(without, reviews()[exercise_id], shipped), exercise.cautions[index]


@pytest.mark.parametrize("exercise_id", IDS)
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


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_step_of_the_protocol_can_fall_out_unnoticed(exercise_id: str) -> None:
    unnoticed = [
        path
        for path in parts_on_the_usual_way(exercise_id)
        if (less := without(exercise_id, path)) is not None
        and differences(less, reviews()[exercise_id], shipped) == []
    ]
    assert unnoticed == []


@pytest.mark.parametrize("exercise_id", sorted(ADAPTED))
def test_there_is_another_way_for_those_who_need_one(exercise_id: str) -> None:
    forks = [step for step in steps_of(shipped(exercise_id)) if isinstance(step, Choose)]
    labels = {option.label for fork in forks for option in fork.options}
    assert ADAPTED[exercise_id] in labels


def test_grounding_goes_on_by_itself_from_its_first_word_to_its_last() -> None:
    """Somebody in panic, or across the room, must not be left in silence by a question."""
    steps = shipped("grounding-54321").steps
    assert {step.verb for step in steps} == {"say"}
    assert "see" in getattr(steps[1], "say", "")
