"""The bundle against FHIR R4 as published, an independent implementation, and our own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from coping_app.content.reference.questionnaires import load_questionnaire
from coping_app.export.fhir.bundle import fhir_bundle, fhir_json
from coping_app.export.fhir.codes import LOCAL_SYSTEM, LOINC
from coping_app.export.records.records import Records, Span
from coping_app.store.travel.portable import Portable
from tests.unit.export.support import (
    KEPT,
    WORDINGS,
    answer,
    fixed_portable,
    fixed_records,
    rating,
    records_of,
    session,
)

DATA = Path(__file__).parents[2] / "data"
ALLOWED = {
    "http://loinc.org": {"72514-3", "70274-6"},
    "http://terminology.hl7.org/CodeSystem/observation-category": {"survey"},
}
"""Public codes that may appear: those that the content brief calls verified, for our items."""
DAY = date(2026, 3, 1)
GAD_ITEMS = WORDINGS.questionnaires["gad-7"].item_ids


@cache
def schema_of(resource: str) -> Callable[[Any], Any]:
    schema = json.loads((DATA / "fhir" / "r4-schema.json").read_text(encoding="utf-8"))
    check: Callable[[Any], Any] = fastjsonschema.compile(
        {
            "$schema": schema["$schema"],
            "definitions": schema["definitions"],
            "$ref": f"#/definitions/{resource}",
        }
    )
    return check


def fits_schema(resource: dict[str, Any]) -> bool:
    try:
        schema_of(resource["resourceType"])(resource)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def is_read(bundle: dict[str, Any]) -> bool:
    try:
        Bundle.model_validate(bundle)
    except ValidationError:
        return False
    return True


def gad_session() -> Records:
    """A session of an exercise that is the GAD-7: three for each item."""
    given = answer(**dict.fromkeys(GAD_ITEMS, 3))
    return records_of(Portable(sessions=(session(DAY, "questionnaire:gad-7", "GAD-7", [given]),)))


def everything() -> Records:
    """All that exporters know, in one set of records."""
    fixed = fixed_portable()
    more = (
        session(DAY, "questionnaire:gad-7", "GAD-7", [answer(**dict.fromkeys(GAD_ITEMS, 2))]),
        session(DAY, "box-breathing", "Box breathing", [
            rating("live", "pain", 3), rating("live", "pain", 10), rating("before", "pain", 0),
            rating("after", "made_up", 4), ("day-after-rated", {"scale": "distress", "value": 2}),
        ]),
    )
    return records_of(replace(fixed, sessions=(*fixed.sessions, *more)))


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = (entry["resource"] for entry in bundle.get("entry", []))
    return [each for each in found if each["resourceType"] == kind]


def values_of(node: Any, key: str) -> Iterator[Any]:
    """Every value under a key, at any depth."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from values_of(value, key)
    elif isinstance(node, list):
        for item in node:
            yield from values_of(item, key)


def codings(node: Any) -> Iterator[tuple[str, str]]:
    """Every system and code, in coding and elsewhere."""
    if isinstance(node, dict):
        if "system" in node and "code" in node:
            yield node["system"], node["code"]
        for value in node.values():
            yield from codings(value)
    elif isinstance(node, list):
        for item in node:
            yield from codings(item)


def test_the_bundle_is_the_reference_file_byte_by_byte() -> None:
    assert fhir_json(fixed_records()) == (KEPT / "bundle.json").read_bytes()


@pytest.mark.parametrize("make", [fixed_records, gad_session, everything])
def test_every_resource_fits_the_published_schema_of_r4(make: Callable[[], Records]) -> None:
    bundle = fhir_bundle(make())
    assert len(bundle["entry"]) > 3
    for entry in bundle["entry"]:
        schema_of(entry["resource"]["resourceType"])(entry["resource"])
    schema_of("Bundle")(bundle)


@pytest.mark.parametrize("make", [fixed_records, gad_session, everything])
def test_an_independent_implementation_reads_the_bundle_without_loss(
    make: Callable[[], Records],
) -> None:
    raw = fhir_json(make())
    read = Bundle.model_validate_json(raw)
    again = json.loads(read.model_dump_json(exclude_none=True))
    assert again == json.loads(raw)


@pytest.mark.parametrize(
    "change",
    [
        {"status": None}, {"status": "bogus"}, {"code": None}, {"more": 1},
        {"effectiveDateTime": "yesterday"}, {"valueQuantity": {"value": "five"}},
    ],
    ids=str,
)
def test_the_two_checks_together_refuse_what_is_wrong(change: dict[str, Any]) -> None:
    bundle = fhir_bundle(fixed_records())
    entry = next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "Observation")
    entry["resource"] = {
        key: value for key, value in {**entry["resource"], **change}.items() if value is not None
    }
    assert not fits_schema(entry["resource"]) or not is_read(bundle)


def test_every_reference_resolves_within_the_bundle() -> None:
    bundle = fhir_bundle(everything())
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(urls) == len(set(urls))
    assert set(values_of(bundle, "reference")) <= set(urls)
    for entry in bundle["entry"]:
        assert entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}"


def test_every_response_answers_a_form_of_the_bundle_item_by_item() -> None:
    bundle = fhir_bundle(everything())
    forms = {
        f"{form['url']}|{form['version']}": form for form in resources(bundle, "Questionnaire")
    }
    for form in forms.values():
        links = list(values_of(form, "linkId"))
        assert len(links) == len(set(links))
    for response in resources(bundle, "QuestionnaireResponse"):
        form = forms[response["questionnaire"]]
        assert set(values_of(response, "linkId")) <= set(values_of(form, "linkId"))


def test_no_code_is_used_that_is_not_in_the_allowed_table() -> None:
    for system, code in codings(fhir_bundle(everything())):
        if system in (LOCAL_SYSTEM, "http://unitsofmeasure.org"):
            continue
        assert code in ALLOWED[system]


