"""Questionnaires as data: wording, answers, scoring, bands, licence and codes in one file each.

Shipped are those that may be copied freely. A clinic that holds the rights to another one puts its
file into ``questionnaires`` in the data folder; a file there goes before a shipped one of the same
id. How answers become a score is in ``insight/scoring.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coping_app.content.format.validating import validate
from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.read_file import read_file
from coping_app.content.reading.reader import Document
from coping_app.content.reference.questionnaire_model import Questionnaire


def load_questionnaire(path: Path) -> Questionnaire:
    """Loads one questionnaire.

    Raises:
        ContentError: With everything that is wrong in the file.
    """
    return questionnaire_of(read_file(path))


def questionnaire_of(document: Document) -> Questionnaire:
    """Turns a read document into a questionnaire.

    Raises:
        ContentError: With everything that is wrong in it.
    """
    questionnaire, problems = validate(document, Questionnaire)
    if questionnaire is None:
        raise ContentError(problems)
    return questionnaire


def check_questionnaire(document: Document) -> tuple[Problem, ...]:
    """Every problem of a questionnaire."""
    return validate(document, Questionnaire)[1]


def load_questionnaires(
    folders: Sequence[Path], language: str = "en"
) -> tuple[dict[str, Questionnaire], tuple[Problem, ...]]:
    """Every questionnaire of some folders by id, in ``language`` as far as there is one.

    Args:
        folders: A later one goes before an earlier one, as a clinic's own before the shipped. One
            that is missing holds nothing.
        language: Else the main language of it is taken, else English, else any.

    Returns:
        The questionnaires, and what is wrong with the files that were left out.
    """
    wanted = (language, language.split("-")[0], "en")
    found: dict[str, Questionnaire] = {}
    problems: list[Problem] = []
    for folder in folders:
        here: dict[str, Questionnaire] = {}
        for path in sorted(folder.glob("*.yaml")):
            try:
                each = load_questionnaire(path)
            except ContentError as error:
                problems.extend(error.problems)
                continue
            known = here.get(each.questionnaire)
            if known is None or _rank(each, wanted) < _rank(known, wanted):
                here[each.questionnaire] = each
        found.update(here)
    return found, tuple(problems)


def _rank(questionnaire: Questionnaire, wanted: Sequence[str]) -> int:
    language = questionnaire.language
    return wanted.index(language) if language in wanted else len(wanted)
