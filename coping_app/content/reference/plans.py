"""Plans: which exercises in which weeks, and how often. Data of the same strictness."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from coping_app.content.format.model import Part
from coping_app.content.format.scalars import (
    Count,
    ExerciseId,
    FormatNumber,
    Frequency,
    Language,
    Text,
    Title,
)
from coping_app.content.format.validating import validate
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.read_file import read_file
from coping_app.content.reading.reader import Document

Screen = Literal["home", "kiosk"]
"""Whose screen a plan is for: a person's own, or one that many share."""


class PlanEntry(Part):
    """One exercise of a week."""

    id: ExerciseId = Field(description="The exercise.")
    often: Frequency = Field(
        default="daily", description="daily, weekly, once, as needed, or 3 a week."
    )
    note: Text | None = Field(default=None, description="A sentence for the person.")
    lighter: ExerciseId | None = Field(
        default=None, description="An easier exercise for a hard day."
    )


class PlanWeek(Part):
    """One week."""

    note: Text | None = Field(default=None, description="A sentence for the person.")
    exercises: tuple[PlanEntry, ...] = Field(
        min_length=1, max_length=30, description="What to practise."
    )


class PlanDocument(Part):
    """A starter pack, a programme, or what a therapist assigned."""

    format: FormatNumber = Field(description="Always 1. The first line of the file.")
    plan: ExerciseId = Field(description="The id of the plan.")
    version: Count = Field(description="A whole number that grows with every change.")
    title: Title = Field(description="The name that people see.")
    summary: Text | None = Field(default=None, description="One sentence on what it is for.")
    language: Language = Field(default="en", description="BCP 47 code of the words.")
    offered: Screen = Field(
        default="home",
        description="Where it is offered: home, a person's own screen, or kiosk, a shared one.",
    )
    weeks: tuple[PlanWeek, ...] = Field(min_length=1, max_length=104, description="The weeks.")


def load_plan(path: Path) -> PlanDocument:
    """Loads one plan.

    Raises:
        ContentError: With everything that is wrong in the file.
    """
    return plan_of(read_file(path))


def plan_of(document: Document) -> PlanDocument:
    """Turns a read document into a plan.

    Raises:
        ContentError: With everything that is wrong in it.
    """
    plan, problems = validate(document, PlanDocument)
    if plan is None:
        raise ContentError(problems)
    return plan


def offered_plans(folder: Path, language: str, screen: Screen) -> list[PlanDocument]:
    """Those of ``load_plans`` that are offered on this screen."""
    return [plan for plan in load_plans(folder, language) if plan.offered == screen]


def load_plans(folder: Path, language: str = "en") -> list[PlanDocument]:
    """Every plan of a folder in ``language``, by title; those in English where there is none.

    A file that has problems is left out.
    """
    plans: dict[str, PlanDocument] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            plan = load_plan(path)
        except ContentError:
            continue
        known = plans.get(plan.plan)
        if plan.language == language or (plan.language == "en" and known is None):
            plans[plan.plan] = plan
    return sorted(plans.values(), key=lambda plan: plan.title)
