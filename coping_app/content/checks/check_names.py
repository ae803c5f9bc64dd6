"""Checks that every name is known where it is used: answers, ratings and computed values.

Names count as known after any step that may have asked for them. What is about an answer that a
person left out is left out itself, and a comparison with it does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel

from coping_app.content.checks.context import CheckContext
from coping_app.content.expressions.expressions import (
    parse_condition,
    parse_expression,
    template_names,
)
from coping_app.content.expressions.tokens import ExpressionError
from coping_app.content.format.model import (
    Body,
    Breathe,
    Choose,
    Draw,
    Exercise,
    Form,
    FormField,
    Include,
    Let,
    Rank,
    Rate,
    Say,
    Step,
    Wait,
    When,
    Write,
)
from coping_app.content.format.walking import branches
from coping_app.content.reading.problems import Finding, Path, did_you_mean

Kind = Literal["number", "text", "list"]

_KINDS: dict[str, Kind] = {
    "number": "number", "scale": "number", "list": "list", "choices": "list",
}
_SILENT = (Say, Wait, Breathe, Body)
"""Steps that neither ask nor look at an answer, but in their texts. Most steps are of these."""
MAX_INCLUDES = 12
"""Includes inside each other that are followed; a circle ends here and is reported elsewhere."""


@dataclass
class _Known:
    """What has been asked so far.

    Attributes:
        kinds: Every name and the kinds of answer it may have.
        options: Of names that were chosen from a list, every option.
        rated: Scales rated so far.
    """

    kinds: dict[str, set[Kind]] = field(default_factory=dict)
    options: dict[str, set[str]] = field(default_factory=dict)
    rated: set[str] = field(default_factory=set)

    def add(self, name: str | None, kind: Kind, options: Iterable[str] | None = None) -> None:
        if name is None:
            return
        first = name not in self.kinds
        self.kinds.setdefault(name, set()).add(kind)
        if options is not None and (first or name in self.options):
            self.options.setdefault(name, set()).update(options)
        else:
            self.options.pop(name, None)

    def names(self) -> set[str]:
        return self.kinds.keys() | self.rated


def check_names(exercise: Exercise, around: CheckContext) -> Iterator[Finding]:
    """Names in texts, conditions, expressions, ``keep_in_view`` and ``items``."""
    known = _Known(rated=set(exercise.ratings))
    yield from _steps(exercise.steps, ("steps",), known, around)


def _steps(
    steps: Iterable[Step], path: Path, known: _Known, around: CheckContext
) -> Iterator[Finding]:
    for index, step in enumerate(steps):
        here = (*path, index)
        yield from _texts(step, here, known)
        if type(step) in _SILENT:
            continue
        yield from _uses(step, here, known)
        yield from _asks(step, here, known)
        if isinstance(step, Include):
            _follow(step.include, known, around, 0)
        for key, inner in branches(step):
            yield from _steps(inner, (*here, *key), known, around)


def _texts(part: BaseModel, path: Path, known: _Known) -> Iterator[Finding]:
    """Names in braces, in all texts of a step but those of the steps inside."""
    for name, key in _text_fields(type(part)):
        value = getattr(part, name)
        if type(value) is str:
            if "{" in value:
                yield from _braces(value, (*path, key), known)
        elif type(value) is tuple:
            for index, inner in enumerate(value):
                if type(inner) is str and "{" in inner:
                    yield from _braces(inner, (*path, key, index), known)
                elif isinstance(inner, BaseModel):
                    yield from _texts(inner, (*path, key, index), known)
        elif isinstance(value, BaseModel):
            yield from _texts(value, (*path, key), known)


@cache
def _text_fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attributes of a step or part that can hold text for people, and their keys in the file."""
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if name not in ("when", "be", "steps", "otherwise") and _can_hold_text(field.annotation)
    )


