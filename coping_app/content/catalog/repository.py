"""Loads exercises by id, each once: for ``include`` steps, the player and the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coping_app.content.catalog.catalog import Catalog, ExerciseInfo

if TYPE_CHECKING:
    from coping_app.content.format.model import Exercise


class ExerciseNotFound(Exception):
    """No exercise of that id, and no such file. The message is for the person."""


class ExerciseRepository:
    """The exercises of one catalogue, read on demand and kept.

    Args:
        catalog: Finds them.
        language: The person's own; an exercise is looked for in it unless another is asked for.
    """

    def __init__(self, catalog: Catalog, language: str = "en") -> None:
        self._catalog = catalog
        self._language = language
        self._loaded: dict[tuple[str, str], Exercise] = {}

    def find(self, exercise_id: str, language: str = "") -> ExerciseInfo:
        """What the catalogue knows of it, in ``language`` or the nearest there is.

        Raises:
            ExerciseNotFound: There is none.
        """
        info = self._catalog.get(exercise_id, language or self._language)
        if info is None:
            raise ExerciseNotFound(f'There is no exercise "{exercise_id}".')
        return info

    def load(self, exercise_id: str, language: str = "") -> Exercise:
        """The exercise of that id, in ``language`` or the nearest there is.

        Raises:
            ExerciseNotFound: There is none.
            ContentError: Its file has problems.
        """
        asked = (exercise_id, language or self._language)
        if asked not in self._loaded:
            self._loaded[asked] = self.read(self.find(*asked))
        return self._loaded[asked]

    def read(self, info: ExerciseInfo) -> Exercise:
        """The exercise that the catalogue told of; nothing is looked up again.

        Raises:
            ContentError: Its file has problems.
        """
        key = (info.id, info.language)
        if key not in self._loaded:
            from coping_app.content.checks.loading import load_exercise

            self._loaded[key] = load_exercise(info.path)
        return self._loaded[key]

    def loader(self, language: str) -> Callable[[str], Exercise]:
        """``load`` for all that belongs to an exercise in ``language``."""
        return partial(self.load, language=language)

    def forget(self) -> None:
        """Files changed: each is read again when it is asked for."""
        self._loaded.clear()
