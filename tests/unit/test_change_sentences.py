"""Every sentence about change has a row that says of what, and only a trial names a cause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.change_sentences import (
    OF_CAUSE,
    OF_CAUSE_ES,
    ROOT,
    Table,
    causes_in_content,
    causes_in_window,
    change_markdown,
    check,
    content_files,
    read_table,
    said_of_change,
)
from tests.unit.content.reviews import judged


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table()


@pytest.fixture(scope="module")
def where() -> dict[str, tuple[str, ...]]:
    return {said.text: said.files for said in said_of_change()}


def test_every_sentence_about_change_has_one_row_and_every_row_its_sentence(
    table: Table, where: dict[str, tuple[str, ...]]
) -> None:
    check(table, where)
    assert len(where) > 80


def test_a_new_sentence_without_a_row_is_named(
    table: Table, where: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(ValueError, match="No row: Pain dropped after this"):
        check(table, {**where, "Pain dropped after this": ("ui/new.py",)})
    gone = dict(where)
    del gone["about the same as usual"]
    with pytest.raises(ValueError, match="No such sentence: about the same as usual"):
        check(table, gone)
    twice = replace(table, rows={**table.rows, "trial": [*table.rows["trial"], "{n} more"]})
    with pytest.raises(ValueError, match="Two rows"):
        check(twice, where)


def test_the_page_is_made_from_the_source_as_it_is_now() -> None:
    page = ROOT / "docs" / "change-sentences.md"
    assert page.read_text(encoding="utf-8") == change_markdown()


def test_no_verb_of_cause_is_said_of_an_exercise_and_a_rating_outside_a_trial(
    table: Table,
) -> None:
    found = causes_in_window()
    assert set(found) - set(table.cause) == set()
    assert set(table.cause) - set(found) == set(), "no such sentence any more"


def id_of(path: Path) -> str:
    return path.name.split(".")[0]


@pytest.mark.parametrize("path", judged(content_files(), id_of), ids=lambda path: path.name)
def test_exercises_and_plans_say_of_no_rating_that_it_is_brought_about(
    path: Path, table: Table
) -> None:
    assert set(causes_in_content(path)) <= set(table.content_cause)


def test_every_sentence_that_may_stand_with_a_verb_of_cause_stands_somewhere(table: Table) -> None:
    found = {sentence for path in content_files() for sentence in causes_in_content(path)}
    assert set(table.content_cause) <= found, "no such sentence any more"


@pytest.mark.parametrize(
    "claim",
    [
        "What helped lately", "Breathing eases pain.", "It reduces your pain.",
        "This works well for pain.", "Music lowers worry.", "It can help with pain.",
        "Make it smaller now", "This makes pain less.", "It will relieve tension.",
    ],
)
def test_claims_in_english_are_known(claim: str) -> None:
    assert OF_CAUSE.search(claim)


@pytest.mark.parametrize(
    "claim",
    ["Respirar alivia el dolor.", "Ayuda con el dolor.", "Mejora el ánimo.", "Reduce la tensión."],
)
def test_claims_in_spanish_are_known(claim: str) -> None:
    assert OF_CAUSE_ES.search(claim)


@pytest.mark.parametrize(
    "plain", ["Pain was lower after this.", "I need help", "Made on a good day.", "Back to work."]
)
def test_what_followed_is_no_cause(plain: str) -> None:
    assert not OF_CAUSE.search(plain)
