"""Checks that go beyond the schema: whether an exercise holds in itself and in its surroundings."""

from __future__ import annotations

from collections.abc import Sequence

from coping_app.content.checks.check_names import check_names
from coping_app.content.checks.check_references import check_references
from coping_app.content.checks.check_shape import check_shape
from coping_app.content.checks.context import NO_CONTEXT, CheckContext
from coping_app.content.format.model import Exercise
from coping_app.content.format.repairing import repair
from coping_app.content.format.validating import follows_from, is_newer
from coping_app.content.format.walking import walk
from coping_app.content.reading.problems import (
    MAX_PROBLEMS,
    Finding,
    Problem,
    format_path,
    in_order,
)
from coping_app.content.reading.reader import Document


def check_exercise(
    exercise: Exercise, document: Document, around: CheckContext = NO_CONTEXT
) -> tuple[Problem, ...]:
    """Everything that is wrong with an exercise that fits the schema, in the order of lines."""
    return place_findings(find_all(exercise, around), document)


def find_all(
    exercise: Exercise, around: CheckContext, *, names_known: bool = True
) -> list[Finding]:
    """The same, without lines and columns; names are left out where not all of them are known."""
    steps = tuple(walk(exercise.steps))
    return [
        *check_shape(exercise, steps, around),
        *(check_names(exercise, around) if names_known else ()),
        *check_references(exercise, steps, around),
    ]


def check_the_rest(
    document: Document, problems: tuple[Problem, ...], around: CheckContext = NO_CONTEXT
) -> tuple[Problem, ...]:
    """What the schema refused, and what is wrong besides in the parts that it did not refuse."""
    repaired = repair(document.value) if not is_newer(document) else None
    if repaired is None:
        return problems
    findings = find_all(repaired.exercise, around, names_known=repaired.names_known)
    more = place_findings(findings, document)
    fresh = [problem for problem in more if not follows_from(problem, problems)]
    return in_order((*problems, *fresh))[:MAX_PROBLEMS]


def place_findings(findings: Sequence[Finding], document: Document) -> tuple[Problem, ...]:
    """Gives findings the line and column where they stand, at most 50 of them."""
    if not findings:
        return ()
    return in_order(_placed(finding, document) for finding in findings)[:MAX_PROBLEMS]


def _placed(finding: Finding, document: Document) -> Problem:
    line, column = document.marks.nearest(finding.path)
    path = format_path(finding.path)
    return Problem(document.file, line, column, path, finding.message, finding.hint)
