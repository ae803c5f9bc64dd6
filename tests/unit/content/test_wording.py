"""The rules of words, on small documents; that shipped files keep them is shown elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from coping_app.content.checks.style_rules import RULES, texts_of, unkind_in, wording_findings

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def told(document: Any, language: str = "en") -> list[tuple[tuple[str | int, ...], str]]:
    return [(each.path, each.message) for each in wording_findings(document, language)]


def test_plain_and_kind_words_are_let_through() -> None:
    assert told({"title": "Rest", "steps": [{"say": "Let your hand rest, if you like."}]}) == []


def test_a_long_sentence_is_told_where_it_stands() -> None:
    document = {"steps": [{"say": "Fine."}, {"say": f"Short. {LONG} sixteen."}]}
    assert told(document) == [
        (("steps", 1, "say"), '"one two three four five six …" has 16 words; at most 15 are easy.')
    ]


@pytest.mark.parametrize(("language", "most"), [("en", 15), ("es", 18), ("es-MX", 18), ("fi", 18)])
def test_how_long_a_sentence_may_be_depends_on_the_language(language: str, most: int) -> None:
    def words(count: int) -> dict[str, str]:
        return {"say": " ".join(["la"] * count)}

    assert told(words(most), language) == []
    assert len(told(words(most + 1), language)) == 1


def test_labels_and_titles_are_no_sentences() -> None:
    assert told({"title": f"{LONG} sixteen", "options": [f"{LONG} sixteen"]}) == []


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "You must rest.", "you must"),
        ("en", "A cure for pain.", "cure"),
        ("en", "Great job", "great job"),
        ("en", "Well done!", "!"),
        ("es", "Relájate ahora.", "relájate"),
        ("es", "No luches.", "luch"),
        ("es", "¡Bien", "¡"),
        ("fi", "Hyvä!", "!"),
    ],
)
def test_what_scolds_promises_or_shouts_is_told_in_any_text(
    language: str, text: str, phrase: str
) -> None:
    ((path, message),) = told({"options": [text]}, language)
    assert path == ("options", 0)
    assert message == f'This says "{phrase}".'


def test_english_phrases_are_whole_words_and_spanish_ones_are_beginnings() -> None:
    assert unkind_in("The procured goods; embattled.", RULES["en"]) == []
    assert unkind_in("Sufres.", RULES["es"]) == ["sufr"]
    assert unkind_in("Es oscura.", RULES["es"]) == []


def test_ids_sources_and_file_names_are_not_read() -> None:
    document = {
        "id": "cure", "evidence": {"sources": ["A cure!"]}, "image": "cure!.png", "include": "cure",
        "when": "x != 3", "let": "cure", "be": "2 * cure",
    }  # fmt: skip
    assert told(document) == []
    assert list(texts_of(document)) == []


def test_hard_words_are_told_once_for_the_whole_document() -> None:
    hard = "Psychological interventions necessitate considerable concentration."
    document = {"summary": hard, "steps": [{"say": hard} for _ in range(6)]}
    ((path, message),) = told(document)
    assert path == ()
    assert message.startswith("This reads like school grade ")


def test_a_few_hard_words_have_no_grade_and_other_languages_have_none_at_all() -> None:
    hard = "Psychological interventions necessitate considerable concentration."
    assert told({"say": hard}) == []
    assert told({"steps": [{"say": hard} for _ in range(9)]}, "es") == []


def test_the_id_of_a_plan_is_no_sentence() -> None:
    assert told({"plan": "-".join(["a"] * 20), "weeks": []}) == []


@pytest.mark.parametrize("value", [None, "", [], {}, "text", [["a"]], {"say": None}])
def test_any_document_can_be_looked_at(value: Any) -> None:
    assert told(value) == []
