"""The kept copy of a plan comes back whole, or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.plan.kept_plan import keep
from coping_app.store.repositories.plans import plain_plan, plan_of
from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek

items = st.builds(
    KeptItem,
    id=st.text(min_size=1),
    often=st.sampled_from(["daily", "once", "weekly", "as needed", "3 a week"]),
    note=st.text(),
    lighter=st.text(),
)
weeks = st.builds(KeptWeek, note=st.text(), items=st.lists(items, max_size=3).map(tuple))
plans = st.builds(
    KeptPlan,
    plan=st.text(),
    title=st.text(),
    weeks=st.lists(weeks, min_size=1, max_size=3).map(tuple),
    assigned=st.booleans(),
)


@given(plans)
def test_a_plan_survives_json(plan: KeptPlan) -> None:
    assert plan_of(json.loads(json.dumps(plain_plan(plan)))) == plan


@pytest.mark.parametrize(
    "value",
    [
        None,
        "first-week",
        [],
        {},
        {"plan": "a", "title": "A", "weeks": [], "assigned": False},
        {"plan": "a", "title": "A", "weeks": [{"note": ""}], "assigned": False},
        {"plan": "a", "title": "A", "weeks": 3, "assigned": False},
        {"plan": "a", "title": "A", "weeks": [{"note": "", "items": ["x"]}], "assigned": False},
    ],
)
def test_a_damaged_copy_is_no_plan(value: Any) -> None:
    assert plan_of(value) is None


def test_missing_notes_and_lighter_versions_become_empty_text() -> None:
    class Entry:
        id, often, note, lighter = "box-breathing", "daily", None, None

    class Week:
        note, exercises = None, (Entry(),)

    class Document:
        plan, title, weeks = "calm", "Calm", (Week(),)

    kept = keep(Document(), assigned=True)

    assert kept == KeptPlan(
        "calm", "Calm", (KeptWeek("", (KeptItem("box-breathing", "daily"),)),), assigned=True
    )


def test_the_exercises_of_a_plan_include_its_lighter_ones() -> None:
    plan = KeptPlan("p", "P", (KeptWeek("", (KeptItem("long", "daily", "", "short"),)),))

    assert plan.exercise_ids() == {"long", "short"}
