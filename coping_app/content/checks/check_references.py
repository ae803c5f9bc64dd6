"""Checks what an exercise refers to: scales, other exercises, cards, pictures and recordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path as FilePath

from coping_app.content.checks.context import CheckContext
from coping_app.content.format.model import (
    Exercise,
    Form,
    Include,
    Play,
    Rank,
    Rate,
    Say,
    Show,
    Step,
)
from coping_app.content.format.walking import walk
from coping_app.content.reading.problems import Finding, Path, did_you_mean

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg")
"""Pictures that can be shown."""
SOUND_ENDINGS = (".wav", ".ogg", ".flac", ".mp3")
"""Recordings that can be played."""
MOST_COMPARED = 500
"""So many files beside an exercise are compared with a name that is missing."""


def check_references(
    exercise: Exercise, steps: Sequence[tuple[Path, Step]], around: CheckContext
) -> Iterator[Finding]:
    """Everything outside the exercise that it names, as far as it is known."""
    for index, scale in enumerate(exercise.ratings):
        yield from _scale(scale, ("ratings", index), around)
        if scale in exercise.ratings[:index]:
            yield Finding(("ratings", index), f'The scale "{scale}" is here twice.')
    saved: set[str] = set()
    for path, step in steps:
        if isinstance(step, Say | Show):
            if step.image is not None:
                yield from _file(step.image, (*path, "image"), IMAGE_ENDINGS, around.folder)
        elif isinstance(step, Play):
            if step.play != "choose":
                yield from _file(step.play, (*path, "play"), SOUND_ENDINGS, around.folder)
        elif isinstance(step, Include):
            yield from _include(step, path, exercise, around)
        elif isinstance(step, Form):
            yield from _card(step, path, saved, around)
        else:
            yield from _scales(step, path, around)


def _scales(step: Step, path: Path, around: CheckContext) -> Iterator[Finding]:
    if isinstance(step, Rate):
        for index, scale in enumerate(step.rate):
            yield from _scale(scale, (*path, "rate", index), around)
    elif isinstance(step, Rank) and step.scale is not None:
        yield from _scale(step.scale, (*path, "scale"), around)


def _scale(scale: str, path: Path, around: CheckContext) -> Iterator[Finding]:
    if around.scales is not None and scale not in around.scales:
        hint = did_you_mean(scale, around.scales) or f"Known scales: {', '.join(around.scales)}."
        yield Finding(path, f'There is no scale "{scale}".', hint)


def _include(
    step: Include, path: Path, exercise: Exercise, around: CheckContext
) -> Iterator[Finding]:
    here = (*path, "include")
    if step.include == exercise.id:
        yield Finding(here, "This exercise includes itself.")
    elif around.find is None:
        return
    elif around.find(step.include) is None:
        yield Finding(
            here,
            f'There is no exercise "{step.include}" that can be included.',
            did_you_mean(step.include, around.exercise_ids),
        )
    elif _leads_back(step.include, exercise.id, around):
        yield Finding(here, f'"{step.include}" includes this exercise in turn: a circle.')


def _leads_back(start: str, goal: str, around: CheckContext) -> bool:
    """Whether following the includes of ``start`` comes to ``goal``."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        exercise_id = waiting.pop()
        if exercise_id == goal:
            return True
        if exercise_id in seen:
            continue
        seen.add(exercise_id)
        other = around.included(exercise_id)
        if other is not None:
            waiting += [s.include for _, s in walk(other.steps) if isinstance(s, Include)]
    return False


def _card(step: Form, path: Path, saved: set[str], around: CheckContext) -> Iterator[Finding]:
    """``from`` takes up a card that this form, an earlier one or another exercise saves."""
    if step.save_as is not None:
        saved.add(step.save_as)
    if step.source is None or around.cards is None:
        return
    if step.source not in saved and step.source not in around.cards:
        yield Finding(
            (*path, "from"),
            f'No exercise saves a card "{step.source}".',
            did_you_mean(step.source, [*saved, *around.cards]),
        )


def _file(
    name: str, path: Path, endings: tuple[str, ...], folder: FilePath | None
) -> Iterator[Finding]:
    if not name.endswith(endings):
        yield Finding(path, f'"{name}" is no file that works here.', f"Use {', '.join(endings)}.")
    elif folder is not None and not (folder / name).is_file():
        # Beside a file that was just downloaded lies all else that was: not all is looked through.
        near = islice(folder.glob("**/*.*"), MOST_COMPARED)
        beside = [file.relative_to(folder).as_posix() for file in near]
        yield Finding(path, f'There is no file "{name}" beside this.', did_you_mean(name, beside))
