"""The page on evidence says of every exercise what its file says, and what is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coping_app.content.docs.evidence_docs import FAMILIES, GRADES, evidence_markdown
from tests.unit.content.builders import exercise_yaml
from tests.unit.content.reviews import REVIEWED
from tests.unit.content.shipped import FAMILIES as SHIPPED_FAMILIES
from tests.unit.content.shipped import IDS, shipped

PAGE = Path(__file__).parents[3] / "docs" / "evidence.md"
TEXT = evidence_markdown(REVIEWED)
NO_LINKS = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", TEXT)


def section(exercise_id: str) -> str:
    head = f"### {shipped(exercise_id).title} (`{exercise_id}`)\n"
    assert NO_LINKS.count(head) == 1
    return re.split(r"\n##", NO_LINKS.split(head)[1])[0]


def test_the_page_in_the_repository_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == TEXT, "Run: make docs"


@pytest.mark.parametrize("exercise_id", IDS)
def test_each_exercise_is_there_with_grade_note_sources_and_what_is_open(exercise_id: str) -> None:
    told = section(exercise_id)
    evidence = shipped(exercise_id).evidence
    if evidence is None:
        assert exercise_id not in REVIEWED
        assert "The file says nothing of evidence." in told
        return
    assert f"**Grade {evidence.grade}.** {evidence.note}" in told
    assert all(f"- Source: {source}" in told for source in evidence.sources)
    assert GRADES[evidence.grade][1] in told


def test_every_family_says_what_is_not_known_of_the_whole_of_it_with_a_source() -> None:
    assert set(FAMILIES) == set(SHIPPED_FAMILIES)
    assert all("doi:" in words for _, words in FAMILIES.values())


def test_identifiers_are_links_to_what_they_name() -> None:
    links = re.findall(r"\[doi:([^]]+)\]\(https://doi\.org/([^)]+)\)", TEXT)
    assert len(links) > 40
    assert all(shown == target for shown, target in links)
    assert all(not target.endswith((".", ";")) for _, target in links)
    assert TEXT.count("doi:") == len(links)


def test_a_handout_is_named_as_what_it_is() -> None:
    assert "which no journal reviewed" in section("breathing-478")
    assert "which no journal reviewed" not in section("thought-record")


def test_a_file_that_says_nothing_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "cbt").mkdir()
    (tmp_path / "cbt" / "one.yaml").write_bytes(exercise_yaml(family="cbt", title="One"))
    told = evidence_markdown(["box-breathing"], tmp_path)
    assert "### One (`box-breathing`)\n\nThe file says nothing of evidence." in told


def test_what_is_not_reviewed_yet_is_told_as_such_and_the_rest_is_not(tmp_path: Path) -> None:
    (tmp_path / "cbt").mkdir()
    (tmp_path / "cbt" / "one.yaml").write_bytes(exercise_yaml(family="cbt", title="One"))
    assert "**Not reviewed yet.**" in evidence_markdown([], tmp_path)
    assert "**Not reviewed yet.**" not in evidence_markdown(["box-breathing"], tmp_path)
