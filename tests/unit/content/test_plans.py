"""Plans as data."""

from __future__ import annotations

import pytest

from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.plans import load_plan, load_plans, offered_plans
from tests.parsing import parse_plan

PLAN = """format: 1
plan: first-week
version: 1
title: First week
weeks:
  - note: A start.
    exercises:
      - {id: box-breathing, often: 3 a week, note: Gently., lighter: long-sigh}
      - id: long-sigh
"""


def test_a_plan_is_read():
    plan = parse_plan(PLAN.encode(), "plan.yaml")
    assert (plan.plan, plan.version, plan.title, plan.language) == (
        "first-week", 1, "First week", "en",
    )  # fmt: skip
    week = plan.weeks[0]
    assert week.note == "A start."
    first, second = week.exercises
    assert (first.id, first.often, first.note, first.lighter) == (
        "box-breathing", "3 a week", "Gently.", "long-sigh",
    )  # fmt: skip
    assert (second.often, second.note, second.lighter) == ("daily", None, None)


@pytest.mark.parametrize("often", ["daily", "weekly", "once", "as needed", "1 a week", "7 a week"])
def test_how_often(often):
    plan = parse_plan(PLAN.replace("3 a week", often).encode(), "plan.yaml")
    assert plan.weeks[0].exercises[0].often == often


@pytest.mark.parametrize("often", ["8 a week", "0 a week", "never", "2 a day", "Daily"])
def test_no_other_rhythm_is_known(often):
    with pytest.raises(ContentError) as caught:
        parse_plan(PLAN.replace("3 a week", often).encode(), "plan.yaml")
    problem = caught.value.problems[0]
    assert (problem.line, problem.path) == (8, "weeks[0].exercises[0].often")


def test_an_unknown_key_in_a_plan_is_named():
    with pytest.raises(ContentError) as caught:
        parse_plan(PLAN.replace("lighter", "ligther").encode(), "plan.yaml")
    assert caught.value.problems[0].hint == 'Did you mean "lighter"?'


def test_plans_of_a_folder_come_in_the_language_that_is_wanted(tmp_path):
    (tmp_path / "one.yaml").write_text(PLAN)
    spanish = PLAN.replace("First week", "Primera semana").replace(
        "version", "language: es\nversion"
    )
    (tmp_path / "one.es.yaml").write_text(spanish)
    (tmp_path / "two.yaml").write_text(
        PLAN.replace("first-week", "two").replace("First", "Another")
    )
    (tmp_path / "broken.yaml").write_text("format: 1\n")
    assert [plan.title for plan in load_plans(tmp_path, "es")] == ["Another week", "Primera semana"]
    assert [plan.title for plan in load_plans(tmp_path)] == ["Another week", "First week"]


def test_a_plan_for_a_shared_screen_is_not_offered_at_home(tmp_path):
    (tmp_path / "one.yaml").write_text(PLAN)
    (tmp_path / "two.yaml").write_text(
        PLAN.replace("first-week", "two").replace("version", "offered: kiosk\nversion")
    )
    at_home = offered_plans(tmp_path, "en", "home")
    shared = offered_plans(tmp_path, "en", "kiosk")
    assert [plan.plan for plan in at_home] == ["first-week"]
    assert [plan.plan for plan in shared] == ["two"]


def test_no_other_screen_is_known():
    with pytest.raises(ContentError) as caught:
        parse_plan(PLAN.replace("weeks:", "offered: office\nweeks:", 1).encode(), "plan.yaml")
    assert caught.value.problems[0].path == "offered"


def test_a_plan_that_is_missing_is_told(tmp_path):
    with pytest.raises(ContentError, match="cannot be opened"):
        load_plan(tmp_path / "none.yaml")


def test_the_shipped_plans_can_be_read():
    assert load_plans(exercises_folder() / "plans")


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_the_shipped_plans_only_the_one_for_a_shared_screen_is_kept_from_home(language):
    folder = exercises_folder() / "plans"
    at_home = {plan.plan for plan in offered_plans(folder, language, "home")}
    shared = {plan.plan for plan in offered_plans(folder, language, "kiosk")}
    assert shared == {"kiosk"}
    assert at_home == {"first-week", "flare", "sleep", "mood", "steady-weeks"}
