"""From a file to a checked exercise."""

from __future__ import annotations

from pathlib import Path

from coping_app.content.checks.checking import check_exercise, check_the_rest
from coping_app.content.format.model import Exercise
from coping_app.content.format.validating import validate
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.read_file import read_file
from coping_app.content.reading.reader import Document, read_document


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
