"""What is told before an exercise starts is found in its steps, however deep."""

from __future__ import annotations

from typing import Any

from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.features.exercise.view import every_step, exercise_view, needs

HEAD = """format: 1
id: {name}
version: 1
title: A title
summary: A summary.
family: relaxation
language: en
length: 1 min
ratings: [pain]
"""
DEEP = """evidence:
  grade: B
  tested: kind
  note: One trial.
steps:
  - repeat: 2
    steps:
      - body:
          - {area: arms, say: Your arms., tense: 4 s, release: 10 s}
  - choose: Which way?
    options:
      - label: This one
        steps:
          - when: pain >= 3
            steps:
              - body:
                  - {area: legs, say: Your legs., pause: 10 s}
            otherwise:
              - say: Good.
      - label: That one
  - include: other
  - body:
      - {area: arms, say: Again., pause: 5 s}
"""
OTHER = """steps:
  - body:
      - {area: neck, say: Your neck., pause: 5 s}
  - include: deep
"""


def read(name: str, rest: str) -> Exercise:
    return parse_exercise((HEAD.format(name=name) + rest).encode(), f"{name}.yaml")


SHELF = {"deep": read("deep", DEEP), "other": read("other", OTHER)}


def load(exercise_id: str) -> Any:
    return SHELF[exercise_id]


def test_areas_are_found_at_any_depth_and_told_once() -> None:
    view = exercise_view(SHELF["deep"], load)

    assert view.areas == ("arms", "legs", "neck")
    assert view.tenses
    assert (view.grade, view.tested, view.note) == ("B", "kind", "One trial.")


def test_a_scan_that_tenses_nothing_says_so_and_no_evidence_is_no_grade() -> None:
    view = exercise_view(read("scan", OTHER.replace("  - include: deep\n", "")), load)

    assert (view.areas, view.tenses, view.grade, view.note) == (("neck",), False, None, "")


def test_exercises_that_include_each_other_are_gone_through_once() -> None:
    verbs = [step.verb for step in every_step(SHELF["other"], load)]

    assert verbs.count("include") == 2
    assert len(verbs) < 20


def test_needs_follow_from_verbs_and_music_from_its_tag() -> None:
    assert needs(("say", "form", "write"), ()) == ("write",)
    assert needs(("round", "draw", "play"), ("music",)) == ("draw", "music", "people")
    assert needs(("say", "play"), ("nature",)) == ()


def test_one_cannot_eat_with_nothing_at_hand() -> None:
    assert needs(("say",), ("noticing", "food")) == ("food",)
