"""Every shipped exercise, scale and safety page keeps what the content promises."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import (
    STEP_KINDS,
    Body,
    Breathe,
    Draw,
    Form,
    Include,
    Rate,
    Show,
    Step,
    Wait,
    Write,
)
from coping_app.content.format.walking import verbs_of
from coping_app.content.reference.areas import AREAS
from coping_app.content.reference.care_kinds import is_hard_writing, is_movement, moves_body
from coping_app.content.reference.scales import load_scales
from coping_app.session.timeline import all_paths, rehearse
from tests.unit.content.reviews import REVIEWED, judged
from tests.unit.content.shipped import (
    FOLDER,
    IDS,
    PATHS,
    block_s,
    sentences_of,
    shipped,
    steps_of,
    usual,
)


def every_step() -> list[Step]:
    return [step for each in IDS for step in steps_of(shipped(each))]


@pytest.mark.parametrize("exercise_id", IDS)
def test_each_file_loads_without_a_problem_and_stands_where_it_belongs(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    path = PATHS[exercise_id]
    assert exercise.id == path.stem
    assert exercise.family == path.parent.name
    assert exercise.language == "en"


@pytest.mark.parametrize("exercise_id", judged(IDS))
def test_each_file_says_first_for_which_format_it_is_written(exercise_id: str) -> None:
    assert PATHS[exercise_id].read_text(encoding="utf-8").startswith("format: 1\n")


def test_every_verb_of_the_format_is_used_somewhere() -> None:
    assert {step.verb for step in every_step()} == set(STEP_KINDS)


def test_every_special_key_of_the_format_is_used_somewhere() -> None:
    steps = every_step()
    waits = [step for step in steps if isinstance(step, Wait)]
    breaths = [step for step in steps if isinstance(step, Breathe)]
    forms = [step for step in steps if isinstance(step, Form)]
    assert {wait.scene for wait in waits} >= {"sea", "stream", "candle"}
    assert any(wait.bell_every for wait in waits)
    assert any(getattr(step, "bell", "none") == "before" for step in steps)
    assert any(breath.words for breath in breaths)
    assert any(breath.start and breath.over_s for breath in breaths)
    assert any(form.keep_in_view for form in forms)
    assert any(form.save_as and form.source for form in forms)
    assert {field.type for form in forms for field in form.form} == {
        "text", "long", "number", "scale", "choice", "choices", "list", "date", "time",
    }
    assert {step.keep for step in steps if isinstance(step, Write)} == {"ask", "always", "never"}
    assert {step.on for step in steps if isinstance(step, Draw)} == {"blank", "body"}
    assert {step.live for step in steps if isinstance(step, Rate)} == {True, False}
    charts = {step.chart for step in steps if isinstance(step, Show)}
    assert charts >= {"before-after", "trend", "practice"}
    assert any(step.steps_only for step in steps if isinstance(step, Include))
    assert any(getattr(step, "otherwise", ()) for step in steps)
    assert any(shipped(each).background for each in IDS)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_stated_length_is_within_a_tenth_of_the_rehearsal(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    total_s = sum(block_s(placed) for placed in usual(exercise_id).blocks)
    assert exercise.length_s == pytest.approx(total_s, rel=0.1)


@pytest.mark.parametrize("exercise_id", IDS)
def test_each_way_through_ends_within_three_hours(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    for path in all_paths(exercise, shipped):
        timeline = rehearse(exercise, shipped, path=path)
        assert timeline.blocks
        assert timeline.total_s <= 3 * 3600


def test_box_breathing_is_four_by_four_eighteen_times() -> None:
    breath = next(s for s in steps_of(shipped("box-breathing")) if isinstance(s, Breathe))
    pattern = breath.breathe
    phases = (pattern.inhale_s, pattern.hold_s, pattern.exhale_s, pattern.rest_s)
    assert phases == (4, 4, 4, 4)
    assert breath.rounds == 18


@pytest.mark.parametrize("exercise_id", judged(IDS))
def test_body_steps_name_known_areas_and_tense_gently(exercise_id: str) -> None:
    bodies = [step for step in steps_of(shipped(exercise_id)) if isinstance(step, Body)]
    for part in (part for body in bodies for part in body.body):
        assert part.area in AREAS
        if part.tense is not None:
            assert 5 <= part.tense <= 7
            assert part.release is not None
            assert 20 <= part.release <= 40


def test_release_only_never_asks_to_tense() -> None:
    bodies = [step for step in steps_of(shipped("release-only")) if isinstance(step, Body)]
    assert bodies
    assert all(part.tense is None and part.release for body in bodies for part in body.body)


PRACTICE = (Breathe, Body, Wait)
GUIDED_S = 60.0
"""From here on a person may have closed the eyes or drifted off."""


@pytest.mark.parametrize(
    "exercise_id",
    judged(
        each for each in IDS
        if not shipped(each).background
        and any(isinstance(step, PRACTICE) for step in steps_of(shipped(each)))
        and each != "activity-pacing"
    ),
)
def test_open_eyes_are_offered_where_one_might_close_them(exercise_id: str) -> None:
    texts = " ".join(sentences_of(PATHS[exercise_id])).lower()
    assert "eyes can stay open" in texts


BACK = ("look around the room", "you are here", "next hour", "thank you all", "wherever you are",
        "good night")


@pytest.mark.parametrize("exercise_id", judged(IDS))
def test_a_guided_practice_brings_the_person_back_on_every_way(exercise_id: str) -> None:
    exercise = shipped(exercise_id)
    for path in all_paths(exercise, shipped):
        timeline = rehearse(exercise, shipped, path=path)
        lines = " ".join([cue.caption for cue in timeline.cues if cue.spoken][-4:]).lower()
        assert timeline.total_s < GUIDED_S or any(phrase in lines for phrase in BACK), path


def test_the_ladder_and_the_writing_of_hard_things_are_offered_only_with_a_preparation() -> None:
    assigned = {each for each in REVIEWED if shipped(each).assigned_only}
    assert assigned == {"exposure-ladder", "expressive-writing", "anger-letter", "grief-losses"}
    for each in assigned:
        told = shipped(each).prepare
        assert told is not None
        assert "Stop" in told.stop
        assert "therapist" in told.later


def test_the_stop_rules_know_what_moves_the_body_and_what_is_writing_of_hard_things() -> None:
    moving = {each for each in REVIEWED if is_movement(shipped(each).tags)}
    assert moving == {
        "gentle-stretch", "micro-break-timer", "mindful-movement", "mindful-walking",
    }
    # Some pain is expected there; a rule that ends it would teach the fear.
    assert moves_body(shipped("exposure-ladder").tags)
    assert "pain" in shipped("exposure-ladder").ratings
    translated = load_exercise(FOLDER / "wellbeing" / "gentle-stretch.es.yaml")
    assert is_movement(translated.tags)
    writing = {
        each
        for each in REVIEWED
        if is_hard_writing(shipped(each).family, verbs_of(shipped(each)), shipped(each).ratings)
    }
    assert writing == {"anger-letter", "expressive-writing", "grief-losses", "letter-to-pain"}


def test_a_high_distress_before_riding_out_a_peak_leads_to_grounding_first() -> None:
    first = shipped("pain-surfing").steps[0]
    assert getattr(first, "when", "") == "distress >= 8"
    includes = [step.include for step in steps_of(first) if isinstance(step, Include)]
    assert includes == ["grounding-54321"]


def test_scales_say_when_they_mean() -> None:
    scales = load_scales(FOLDER).values()
    questions = [scale.question for scale in scales]
    when = ("right now", "last night", "In the past week", "would this worry")
    assert all(any(words in question for words in when) for question in questions)


def test_the_scales_point_the_right_way() -> None:
    better = {scale.id: scale.better for scale in load_scales(FOLDER).values()}
    low = {"pain", "bother", "distress", "tension", "worry", "ladder_worry",
           "week_pain", "week_enjoyment", "week_activity"}
    assert {each for each, end in better.items() if end == "low"} == low
    assert set(better) - low >= {
        "mood", "energy", "confidence", "sleep", "week_function", "week_social",
        "week_satisfaction",
    }


def safety(name: str) -> dict[str, Any]:
    text = (FOLDER / "safety" / name).read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def test_warning_signs_come_in_three_groups_and_are_no_diagnosis() -> None:
    flags = safety("red_flags.yaml")
    groups = {group["id"]: group for group in flags["groups"]}
    assert list(groups) == ["now", "today", "soon"]
    assert "not a diagnosis" in flags["note"]
    assert "Do not finish the exercise" in groups["now"]["lead"]
    assert all("New or different" in group["lead"] for group in groups.values())
    assert [len(group["signs"]) for group in groups.values()] == [11, 6, 8]
    assert "the same day" in groups["today"]["lead"]
    same_day = " ".join(groups["today"]["signs"])
    assert all(each in same_day for each in ("joint", "calf", "Fever, and a weak immune system"))


def test_help_names_only_short_emergency_numbers_with_source_and_date() -> None:
    help_page = safety("help.yaml")
    entries = help_page["emergency"]
    countries = [entry["country"] for entry in entries]
    assert len(set(countries)) == len(countries)
    for entry in entries:
        assert re.fullmatch(r"[A-Z]{2}", entry["country"])
        assert re.fullmatch(r"[0-9]{3}", entry["number"])
        assert entry["source"]
        assert date.fromisoformat(entry["checked"]) >= date(2026, 11, 24)
    assert "local emergency number" in help_page["unknown"]
    assert set(help_page["grounding"]) <= set(IDS)
