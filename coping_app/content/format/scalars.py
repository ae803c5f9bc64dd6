"""The scalars of the format: text turned into checked values, and nothing guessed.

Every scalar arrives as text. Each type here says what text it takes and, where people slip, what
they probably meant. All messages are sentences for the author of an exercise.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from coping_app.content.reading.marks import Quoted

MAX_STEP_S = 7200.0
"""Longest single duration: two hours."""
MAX_TOTAL_S = 10_800.0
"""Longest exercise: three hours."""
MAX_COUNT = 999_999_999
"""Nine digits."""

_AMOUNT = r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?"
_DURATION = re.compile(rf"(?:{_AMOUNT}h)? ?(?:{_AMOUNT}min)? ?(?:{_AMOUNT}s)?")
_WORDED = re.compile(
    rf"{_AMOUNT}(s(?:ec(?:onds?|s)?)?|m(?:in(?:utes?|s)?)?|h(?:(?:ou)?rs?)?)\.?", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_CLOCK = re.compile(r"([0-9]{1,4}):([0-9]{2})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")
_MEANT_FLAG = {
    "true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false",
}
_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows keeps for devices, with any ending; no file can be called so there."""
_PATH = re.compile(r"[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)?")
_FREQUENCY = re.compile(r"daily|once|weekly|as needed|[1-7] a week")


class SlipError(ValueError):
    """A value that does not fit, with a hint at what was probably meant.

    Attributes:
        message: What is wrong, one sentence.
        hint: What to write instead, or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".rstrip())


def _need_text(value: Any, wanted: str) -> str:
    if not isinstance(value, str):
        raise SlipError(f"Expected {wanted} here, not a list or a group of keys.")
    return value.strip()


def _need_bare(value: Any, wanted: str) -> str:
    text = _need_text(value, wanted)
    if isinstance(value, Quoted):
        raise SlipError(
            f'"{text[:40]}" is in quotes, so it is text and not {wanted}.', "Remove the quotes."
        )
    return text


def parse_duration(value: Any, longest_s: float = MAX_STEP_S) -> float:
    """Reads ``4 s``, ``4.5 s``, ``5 min``, ``1 min 30 s`` or ``1 h`` as seconds.

    Returns:
        Seconds, from 1 to ``longest_s``. A float, an already read duration, passes.

    Raises:
        SlipError: With a sentence for the author, naming the likely meaning.
    """
    if isinstance(value, float):
        return value
    return _duration(_need_text(value, "a duration such as 90 s"), longest_s)


@lru_cache(maxsize=1024)
def _duration(text: str, longest_s: float) -> float:
    """The same few durations occur thousands of times, so they are remembered."""
    found = _DURATION.fullmatch(text)
    if found is None or not text:
        raise _not_a_duration(text)
    hours, minutes, seconds = found.groups("0")
    length_s = float(hours) * 3600 + float(minutes) * 60 + float(seconds)
    if not 1.0 <= length_s <= longest_s:
        raise SlipError(
            f'"{text}" is out of range.',
            f"A duration here lasts from 1 s to {longest_s / 3600:g} h.",
        )
    return length_s


def _not_a_duration(text: str) -> SlipError:
    """What to say about a text that is no duration, naming what was probably meant."""
    if _BARE_NUMBER.fullmatch(text):
        return SlipError(f'"{text}" has no unit.', f'Did you mean "{text} s"?')
    if clock := _CLOCK.fullmatch(text):
        minutes, seconds = int(clock[1]), int(clock[2])
        return SlipError(f'"{text}" has no unit.', f'Did you mean "{minutes} min {seconds} s"?')
    if worded := _WORDED.fullmatch(text):
        unit = {"s": "s", "m": "min", "h": "h"}[worded[2][0].lower()]
        return SlipError(f'"{text}" is not a duration.', f'Did you mean "{worded[1]} {unit}"?')
    return SlipError(f'"{text[:40]}" is not a duration.', 'Write it like "90 s" or "1 min 30 s".')


def parse_count(value: Any) -> int:
    """Reads a whole number from 1 to 999999999, written in plain digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _need_bare(value, "a whole number")
    if not _COUNT.fullmatch(text):
        raise SlipError(f'"{text[:40]}" is not a whole number from 1 up, in plain digits.')
    return int(text)


def parse_number(value: Any) -> float:
    """Reads a decimal number of at most nine digits and six places."""
    if isinstance(value, float):
        return value
    text = _need_bare(value, "a number")
    if not _NUMBER.fullmatch(text):
        raise SlipError(f'"{text[:40]}" is not a plain number such as 10 or 0.5.')
    return float(text)


def parse_flag(value: Any) -> bool:
    """Reads ``true`` or ``false``; no other word is taken for one of them."""
    if isinstance(value, bool):
        return value
    text = _need_bare(value, "true or false")
    if text not in ("true", "false"):
        meant = _MEANT_FLAG.get(text.lower())
        raise SlipError(
            f'"{text[:40]}" is neither true nor false.',
            f'Did you mean "{meant}"?' if meant else "",
        )
    return text == "true"


