"""Loads exercises by id, each once: for ``include`` steps, the player and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coping_app.content.catalog import Catalog

if TYPE_CHECKING:
    from coping_app.content.model import Exercise


class ExerciseNotFound(Exception):
    """No exercise of that id, and no such file. The message is for the person."""


class ExerciseShelf:
    """The exercises of one catalogue, read on demand and kept."""

    def __init__(self, catalog: Catalog, language: str = "en") -> None:
        self._catalog = catalog
        self._language = language
        self._loaded: dict[str, Exercise] = {}

    def load(self, exercise_id: str) -> Exercise:
        """The exercise of that id.

        Raises:
            ExerciseNotFound: There is none.
            ContentError: Its file has problems.
        """
        if exercise_id not in self._loaded:
            info = self._catalog.get(exercise_id, self._language)
            if info is None:
                raise ExerciseNotFound(f'There is no exercise "{exercise_id}".')
            from coping_app.content.loading import load_exercise

            self._loaded[exercise_id] = load_exercise(info.path)
        return self._loaded[exercise_id]