def _can_hold_text(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return annotation is str or issubclass(annotation, BaseModel)
    return any(_can_hold_text(part) for part in get_args(annotation) if part is not annotation)


def _braces(text: str, path: Path, known: _Known) -> Iterator[Finding]:
    names, strangers = template_names(text)
    for name in names:
        if name not in known.kinds and name not in known.rated:
            yield _unknown(path, name, known)
    for stranger in strangers:
        yield Finding(
            path,
            f'"{{{stranger[:40]}}}" is not the name of an answer.',
            "Braces show an answer: {thought}.",
        )


def _uses(step: Step, path: Path, known: _Known) -> Iterator[Finding]:
    """Names that a step looks at."""
    if isinstance(step, When):
        yield from _condition(step, (*path, "when"), known)
    elif isinstance(step, Let):
        yield from _expression(step, (*path, "be"), known)
    elif isinstance(step, Form):
        for index, name in enumerate(step.keep_in_view):
            if name not in known.kinds:
                yield _unknown((*path, "keep_in_view", index), name, known)
    elif isinstance(step, Rank) and isinstance(step.items, str):
        if step.items not in known.kinds:
            yield _unknown((*path, "items"), step.items, known)
        elif "list" not in known.kinds[step.items]:
            yield Finding(
                (*path, "items"),
                f'"{step.items}" is not a list.',
                "Ask for it in a field of type list.",
            )


def _condition(step: When, path: Path, known: _Known) -> Iterator[Finding]:
    try:
        condition = parse_condition(step.when)
    except ExpressionError as error:
        yield Finding(path, error.message, error.hint)
        return
    for name in sorted(condition.names - known.names()):
        yield _unknown(path, name, known)
    yield from _changes(condition.changes, path, known)
    for name, text in sorted(condition.compared):
        options = known.options.get(name)
        if options is not None and text not in options:
            hint = did_you_mean(text, options) or f"Its options: {', '.join(sorted(options))}."
            yield Finding(path, f'"{text[:60]}" is not an option of "{name}".', hint)


def _expression(step: Let, path: Path, known: _Known) -> Iterator[Finding]:
    try:
        expression = parse_expression(step.be)
    except ExpressionError as error:
        yield Finding(path, error.message, error.hint)
        return
    for name in sorted(expression.names):
        if name not in known.kinds and name not in known.rated:
            yield _unknown(path, name, known)
        elif known.kinds.get(name) == {"text"}:
            yield Finding(path, f'"{name}" is a text and cannot be counted with.')
    yield from _changes(expression.changes, path, known)


def _changes(scales: frozenset[str], path: Path, known: _Known) -> Iterator[Finding]:
    for scale in sorted(scales - known.rated):
        hint = did_you_mean(scale, known.rated) or "Add it to ratings, or ask it by rate before."
        yield Finding(path, f'"{scale}" is not rated before this step.', hint)


def _asks(step: Step, path: Path, known: _Known) -> Iterator[Finding]:
    """Names that a step makes known."""
    if isinstance(step, Rate):
        known.rated.update(step.rate)
    for key, name in _learn(step, known):
        if name in known.rated:
            yield Finding(
                (*path, *key), f'"{name}" is already the id of a rated scale.', "Use another name."
            )


def _learn(step: Step, known: _Known) -> list[tuple[Path, str]]:
    """Adds the names of one step to those known; answers each with its key."""
    made: list[tuple[Path, str]] = []
    if isinstance(step, Form):
        for index, each in enumerate(step.form):
            known.add(each.name, _KINDS.get(each.type, "text"), _options(each))
            made.append((("form", index, "as"), each.name))
    elif isinstance(step, Let):
        known.add(step.let, "number")
        made.append((("let",), step.let))
    elif isinstance(step, Choose | Rank | Write | Draw) and step.name is not None:
        options = [o.label for o in step.options] if isinstance(step, Choose) else None
        known.add(step.name, "list" if isinstance(step, Rank) else "text", options)
        made.append((("as",), step.name))
    return made


def _options(asked: FormField) -> tuple[str, ...] | None:
    return asked.options if asked.type in ("choice", "choices") else None


def _follow(exercise_id: str, known: _Known, around: CheckContext, depth: int) -> None:
    """Adds what an included exercise makes known."""
    other = around.included(exercise_id) if depth < MAX_INCLUDES else None
    waiting: list[Step] = list(other.steps) if other else []
    while waiting:
        step = waiting.pop()
        _learn(step, known)
        if isinstance(step, Rate):
            known.rated.update(step.rate)
        elif isinstance(step, Include):
            _follow(step.include, known, around, depth + 1)
        waiting.extend(inner for _, steps in branches(step) for inner in steps)


def _unknown(path: Path, name: str, known: _Known) -> Finding:
    hint = did_you_mean(name, sorted(known.names()))
    return Finding(
        path, f'No earlier step asks for "{name[:60]}".', hint or "Ask for it before this step."
    )