def test_codes_have_no_white_space_that_r4_forbids() -> None:
    for _, code in codings(fhir_bundle(everything())):
        assert re.fullmatch(r"[^\s]+(\s[^\s]+)*", code)


def test_pain_now_has_its_loinc_code_and_our_own_beside_it() -> None:
    bundle = fhir_bundle(fixed_records())
    pain = [
        each for each in resources(bundle, "Observation")
        if (LOCAL_SYSTEM, "pain") in set(codings(each["code"]))
    ]
    assert len(pain) == 18
    assert all((LOINC, "72514-3") in set(codings(each["code"])) for each in pain)


def test_our_own_questions_never_carry_a_code_of_a_published_form() -> None:
    """The week's pain is asked much like a known form asks it, and is not that form."""
    bundle = fhir_bundle(fixed_records())
    for each in resources(bundle, "Observation"):
        own = {code for system, code in codings(each["code"]) if system == LOCAL_SYSTEM}
        if own != {"pain"}:
            assert LOINC not in {system for system, _ in codings(each["code"])}


def test_only_verified_codes_of_a_questionnaire_leave_and_none_of_snomed() -> None:
    bundle = fhir_bundle(gad_session())
    assert {pair for pair in codings(bundle) if pair[0] == LOINC} == {(LOINC, "70274-6")}
    assert "snomed" not in json.dumps(bundle)
    assert "69737-5" not in json.dumps(bundle)


def test_a_questionnaire_is_scored_as_insight_scores_it() -> None:
    bundle = fhir_bundle(gad_session())
    (score,) = resources(bundle, "Observation")
    assert score["valueQuantity"]["value"] == 21
    (response,) = resources(bundle, "QuestionnaireResponse")
    assert [each["answer"][0]["valueCoding"]["display"] for each in response["item"]] == (
        ["Nearly every day"] * 7
    )


def test_the_weekly_three_come_to_their_mean() -> None:
    bundle = fhir_bundle(fixed_records())
    means = [
        each["valueQuantity"]["value"] for each in resources(bundle, "Observation")
        if (LOCAL_SYSTEM, "weekly-three") in set(codings(each["code"]))
    ]
    assert means == [5.67, 5.67, 5.33]


def test_answers_that_only_share_a_name_with_an_item_are_no_questionnaire() -> None:
    given = answer(**dict.fromkeys(GAD_ITEMS, 3))
    records = records_of(Portable(sessions=(session(DAY, "worry-time", "Worry", [given]),)))
    assert resources(fhir_bundle(records), "Questionnaire") == []


def test_a_form_with_an_answer_missing_or_not_offered_has_no_score() -> None:
    for spoilt in ({}, {"worry": 9}):
        given = {**dict.fromkeys(GAD_ITEMS, 1), **spoilt}
        if not spoilt:
            del given["worry"]
        records = records_of(
            Portable(sessions=(session(DAY, "questionnaire:gad-7", "GAD-7", [answer(**given)]),))
        )
        assert resources(fhir_bundle(records), "Observation") == []


def test_a_form_of_a_clinic_can_be_exported_without_any_public_code() -> None:
    own = load_questionnaire(DATA / "own_questionnaire.yaml")
    given = answer(**dict.fromkeys(own.item_ids, 4))
    filled = session(DAY, "questionnaire:clinic-five", "Five", [given])
    records = records_of(Portable(sessions=(filled,)))
    known = replace(records.wordings, questionnaires={"clinic-five": own})
    bundle = fhir_bundle(replace(records, wordings=known))
    (score,) = resources(bundle, "Observation")
    assert score["valueQuantity"]["value"] == 80
    assert {system for system, _ in codings(score["code"])} == {LOCAL_SYSTEM}


def test_every_observation_is_the_patients_own_word_in_points() -> None:
    bundle = fhir_bundle(everything())
    (patient,) = resources(bundle, "Patient")
    for each in resources(bundle, "Observation"):
        assert each["performer"] == [{"reference": f"urn:uuid:{patient['id']}"}]
        assert each["category"][0]["coding"][0]["code"] == "survey"
        assert each["valueQuantity"]["unit"] == "{score}"
        assert each["valueQuantity"]["value"] >= 0


def test_the_patient_has_no_name_and_nothing_that_was_written_leaves() -> None:
    raw = fhir_json(everything()).decode()
    (patient,) = resources(json.loads(raw), "Patient")
    assert set(patient) == {"resourceType", "id"}
    for private in ("HYPERLINK", "slowly", "Dr <Ada>", "For my next visit"):
        assert private not in raw


def test_the_person_is_the_same_in_exports_of_different_days() -> None:
    one, other = (
        resources(fhir_bundle(fixed_records(span)), "Patient")
        for span in (Span(), Span(date(2026, 2, 1), None))
    )
    assert one == other


def test_the_time_is_that_of_the_place() -> None:
    first = resources(fhir_bundle(fixed_records()), "Observation")[0]
    assert first["effectiveDateTime"] == "2026-01-05T09:01:00+01:00"


def test_a_session_that_was_cut_off_is_a_response_in_progress() -> None:
    made = session(DAY, events=[rating("before", "pain", 4)])
    cut = replace(made, events=made.events[:-1])
    bundle = fhir_bundle(records_of(Portable(sessions=(cut,))))
    (response,) = resources(bundle, "QuestionnaireResponse")
    assert response["status"] == "in-progress"


def test_nothing_to_tell_is_a_valid_empty_bundle() -> None:
    bundle = fhir_bundle(records_of(Portable()))
    assert bundle == {"resourceType": "Bundle", "type": "collection"}
    schema_of("Bundle")(bundle)
