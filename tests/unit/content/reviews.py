"""What was reviewed of each shipped exercise, and where an exercise differs from it.

An exercise without an entry in the table is not reviewed yet: what only a review can settle is
looked at and told (``pytest -rx``), and fails nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from coping_app.content.format.model import Choose, Exercise
from coping_app.session.timeline import rehearse
from coping_app.session.walk import Resolve
from tests.unit.content.shipped import IDS, block_s, moments_of, steps_of

TABLE = Path(__file__).parents[2] / "data" / "reviewed_exercises.yaml"
STEP_SHARE = 0.1
TOTAL_SHARE = 0.01
LEAST_S = 2.0
"""Allowed in any case: whole seconds in the table, half seconds of speech in the rehearsal."""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of the table; the head of its file says what each key means."""

    family: str
    grade: str
    tested: str
    sources: tuple[str, ...]
    cautions: tuple[str, ...]
    other_way: str | None
    total_s: float
    steps: tuple[tuple[str, float], ...]


@cache
def reviews() -> dict[str, Review]:
    return read_reviews(TABLE.read_text(encoding="utf-8"))


def read_reviews(text: str) -> dict[str, Review]:
    """The entries of a table by the id of their exercise."""
    return {
        exercise_id: Review(
            family=entry["family"],
            grade=entry["grade"],
            tested=entry["tested"],
            sources=tuple(entry["sources"]),
            cautions=tuple(entry["cautions"]),
            other_way=entry.get("other_way"),
            total_s=float(entry["total_s"]),
            steps=tuple((words, float(seconds)) for words, seconds in entry["steps"]),
        )
        for exercise_id, entry in yaml.safe_load(text).items()
    }


REVIEWED = sorted(reviews())
NOT_YET = [each for each in IDS if each not in reviews()]


def judged(
    items: Iterable[Any], id_of: Callable[[Any], str] = str, not_yet: Collection[str] = NOT_YET
) -> list[Any]:
    """The items as parameters of a test that judges as a review does.

    Args:
        items: Exercises, by id or by path.
        id_of: The id of the exercise that an item belongs to.
        not_yet: Exercises of which a failure is told only.
    """
    unsettled = pytest.mark.xfail(reason="not reviewed yet", strict=False)
    return [
        pytest.param(item, marks=unsettled) if id_of(item) in not_yet else pytest.param(item)
        for item in items
    ]


def differences(exercise: Exercise, review: Review, resolve: Resolve) -> list[str]:
    """Everything in which an exercise is not what was reviewed; empty where it is."""
    return [
        *_head(exercise, review), *_cautions(exercise, review), *_other_way(exercise, review),
        *_way(exercise, review, resolve),
    ]


def _head(exercise: Exercise, review: Review) -> Iterator[str]:
    if exercise.family != review.family:
        yield f"It stands under {exercise.family}."
    evidence = exercise.evidence
    if evidence is None or evidence.grade != review.grade:
        yield "The grade of its evidence is another."
    elif evidence.tested != review.tested:
        yield "What was tested of it is another."
    elif evidence.sources != review.sources:
        yield "Its sources are others."


def _cautions(exercise: Exercise, review: Review) -> Iterator[str]:
    together = " ".join(exercise.cautions).lower()
    for words in review.cautions:
        if words.lower() not in together:
            yield f'No caution says "{words}".'
    for caution in exercise.cautions:
        if not any(words.lower() in caution.lower() for words in review.cautions):
            yield f'Nobody reviewed "{caution}"'


def _other_way(exercise: Exercise, review: Review) -> Iterator[str]:
    forks = [step for step in steps_of(exercise) if isinstance(step, Choose)]
    labels = {option.label for fork in forks for option in fork.options}
    if review.other_way is not None and review.other_way not in labels:
        yield f'The way "{review.other_way}" is gone.'


def _way(exercise: Exercise, review: Review, resolve: Resolve) -> Iterator[str]:
    timeline = rehearse(exercise, resolve)
    total_s = sum(block_s(placed) for placed in timeline.blocks)
    if not _near(total_s, review.total_s, TOTAL_SHARE):
        yield f"It lasts {total_s:g} s."
    moments = iter(moments_of(timeline))
    starts: list[float] = []
    for words, _ in review.steps:
        at_s = next((at_s for at_s, line in moments if words in line), None)
        if at_s is None:
            yield f'"{words}" is missing, or not in its place.'
            return
        starts.append(at_s)
    ends = [*starts[1:], total_s]
    for (words, seconds), start_s, end_s in zip(review.steps, starts, ends, strict=True):
        if not _near(end_s - start_s, seconds, STEP_SHARE):
            yield f'"{words}" lasts {end_s - start_s:g} s, not {seconds:g} s.'


def _near(value: float, wanted: float, share: float) -> bool:
    return abs(value - wanted) <= max(LEAST_S, wanted * share)
