"""Plans of one's own beside the shipped ones, and what keeps some of them from being offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from coping_app.content.checks.checking import place_findings
from coping_app.content.reading.problems import ContentError, Finding, Problem, in_order
from coping_app.content.reading.read_file import read_file
from coping_app.content.reference.plans import PlanDocument, Screen, offered_plans, plan_of

MOST_PLANS = 200
"""So many files of one's own are read."""


def plans_at_hand(
    shipped: Path, own: Path, language: str, screen: Screen, is_known: Callable[[str], bool]
) -> tuple[Sequence[PlanDocument], tuple[Problem, ...]]:
    """Every plan that is offered on a screen, by title, and the problems of one's own.

    A plan of one's own takes the place of a shipped one of the same id, and comes in any language.

    Args:
        shipped: Folder of the shipped plans.
        own: Folder of one's own; it may be missing.
        language: The person's language.
        screen: Whose screen it is.
        is_known: Whether there is an exercise of an id.
    """
    plans, problems = _own_plans(own, is_known)
    found = {plan.plan: plan for plan in offered_plans(shipped, language, screen)}
    # In another language than the person's only where there is no other.
    for plan in sorted(plans, key=lambda plan: plan.language == language):
        if plan.offered == screen:
            found[plan.plan] = plan
    return sorted(found.values(), key=lambda plan: plan.title), problems


def _own_plans(
    folder: Path, is_known: Callable[[str], bool]
) -> tuple[list[PlanDocument], tuple[Problem, ...]]:
    plans: list[PlanDocument] = []
    problems: list[Problem] = []
    places: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("*.yaml"))[:MOST_PLANS]:
        try:
            document = read_file(path)
            plan = plan_of(document)
        except ContentError as error:
            problems += error.problems
            continue
        first = places.setdefault((plan.plan, plan.language), path)
        findings = list(_unknown(plan, is_known))
        if first != path:
            message = f'"{plan.plan}" in the same language is also in {first}.'
            findings.append(Finding(("plan",), message, "Give one of them another id."))
        if findings:
            problems += place_findings(findings, document)
        else:
            plans.append(plan)
    return plans, in_order(problems)


def _unknown(plan: PlanDocument, is_known: Callable[[str], bool]) -> Sequence[Finding]:
    """Exercises that the plan names and that there are not."""
    return [
        Finding(
            ("weeks", number, "exercises", index, key), f'There is no exercise "{exercise_id}".'
        )
        for number, week in enumerate(plan.weeks)
        for index, entry in enumerate(week.exercises)
        for key, exercise_id in (("id", entry.id), ("lighter", entry.lighter))
        if exercise_id and not is_known(exercise_id)
    ]
