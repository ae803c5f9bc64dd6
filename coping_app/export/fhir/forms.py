"""The Questionnaire resources: our rating scales as one, and each questionnaire that was used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaire_parts import Item
from coping_app.content.reference.scales import Scale
from coping_app.export.fhir.codes import (
    LOCAL_SYSTEM,
    local_uuid,
    public_codes,
    scale_coding,
    urn,
)
from coping_app.export.records.records import RatingMoment, Titles

Json = dict[str, Any]

RATINGS = "session-ratings"
"""Name of the form that holds the ratings of a session."""
_MIN = "http://hl7.org/fhir/StructureDefinition/minValue"
_MAX = "http://hl7.org/fhir/StructureDefinition/maxValue"
_MOMENTS: Sequence[tuple[RatingMoment, str]] = (
    ("before", "Before the exercise"),
    ("between", "During the exercise"),
    ("live", "During the exercise, by a slider"),
    ("after", "After the exercise"),
    ("day-after", "On a day after the exercise"),
)


def form_address(name: str) -> str:
    """Canonical address of a form."""
    return urn(local_uuid("Questionnaire", name))


def ratings_form(wordings: Titles, scales: Sequence[str]) -> Json:
    """Our rating scales as a form: a group for each moment, with each scale in it."""
    return {
        **_head(RATINGS, "1", "Ratings around an exercise", wordings.language),
        "item": [
            {
                "linkId": moment,
                "text": words,
                "type": "group",
                "item": [
                    _scale_item(moment, name, wordings.scales.get(name)) for name in scales
                ],
            }
            for moment, words in _MOMENTS
        ],
    }


def questionnaire_form(questionnaire: Questionnaire) -> Json:
    """A questionnaire with its answers. Its licence goes with it."""
    name = questionnaire.questionnaire
    form = {
        **_head(name, str(questionnaire.version), questionnaire.title, questionnaire.language),
        "description": questionnaire.lead,
        "copyright": questionnaire.licence.notice,
        "item": [_item(questionnaire, item) for item in questionnaire.items],
    }
    if codes := public_codes(questionnaire, "panel"):
        form["code"] = codes
    return form


def choice_answer(questionnaire: Questionnaire, item: Item, value: float) -> Json:
    """An answer to ``item`` as its form offers it."""
    if item.range is not None:
        return {"valueInteger": int(value)}
    labels = {answer.value: answer.label for answer in questionnaire.answers}
    return {"valueCoding": _option(questionnaire, value, labels[value])}


def _head(name: str, version: str, title: str, language: str) -> Json:
    return {
        "resourceType": "Questionnaire",
        "id": local_uuid("Questionnaire", name),
        "language": language,
        "url": form_address(name),
        "version": version,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "title": title,
        "status": "active",
        "subjectType": ["Patient"],
    }


def _scale_item(moment: str, name: str, scale: Scale | None) -> Json:
    item: Json = {"linkId": f"{moment}.{name}", "code": scale_coding(name, scale)}
    if scale is not None:
        item["text"] = scale.question
        item["extension"] = _range(scale.minimum, scale.maximum)
    return {**item, "type": "integer", "repeats": True}


def _item(questionnaire: Questionnaire, item: Item) -> Json:
    made: Json = {"linkId": item.id, "text": item.ask}
    if codes := public_codes(questionnaire, item.id):
        made["code"] = codes
    if item.range is not None:
        limits = _range(int(item.range.min), int(item.range.max))
        return {**made, "extension": limits, "type": "integer"}
    options = [
        {"valueCoding": _option(questionnaire, answer.value, answer.label)}
        for answer in questionnaire.answers
    ]
    return {**made, "type": "choice", "answerOption": options}


def _option(questionnaire: Questionnaire, value: float, label: str) -> Json:
    code = f"{questionnaire.questionnaire}.{value:g}"
    return {"system": LOCAL_SYSTEM, "code": code, "display": label}


def _range(least: int, most: int) -> list[Json]:
    return [{"url": _MIN, "valueInteger": least}, {"url": _MAX, "valueInteger": most}]
