"""Help texts and emergency numbers are read strictly: a wrong number would be worse than none."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from coping_app.content.checks.readability import reading_grade, sentences_in, words_in
from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.safety_texts import (
    HelpLabels,
    WritingHelp,
    load_safety_texts,
    load_writing_help,
)

SHIPPED = Path(__file__).parents[3] / "exercises" / "safety"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("help.yaml", "red_flags.yaml"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def messages(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_safety_texts(folder)
    return [f"{p.path}: {p.message}" for p in caught.value.problems]


def test_the_shipped_texts_hold_both_urgencies_and_a_grounding_exercise() -> None:
    texts = load_safety_texts(SHIPPED)

    assert [group.id for group in texts.red_flags.groups] == ["now", "today", "soon"]
    assert all(len(group.signs) >= 5 for group in texts.red_flags.groups)
    assert "grounding-54321" in texts.help.grounding


def test_every_shipped_number_is_short_digits_of_one_country() -> None:
    numbers = load_safety_texts(SHIPPED).help.emergency

    assert len({entry.country for entry in numbers}) == len(numbers)
    for entry in numbers:
        given = [each for each in (entry.number, entry.police, entry.ambulance) if each]
        assert all(each.isdigit() and 2 <= len(each) <= 4 for each in given)
        assert len(set(given)) == len(given)


LATIN_AMERICA = {
    "AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "HT", "MX", "NI", "PA", "PE",
    "PR", "PY", "SV", "UY", "VE",
}


def test_latin_america_norway_switzerland_and_iceland_have_a_number_with_its_source() -> None:
    numbers = {entry.country: entry for entry in load_safety_texts(SHIPPED).help.emergency}

    assert set(numbers) >= LATIN_AMERICA | {"NO", "CH", "IS"}
    for country in LATIN_AMERICA | {"NO", "CH", "IS"}:
        assert "." in numbers[country].source
    assert (numbers["NO"].number, numbers["NO"].police) == ("113", "112")


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_stands_at_private_writing_is_in_the_language_of_the_exercise(language: str) -> None:
    found = load_writing_help(SHIPPED, language)

    assert found == load_safety_texts(SHIPPED, language).help.writing
    assert (found == WritingHelp()) == (language == "en")


def test_private_writing_has_its_line_even_where_the_texts_cannot_be_read(folder: Path) -> None:
    (folder / "help.yaml").write_bytes(b"title: [")

    assert load_writing_help(folder, "en") == WritingHelp()
    assert load_writing_help(folder / "gone", "es") == WritingHelp()


def test_the_words_that_stand_without_the_file_are_those_of_the_file() -> None:
    assert load_safety_texts(SHIPPED).help.labels == HelpLabels()


@pytest.mark.parametrize("language", ["en", "es"])
def test_help_speaks_in_short_sentences_and_the_english_is_easy_to_read(language: str) -> None:
    texts = load_safety_texts(SHIPPED, language)
    told = [getattr(texts.help, each.name) for each in fields(texts.help)]
    said = [each for each in told if isinstance(each, str)]
    said += [line for topic in texts.help.topics for line in topic.lines]
    said += [sign for group in texts.red_flags.groups for sign in (*group.signs, group.lead)]
    said.append(texts.help.writing.line)

    long = [each for text in said for each in sentences_in(text) if len(words_in(each)) > 15]
    assert long == []
    if language == "en":
        assert reading_grade(said) <= 6


def test_hurting_oneself_is_said_so_that_it_cannot_be_misread_in_spanish() -> None:
    danger = load_safety_texts(SHIPPED, "es").help.danger

    assert danger.startswith("Si piensas en hacerte daño o en quitarte la vida")


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "999"), (" us ", "911"), ("de", "112"), ("", None), ("ZZ", None)]
)
def test_a_country_has_its_number_or_none(country: str, number: str | None) -> None:
    found = load_safety_texts(SHIPPED).help.number_for(country)

    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("en", "Argentina", "Venezuela"), ("es", "Alemania", "Venezuela")],
)
def test_countries_stand_in_the_order_of_their_names(
    language: str, first: str, last: str
) -> None:
    texts = load_safety_texts(SHIPPED, language).help
    names = [name for _, name in texts.countries()]

    assert (names[0], names[-1]) == (first, last)
    assert {code for code, _ in texts.countries()} == {entry.country for entry in texts.emergency}


def test_an_accent_does_not_move_a_country_to_the_end(folder: Path) -> None:
    change(folder, "help.yaml", "name: Austria", "name: Österreich")
    names = [name for _, name in load_safety_texts(folder).help.countries()]

    assert names.index("New Zealand") < names.index("Österreich") < names.index("Poland")


def test_numbers_checked_more_than_180_days_ago_are_stale(folder: Path) -> None:
    texts = load_safety_texts(folder).help
    checked = texts.emergency[0].checked

    assert texts.stale(checked) == ()
    assert texts.emergency[0] in texts.stale(date.fromordinal(checked.toordinal() + 181))


def test_a_translation_is_used_where_there_is_one_and_english_where_not(folder: Path) -> None:
    text = (folder / "help.yaml").read_text(encoding="utf-8")
    translated = text.replace("title: Help, right now", "title: Ayuda, ahora mismo")
    (folder / "help.es.yaml").write_text(translated, encoding="utf-8")

    texts = load_safety_texts(folder, "es-MX")

    assert texts.help.title == "Ayuda, ahora mismo"
    assert texts.red_flags.title == load_safety_texts(folder).red_flags.title


def test_all_problems_come_at_once_with_their_places(folder: Path) -> None:
    change(folder, "help.yaml", "danger:", "dangr:")
    change(folder, "help.yaml", "country: GB", "country: gb")
    change(folder, "red_flags.yaml", '"Chest pain."', "[chest, pain]")

    assert messages(folder) == [
        'dangr: Unknown key "dangr".',
        ': "danger" is missing.',
        'emergency[2].country: "gb" is not two capital letters.',
        "groups[0].signs[5]: Expected text here.",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("help.yaml", "format: 1", "format: 2", "format: This format needs a newer app."),
        ("help.yaml", "checked: 2026", "checked: 20xx", "is not a date"),
        ("help.yaml", "reviewed: 2026", "reviewed: in 2026", "is not a date"),
        ("red_flags.yaml", "title: New or different pain", "title: ''", "title: Expected text"),
        ("red_flags.yaml", "groups:", "groups: []\nother:", "groups: Expected a list here."),
    ],
)
def test_what_is_wrong_is_named(
    folder: Path, name: str, old: str, new: str, message: str
) -> None:
    change(folder, name, old, new)

    assert any(message in found for found in messages(folder))


@pytest.mark.parametrize("raw", [b"", b"- a\n- b\n", b"just text", b"\xff\xfe", b"{a: &x 1}"])
def test_a_damaged_file_is_a_content_error_and_nothing_else(folder: Path, raw: bytes) -> None:
    (folder / "help.yaml").write_bytes(raw)

    assert messages(folder)


def test_a_missing_file_is_said_in_a_sentence(folder: Path) -> None:
    (folder / "help.yaml").unlink()

    assert messages(folder) == [": This file cannot be opened: No such file or directory."]


def test_reading_needs_no_pydantic() -> None:
    code = (
        "import sys; from pathlib import Path; "
        "import coping_app.content.reference.safety_texts as s; assert 'yaml' not in sys.modules; "
        f"s.load_safety_texts(Path({str(SHIPPED)!r})); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
