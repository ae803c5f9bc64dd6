"""The exercises that files under check may refer to: those checked with them, and the shipped."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from coping_app.content.checks.context import CheckContext
from coping_app.content.format.model import Exercise
from coping_app.content.format.validating import validate
from coping_app.content.format.walking import Links, links_of
from coping_app.content.reading.exercise_files import find_exercise_files
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.read_file import read_file
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales


class Library:
    """Finds exercises, scales and cards around a file. Files are read when asked for, once each."""

    def __init__(self) -> None:
        self._files: dict[str, dict[str, Path]] = {}
        self._saved: set[str] = set()
        self._wanted: set[str] = set()
        self._shipped_saved: frozenset[str] | None = None
        self._shipped = cache(_shipped_files)
        self._read = cache(_read)
        self._scales = cache(_scale_ids)

    def add(self, file: Path, exercise: Exercise, links: Links) -> Path | None:
        """Makes the exercise of a file known to others.

        Returns:
            The file that was added before with the same id and language, if any.
        """
        known = self._files.setdefault(exercise.id, {}).setdefault(exercise.language, file)
        self._saved |= links.saves
        self._wanted |= links.takes_up
        return known if known != file else None

    def find(self, exercise_id: str, language: str = "en") -> Exercise | None:
        """The exercise of an id, in ``language`` or the nearest there is; None where none is."""
        added = self._files.get(exercise_id, {})
        for code in (language, language.split("-")[0], "en"):
            name = exercise_id if code == "en" else f"{exercise_id}.{code}"
            path = added.get(code) or self._shipped().get(name)
            if path is not None:
                return self._read(path)
        return self._read(next(iter(added.values()))) if added else None

    def ids(self) -> list[str]:
        """Ids of all exercises, for hints."""
        return sorted({*self._files, *(name for name in self._shipped() if "." not in name)})

    def original_of(self, file: Path) -> Exercise | None:
        """For ``NAME.LANG.yaml`` the exercise of ``NAME.yaml`` beside it, if there is one."""
        if not is_translation(file):
            return None
        base = file.with_name(f"{file.name.split('.')[0]}.yaml")
        return self._read(base) if base.is_file() else None

    def around_alone(self, file: Path) -> CheckContext:
        """What an exercise in ``file`` may refer to, without other exercises."""
        folder = file.parent
        return CheckContext(scales=self._scales(folder), folder=folder)

    def around(self, file: Path, language: str) -> CheckContext:
        """What an exercise in ``file`` may refer to, once all others are added."""
        return replace(
            self.around_alone(file),
            find=partial(self.find, language=language),
            exercise_ids=self.ids(),
            cards=self._cards(),
        )

    def _cards(self) -> set[str]:
        """Titles of all saved cards; the shipped exercises are read only if one is missing."""
        if self._wanted <= self._saved:
            return self._saved
        if self._shipped_saved is None:
            exercises = [self._read(path) for path in self._shipped().values()]
            saved = [links_of(exercise).saves for exercise in exercises if exercise is not None]
            self._shipped_saved = frozenset().union(*saved)
        return self._saved | self._shipped_saved


def is_translation(file: Path) -> bool:
    """Whether a file is named ``NAME.LANG.yaml``."""
    return file.name.count(".") == 2


def _shipped_files() -> dict[str, Path]:
    """Name without ``.yaml`` and file of every shipped exercise."""
    files = find_exercise_files([("built-in", exercises_folder())])
    return {Path(file.path).name.removesuffix(".yaml"): Path(file.path) for file in files}


def _read(path: Path) -> Exercise | None:
    try:
        exercise, _ = validate(read_file(path), Exercise)
    except ContentError:
        return None
    return exercise


def _root_of(folder: Path) -> Path:
    """The nearest folder above with scales of its own, else that of the shipped ones."""
    for each in (folder, *folder.absolute().parents[:3]):
        if (each / "scales.yaml").is_file():
            return each
    return exercises_folder()


def _scale_ids(folder: Path) -> tuple[str, ...] | None:
    """Ids of the scales for a folder; None where their file has problems, which are told there."""
    try:
        return tuple(load_scales(_root_of(folder)))
    except ContentError:
        return None
