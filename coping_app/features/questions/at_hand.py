"""The questionnaires that can be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaires import load_questionnaires


def questionnaires(own: Path, language: str) -> Sequence[Questionnaire]:
    """The shipped ones and those in the folder ``own``, in ``language`` where they are."""
    folders = (exercises_folder() / "questionnaires", own)
    return tuple(load_questionnaires(folders, language)[0].values())
