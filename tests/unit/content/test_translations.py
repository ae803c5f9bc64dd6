"""A translation is its original in other words, and whatever else differs is found."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from coping_app.content.checks.check_files import check_paths
from coping_app.content.checks.translations import part_problems, translation_problems
from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import format_path

ENGLISH: dict[str, Any] = {
    "format": "1", "id": "calm", "version": "2", "title": "Calm", "summary": "A short calm.",
    "family": "relaxation", "language": "en", "length": "1 min", "ratings": ["distress"],
    "tags": ["quick"], "cautions": ["Stop when dizzy."],
    "evidence": {"grade": "D", "note": "Not tested.", "sources": ["A handout"]},
    "steps": [
        {"choose": "Which way?", "as": "way", "options": [
            {"label": "Short"}, {"label": "Long", "steps": [{"say": "Long then.", "pause": "4 s"}]},
        ]},
        {"form": [
            {"ask": "What is it?", "as": "it", "options": ["one", "two"]},
            {"ask": "How much?", "as": "much", "type": "scale", "low": "none", "high": "all"},
            {"ask": "Which?", "as": "which", "type": "choice", "options": ["red", "blue"]},
        ], "save_as": "My card", "from": "My card"},
        {"when": 'way == "Long" and which == "blue"', "steps": [
            {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": "3",
             "words": {"in": "In", "out": "Out"}},
        ], "otherwise": [{"say": "You wrote {it}."}]},
        {"body": [{"area": "hands", "say": "Your hands.", "pause": "5 s"}]},
    ],
}  # fmt: skip
SPANISH: dict[str, Any] = {
    **ENGLISH, "language": "es", "title": "Calma", "summary": "Una calma corta.",
    "tags": ["breve"], "cautions": ["Para si te mareas."],
    "evidence": {"grade": "D", "note": "Sin estudiar.", "sources": ["A handout"]},
    "steps": [
        {"choose": "¿Qué camino?", "as": "way", "options": [
            {"label": "Corto"}, {"label": "Largo", "steps": [{"say": "Largo.", "pause": "4 s"}]},
        ]},
        {"form": [
            {"ask": "¿Qué es?", "as": "it", "options": ["uno", "dos"]},
            {"ask": "¿Cuánto?", "as": "much", "type": "scale", "low": "nada", "high": "todo"},
            {"ask": "¿Cuál?", "as": "which", "type": "choice", "options": ["rojo", "azul"]},
        ], "save_as": "Mi tarjeta", "from": "Mi tarjeta"},
        {"when": 'way == "Largo" and which == "azul"', "steps": [
            {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": "3",
             "words": {"in": "Entra", "out": "Sale"}},
        ], "otherwise": [{"say": "Escribiste {it}."}]},
        {"body": [{"area": "hands", "say": "Tus manos.", "pause": "5 s"}]},
    ],
}  # fmt: skip
ORIGINAL = Exercise.model_validate(ENGLISH)


def found(change: Callable[[Any], Any]) -> list[str]:
    """Places of all findings after a change to the translation."""
    document = deepcopy(SPANISH)
    change(document)
    problems = translation_problems(ORIGINAL, Exercise.model_validate(document))
    return [format_path(problem.path) for problem in problems]


def setting(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = to

    return change


def test_other_words_alone_are_no_problem() -> None:
    assert translation_problems(ORIGINAL, Exercise.model_validate(SPANISH)) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (setting("language", to="en"), "language"),
        (setting("id", to="calma"), "id"),
        (setting("version", to="3"), "version"),
        (setting("length", to="2 min"), "length"),
        (setting("family", to="mindfulness"), "family"),
        (setting("assigned_only", to="true"), "assigned_only"),
        (setting("ratings", to=["pain"]), "ratings[0]"),
        (setting("ratings", to=[]), "ratings"),
        (setting("cautions", to=[]), "cautions"),
        (setting("evidence", "grade", to="A"), "evidence.grade"),
        (setting("evidence", "sources", to=["Un folleto"]), "evidence.sources[0]"),
        (setting("steps", 0, "as", to="camino"), "steps[0].as"),
        (
            setting("steps", 0, "options", 1, "steps", 0, "pause", to="5 s"),
            "steps[0].options[1].steps[0].pause",
        ),
        (setting("steps", 1, "form", 0, "as", to="eso"), "steps[1].form[0].as"),
        (setting("steps", 1, "form", 1, "type", to="number"), "steps[1].form[1].type"),
        (setting("steps", 1, "form", 0, "options", to=["uno"]), "steps[1].form[0].options"),
        (setting("steps", 1, "form", 0, "hint", to="Más"), "steps[1].form[0].hint"),
        (
            setting("steps", 2, "steps", 0, "breathe", "out", to="8 s"),
            "steps[2].steps[0].breathe.out",
        ),
        (setting("steps", 2, "steps", 0, "rounds", to="4"), "steps[2].steps[0].rounds"),
        (setting("steps", 2, "otherwise", 0, "say", to="Bien."), "steps[2].otherwise[0].say"),
        (setting("steps", 3, "body", 0, "area", to="feet"), "steps[3].body[0].area"),
        (setting("steps", 3, to={"say": "Tus manos."}), "steps[3]"),
        (lambda document: document["steps"].pop(), "steps"),
    ],
)
def test_each_difference_is_found_where_it_stands(
    change: Callable[[Any], None], place: str
) -> None:
    assert place in found(change)


@pytest.mark.parametrize(
    "condition",
    [
        'way == "Corto" and which == "azul"',
        'way == "Largo" and which == "rojo"',
        'way == "Largo" or which == "azul"',
        'way == "Long" and which == "blue"',
        'way != "Largo" and which == "azul"',
        'which == "azul"',
        'way == "Largo',
    ],
)
def test_a_condition_that_means_another_option_is_found(condition: str) -> None:
    assert found(setting("steps", 2, "when", to=condition)) == ["steps[2].when"]


def test_a_condition_on_numbers_is_the_same() -> None:
    english, spanish = deepcopy(ENGLISH), deepcopy(SPANISH)
    english["steps"][2]["when"] = "much >= 3"
    spanish["steps"][2]["when"] = "much >= 4"
    problems = translation_problems(
        Exercise.model_validate(english), Exercise.model_validate(spanish)
    )
    assert [problem.hint for problem in problems] == ["There: much >= 3"]


def test_a_card_keeps_one_name_within_a_translation() -> None:
    assert found(setting("steps", 1, "from", to="Otra tarjeta")) == ["steps[1].from"]


def test_after_a_step_of_another_kind_nothing_that_follows_is_blamed() -> None:
    places = found(lambda document: document["steps"].insert(1, {"say": "De más."}))
    assert places == ["steps[1]"]


def test_a_hint_says_what_stands_in_the_original() -> None:
    document = deepcopy(SPANISH)
    document["steps"][3]["body"][0]["pause"] = "9 s"
    problems = part_problems(ORIGINAL, Exercise.model_validate(document))
    assert [problem.hint for problem in problems] == ["There it is 5."]


def test_the_check_of_files_holds_a_translation_against_the_file_beside_it(tmp_path: Path) -> None:
    plain = (
        "format: 1\nid: calm\nversion: 1\ntitle: Calm\nsummary: Short.\nfamily: relaxation\n"
        "language: en\nlength: 5 s\nsteps:\n  - say: Breathe.\n    pause: 4 s\n"
    )
    (tmp_path / "calm.yaml").write_text(plain, encoding="utf-8")
    other = plain.replace("language: en", "language: es").replace("pause: 4 s", "pause: 5 s")
    (tmp_path / "calm.es.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "calm.pt.yaml").write_text(other.replace("5 s\n", "4 s\n"), encoding="utf-8")
    problems = {(Path(p.file).name, p.path) for p in check_paths([tmp_path])}
    assert ("calm.es.yaml", "steps[0].pause") in problems
    assert ("calm.pt.yaml", "language") in problems
