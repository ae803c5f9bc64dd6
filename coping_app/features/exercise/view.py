"""What the page before an exercise needs to know of its steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from coping_app.content.format.model import (
    Body,
    Choose,
    Exercise,
    Include,
    Preparation,
    Repeat,
    Step,
    When,
)

Need = Literal["write", "draw", "music", "food", "people"]
_NEED_OF_VERB: dict[str, Need] = {
    "form": "write", "write": "write", "draw": "draw", "round": "people",
}  # fmt: skip
NEEDS: tuple[Need, ...] = ("write", "draw", "music", "food", "people")


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """What the page shows before the start, beyond what the catalogue knows.

    Attributes:
        areas: Body areas that steps visit, each once, in their order.
        tenses: True where muscles are tensed, so that "only let go" is a choice.
        grade: How well it is tested, A to D; None where the file says nothing.
        tested: What the trials tested: ``alone``, ``kind``, ``package``, ``nothing``, or empty.
        note: The file's own sentence on that.
        language: Of the exercise, and so of that sentence.
        prepare: What is told before it can be started; None where there is nothing.
    """

    areas: tuple[str, ...] = ()
    tenses: bool = False
    grade: str | None = None
    note: str = ""
    tested: str = ""
    language: str = "en"
    prepare: Preparation | None = None


def exercise_view(exercise: Exercise, load: Callable[[str], Exercise]) -> ExerciseView:
    """Looks through all steps, those of included exercises too.

    Args:
        load: Gives an exercise by id, for ``include``.
    """
    parts = [
        part for step in every_step(exercise, load) if isinstance(step, Body) for part in step.body
    ]
    evidence = exercise.evidence
    return ExerciseView(
        areas=tuple(dict.fromkeys(part.area for part in parts)),
        tenses=any(part.tense for part in parts),
        grade=evidence.grade if evidence else None,
        note=evidence.note if evidence else "",
        tested=(evidence.tested or "") if evidence else "",
        language=exercise.language,
        prepare=exercise.prepare,
    )


def needs(verbs: Collection[str], tags: Collection[str]) -> tuple[Need, ...]:
    """What a person needs beyond time: to write, to draw, music, food, other people."""
    found: set[Need] = {_NEED_OF_VERB[verb] for verb in verbs if verb in _NEED_OF_VERB}
    if "play" in verbs and "music" in tags:
        found.add("music")
    if "food" in tags:
        found.add("food")
    return tuple(need for need in NEEDS if need in found)


def every_step(exercise: Exercise, load: Callable[[str], Exercise]) -> Iterator[Step]:
    """All steps at any depth, whichever way a fork may go.

    An exercise that includes itself is gone through once; checking refuses it elsewhere.
    """
    visited = {exercise.id}
    waiting: list[Step] = list(reversed(exercise.steps))
    while waiting:
        step = waiting.pop()
        yield step
        if isinstance(step, Include) and step.include not in visited:
            visited.add(step.include)
            waiting.extend(reversed(load(step.include).steps))
        else:
            waiting.extend(reversed(_inside(step)))


def _inside(step: Step) -> list[Step]:
    if isinstance(step, Repeat):
        return list(step.steps)
    if isinstance(step, When):
        return [*step.steps, *step.otherwise]
    if isinstance(step, Choose):
        return [inner for option in step.options for inner in option.steps]
    return []
