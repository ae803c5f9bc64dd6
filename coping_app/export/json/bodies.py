"""What may stand in the body of an event, for the kinds that something is worked out from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, FailFast, Field, ValidationError

from coping_app.store.base.text import LONGEST_TEXT

_DEEPEST = 20
_MOST_NAMES = 1_000
"""Answers of one step; a form has some ten."""
LONGEST_S = 864_000.0
"""Ten days; the store takes no longer session."""

Seconds = Annotated[float, Field(ge=0.0, le=LONGEST_S, allow_inf_nan=False)]
Place = Annotated[
    list[Annotated[int, Field(ge=0, le=10_000)]], FailFast(), Field(max_length=50)
]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Rated = Annotated[int, Field(ge=0, le=10)] | None


def _few(group: Any) -> Any:
    if isinstance(group, dict) and len(group) > _MOST_NAMES:
        raise ValueError(f"holds more than {_MOST_NAMES} names")
    return group


class _Body(BaseModel):
    # Later versions may tell more; what is known here must be right.
    model_config = ConfigDict(extra="allow", strict=True, hide_input_in_errors=True)


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
    answers: Annotated[dict[Name, Any], BeforeValidator(_few)]


class _Scored(_Body):
    value: Annotated[float, Field(allow_inf_nan=False)]
    parts: Annotated[
        dict[Name, Annotated[float, Field(allow_inf_nan=False)]], BeforeValidator(_few)
    ]


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

TIMED = frozenset(kind for kind, model in _BODIES.items() if model is _Practised)
"""Kinds that tell how long was practised until then."""


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
        first = error.errors(include_url=False, include_input=False)[0]
        # Only the name of the field: what lies deeper in may be the person's own words.
        raise ValueError(f"body of {kind}: {first['loc'][0]}: {first['msg']}") from None


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
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check(key, depth + 1)
            _check(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)


def _check_text(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"holds a text of more than {LONGEST_TEXT} characters")
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds half of a character")
