"""Goes through all steps of an exercise, however deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coping_app.content.model import Choose, Exercise, Repeat, Step, When
from coping_app.content.problems import Path


def walk(steps: Iterable[Step], path: Path = ("steps",)) -> Iterator[tuple[Path, Step]]:
    """Every step with its place in the file, outer before inner, in the order of the file."""
    for index, step in enumerate(steps):
        here = (*path, index)
        yield here, step
        for key, inner in branches(step):
            yield from walk(inner, (*here, *key))


def branches(step: Step) -> tuple[tuple[Path, tuple[Step, ...]], ...]:
    """The lists of steps inside a step, each with its keys."""
    if isinstance(step, Repeat):
        return ((("steps",), step.steps),)
    if isinstance(step, Choose):
        return tuple(
            (("options", index, "steps"), option.steps)
            for index, option in enumerate(step.options)
        )
    if isinstance(step, When):
        return ((("steps",), step.steps), (("otherwise",), step.otherwise))
    return ()


def verbs_of(exercise: Exercise) -> tuple[str, ...]:
    """The verbs of all steps, each once, in order."""
    return tuple(dict.fromkeys(step.verb for _, step in walk(exercise.steps)))
