"""Goes through all steps of an exercise, however deep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from coping_app.content.format.model import (
    Choose,
    Exercise,
    Form,
    Include,
    Play,
    Repeat,
    Step,
    Wait,
    When,
)
from coping_app.content.reading.problems import Path

Branches = tuple[tuple[Path, tuple[Step, ...]], ...]
"""Lists of steps inside a step, each with the keys that lead to it."""


def _options(step: Choose) -> Branches:
    return tuple(
        (("options", index, "steps"), option.steps) for index, option in enumerate(step.options)
    )


_INSIDE: dict[type[Step], Callable[[Any], Branches]] = {
    Repeat: lambda step: ((("steps",), step.steps),),
    Choose: _options,
    When: lambda step: ((("steps",), step.steps), (("otherwise",), step.otherwise)),
}


def branches(step: Step) -> Branches:
    """The lists of steps inside a step; none for most."""
    inside = _INSIDE.get(type(step))
    return inside(step) if inside else ()


def walk(steps: Iterable[Step], path: Path = ("steps",)) -> Iterator[tuple[Path, Step]]:
    """Every step with its place in the file, outer before inner, in the order of the file."""
    for index, step in enumerate(steps):
        here = (*path, index)
        yield here, step
        if type(step) in _INSIDE:
            for key, inner in branches(step):
                yield from walk(inner, (*here, *key))


@dataclass(frozen=True, slots=True)
class Links:
    """What ties an exercise to others: those it includes, cards it takes up, cards it saves."""

    includes: frozenset[str]
    takes_up: frozenset[str]
    saves: frozenset[str]


def links_of(exercise: Exercise) -> Links:
    """Everything that ties an exercise to others."""
    includes, takes_up, saves = set(), set(), set()
    for _, step in walk(exercise.steps):
        if isinstance(step, Include):
            includes.add(step.include)
        elif isinstance(step, Form):
            takes_up.add(step.source or "")
            saves.add(step.save_as or "")
    return Links(frozenset(includes), frozenset(takes_up - {""}), frozenset(saves - {""}))


def has_scenes(exercise: Exercise, load: Callable[[str], Exercise]) -> bool:
    """Whether any way through it has a background: the sea, a stream, music.

    Args:
        load: Gives an exercise by id, for ``include``; one that includes itself is entered once.
    """
    visited, waiting = {exercise.id}, [exercise]
    while waiting:
        for _, step in walk(waiting.pop().steps):
            if isinstance(step, Play) or (isinstance(step, Wait) and step.scene != "none"):
                return True
            if isinstance(step, Include) and step.include not in visited:
                visited.add(step.include)
                waiting.append(load(step.include))
    return False


def verbs_of(exercise: Exercise) -> tuple[str, ...]:
    """The verbs of all steps, each once, in order."""
    return tuple(dict.fromkeys(step.verb for _, step in walk(exercise.steps)))
