"""The words and numbers of "I need help now": data in ``exercises/safety``, read when wanted.

Only dataclasses of the standard library: the page must open even where a heavier part of the app
does not. The YAML reader is imported when a file is read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.strict_reading import Place, Reading, open_document

if TYPE_CHECKING:
    from coping_app.content.reading.reader import Document

MOST_AGE_DAYS = 180
"""An emergency number that was checked longer ago must not be released."""
ELSEWHERE = "ZZ"
"""Stands for "another country": a code that ISO 3166 gives to none."""
_FORMAT = "1"


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """The number of one country, where it was found, and when that was checked.

    Attributes:
        country: ISO 3166 code of two capital letters.
        number: The one that is right for a person in danger.
        police, ambulance: Beside it where they have another number; else empty.
        to_check: What the next person who checks the entry should make sure of; never shown.
    """

    country: str
    name: str
    number: str
    source: str
    checked: date
    police: str = ""
    ambulance: str = ""
    to_check: str = ""


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """Warning signs of one urgency; ``id`` is ``now``, ``today`` or ``soon``."""

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
class HelpTopic:
    """Something hard that is named plainly, with what to do; ``id`` such as ``suicide``."""

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpLabels:
    """The short words of the help page in the language of its texts.

    Where the file cannot be read, these English ones stand. ``{country}`` and ``{number}`` are
    filled in.
    """

    call: str = "Call"
    number_of: str = "Emergency number of {country}"
    guessed: str = "Found by the region of this computer. You can change it here."
    police: str = "Police: {number}"
    ambulance: str = "Ambulance: {number}"
    country: str = "Country for the number"
    not_chosen: str = "Not chosen"
    another: str = "Another country"
    people: str = "Your people"
    hint: str = "A name and a number can stand here, large."
    name: str = "Someone I can call"
    phone: str = "Their number"
    keep: str = "Keep"
    change: str = "Change these"
    listen: str = "People who listen"
    clinic: str = "For a clinic"
    ground: str = "Ground me now"
    print: str = "Print this page"


@dataclass(frozen=True, slots=True)
class WritingHelp:
    """The quiet line that stands at private writing, and the words of its way to help."""

    line: str = "Thoughts of not wanting to live? You need not be alone with them."
    button: str = "Open Help"


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """What the help page says, and which exercises it offers while waiting.

    Attributes:
        clinic: What stands before the file in which a clinic adds lines; ``clinic_how`` after it.
    """

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
    topics: tuple[HelpTopic, ...] = ()
    writing: WritingHelp = WritingHelp()
    clinic: str = ""
    clinic_how: str = ""
    labels: HelpLabels = HelpLabels()

    def countries(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every country with a number, by name, with or without accents."""
        named = ((entry.country, entry.name) for entry in self.emergency)
        return tuple(sorted(named, key=lambda each: _plain(each[1])))

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
    help_reading = Reading(_document(folder, "help", language))
    flags_reading = Reading(_document(folder, "red_flags", language))
    texts = _help(help_reading), _red_flags(flags_reading)
    if problems := [*help_reading.problems, *flags_reading.problems]:
        raise ContentError(problems)
    return SafetyTexts(*texts)


def load_writing_help(folder: Path, language: str = "en") -> WritingHelp:
    """What stands at private writing; the English words where the file cannot be read.

    Args:
        folder: ``exercises/safety``.
        language: That of the exercise.
    """
    try:
        reading = Reading(_document(folder, "help", language))
        texts = _help(reading)
    except ContentError:
        return WritingHelp()
    return WritingHelp() if reading.problems else texts.writing


_HELP_TEXTS = (
    "title", "lead", "danger", "person", "watched", "unknown", "medical", "ground_title",
    "ground_lead", "clinic", "clinic_how",
)  # fmt: skip
_WRITING = ("writing", "writing_button")
_LABELS = tuple(each.name for each in fields(HelpLabels))
_HEAD = ("format", "language", "reviewed")


def _help(reading: Reading) -> HelpTexts:
    parts = ("grounding", "emergency", "topics", "labels")
    value = reading.group((), (*_HEAD, *_HELP_TEXTS, *_WRITING, *parts))
    _check_head(reading, value)
    numbers = reading.items(value["emergency"], ("emergency",))
    topics = reading.items(value["topics"], ("topics",))
    return HelpTexts(
        **{key: reading.text(value[key], (key,)) for key in _HELP_TEXTS},
        grounding=reading.texts(value["grounding"], ("grounding",)),
        emergency=tuple(_number(reading, ("emergency", n)) for n in range(len(numbers))),
        topics=tuple(_topic(reading, ("topics", n)) for n in range(len(topics))),
        writing=WritingHelp(*(reading.text(value[key], (key,)) for key in _WRITING)),
        labels=HelpLabels() if value["labels"] is None else _labels(reading, ("labels",)),
    )


def _topic(reading: Reading, path: Place) -> HelpTopic:
    value = reading.group(path, ("id", "title", "lines"))
    return HelpTopic(
        id=reading.text(value["id"], (*path, "id")),
        title=reading.text(value["title"], (*path, "title")),
        lines=reading.texts(value["lines"], (*path, "lines")),
    )


def _labels(reading: Reading, path: Place) -> HelpLabels:
    value = reading.group(path, _LABELS)
    return HelpLabels(**{key: reading.text(value[key], (*path, key)) for key in _LABELS})


def _number(reading: Reading, path: Place) -> EmergencyNumber:
    needed = ("country", "name", "number", "source")
    optional = ("police", "ambulance", "to_check")
    value = reading.group(path, (*needed, "checked"), optional)
    texts = {key: reading.text(value[key], (*path, key)) for key in (*needed, *optional)}
    reading.country(texts["country"], (*path, "country"))
    return EmergencyNumber(
        **texts, checked=reading.day(value["checked"], (*path, "checked"))
    )


def _red_flags(reading: Reading) -> RedFlags:
    value = reading.group((), (*_HEAD, "title", "lead", "note", "groups"))
    _check_head(reading, value)
    groups = reading.items(value["groups"], ("groups",))
    return RedFlags(
        title=reading.text(value["title"], ("title",)),
        lead=reading.text(value["lead"], ("lead",)),
        note=reading.text(value["note"], ("note",)),
        groups=tuple(_flag_group(reading, ("groups", n)) for n in range(len(groups))),
    )


def _flag_group(reading: Reading, path: Place) -> FlagGroup:
    value = reading.group(path, ("id", "title", "lead", "signs"))
    return FlagGroup(
        id=reading.text(value["id"], (*path, "id")),
        title=reading.text(value["title"], (*path, "title")),
        lead=reading.text(value["lead"], (*path, "lead")),
        signs=reading.texts(value["signs"], (*path, "signs")),
    )


def _plain(name: str) -> str:
    """A name without accents and capitals, for its place in an alphabetical list."""
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _check_head(reading: Reading, value: dict[str, Any]) -> None:
    if value["format"] not in (None, _FORMAT):
        reading.refuse(("format",), "This format needs a newer app.")
    reading.text(value["language"], ("language",))
    reading.day(value["reviewed"], ("reviewed",))


def _document(folder: Path, name: str, language: str) -> Document:
    for code in (language, language.split("-")[0]):
        translated = folder / f"{name}.{code}.yaml"
        if translated.is_file():
            return open_document(translated)
    return open_document(folder / f"{name}.yaml")
