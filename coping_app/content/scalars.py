"""The scalars of the format: text turned into checked values, and nothing guessed.

Every scalar arrives as text. Each type here says what text it takes and, where people slip, what
they probably meant. All messages are sentences for the author of an exercise.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

MAX_STEP_S = 7200.0
"""Longest single duration: two hours."""
MAX_COUNT = 999_999_999
"""Nine digits."""

_UNITS_S = {"s": 1.0, "min": 60.0, "h": 3600.0}
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,6})?) ?(s|min|h)\b")
_BARE_NUMBER = re.compile(r"\d{1,9}(\.\d{1,6})?")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})(\.\d{1,6})?")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_PATH = re.compile(r"[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)?")
_FREQUENCY = re.compile(r"daily|once|weekly|as needed|[1-7] a week")


def _need_text(value: Any, wanted: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"Expected {wanted} here, not a list or a group of keys.")
    return value.strip()


def parse_duration(value: Any) -> float:
    """Reads ``4 s``, ``4.5 s``, ``5 min``, ``1 min 30 s`` or ``1 h`` as seconds.

    Returns:
        Seconds, from 1 to 7200.

    Raises:
        ValueError: With a sentence for the author, naming the likely meaning.
    """
    if isinstance(value, float):
        return value
    text = _need_text(value, "a duration such as 90 s")
    if _BARE_NUMBER.fullmatch(text):
        raise ValueError(f'"{text}" has no unit. Did you mean "{text} s"?')
    if clock := _CLOCK.fullmatch(text):
        minutes, seconds = int(clock[1]), int(clock[2])
        raise ValueError(f'"{text}" has no unit. Did you mean "{minutes} min {seconds} s"?')
    parts = _DURATION.findall(text)
    if not parts or re.sub(r"\s+", " ", _DURATION.sub("", text)).strip():
        raise ValueError(f'"{text[:40]}" is not a duration. Write it like "90 s" or "1 min 30 s".')
    units = [unit for _, unit in parts]
    if len(set(units)) != len(units) or units != sorted(units, key=lambda u: -_UNITS_S[u]):
        raise ValueError(f'"{text[:40]}" is not a duration. Write it like "1 h", "1 min 30 s".')
    seconds_in_all = sum(float(number) * _UNITS_S[unit] for number, unit in parts)
    if not 1.0 <= seconds_in_all <= MAX_STEP_S:
        raise ValueError(f'"{text}" is out of range. A duration lasts from 1 s to 2 h.')
    return seconds_in_all


def parse_count(value: Any) -> int:
    """Reads a whole number from 1 to 999999999, written in plain digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _need_text(value, "a whole number")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise ValueError(f'"{text[:40]}" is not a whole number from 1 up, in plain digits.')
    return int(text)


def parse_number(value: Any) -> float:
    """Reads a decimal number of at most nine digits and six places."""
    if isinstance(value, float):
        return value
    text = _need_text(value, "a number")
    if not _NUMBER.fullmatch(text):
        raise ValueError(f'"{text[:40]}" is not a plain number such as 10 or 0.5.')
    return float(text)


def parse_flag(value: Any) -> bool:
    """Reads ``true`` or ``false``; no other word is taken for one of them."""
    if isinstance(value, bool):
        return value
    text = _need_text(value, "true or false")
    if text not in ("true", "false"):
        raise ValueError(f'"{text[:40]}" is neither true nor false.')
    return text == "true"


def parse_format(value: Any) -> int:
    """Reads the format number: a bare ``1``.

    Raises:
        ValueError: Quoted or unknown; a larger number means that a newer app is needed.
    """
    if value == 1:
        return 1
    text = _need_text(value, "the format number")
    if re.fullmatch(r"[2-9]|[1-9]\d{1,8}", text):
        raise ValueError(f"Format {text} needs a newer version of this app. This one reads 1.")
    raise ValueError(f'"{text[:40]}" is not a format number. Write "format: 1".')


def _matching(pattern: re.Pattern[str], wanted: str) -> Any:
    def check(value: Any) -> str:
        text = _need_text(value, wanted)
        if not pattern.fullmatch(text):
            raise ValueError(f'"{text[:60]}" is not {wanted}.')
        return text

    return BeforeValidator(check)


def _human_text(limit: int, wanted: str) -> Any:
    def check(value: Any) -> str:
        text = _need_text(value, wanted)
        if not text:
            raise ValueError(f"Expected {wanted} here; it is empty.")
        if len(text) > limit:
            raise ValueError(f"This is {len(text)} characters long; at most {limit} fit.")
        return text

    return BeforeValidator(check)



Text = Annotated[str, _human_text(20_000, "text")]
Title = Annotated[str, _human_text(120, "a title")]
Label = Annotated[str, _human_text(60, "a short label")]
Duration = Annotated[
    float,
    BeforeValidator(parse_duration),
    WithJsonSchema({"type": "string", "examples": ["90 s", "5 min", "1 min 30 s"]}),
]
Count = Annotated[int, BeforeValidator(parse_count), Field(ge=1, le=MAX_COUNT)]
Number = Annotated[float, BeforeValidator(parse_number)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Name = Annotated[str, _matching(_NAME, "a name (small letters, digits and _)")]
ExerciseId = Annotated[str, _matching(_KEBAB, "an id such as box-breathing"), Field(max_length=60)]
Language = Annotated[str, _matching(_LANGUAGE, "a language code such as en or pt-BR")]
RelativePath = Annotated[
    str, _matching(_PATH, "a file name beside the exercise, such as images/wave.png")
]
Frequency = Annotated[
    str, _matching(_FREQUENCY, 'one of "daily", "weekly", "once", "as needed", "3 a week"')
]
Condition = Annotated[str, _human_text(300, "a condition such as distress >= 8")]
Expression = Annotated[str, _human_text(300, "an expression such as mean(a, b) * 0.8")]
__all__ = [
    "Condition", "Count", "Duration", "ExerciseId", "Expression", "Flag", "Frequency", "Label",
    "Language", "Name", "Number", "RelativePath", "Text", "Title",
    "parse_count", "parse_duration", "parse_flag", "parse_format", "parse_number",
]
