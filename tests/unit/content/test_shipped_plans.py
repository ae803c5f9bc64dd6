"""Every shipped plan: what is in it, in which words, and that hard days have a lighter way."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.format.model import Draw, Form, Include, Plan, Rank, Step, Write
from coping_app.content.reference.plans import PlanDocument, load_plan
from tests.unit.content.shipped import FOLDER, IDS, shipped, steps_of

PLANS = sorted(path for path in (FOLDER / "plans").glob("*.yaml") if "." not in path.stem)
CORE_WEEKS = 8
PRIVATE = (Form, Write, Draw, Rank, Plan)
"""Steps that take in words of one person."""


def plan_named(name: str) -> PlanDocument:
    return load_plan(FOLDER / "plans" / f"{name}.yaml")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_hold_only_exercises_that_anyone_may_do(path: Path) -> None:
    plan = load_plan(path)
    assert plan.plan == path.stem
    entries = [entry for week in plan.weeks for entry in week.exercises]
    named = {entry.id for entry in entries} | {entry.lighter for entry in entries} - {None}
    assert named <= set(IDS)
    assert not any(shipped(each).assigned_only for each in named if each)


def test_the_starter_packs_hold_what_belongs_in_them() -> None:
    packs = {
        "first-week": {
            "breathing-space-3min", "diaphragmatic-breathing", "activity-pacing",
            "weekly-check-in",
        },
        "flare": {"grounding-54321", "release-only", "coping-statements", "flare-plan"},
        "sleep": {"sleep-wind-down", "autogenic", "worry-time"},
        "mood": {"pleasant-activities", "reach-out-plan", "music-listening"},
        "kiosk": {
            "release-only", "coherent-breathing", "body-scan-short", "gentle-stretch",
            "group-session",
        },
    }
    shipped_plans = {path.stem: load_plan(path) for path in PLANS}
    for name, wanted in packs.items():
        weeks = shipped_plans[name].weeks
        assert wanted <= {entry.id for week in weeks for entry in week.exercises}


def test_the_programme_has_eight_weeks_and_a_month_of_upkeep() -> None:
    weeks = plan_named("steady-weeks").weeks
    assert len(weeks) == CORE_WEEKS + 4
    assert all(2 <= len(week.exercises) <= 3 for week in weeks)
    assert all(week.note for week in weeks)


def test_the_core_of_the_programme_ends_with_a_look_back_at_all_of_life() -> None:
    weeks = plan_named("steady-weeks").weeks
    for week in (weeks[CORE_WEEKS - 1], weeks[-1]):
        assert "monthly-review" in {entry.id for entry in week.exercises}
    assert "life-areas" in {entry.id for entry in weeks[CORE_WEEKS - 1].exercises}


def test_upkeep_brings_nothing_new() -> None:
    weeks = plan_named("steady-weeks").weeks
    learnt = {entry.id for week in weeks[:CORE_WEEKS] for entry in week.exercises}
    kept_up = {entry.id for week in weeks[CORE_WEEKS:] for entry in week.exercises}
    assert kept_up <= learnt


def test_each_exercise_of_the_programme_has_a_lighter_one_that_asks_less() -> None:
    ease = ("low", "medium", "high")
    for week in plan_named("steady-weeks").weeks:
        for entry in week.exercises:
            assert entry.lighter is not None
            lighter, usual = shipped(entry.lighter), shipped(entry.id)
            assert ease.index(lighter.effort) <= ease.index(usual.effort)
            assert lighter.length_s < usual.length_s


def all_steps(exercise_id: str) -> list[Step]:
    """Every step of an exercise and of those it includes."""
    steps = list(steps_of(shipped(exercise_id)))
    for step in steps:
        if isinstance(step, Include):
            steps.extend(steps_of(shipped(step.include)))
    return steps


def test_a_shared_screen_asks_for_no_words_of_anyone() -> None:
    ids = [entry.id for week in plan_named("kiosk").weeks for entry in week.exercises]
    assert not [step for each in ids for step in all_steps(each) if isinstance(step, PRIVATE)]
