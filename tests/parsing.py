"""Plans and questionnaires from bytes that a test makes up."""

from __future__ import annotations

from coping_app.content.reading.reader import read_document
from coping_app.content.reference.plans import PlanDocument, plan_of
from coping_app.content.reference.questionnaires import Questionnaire, questionnaire_of


def parse_plan(raw: bytes, file: str) -> PlanDocument:
    """A plan; ``file`` is what its problems are reported under. Raises ContentError."""
    return plan_of(read_document(raw, file))


def parse_questionnaire(raw: bytes, file: str) -> Questionnaire:
    """A questionnaire, likewise."""
    return questionnaire_of(read_document(raw, file))
