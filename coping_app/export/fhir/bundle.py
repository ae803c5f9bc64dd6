"""FHIR R4: one Bundle of what the person rated and answered, for a health record.

A ``collection`` of a Patient without any name, the forms as Questionnaire, what was given in a
session as QuestionnaireResponse, and each rating and score as an Observation of category
``survey``, performed by the patient. Texts that the person wrote are not in it, nor are notes on
days: R4 has no resource for them that would not claim more than was said.

Source:
    HL7 FHIR R4 (4.0.1), hl7.org/fhir/R4. A test holds the bundle to its published JSON Schema and
    to an independent implementation.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta, timezone
from typing import Any

from coping_app.export.fhir.codes import (
    category,
    local_uuid,
    scale_coding,
    score_coding,
    score_quantity,
    urn,
)
from coping_app.export.fhir.forms import (
    RATINGS,
    choice_answer,
    form_address,
    questionnaire_form,
    ratings_form,
)
from coping_app.export.records.filled_forms import FilledForm, filled_forms
from coping_app.export.records.records import RatingRow, Records
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.records import StoredSession

Json = dict[str, Any]


def fhir_json(records: Records) -> bytes:
    """The bundle as JSON."""
    text = json.dumps(fhir_bundle(records), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode("utf-8", "replace")


def fhir_bundle(records: Records) -> Json:
    """The bundle. An empty one, without entries, where there is nothing to tell."""
    bundle: Json = {"resourceType": "Bundle", "type": "collection"}
    if resources := list(_resources(records)):
        bundle["entry"] = [
            {"fullUrl": urn(resource["id"]), "resource": resource} for resource in resources
        ]
    return bundle


def _resources(records: Records) -> Iterator[Json]:
    forms = list(filled_forms(records))
    if not records.ratings and not forms:
        return
    patient = local_uuid("Patient", records.person)
    yield {"resourceType": "Patient", "id": patient}
    who = {"reference": urn(patient)}
    if records.ratings:
        scales = sorted({rating.scale for rating in records.ratings})
        yield ratings_form(records.wordings, scales)
    used = {form.questionnaire.questionnaire: form.questionnaire for form in forms}
    yield from (questionnaire_form(used[name]) for name in sorted(used))
    yield from _ratings(records, who)
    for form in forms:
        yield from _filled(form, who)


def _ratings(records: Records, who: Json) -> Iterator[Json]:
    by_session: dict[str, list[RatingRow]] = defaultdict(list)
    for rating in records.ratings:
        by_session[rating.session_id].append(rating)
    for session in records.sessions:
        ratings = by_session[session.id]
        if not ratings:
            continue
        response = _response(session, ratings, who)
        yield response
        for rating in ratings:
            yield _observation(
                rating.id,
                {
                    "coding": scale_coding(
                        rating.scale, records.wordings.scales.get(rating.scale)
                    ),
                    "text": _question(records, rating.scale),
                },
                rating.value, rating.given, who, response["id"],
            )


def _question(records: Records, name: str) -> str:
    scale = records.wordings.scales.get(name)
    return name if scale is None else scale.question


def _response(session: StoredSession, ratings: Sequence[RatingRow], who: Json) -> Json:
    groups: dict[str, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    for rating in ratings:
        groups[rating.moment][rating.scale].append({"valueInteger": rating.value})
    items = [
        {
            "linkId": moment,
            "item": [
                {"linkId": f"{moment}.{scale}", "answer": answers}
                for scale, answers in groups[moment].items()
            ],
        }
        for moment in ("before", "between", "live", "after", "day-after")
        if moment in groups
    ]
    # An R4 response is "in-progress" until the session has ended.
    done = session.state in ("finished", "stopped")
    key = local_uuid("QuestionnaireResponse", RATINGS, session.id)
    return _answered(
        key, f"{form_address(RATINGS)}|1", "completed" if done else "in-progress",
        max((rating.given for rating in ratings), key=lambda when: when.utc_ms), who, items,
    )


def _filled(form: FilledForm, who: Json) -> Iterator[Json]:
    questionnaire = form.questionnaire
    name = questionnaire.questionnaire
    key = local_uuid("QuestionnaireResponse", name, form.session.id)
    items = [
        {
            "linkId": item.id,
            "text": item.ask,
            "answer": [choice_answer(questionnaire, item, form.answers[item.id])],
        }
        for item in questionnaire.items
    ]
    address = f"{form_address(name)}|{questionnaire.version}"
    yield _answered(key, address, "completed", form.given, who, items)
    scores = [("total", questionnaire.title, form.score.value)]
    scores += [(each.id, each.title, each.value) for each in form.score.subscales]
    for of, title, value in scores:
        yield _observation(
            local_uuid("Observation", name, of, form.session.id),
            {"coding": score_coding(questionnaire, of, title), "text": title},
            value, form.given, who, key,
        )


def _answered(
    key: str, address: str, status: str, given: Moment, who: Json, items: Sequence[Json]
) -> Json:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": key,
        "questionnaire": address,
        "status": status,
        "subject": who,
        "authored": local_time(given),
        "author": who,
        "source": who,
        "item": list(items),
    }


def _observation(
    key: str, code: Json, value: float, given: Moment, who: Json, response: str
) -> Json:
    return {
        "resourceType": "Observation",
        "id": key,
        "status": "final",
        "category": category(),
        "code": code,
        "subject": who,
        "effectiveDateTime": local_time(given),
        "performer": [who],
        "valueQuantity": score_quantity(value),
        "derivedFrom": [{"reference": urn(response)}],
    }


def local_time(when: Moment) -> str:
    """A FHIR dateTime to the second, with the offset of the place and hour."""
    zone = timezone(timedelta(minutes=when.offset_min))
    return when.utc.astimezone(zone).isoformat(timespec="seconds")
