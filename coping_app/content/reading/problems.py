"""What is wrong with a file: one place, one sentence, and a hint that helps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

MAX_PROBLEMS = 50
"""Most problems told of one file: nobody reads more at once."""
MANY = 100
"""Of more names than this, only those with the same first letter are compared: it takes long."""
Path = tuple[str | int, ...]
"""Where something stands in a document: keys and list indices, outermost first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an author has to put right.

    Attributes:
        file: The file as it was named by the caller.
        line: Line in the file, from 1.
        column: Character in the line, from 1.
        path: Place in the document, such as ``steps[2].pause``; empty for the whole document.
        message: What is wrong, one sentence.
        hint: What to do about it, or empty.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""


class Finding(NamedTuple):
    """Something wrong that has no line and column yet.

    Attributes:
        path: Where in the document.
        message: What is wrong, one sentence.
        hint: What to do about it, or empty.
    """

    path: Path
    message: str
    hint: str = ""


class ContentError(Exception):
    """A file that cannot be used, with everything found wrong in it.

    Attributes:
        problems: At least one problem, in the order of their lines.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(format_problem, self.problems)))


def format_problem(problem: Problem) -> str:
    """The two lines that a person reads: where, then what and how to put it right."""
    where = f"{problem.file}:{problem.line}:{problem.column}  {problem.path}".rstrip()
    return f"{where}\n    {problem.message} {problem.hint}".rstrip()


def format_path(path: Path) -> str:
    """Writes a path the way authors read it: ``steps[2].patern``."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            written += f".{part}" if written else str(part)
    return written


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None where nothing is near."""
    word = word[:60].lower()
    candidates = {each.lower(): each for each in known}
    compared = list(candidates)
    if len(compared) > MANY:
        compared = [each for each in compared if each[:1] == word[:1]]
    matches = get_close_matches(word, compared, n=1, cutoff=0.6)
    return candidates[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known word that was probably meant; empty where nothing is near."""
    meant = nearest(word, known)
    return f'Did you mean "{meant}"?' if meant else ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorts by file and place and drops repetitions."""
    return tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.path)))
