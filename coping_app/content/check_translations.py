"""Checks whether a translation has the same shape as its original, so that history fits both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from coping_app.content.model import Body, Choose, Exercise, Form, Step
from coping_app.content.problems import Finding, Path
from coping_app.content.walking import branches


def check_translation(
    exercise: Exercise, file: FilePath, original: Exercise, name: str
) -> Iterator[Finding]:
    """What differs and must not: language, id, version, ratings and the shape of the steps.

    Args:
        exercise: The translation.
        file: Its file, ``NAME.LANG.yaml``.
        original: The exercise of ``NAME.yaml``.
        name: The name of that file.
    """
    language = file.name.split(".")[1]
    if exercise.language != language:
        message = f'The file name says "{language}", this says "{exercise.language}".'
        yield Finding(("language",), message)
    for key in ("id", "version", "ratings"):
        theirs = getattr(original, key)
        if getattr(exercise, key) != theirs:
            shown = ", ".join(theirs) if isinstance(theirs, tuple) else theirs
            yield Finding((key,), f"This differs from {name}.", f"There it is {shown or 'empty'}.")
    yield from _same_steps(exercise.steps, original.steps, ("steps",), name)


def _same_steps(
    ours: tuple[Step, ...], theirs: tuple[Step, ...], path: Path, name: str
) -> Iterator[Finding]:
    """The first difference in each list of steps; what comes after it would only follow."""
    for index, (our, their) in enumerate(zip(ours, theirs, strict=False)):
        here = (*path, index)
        if our.verb != their.verb:
            yield Finding(here, f'This step is "{our.verb}", in {name} it is "{their.verb}".')
            return
        if _inner(our) != _inner(their):
            message = f"The parts or names of this step differ from {name}."
            yield Finding(here, message, f"There: {', '.join(_inner(their))}.")
        for (key, inner), (_, other) in zip(branches(our), branches(their), strict=False):
            yield from _same_steps(inner, other, (*here, *key), name)
    if len(ours) != len(theirs):
        yield Finding(path, f"There are {len(ours)} steps here and {len(theirs)} in {name}.")


def _inner(step: Step) -> tuple[str, ...]:
    """What else must be the same in a step: fields, areas, number of options, names."""
    if isinstance(step, Form):
        return tuple(f"{field.name} ({field.type})" for field in step.form)
    if isinstance(step, Body):
        return tuple(part.area for part in step.body)
    if isinstance(step, Choose):
        return (f"{len(step.options)} options", step.name or "no name")
    return (getattr(step, "name", None) or "no name",)
