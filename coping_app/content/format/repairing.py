"""Makes a document whole where the schema refused parts of it, so that the rest is checked too.

An author should see all problems at once, not first those of the schema and, when they are gone,
those of names and scales. So each refused step is replaced by an empty line, each refused key of
the head by a harmless one, and the checks run on what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import Path

_HEAD: dict[str, Any] = {
    "format": "1", "id": "x", "version": "1", "title": "x", "summary": "x", "family": "cbt",
    "language": "en", "length": "1 min", "steps": [{"say": "x"}],
}
_LINE = {"say": "x"}
_STEP_LISTS = ("steps", "otherwise")
_ASKING = {"form", "let", "as", "rate", "include", "options", "steps", "otherwise"}
"""A refused step with one of these keys may have made names known."""
MAX_TURNS = 5
"""How often to repair: what is put in can be refused in its place, such as a list that is empty."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What could be saved.

    Attributes:
        exercise: The exercise with harmless parts in place of refused ones.
        names_known: False where a refused part may have made names known.
    """

    exercise: Exercise
    names_known: bool


def repair(value: Any) -> Repaired | None:
    """Repairs a read document; None where too little of it is sound. ``value`` stays as it is."""
    if not isinstance(value, dict):
        return None
    copy = _copied(value)
    names_known = True
    for _ in range(MAX_TURNS):
        try:
            return Repaired(Exercise.model_validate(copy), names_known)
        except ValidationError as error:
            for path in _innermost({_step_of(each["loc"]) for each in error.errors()}):
                names_known &= _replace(copy, path)
    return None


def _innermost(paths: set[Path]) -> list[Path]:
    """Paths with no other below them: what is around may be sound once they are replaced."""
    around = {path[:length] for path in paths for length in range(1, len(path))}
    return [path for path in paths if path not in around]


def _copied(value: Any) -> Any:
    """A copy of lists and groups; texts are shared."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _step_of(location: Iterable[str | int]) -> Path:
    """The innermost step of one of pydantic's locations, or the key of the head, as a path.

    Below each index of a list of steps pydantic names the verb once more; that is left out.
    """
    path: list[str | int] = []
    end = 1
    verb_follows = False
    for part in location:
        if verb_follows:
            verb_follows = False
            continue
        path.append(part)
        if isinstance(part, int) and len(path) > 1 and path[-2] in _STEP_LISTS:
            end = len(path)
            verb_follows = True
    return tuple(path[:end])


def _replace(document: dict[str, Any], path: Path) -> bool:
    """Puts something harmless at ``path``; False where names may be lost by that."""
    if len(path) == 1:
        key = str(path[0])
        known = key not in ("steps", "ratings")
        if key in _HEAD:
            document[key] = _copied(_HEAD[key])
        else:
            document.pop(key, None)
        return known
    holder: Any = document
    for part in path[:-1]:
        holder = holder[part]
    refused = holder[path[-1]]
    holder[path[-1]] = dict(_LINE)
    return not (isinstance(refused, dict) and _ASKING & refused.keys())
