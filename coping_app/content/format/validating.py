"""Holds a document against a model, and says every mismatch in an author's words."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from coping_app.content.format.model import Step
from coping_app.content.format.schema_errors import Mismatch, explain
from coping_app.content.reading.problems import (
    MAX_PROBLEMS,
    Path,
    Problem,
    format_path,
    in_order,
    nearest,
)
from coping_app.content.reading.reader import Document

MOST_ERRORS = 4 * MAX_PROBLEMS
"""So many errors of the schema are looked at: a few thousand would take seconds to put in words,
and no more than ``MAX_PROBLEMS`` of them are told."""

ModelT = TypeVar("ModelT", bound=BaseModel)


def validate(document: Document, model: type[ModelT]) -> tuple[ModelT | None, tuple[Problem, ...]]:
    """Turns a read document into a ``model``.

    Returns:
        The model, or None where anything is wrong, and all problems: the reader's and those of
        the schema, without those that only follow from another one.
    """
    if document.value is None:
        return None, document.problems
    try:
        value = model.model_validate(document.value)
    except ValidationError as error:
        found = _mismatches(error, document, model)
        problems = [_problem(mismatch, document) for mismatch in found]
        known = document.problems
        fresh = [problem for problem in problems if not follows_from(problem, known)]
        return None, in_order((*known, *fresh))[:MAX_PROBLEMS]
    return (None if document.problems else value), document.problems


def _mismatches(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[Mismatch]:
    """All errors of pydantic with their place, without consequences of other errors."""
    errors = error.errors(include_url=False)[:MOST_ERRORS]
    newer = [each for each in errors if each["loc"] == ("format",) and is_newer(document)]
    found = [_locate(each, document.value, model) for each in newer or errors]
    misspelt = {
        (mismatch.path[:-1], nearest(str(mismatch.path[-1]), mismatch.known))
        for mismatch in found
        if mismatch.kind == "extra_forbidden"
    }
    return [
        mismatch
        for mismatch in found
        if not (mismatch.kind == "missing" and (mismatch.path[:-1], mismatch.path[-1]) in misspelt)
        and not (mismatch.kind == "too_short" and _has_failed_item(mismatch, found))
    ]


def is_newer(document: Document) -> bool:
    """Whether a document says that it is of a later format, so that nothing else can be said."""
    value = document.value.get("format") if isinstance(document.value, dict) else None
    return type(value) is str and value.isdecimal() and value != "1"


def _has_failed_item(mismatch: Mismatch, found: list[Mismatch]) -> bool:
    length = len(mismatch.path)
    return any(
        len(other.path) > length and other.path[:length] == mismatch.path for other in found
    )


def _locate(error: Any, value: Any, model: type[BaseModel]) -> Mismatch:
    """Follows pydantic's location through the document, leaving out the names of union members."""
    path: list[str | int] = []
    kinds: dict[str, type[BaseModel]] = {}
    owner: type[BaseModel] = model
    for part in error["loc"]:
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
        elif part in kinds:
            owner, kinds = kinds[part], {}
            continue
        elif isinstance(value, dict):
            inner = _models_of(owner, part)
            kinds = {kind.verb: kind for kind in inner if issubclass(kind, Step)}
            if len(inner) == 1 and not kinds:
                owner = inner[0]
            value = value.get(part)
        else:
            continue
        path.append(part)
    if error["type"].startswith("union_tag") and isinstance(error["input"], dict):
        path.extend(list(error["input"])[:1])
    return Mismatch(
        path=tuple(path),
        kind=error["type"],
        value=error["input"],
        reason=error.get("ctx", {}),
        text=error["msg"],
        known=_keys_of(owner),
    )


def _models_of(owner: type[BaseModel], key: str) -> list[type[BaseModel]]:
    """The classes that can stand behind a key of ``owner``."""
    for name, field in owner.model_fields.items():
        if key == (field.alias or name):
            return _models_in(field.annotation)
    return []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _keys_of(owner: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in owner.model_fields.items())


def _problem(mismatch: Mismatch, document: Document) -> Problem:
    path = mismatch.path
    line, column = _position(mismatch, document)
    message, hint = explain(mismatch)
    return Problem(document.file, line, column, format_path(path), message, hint)


def _position(mismatch: Mismatch, document: Document) -> tuple[int, int]:
    """Of an unknown key the key; of a missing one the group it is missing in; else the value."""
    path: Path = mismatch.path
    if mismatch.kind == "extra_forbidden" or mismatch.kind.startswith("union_tag"):
        return document.marks.key(path)
    return document.marks.nearest(path)


def follows_from(problem: Problem, earlier: tuple[Problem, ...]) -> bool:
    """True where something in the same place, or in one that holds it, was refused already."""
    return any(
        problem.path == other.path or problem.path.startswith((other.path + ".", other.path + "["))
        for other in earlier
        if other.path
    )
