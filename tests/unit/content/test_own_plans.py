"""Plans of one's own stand beside the shipped ones, and broken ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.catalog.own_plans import plans_at_hand
from coping_app.content.checks.check_files import check_paths
from coping_app.content.reference.places import exercises_folder

PLAN = """\
format: 1
plan: {plan}
version: 1
title: {title}
language: {language}
weeks:
  - exercises:
      - id: {exercise}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


def put(own: Path, name: str, **fields: str) -> None:
    told = {
        "plan": name, "title": f"Plan {name}", "language": "en", "exercise": "box-breathing",
        **fields,
    }  # fmt: skip
    (own / f"{name}.yaml").write_text(PLAN.format(**told))


def at_hand(own: Path, language: str = "en") -> tuple[list[str], list[str]]:
    plans, problems = plans_at_hand(
        exercises_folder() / "plans", own, language, "home", lambda name: name == "box-breathing"
    )
    told = [f"{Path(each.file).name}:{each.line} {each.message}" for each in problems]
    return [plan.title for plan in plans], told


def test_without_any_of_ones_own_the_shipped_ones_are_offered(tmp_path: Path) -> None:
    titles, problems = at_hand(tmp_path / "missing")
    assert "Plan mine" not in titles
    assert len(titles) >= 5
    assert problems == []


def test_one_of_ones_own_stands_beside_them_in_any_language(own: Path) -> None:
    shipped, _ = at_hand(own)
    put(own, "mine")
    put(own, "meiner", language="de")
    titles, problems = at_hand(own)
    assert set(titles) == {*shipped, "Plan mine", "Plan meiner"}
    assert titles == sorted(titles)
    assert problems == []


def test_it_takes_the_place_of_a_shipped_one_of_the_same_id(own: Path) -> None:
    shipped, _ = at_hand(own)
    put(own, "first-week", title="Our first week")
    titles, _ = at_hand(own)
    assert len(titles) == len(shipped)
    assert "Our first week" in titles


def test_of_two_languages_the_persons_own_is_offered(own: Path) -> None:
    put(own, "mine")
    put(own, "mine-es", plan="mine", title="Mi plan", language="es")
    assert "Mi plan" in at_hand(own, "es")[0]
    assert "Plan mine" not in at_hand(own, "es")[0]
    assert "Plan mine" in at_hand(own, "en")[0]


def test_broken_ones_are_named_with_their_line_and_left_out(own: Path) -> None:
    put(own, "a", exercise="no-such-thing")
    put(own, "b", title="")
    put(own, "c")
    put(own, "d", plan="c")
    titles, problems = at_hand(own)
    assert [title for title in titles if title.startswith("Plan ")] == ["Plan c"]
    assert 'a.yaml:8 There is no exercise "no-such-thing".' in problems
    assert any(told.startswith("b.yaml:4") for told in problems)
    assert any(told.startswith('d.yaml:2 "c" in the same language is also in') for told in problems)


def test_check_covers_them_together_with_ones_own_exercises(own: Path) -> None:
    from tests.unit.content.builders import exercise_yaml

    put(own, "a", exercise="my-breath")
    assert [each.path for each in check_paths([own])] == ["weeks[0].exercises[0].id"]
    exercises = own.parent / "exercises"
    exercises.mkdir()
    (exercises / "my-breath.yaml").write_bytes(exercise_yaml(id="my-breath"))
    assert check_paths([own.parent]) == []