def parse_format(value: Any) -> int:
    """Reads the format number: a bare ``1``.

    Raises:
        SlipError: Quoted or unknown; a larger number means that a newer app is needed.
    """
    if type(value) is int and value == 1:
        return 1
    text = _need_bare(value, "a format number")
    if text == "1":
        return 1
    if _COUNT.fullmatch(text):
        raise SlipError(
            f"Format {text} needs a newer version of this app.", "This version reads format 1."
        )
    raise SlipError(f'"{text[:40]}" is not a format number.', 'Write "format: 1".')


def parse_sound(value: Any) -> str:
    """Reads ``choose``, or the name of a recording beside the exercise."""
    text = _need_text(value, _A_PATH)
    if not _PATH.fullmatch(text) or len(text) > 100:
        raise SlipError(f'"{text[:60]}" is neither "choose" nor {_A_PATH}.')
    return _no_device(text)


def _no_device(name: str) -> str:
    """A name that can be a file's on every system."""
    if part := next((part for part in name.split("/") if _DEVICE.fullmatch(part)), ""):
        raise SlipError(f'Windows keeps the name "{part}" for itself.', "Choose another name.")
    return name


def _matching(
    pattern: re.Pattern[str], wanted: str, longest: int = 60, names_a_file: bool = False
) -> Any:
    def check(value: Any) -> str:
        text = _need_text(value, wanted)
        if len(text) > longest:
            raise SlipError(f"This is {len(text)} characters long; at most {longest} fit.")
        if not pattern.fullmatch(text):
            raise SlipError(f'"{text[:60]}" is not {wanted}.')
        return _no_device(text) if names_a_file else text

    return BeforeValidator(check)


def _human_text(limit: int, wanted: str) -> Any:
    def check(value: Any) -> str:
        text = _need_text(value, wanted)
        if not text:
            raise SlipError(f"Expected {wanted} here; it is empty.")
        if len(text) > limit:
            raise SlipError(f"This is {len(text)} characters long; at most {limit} fit.")
        return text

    return BeforeValidator(check)


def _in_schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


_A_PATH = "a file name beside the exercise, such as images/wave.png"
_DURATION_SCHEMA = _in_schema(
    type="string",
    pattern=r"^([0-9.]+ ?h)? ?([0-9.]+ ?min)? ?([0-9.]+ ?s)?$",
    minLength=2,
    examples=["90 s", "5 min", "1 min 30 s"],
)

Text = Annotated[
    str, _human_text(20_000, "text"), _in_schema(type="string", minLength=1, maxLength=20_000)
]
Title = Annotated[
    str, _human_text(120, "a title"), _in_schema(type="string", minLength=1, maxLength=120)
]
Label = Annotated[
    str, _human_text(60, "a short label"), _in_schema(type="string", minLength=1, maxLength=60)
]
Duration = Annotated[float, BeforeValidator(parse_duration), _DURATION_SCHEMA]
TotalDuration = Annotated[
    float, BeforeValidator(lambda value: parse_duration(value, MAX_TOTAL_S)), _DURATION_SCHEMA
]
FormatNumber = Annotated[int, BeforeValidator(parse_format), _in_schema(const=1)]
Count = Annotated[
    int, BeforeValidator(parse_count), _in_schema(type="integer", minimum=1, maximum=MAX_COUNT)
]
Number = Annotated[float, BeforeValidator(parse_number), _in_schema(type="number")]
Flag = Annotated[bool, BeforeValidator(parse_flag), _in_schema(type="boolean")]
Name = Annotated[
    str,
    _matching(_NAME, "a name (small letters, digits and _)"),
    _in_schema(type="string", pattern=f"^{_NAME.pattern}$"),
]
ExerciseId = Annotated[
    str,
    _matching(_KEBAB, "an id such as box-breathing", names_a_file=True),
    _in_schema(type="string", pattern=f"^{_KEBAB.pattern}$", maxLength=60),
]
Language = Annotated[
    str,
    _matching(_LANGUAGE, "a language code such as en or pt-BR"),
    _in_schema(type="string", pattern=f"^{_LANGUAGE.pattern}$"),
]
RelativePath = Annotated[
    str,
    _matching(_PATH, _A_PATH, longest=100, names_a_file=True),
    _in_schema(type="string", pattern=f"^{_PATH.pattern}$", maxLength=100),
]
Sound = Annotated[
    str,
    BeforeValidator(parse_sound),
    _in_schema(type="string", pattern=f"^{_PATH.pattern}$", maxLength=100),
]
Frequency = Annotated[
    str,
    _matching(_FREQUENCY, 'one of "daily", "weekly", "once", "as needed", "3 a week"'),
    _in_schema(type="string", pattern=f"^({_FREQUENCY.pattern})$"),
]
Condition = Annotated[
    str,
    _human_text(300, "a condition such as distress >= 8"),
    _in_schema(type="string", minLength=1, maxLength=300),
]
Expression = Annotated[
    str,
    _human_text(300, "an expression such as mean(a, b) * 0.8"),
    _in_schema(type="string", minLength=1, maxLength=300),
]
