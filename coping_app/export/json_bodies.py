"""What may stand in the body of an event, for the kinds that something is worked out from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coping_app.store.text import LONGEST_TEXT

_DEEPEST = 20
_LONGEST_S = 864_000.0
"""Ten days; the store takes no longer session."""

Seconds = Annotated[float, Field(ge=0.0, le=_LONGEST_S, allow_inf_nan=False)]
Place = list[Annotated[int, Field(ge=0, le=10_000)]]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Rated = Annotated[int, Field(ge=0, le=10)] | None


class _Body(BaseModel):
    # Later versions may tell more; what is known here must be right.
    model_config = ConfigDict(extra="allow", strict=True)


class _Rating(_Body):
    moment: Literal["before", "between", "live", "after"]
    scale: Name
    value: Rated


class _DayAfter(_Body):
    scale: Name
    value: Rated


class _Answers(_Body):
    place: Place
    verb: Name
    answers: dict[Name, Any]


class _Scored(_Body):
    value: Annotated[float, Field(allow_inf_nan=False)]
    parts: dict[Name, Annotated[float, Field(allow_inf_nan=False)]]


class _Step(_Body):
    place: Place
    start_s: Seconds


class _Practised(_Body):
    practised_s: Seconds


class _Useful(_Body):
    useful: Literal["yes", "a-little", "not-today"]


_BODIES: Mapping[str, type[_Body]] = {
    "rating-given": _Rating,
    "day-after-rated": _DayAfter,
    "answer-given": _Answers,
    "questionnaire-scored": _Scored,
    "step-started": _Step,
    "practice-passed": _Practised,
    "practice-ended": _Practised,
    "session-stopped": _Practised,
    "session-finished": _Practised,
    "useful-told": _Useful,
}


def checked_body(kind: str, body: Mapping[str, Any]) -> None:
    """Holds a body against its kind. Kinds that are not in the table are only kept.

    Raises:
        ValueError: Naming what is wrong.
    """
    model = _BODIES.get(kind)
    if model is None:
        return
    try:
        model.model_validate(dict(body))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"body of {kind}: {where}: {first['msg']}") from None


def checked_json(value: Any) -> Any:
    """The value, if it is one that the store can keep.

    Raises:
        ValueError: A number that is not finite, a text that is too long, lists too deep.
    """
    _check(value, 0)
    return value


def _check(value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError(f"is deeper than {_DEEPEST} levels")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("holds a number that is not finite")
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise ValueError(f"holds a text of more than {LONGEST_TEXT} characters")
    if isinstance(value, dict):
        for key, item in value.items():
            _check(key, depth + 1)
            _check(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)
