"""Lines where people listen: data with source and date, and none that was not checked lately.

``exercises/safety/help_lines.yaml`` is the reviewed file of a release; a clinic adds its own lines
in ``safety/help_lines.yaml`` of the data folder. A wrong number is worse than none, so a line that
was never checked, or more than 180 days ago, is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.strict_reading import Place, Reading, open_document
from coping_app.content.reference.safety_texts import ELSEWHERE, MOST_AGE_DAYS

FILE = "help_lines.yaml"
_FORMAT = "1"
_AHEAD = timedelta(days=1)
"""The day may have begun already where the line was checked."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line.

    Attributes:
        country: ISO 3166 code of two capital letters.
        number: To call; empty where there is only an address.
        url: Its address; empty where there is only a number.
        source: Where both were found.
        checked: When somebody last made sure that they are right; None: nobody has.
        own: Whether the clinic added it.
    """

    country: str
    name: str
    number: str
    url: str
    source: str
    checked: date | None
    own: bool = False

    def is_fresh(self, today: date) -> bool:
        """Whether it was checked, at most 180 days ago."""
        if self.checked is None:
            return False
        return -_AHEAD <= today - self.checked <= timedelta(days=MOST_AGE_DAYS)


def load_help_lines(
    shipped: Path, own: Path, today: date
) -> tuple[tuple[HelpLine, ...], tuple[Problem, ...]]:
    """Lines that may be shown, the clinic's own first, and what is wrong with the others.

    Args:
        shipped: Folder of the release's file.
        own: Folder of the clinic's file; it need not be there.
        today: What is too old is left out.
    """
    lines: list[HelpLine] = []
    problems: list[Problem] = []
    for folder, is_own in ((own, True), (shipped, False)):
        path = folder / FILE
        if not path.is_file():
            continue
        found, wrong = read_help_lines(path, is_own)
        problems += wrong
        lines += [line for line in found if line.is_fresh(today)]
    return tuple(lines), tuple(problems)


def lines_for(lines: tuple[HelpLine, ...], country: str) -> tuple[HelpLine, ...]:
    """Those of a country; where none was chosen, or another one, those that the clinic added."""
    wanted = country.strip().upper()
    if wanted in ("", ELSEWHERE):
        return tuple(line for line in lines if line.own)
    return tuple(line for line in lines if line.country == wanted)


def read_help_lines(
    path: Path, own: bool = False, *, demand_checked: bool = False
) -> tuple[tuple[HelpLine, ...], tuple[Problem, ...]]:
    """Every line of a file that is right in itself, checked or not, and all problems of the file.

    A problem in one line takes away that line only.
    """
    try:
        reading = Reading(open_document(path))
    except ContentError as error:
        return (), error.problems
    value = reading.group((), ("format", "lines"))
    if value["format"] not in (None, _FORMAT):
        reading.refuse(("format",), "This format needs a newer app.")
    if reading.problems:
        return (), tuple(reading.problems)
    lines = []
    for number in range(len(reading.items(value["lines"], ("lines",), least=0))):
        before = len(reading.problems)
        line = _line(reading, ("lines", number), own)
        if demand_checked and line.checked is None:
            hint = 'Call it, then add the day, such as "checked: 2025-03-31".'
            reading.refuse(("lines", number), "Nobody checked this line, so it is not shown.", hint)
        if len(reading.problems) == before:
            lines.append(line)
    return tuple(lines), tuple(reading.problems)


def check_help_lines(path: Path) -> tuple[Problem, ...]:
    """Every problem of a file; a line that nobody checked is one, too."""
    return read_help_lines(path, demand_checked=True)[1]


def _line(reading: Reading, path: Place, own: bool) -> HelpLine:
    value = reading.group(path, ("country", "name", "source"), ("number", "url", "checked"))
    texts = {
        key: reading.text(value[key], (*path, key))
        for key in ("country", "name", "source", "number", "url")
    }
    reading.country(texts["country"], (*path, "country"))
    if not texts["number"] and not texts["url"]:
        reading.refuse(path, 'Give a "number", a "url", or both.')
    if texts["url"] and not texts["url"].startswith("https://"):
        reading.refuse((*path, "url"), 'An address begins with "https://".')
    checked = value["checked"]
    day = None if checked is None else reading.day(checked, (*path, "checked"))
    return HelpLine(**texts, checked=day, own=own)
