"""Reads the exercise that its page tells about."""

from __future__ import annotations

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.catalog.repository import ExerciseNotFound, ExerciseRepository
from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Exercise


def load_for(
    exercises: ExerciseRepository, told: ExerciseInfo | None, exercise_id: str
) -> Exercise:
    """An exercise in the language of the one that is told about.

    Raises:
        ExerciseNotFound: There is none.
        ContentError: Its file has problems; also where they took it out of the catalogue.
    """
    try:
        return exercises.load(exercise_id, told.language if told is not None else "")
    except ExerciseNotFound:
        if told is not None and told.id == exercise_id and told.path.exists():
            load_exercise(told.path)
        raise
