"""Each shipped questionnaire is what was reviewed: no score, source or notice can change unseen."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from coping_app.content.reading.read_file import read_file
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaire_parts import Cut
from coping_app.content.reference.questionnaires import load_questionnaire
from tests.unit.content.shipped import FOLDER

TABLE = Path(__file__).parents[2] / "data" / "reviewed_questionnaires.yaml"
FILES = {
    path.stem: path
    for path in sorted((FOLDER / "questionnaires").glob("*.yaml"))
    if "." not in path.stem
}
WATCHED = ("time_frame", "answers", "items", "scoring", "changes", "codes", "licence")
WORDS = ("label", "ask", "title", "display", "basis", "low", "high")
"""Words to read, which other tests look at; a band's label is watched all the same."""


@cache
def reviews() -> dict[str, dict[str, Any]]:
    loaded = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _cut(cut: Cut | None) -> list[Any] | None:
    return [cut.at, cut.side, cut.source] if cut else None


def seen(form: Questionnaire) -> dict[str, Any]:
    """A questionnaire in the shape of the table."""
    scoring = form.scoring
    return {
        "time_frame": form.time_frame,
        "answers": [answer.value for answer in form.answers],
        "items": [item.id for item in form.items],
        "ranges": [[item.range.min, item.range.max] for item in form.items if item.range],
        "scoring": [scoring.method, scoring.times, scoring.better],
        "bands": [[band.low, band.high, band.label] for band in scoring.bands],
        "cut": _cut(scoring.cut),
        "parts": [[part.id, list(part.items), _cut(part.cut)] for part in scoring.subscales],
        "changes": [[change.kind, change.points, change.source] for change in form.changes],
        "codes": [[code.of, code.system, code.code, code.status] for code in form.codes],
        "notice": form.licence.notice,
    }


def test_the_same_questionnaires_are_shipped_and_reviewed() -> None:
    assert set(FILES) == set(reviews())


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_questionnaire_is_what_was_reviewed(name: str) -> None:
    assert seen(load_questionnaire(FILES[name])) == reviews()[name]


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where each single value stands, and each row of a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*place, index)
            yield from places(inner, (*place, index))
    else:
        yield place


def watched(whole: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    for place in places({key: whole[key] for key in WATCHED if key in whole}):
        if "bands" in place or place[-1] not in WORDS:
            yield place


def changed(whole: dict[str, Any], place: tuple[str | int, ...], how: str) -> dict[str, Any]:
    """The document without what stands at a place, or with a number there that is one more."""
    document = copy.deepcopy(whole)
    holder: Any = document
    for key in place[:-1]:
        holder = holder[key]
    if how == "removed":
        del holder[place[-1]]
    else:
        holder[place[-1]] = str(int(holder[place[-1]]) + 1)
    return document


def passes_unseen(name: str, document: dict[str, Any]) -> bool:
    try:
        return seen(Questionnaire.model_validate(document)) == reviews()[name]
    except ValidationError:
        return False


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_that_scores_or_is_cited_can_be_removed_or_changed_unseen(name: str) -> None:
    whole: Any = read_file(FILES[name]).value
    there = list(watched(whole))
    assert any("licence" in place for place in there)
    assert any("scoring" in place for place in there)
    unseen = [place for place in there if passes_unseen(name, changed(whole, place, "removed"))]
    for place in there:
        value: Any = whole
        for key in place:
            value = value[key]
        if isinstance(value, str) and value.isdigit():
            assert not passes_unseen(name, changed(whole, place, "one more")), place
    assert unseen == []
