"""What a clinician looks for in each exercise: distress asked, risks named, nothing overclaimed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.format.walking import verbs_of
from coping_app.content.reference.care_kinds import is_hard_writing, is_movement
from coping_app.content.reference.evidence_words import what_was_tested
from tests.unit.content.reviews import judged
from tests.unit.content.shipped import FAMILIES, FOLDER, IDS, PATHS, sentences_of, shipped

TWINS = sorted(path for family in FAMILIES for path in (FOLDER / family).glob("*.es.yaml"))
FILES = [*PATHS.values(), *TWINS]


def name_of(path: Path) -> str:
    return path.name


def id_of(path: Path) -> str:
    return path.name.split(".")[0]


def is_spanish(path: Path) -> bool:
    return ".es." in path.name


STIRRING_TAGS = {
    "feelings", "loss", "fear", "anger", "kindness", "worry", "writing", "comfort", "calm",
    "looking back", "muscles",
}
STIRRING_VERBS = {"write", "draw", "rank"}
ASKED_ELSEWHERE = {
    "sleep-wind-down": "Sleep is rated the next morning: no question stands before falling asleep.",
    "weekly-check-in": "It is the rating.",
    "right-now": "No question stands before or after the way for hard moments.",
    "one-breath": "It is part of that way.",
}


def can_stir(exercise: Exercise) -> bool:
    """Writing, drawing, fears, losses, the body from inside, kindness, quiet: not mere movement."""
    if is_movement(exercise.tags) and "fear" not in exercise.tags:
        return False
    return (
        exercise.family == "mindfulness"
        or not STIRRING_VERBS.isdisjoint(verbs_of(exercise))
        or not STIRRING_TAGS.isdisjoint(exercise.tags)
    )


STIRRING = [each for each in IDS if can_stir(shipped(each)) and each not in ASKED_ELSEWHERE]


def test_the_rule_finds_what_is_known_to_stir() -> None:
    assert set(STIRRING) >= {
        "anger-letter", "expressive-writing", "grief-losses", "letter-to-pain", "exposure-ladder",
        "thought-record", "worry-time", "body-scan-short", "body-scan-long", "guided-imagery",
        "loving-kindness", "breath-awareness", "autogenic", "draw-pain", "music-listening",
        "values-goals", "release-only",
    }
    assert set(STIRRING).isdisjoint({"gentle-stretch", "micro-break-timer", "appointment-prep"})


@pytest.mark.parametrize("exercise_id", judged(STIRRING))
def test_whatever_can_stir_asks_for_distress(exercise_id: str) -> None:
    assert "distress" in shipped(exercise_id).ratings


@pytest.mark.parametrize("path", TWINS, ids=name_of)
def test_a_translation_asks_for_the_same_and_was_tested_as_much(path: Path) -> None:
    twin, original = load_exercise(path), shipped(id_of(path))
    assert twin.ratings == original.ratings
    assert twin.evidence is not None
    assert original.evidence is not None
    assert (twin.evidence.grade, twin.evidence.tested, twin.evidence.sources) == (
        original.evidence.grade, original.evidence.tested, original.evidence.sources,
    )


EYES = ("eyes can stay open", "puedes dejar los ojos abiertos")
OPEN_EYES = "eyes open"


def turns_inward(path: Path) -> bool:
    """Eyes may close, attention turns inward, or music takes it; eyes stay open where tagged."""
    english = shipped(id_of(path))
    if OPEN_EYES in english.tags or english.background:
        return False
    texts = " ".join(sentences_of(path)).lower()
    return (
        english.family in ("mindfulness", "relaxation")
        or any(words in texts for words in EYES)
        or (english.family == "expressive" and not {"play", "draw"}.isdisjoint(verbs_of(english)))
    )


@pytest.mark.parametrize("path", judged(filter(turns_inward, FILES), id_of), ids=name_of)
def test_where_attention_turns_inward_nobody_drives_or_uses_machines(path: Path) -> None:
    words = (
        "No mientras conduces o usas máquinas." if is_spanish(path)
        else "Not while driving or using machines."
    )
    assert words in load_exercise(path).cautions


INWARD_LONG = {"autogenic", "guided-imagery"}


def is_meditation(path: Path) -> bool:
    """Quiet attention to what goes on inside; not senses, movement or open eyes."""
    exercise = shipped(id_of(path))
    apart = {OPEN_EYES, "senses", "movement"}
    return exercise.id in INWARD_LONG or (
        exercise.family == "mindfulness" and apart.isdisjoint(exercise.tags)
    )


@pytest.mark.parametrize("path", judged(filter(is_meditation, FILES), id_of), ids=name_of)
def test_where_meditation_brings_risk_the_risks_are_named(path: Path) -> None:
    cautions = " ".join(load_exercise(path).cautions).lower()
    for words in (
        ("psicosis", "epilepsia", "lejos de ti") if is_spanish(path)
        else ("psychosis", "fits", "far away from yourself")
    ):
        assert words in cautions
    if id_of(path) != "autogenic":
        assert "trauma" in cautions


def test_long_meditation_tells_that_some_people_feel_worse() -> None:
    for each in ("body-scan-long", "breath-awareness", "loving-kindness"):
        assert "one in twelve people feel worse" in " ".join(shipped(each).cautions)


WRITING = [
    each
    for each in IDS
    if is_hard_writing(shipped(each).family, verbs_of(shipped(each)), shipped(each).ratings)
]


@pytest.mark.parametrize("exercise_id", judged(WRITING))
def test_private_writing_of_hard_things_names_the_worst_thoughts_and_the_help_page(
    exercise_id: str,
) -> None:
    named = ("not wanting to live", "thinking of death", "harming someone, or yourself")
    assert any(
        words in caution and "help page now" in caution
        for caution in shipped(exercise_id).cautions
        for words in named
    )


OF_A_WHOLE = re.compile(r"course|class|part|alone|compared|curso|parte|comparar|sola")
"""A note on a package speaks of the whole, or says that the part was not tested."""
OVERCLAIM = re.compile(
    r"\b(proven|cures?|guarantee\w*|works? (?:well|best)|helps? (?:most|best)|always|"
    r"funciona|cura|garantiza\w*|siempre|más ayuda)\b", re.IGNORECASE
)


@pytest.mark.parametrize("path", judged(FILES, id_of), ids=name_of)
def test_the_evidence_line_says_what_was_tested_and_claims_no_more(path: Path) -> None:
    exercise = load_exercise(path)
    evidence = exercise.evidence
    assert evidence is not None
    assert evidence.tested is not None
    assert (evidence.grade == "D") == (evidence.tested == "nothing")
    line = what_was_tested(evidence.grade, evidence.tested, exercise.language)
    assert line.startswith(("Tested ", "Estudiado ")) == (evidence.tested == "alone")
    assert line.startswith(("Part of ", "Parte de ")) == (evidence.tested == "package")
    if evidence.tested == "package":
        assert OF_A_WHOLE.search(evidence.note), evidence.note
    assert not OVERCLAIM.search(f"{line} {evidence.note}")


@pytest.mark.parametrize("grade", ["A", "B", "C"])
def test_a_file_that_does_not_say_what_was_tested_claims_no_test_of_itself(grade: str) -> None:
    assert not what_was_tested(grade, "").startswith("Tested ")
    for language in ("en", "es", "pt-BR"):
        said = {what_was_tested(grade, each, language) for each in ("alone", "kind", "package")}
        assert len(said) == 3
        assert all(len(each.split()) <= 15 for each in said)
    assert what_was_tested(grade, "alone", "es-MX") == what_was_tested(grade, "alone", "es")


@pytest.mark.parametrize(
    "path", judged([*FILES, *(FOLDER / "plans").glob("*.yaml")], id_of), ids=name_of
)
def test_no_sentence_says_that_a_dose_works_best(path: Path) -> None:
    assert [text for text in sentences_of(path) if DOSE.search(text)] == []


DOSE = re.compile(
    r"\bworks? (?:well|best)\b|\bhelps? (?:most|best)\b|\bmejor funciona|\blo que más ayuda\b|"
    r"\bva bien\. |\bes lo mejor\b", re.IGNORECASE
)
