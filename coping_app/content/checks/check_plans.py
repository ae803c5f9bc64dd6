"""Checks whether a plan names exercises that there are."""

from __future__ import annotations

from coping_app.content.checks.checking import place_findings
from coping_app.content.checks.library import Library
from coping_app.content.format.validating import validate
from coping_app.content.reading.problems import Finding, Problem, did_you_mean
from coping_app.content.reading.reader import Document
from coping_app.content.reference.plans import PlanDocument


def check_plan(document: Document, library: Library) -> tuple[Problem, ...]:
    """Every problem of a plan."""
    plan, problems = validate(document, PlanDocument)
    if plan is None:
        return problems
    findings: list[Finding] = []
    for number, week in enumerate(plan.weeks):
        for index, entry in enumerate(week.exercises):
            for key, exercise_id in (("id", entry.id), ("lighter", entry.lighter)):
                if exercise_id and library.find(exercise_id, plan.language) is None:
                    path = ("weeks", number, "exercises", index, key)
                    message = f'There is no exercise "{exercise_id}".'
                    hint = did_you_mean(exercise_id, library.ids())
                    findings.append(Finding(path, message, hint))
    return place_findings(findings, document)
