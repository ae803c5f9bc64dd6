"""Reads what names and numbers mean from the shipped data, in the person's language."""

from __future__ import annotations

from pathlib import Path

from coping_app.content.reference.plans import load_plans
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.content.reference.scales import load_scales
from coping_app.export.records.records import Titles


def load_titles(exercises: Path, language: str = "en", own: Path | None = None) -> Titles:
    """The wordings of scales, questionnaires and plans.

    Args:
        exercises: The folder of the shipped exercises.
        language: BCP 47 code; English where there is no translation.
        own: A folder of a clinic's own questionnaires, which go before the shipped ones.

    Raises:
        ContentError: The scales cannot be read. Of the rest, files with problems are left out.
    """
    folders = [exercises / "questionnaires", *([own] if own else [])]
    questionnaires, _ = load_questionnaires(folders, language)
    plans = load_plans(exercises / "plans", language)
    return Titles(
        language=language,
        scales=load_scales(exercises, language),
        questionnaires=questionnaires,
        plan_titles={plan.plan: plan.title for plan in plans},
    )
