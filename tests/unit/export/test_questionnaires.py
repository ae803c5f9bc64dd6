"""Questionnaires that were filled in leave with their scores, and are never counted as practice."""

from __future__ import annotations

from typing import Any

import pytest

from coping_app.export.csv.csv_export import csv_zip
from coping_app.export.csv.csv_tables import SCORES
from coping_app.export.fhir.bundle import fhir_bundle
from coping_app.export.json.bodies import checked_body
from coping_app.export.records.gather import gather
from coping_app.export.records.records import Records, Span
from coping_app.store.store import Store
from tests.unit.export.support import NOW, WORDINGS


@pytest.fixture
def records() -> Records:
    """One whole PHQ-4, one with a skip, and nothing else."""
    store = Store.in_memory(lambda: NOW)
    form = WORDINGS.questionnaires["phq-4"]
    for answers in ((1, 2, 0, 1), (1, None, 0, 1)):
        session = store.questionnaires.begin("phq-4", form.version, form.title, "en")
        for number, (item, value) in enumerate(zip(form.item_ids, answers, strict=True)):
            store.questionnaires.answer(session, number, item, value)
        whole = None not in answers
        store.questionnaires.finish(session, 4.0 if whole else None)
    return gather(store, Span(), WORDINGS)


def test_they_are_forms_and_no_sessions_of_practice(records: Records) -> None:
    assert records.sessions == ()
    assert [form.exercise_id for form in records.forms] == ["questionnaire:phq-4"] * 2
    assert records.practice_s == {}
    assert records.person == records.forms[0].id


def test_the_whole_one_is_exported_with_its_score_and_parts(records: Records) -> None:
    entries = [each["resource"] for each in fhir_bundle(records)["entry"]]
    responses = [each for each in entries if each["resourceType"] == "QuestionnaireResponse"]
    values = [
        each["valueQuantity"]["value"] for each in entries if each["resourceType"] == "Observation"
    ]
    assert len(responses) == 1
    assert values == [4, 3, 1]


def test_the_score_and_its_parts_are_rows_of_a_table(records: Records) -> None:
    lines = SCORES.to_csv(records).decode("utf-8-sig").splitlines()
    assert [line.split(",")[3:] for line in lines[1:]] == [
        ["phq-4", "1", "total", "400"], ["phq-4", "1", "anxiety", "300"],
        ["phq-4", "1", "depression", "100"],
    ]


def test_every_answer_leaves_in_the_tables(records: Records) -> None:
    assert len(records.answers) == 8
    assert csv_zip(records)


@pytest.mark.parametrize(
    "body", [{}, {"value": "four", "parts": {}}, {"value": 4.0}, {"value": 4.0, "parts": [1]}]
)
def test_a_score_that_cannot_be_is_refused_on_the_way_in(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="questionnaire-scored"):
        checked_body("questionnaire-scored", body)


def test_they_come_in_again_as_they_left(records: Records) -> None:
    again = Store.in_memory(lambda: NOW)
    again.take_in(records.kept)

    assert [each.value for each in again.questionnaires.scores("phq-4")] == [4.0]
    assert again.sessions.all() == []
