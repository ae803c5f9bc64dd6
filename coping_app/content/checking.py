"""Checks that go beyond the schema: whether an exercise holds in itself and in its surroundings."""

from __future__ import annotations

from coping_app.content.check_names import check_names
from coping_app.content.check_references import check_references
from coping_app.content.check_shape import check_shape
from coping_app.content.model import Exercise
from coping_app.content.problems import Finding, Problem, format_path, in_order
from coping_app.content.reader import MAX_PROBLEMS, Document
from coping_app.content.surroundings import ALONE, Surroundings


def check_exercise(
    exercise: Exercise, document: Document, around: Surroundings = ALONE
) -> tuple[Problem, ...]:
    """Everything that is wrong with an exercise that fits the schema, in the order of lines."""
    findings = [
        *check_shape(exercise, around),
        *check_names(exercise, around),
        *check_references(exercise, around),
    ]
    if not findings:
        return ()
    return in_order(place_finding(finding, document) for finding in findings)[:MAX_PROBLEMS]


def place_finding(finding: Finding, document: Document) -> Problem:
    """Gives a finding the line and column where it stands."""
    line, column = document.marks.nearest(finding.path)
    path = format_path(finding.path)
    return Problem(document.file, line, column, path, finding.message, finding.hint)
