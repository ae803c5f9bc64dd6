"""From a file to a checked exercise."""

from __future__ import annotations

from pathlib import Path

from coping_app.content.checking import check_exercise, check_the_rest
from coping_app.content.model import Exercise
from coping_app.content.outside_files import read_beginning
from coping_app.content.problems import ContentError, Problem
from coping_app.content.reader import MAX_BYTES, Document, read_document
from coping_app.content.validating import validate


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, no more of them than a file of the format may have, and one.

    Raises:
        ContentError: The file cannot be opened.
    """
    try:
        return read_beginning(path, MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problem = Problem(str(path), 1, 1, "", f"This file cannot be opened: {reason}.")
        raise ContentError([problem]) from error


def read_file(path: Path) -> Document:
    """Reads a file of the format.

    Raises:
        ContentError: The file cannot be opened.
    """
    return read_document(read_bytes(path), str(path))


def load_exercise(path: Path) -> Exercise:
    """Loads one exercise.

    Raises:
        ContentError: With everything that is wrong in the file.
    """
    return exercise_of(read_file(path))


def parse_exercise(raw: bytes, file: str) -> Exercise:
    """Reads an exercise from bytes; ``file`` is what its problems are reported under.

    Raises:
        ContentError: With everything that is wrong in it.
    """
    return exercise_of(read_document(raw, file))


def exercise_of(document: Document) -> Exercise:
    """Turns a read document into an exercise that holds in itself.

    Raises:
        ContentError: With everything that is wrong in it.
    """
    exercise, problems = validate(document, Exercise)
    if exercise is None:
        raise ContentError(check_the_rest(document, problems))
    if problems := check_exercise(exercise, document):
        raise ContentError(problems)
    return exercise
