"""Checks how large and how deep an exercise is, and that each step is whole in itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from coping_app.content.checks.context import CheckContext
from coping_app.content.format.lengths import played_steps, shortest_s, step_s
from coping_app.content.format.model import (
    Body,
    Breathe,
    Choose,
    Exercise,
    Form,
    FormField,
    Repeat,
    Step,
)
from coping_app.content.format.scalars import MAX_STEP_S, MAX_TOTAL_S
from coping_app.content.format.walking import branches
from coping_app.content.reading.problems import Finding, Path, did_you_mean
from coping_app.content.reference.areas import AREAS

MAX_STEPS = 200
"""Most steps written in one exercise."""
MAX_PLAYED = 5000
"""Most steps played, with all repeats: one step about every two seconds of three hours."""
MAX_REPEAT_DEPTH = 3
"""Repeats inside each other."""


def check_shape(
    exercise: Exercise, steps: Sequence[tuple[Path, Step]], around: CheckContext
) -> Iterator[Finding]:
    """Sizes, depths and lengths; forms, forks and areas."""
    if len(steps) > MAX_STEPS:
        yield Finding(
            ("steps",), f"There are {len(steps)} steps; at most {MAX_STEPS} fit.",
            "Use repeat, or make two exercises.",
        )
    yield from _repeats(exercise.steps, ("steps",), 0)
    yield from _whole_length(exercise, around)
    for path, step in steps:
        check = _CHECKS.get(type(step))
        if check is not None:
            yield from check(path, step)


def _repeats(steps: Iterable[Step], path: Path, depth: int) -> Iterator[Finding]:
    for index, step in enumerate(steps):
        inside = depth + isinstance(step, Repeat)
        if inside > MAX_REPEAT_DEPTH:
            yield Finding(
                (*path, index), f"Repeats are at most {MAX_REPEAT_DEPTH} deep.", "Write it out."
            )
            return
        for key, inner in branches(step):
            yield from _repeats(inner, (*path, index, *key), inside)


def _whole_length(exercise: Exercise, around: CheckContext) -> Iterator[Finding]:
    played = played_steps(exercise.steps)
    if played > MAX_PLAYED:
        yield Finding(("steps",), f"With its repeats this has {played} steps; that is too many.")
        return
    least_s = shortest_s(exercise.steps, around.included)
    if least_s > MAX_TOTAL_S:
        yield Finding(
            ("steps",), f"This lasts at least {least_s / 3600:.1f} h; at most 3 h fit."
        )


def _choose(path: Path, step: Choose) -> Iterator[Finding]:
    labels = [option.label for option in step.options]
    for index in _repeated(labels):
        message = f'The option "{labels[index]}" is here twice.'
        yield Finding((*path, "options", index, "label"), message)


def _breathe(path: Path, step: Breathe) -> Iterator[Finding]:
    if step_s(step) > MAX_STEP_S:
        yield Finding(path, "This step lasts longer than 2 h.", "Take fewer rounds.")


def _body(path: Path, step: Body) -> Iterator[Finding]:
    if step_s(step) > MAX_STEP_S:
        yield Finding(path, "This step lasts longer than 2 h.", "Take fewer rounds.")
    for index, part in enumerate(step.body):
        if part.area not in AREAS:
            hint = did_you_mean(part.area, AREAS) or f"Known areas: {', '.join(AREAS)}."
            yield Finding((*path, "body", index, "area"), f'Unknown area "{part.area}".', hint)


def _form(path: Path, step: Form) -> Iterator[Finding]:
    names = [field.name for field in step.form]
    for index in _repeated(names):
        yield Finding(
            (*path, "form", index, "as"), f'The name "{names[index]}" is in this form twice.'
        )
    for index, field in enumerate(step.form):
        here = (*path, "form", index)
        for repeated in _repeated(field.options):
            message = f'The option "{field.options[repeated]}" is here twice.'
            yield Finding((*here, "options", repeated), message)
        if field.min is not None and field.max is not None and field.min >= field.max:
            yield Finding((*here, "min"), '"min" must be less than "max".')
        yield from _idle_keys(here, field)


_USED_BY: dict[str, tuple[str, ...]] = {
    "min": ("number", "scale"),
    "max": ("number", "scale"),
    "low": ("scale",),
    "high": ("scale",),
    "unit": ("number",),
    "options": ("choice", "choices", "text", "long", "list"),
}


def _idle_keys(path: Path, field: FormField) -> Iterator[Finding]:
    """Keys that would do nothing for this type of field."""
    for key, types in _USED_BY.items():
        if key in field.model_fields_set and field.type not in types:
            yield Finding(
                (*path, key),
                f'"{key}" means nothing for a field of type "{field.type}".',
                f"It belongs to {', '.join(types)}.",
            )


_CHECKS: dict[type[Step], Callable[[Path, Any], Iterator[Finding]]] = {
    Body: _body, Breathe: _breathe, Choose: _choose, Form: _form,
}


def _repeated(words: Iterable[str]) -> Iterator[int]:
    """Positions of words that stood before."""
    seen: set[str] = set()
    for index, word in enumerate(words):
        if word in seen:
            yield index
        seen.add(word)
