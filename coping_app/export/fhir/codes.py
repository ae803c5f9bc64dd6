"""The codes that a FHIR export may use: our own for everything, public ones where they are sure.

Our own code system is a fixed ``urn:uuid``; its codes are the ids of scales and questionnaires. A
LOINC code is given only where it was verified and the item is that very item. Our own questions
never carry a code of a published questionnaire, even where they ask for the same thing.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.scales import Scale

Json = dict[str, Any]

LOCAL = UUID("b3c0a2a6-5d3e-4f57-9d0e-6a1f6c1d7c52")
"""Names our code system. Chosen once at random; it never changes."""
LOCAL_SYSTEM = f"urn:uuid:{LOCAL}"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY_SYSTEM = "http://terminology.hl7.org/CodeSystem/observation-category"

PAIN_NOW = "72514-3"
"""LOINC: pain severity on a 0-10 numeric rating scale. Our scale ``pain`` is that scale."""
SCALE_LOINC = {"pain": PAIN_NOW}
"""LOINC codes of our scales. No row for ``week_pain``: the code that comes near, 75893-8, is in
practice that of a published questionnaire's first question."""


def local_uuid(*names: str) -> str:
    """A UUID that is the same for the same names, for what has no UUID of its own."""
    return str(uuid5(LOCAL, "/".join(names)))


def urn(key: str) -> str:
    """A UUID as an address within a bundle."""
    return f"urn:uuid:{key}"


def category() -> list[Json]:
    """``survey``: the person's own word."""
    return [{"coding": [{"system": CATEGORY_SYSTEM, "code": "survey", "display": "Survey"}]}]


def score_quantity(value: float) -> Json:
    """A number of points."""
    points = int(value) if float(value).is_integer() else round(value, 2)
    return {"value": points, "unit": "{score}", "system": UCUM, "code": "{score}"}


def scale_coding(name: str, scale: Scale | None) -> list[Json]:
    """The codes of a scale."""
    coding: Json = {"system": LOCAL_SYSTEM, "code": code_of(name)}
    if scale is not None:
        coding["display"] = scale.title
    public = [{"system": LOINC, "code": SCALE_LOINC[name]}] if name in SCALE_LOINC else []
    return [*public, coding]


def score_coding(questionnaire: Questionnaire, of: str, title: str) -> list[Json]:
    """The codes of a questionnaire's score, or of one of its subscales or items."""
    name = questionnaire.questionnaire if of == "total" else f"{questionnaire.questionnaire}.{of}"
    own = {"system": LOCAL_SYSTEM, "code": code_of(name), "display": title}
    return [*public_codes(questionnaire, of), own]


def public_codes(questionnaire: Questionnaire, of: str) -> list[Json]:
    """Its verified LOINC codes. SNOMED CT codes need a licence of the country and stay out."""
    return [
        {"system": LOINC, "code": code.code, "display": code.display}
        for code in questionnaire.codes
        if code.of == of and code.system == "loinc" and code.status == "verified"
    ]


def code_of(name: str) -> str:
    """An id as a code: no white space at its ends, and none doubled inside."""
    return " ".join(name.split()) or "unnamed"
