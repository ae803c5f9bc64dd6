"""The shipped Spanish files: each the same as its English one, in plain and kind words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.checks.translations import part_problems, translation_problems
from coping_app.content.format.model import Body, Exercise
from coping_app.content.reference.plans import load_plan
from coping_app.content.reference.questionnaires import load_questionnaire
from coping_app.content.reference.safety_texts import load_safety_texts
from coping_app.content.reference.scales import load_scales
from coping_app.session.timeline import rehearse
from tests.unit.content.shipped import (
    FAMILIES,
    FOLDER,
    block_s,
    sentences_of,
    shipped,
    steps_of,
)

STARTER_PACKS = ("first-week", "flare", "sleep", "mood", "kiosk")
TRANSLATIONS = sorted(path for family in FAMILIES for path in (FOLDER / family).glob("*.*.yaml"))
PLANS = sorted((FOLDER / "plans").glob("*.*.yaml"))
QUESTIONNAIRES = sorted((FOLDER / "questionnaires").glob("*.*.yaml"))


def name_of(path: Path) -> str:
    return path.name


def original_of(path: Path) -> Path:
    return path.with_name(f"{path.name.split('.')[0]}.yaml")


@cache
def spanish(exercise_id: str) -> Exercise:
    """The Spanish exercise of an id; what is included stands in English where there is no other."""
    file = next((path for path in TRANSLATIONS if path.name == f"{exercise_id}.es.yaml"), None)
    return load_exercise(file) if file else shipped(exercise_id)


FOR_HARD_MOMENTS = {"right-now", "one-breath"}
FOR_TRIALS = {"quiet-pause"}


def test_what_is_for_hard_moments_and_in_the_starter_packs_is_there_in_spanish() -> None:
    wanted = {
        entry.id
        for pack in STARTER_PACKS
        for week in load_plan(FOLDER / "plans" / f"{pack}.yaml").weeks
        for entry in week.exercises
    }
    there = {path.name.split(".")[0] for path in TRANSLATIONS}
    assert wanted | FOR_HARD_MOMENTS | FOR_TRIALS <= there
    assert {path.name.split(".")[0] for path in PLANS} == set(STARTER_PACKS)
    english = {path.stem for path in (FOLDER / "questionnaires").glob("*.yaml")}
    assert {path.name.split(".")[0] for path in QUESTIONNAIRES} == {
        name for name in english if "." not in name
    }


@pytest.mark.parametrize("path", TRANSLATIONS, ids=name_of)
def test_each_translated_exercise_is_its_original_in_other_words(path: Path) -> None:
    translation = load_exercise(path)
    assert translation.language == path.name.split(".")[1]
    assert translation_problems(load_exercise(original_of(path)), translation) == []


@pytest.mark.parametrize("path", PLANS, ids=name_of)
def test_each_translated_plan_is_its_original_in_other_words(path: Path) -> None:
    assert load_plan(path).language == "es"
    assert part_problems(load_plan(original_of(path)), load_plan(path)) == []


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=name_of)
def test_each_translated_questionnaire_is_its_original_in_other_words(path: Path) -> None:
    translation = load_questionnaire(path)
    assert translation.language == "es"
    assert part_problems(load_questionnaire(original_of(path)), translation) == []


def test_the_translated_scales_are_the_same_in_other_words() -> None:
    english, translated = load_scales(FOLDER), load_scales(FOLDER, "es")
    assert {scale.language for scale in translated.values()} == {"es"}
    for scale_id, scale in english.items():
        other = translated[scale_id]
        assert (other.better, other.minimum, other.maximum) == (
            scale.better, scale.minimum, scale.maximum,
        )
        assert other.question != scale.question
        assert other.question.startswith("¿") or "¿" in other.question


def test_the_help_page_names_the_same_numbers_and_signs_in_spanish() -> None:
    english = load_safety_texts(FOLDER / "safety")
    translated = load_safety_texts(FOLDER / "safety", "es")
    assert translated.help.danger != english.help.danger
    assert translated.help.grounding == english.help.grounding
    numbers = [
        [(each.country, each.number, each.source, each.checked) for each in texts.help.emergency]
        for texts in (english, translated)
    ]
    assert numbers[0] == numbers[1]
    signs = [
        [(group.id, len(group.signs)) for group in texts.red_flags.groups]
        for texts in (english, translated)
    ]
    assert signs[0] == signs[1]


@pytest.mark.parametrize("path", TRANSLATIONS, ids=name_of)
def test_nothing_is_left_in_english(path: Path) -> None:
    same = set(sentences_of(original_of(path))) & set(sentences_of(path))
    assert [text for text in same if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []


@pytest.mark.parametrize("path", TRANSLATIONS, ids=name_of)
def test_the_spanish_lasts_as_long_as_it_says(path: Path) -> None:
    exercise = load_exercise(path)
    timeline = rehearse(exercise, spanish)
    total_s = sum(block_s(placed) for placed in timeline.blocks)
    assert exercise.length_s == pytest.approx(total_s, rel=0.1)


def guides_through_the_body(path: Path) -> bool:
    return any(isinstance(step, Body) for step in steps_of(load_exercise(path)))


@pytest.mark.parametrize("path", [*filter(guides_through_the_body, TRANSLATIONS)], ids=name_of)
def test_open_eyes_are_offered_in_spanish_too(path: Path) -> None:
    texts = " ".join(sentences_of(path)).lower()
    assert "puedes dejar los ojos abiertos" in texts
