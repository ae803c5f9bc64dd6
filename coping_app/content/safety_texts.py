"""The words and numbers of "I need help now": data in ``exercises/safety``, read when wanted.

Only dataclasses of the standard library: the page must open even where a heavier part of the app
does not. The YAML reader is imported when a file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coping_app.content.problems import ContentError, Problem, format_path, nearest

if TYPE_CHECKING:
    from coping_app.content.reader import Document

MOST_AGE_DAYS = 180
"""An emergency number that was checked longer ago must not be released."""
_FORMAT = "1"

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """The number of one country, where it was found, and when that was checked.

    Attributes:
        country: ISO 3166 code of two capital letters.
    """

    country: str
    name: str
    number: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """Warning signs of one urgency; ``id`` is ``now`` or ``soon``."""

    id: str
    title: str
    lead: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlags:
    """Signs that pain may be something new, from most to least urgent."""

    title: str
    lead: str
    note: str
    groups: tuple[FlagGroup, ...]


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """What the help page says, and which exercises it offers while waiting."""

    title: str
    lead: str
    danger: str
    person: str
    watched: str
    unknown: str
    medical: str
    ground_title: str
    ground_lead: str
    grounding: tuple[str, ...]
    emergency: tuple[EmergencyNumber, ...]

    def number_for(self, country: str) -> EmergencyNumber | None:
        """The emergency number of a country code in any case; None where it is not known."""
        wanted = country.strip().upper()
        return next((entry for entry in self.emergency if entry.country == wanted), None)

    def stale(self, today: date) -> tuple[EmergencyNumber, ...]:
        """Numbers whose last check is more than 180 days old."""
        oldest = today - timedelta(days=MOST_AGE_DAYS)
        return tuple(entry for entry in self.emergency if entry.checked < oldest)


@dataclass(frozen=True, slots=True)
class SafetyTexts:
    """Everything of ``exercises/safety`` in one language."""

    help: HelpTexts
    red_flags: RedFlags


def load_safety_texts(folder: Path, language: str = "en") -> SafetyTexts:
    """Reads ``help.yaml`` and ``red_flags.yaml``; a ``NAME.LANGUAGE.yaml`` beside them comes first.

    Raises:
        ContentError: A file is missing or has problems; all of them at once.
    """
    help_reading = _Reading(_document(folder, "help", language))
    flags_reading = _Reading(_document(folder, "red_flags", language))
    texts = _help(help_reading), _red_flags(flags_reading)
    if problems := [*help_reading.problems, *flags_reading.problems]:
        raise ContentError(problems)
    return SafetyTexts(*texts)


class _Reading:
    """Takes values out of a document and notes whatever is missing, wrong or unknown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.problems: list[Problem] = list(document.problems)

    def group(self, path: _Path, keys: tuple[str, ...]) -> dict[str, Any]:
        """The group of keys at ``path``; every one of ``keys`` must be there, and no other."""
        value = self._at(path)
        if not isinstance(value, dict):
            self.refuse(path, "Expected a group of keys here.")
            return dict.fromkeys(keys)
        for key in value:
            if key not in keys:
                near = nearest(key, keys)
                hint = f'Did you mean "{near}"?' if near else ""
                self.refuse((*path, key), f'Unknown key "{key}".', hint)
        for key in keys:
            if key not in value:
                self.refuse(path, f'"{key}" is missing.')
        return {key: value.get(key) for key in keys}

    def text(self, value: Any, path: _Path) -> str:
        """Text that is not empty; what is missing was refused already."""
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.refuse(path, "Expected text here.")
            return ""
        return value.strip()

    def items(self, value: Any, path: _Path) -> list[Any]:
        """A list with at least one item."""
        if value is None:
            return []
        if not isinstance(value, list) or not value:
            self.refuse(path, "Expected a list here.")
            return []
        return value

    def texts(self, value: Any, path: _Path) -> tuple[str, ...]:
        """A list of texts."""
        found = self.items(value, path)
        return tuple(self.text(item, (*path, index)) for index, item in enumerate(found))

    def day(self, value: Any, path: _Path) -> date:
        """A date such as 2025-03-31."""
        text = self.text(value, path)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.refuse(path, f'"{text[:40]}" is not a date such as 2025-03-31.')
            return date.min

    def refuse(self, path: _Path, message: str, hint: str = "") -> None:
        """Note a problem at the place of ``path``."""
        line, column = self._document.marks.nearest(path)
        where = format_path(path)
        self.problems.append(Problem(self._document.file, line, column, where, message, hint))

    def _at(self, path: _Path) -> Any:
        value: Any = self._document.value
        for part in path:
            value = value[part]
        return value


_HELP_TEXTS = (
    "title", "lead", "danger", "person", "watched", "unknown", "medical", "ground_title",
    "ground_lead",
)  # fmt: skip
_HEAD = ("format", "language", "reviewed")


def _help(reading: _Reading) -> HelpTexts:
    value = reading.group((), (*_HEAD, *_HELP_TEXTS, "grounding", "emergency"))
    _check_head(reading, value)
    numbers = reading.items(value["emergency"], ("emergency",))
    return HelpTexts(
        **{key: reading.text(value[key], (key,)) for key in _HELP_TEXTS},
        grounding=reading.texts(value["grounding"], ("grounding",)),
        emergency=tuple(_number(reading, ("emergency", n)) for n in range(len(numbers))),
    )


def _number(reading: _Reading, path: _Path) -> EmergencyNumber:
    keys = ("country", "name", "number", "source", "checked")
    value = reading.group(path, keys)
    texts = {key: reading.text(value[key], (*path, key)) for key in keys[:-1]}
    country = texts["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        reading.refuse((*path, "country"), f'"{country[:40]}" is not two capital letters.')
    return EmergencyNumber(
        **texts, checked=reading.day(value["checked"], (*path, "checked"))
    )


def _red_flags(reading: _Reading) -> RedFlags:
    value = reading.group((), (*_HEAD, "title", "lead", "note", "groups"))
    _check_head(reading, value)
    groups = reading.items(value["groups"], ("groups",))
    return RedFlags(
        title=reading.text(value["title"], ("title",)),
        lead=reading.text(value["lead"], ("lead",)),
        note=reading.text(value["note"], ("note",)),
        groups=tuple(_flag_group(reading, ("groups", n)) for n in range(len(groups))),
    )


def _flag_group(reading: _Reading, path: _Path) -> FlagGroup:
    value = reading.group(path, ("id", "title", "lead", "signs"))
    return FlagGroup(
        id=reading.text(value["id"], (*path, "id")),
        title=reading.text(value["title"], (*path, "title")),
        lead=reading.text(value["lead"], (*path, "lead")),
        signs=reading.texts(value["signs"], (*path, "signs")),
    )


def _check_head(reading: _Reading, value: dict[str, Any]) -> None:
    if value["format"] not in (None, _FORMAT):
        reading.refuse(("format",), "This format needs a newer app.")
    reading.text(value["language"], ("language",))
    reading.day(value["reviewed"], ("reviewed",))


def _document(folder: Path, name: str, language: str) -> Document:
    from coping_app.content.reader import read_document

    for code in (language, language.split("-")[0]):
        translated = folder / f"{name}.{code}.yaml"
        if translated.is_file():
            return read_document(_bytes(translated), str(translated))
    plain = folder / f"{name}.yaml"
    return read_document(_bytes(plain), str(plain))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problem = Problem(str(path), 1, 1, "", f"This file cannot be opened: {reason}.")
        raise ContentError([problem]) from error
