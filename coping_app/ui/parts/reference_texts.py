"""Reference texts that several pages read, in the person's language."""

from __future__ import annotations

import os
from collections.abc import Sequence

from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.content.reference.regions import country_of
from coping_app.content.reference.safety_texts import SafetyTexts, load_safety_texts
from coping_app.ui.parts.services import Services
from coping_app.ui.platform.locale import system_region


def questionnaires(services: Services) -> Sequence[Questionnaire]:
    """The shipped ones and a clinic's own."""
    folders = (exercises_folder() / "questionnaires", services.folders.own_questionnaires)
    return tuple(load_questionnaires(folders, services.language)[0].values())


def safety_texts(services: Services) -> SafetyTexts | None:
    """None where they cannot be read."""
    try:
        return load_safety_texts(exercises_folder() / "safety", services.language)
    except ContentError:
        return None


def countries(services: Services) -> tuple[tuple[str, str], ...]:
    """Code and name of each country with an emergency number."""
    texts = safety_texts(services)
    return texts.help.countries() if texts else ()


def country(services: Services) -> str:
    """The country of the emergency number: chosen, or as the system tells it."""
    return country_of(services.settings().country, os.environ, system_region())
