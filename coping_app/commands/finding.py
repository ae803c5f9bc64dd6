"""Finds the exercise that a command line names: by id in the catalogue, or as a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.catalog.repository import ExerciseNotFound
from coping_app.content.reading.outside_files import names_a_file
from coping_app.content.reference.places import exercises_folder
from coping_app.system.folders import Folders


def exercise_folders(folders: Folders) -> tuple[tuple[str, Path], ...]:
    """Where exercises are looked for: name of the source, folder."""
    return (("built-in", exercises_folder()), ("own", folders.own_exercises))


@contextmanager
def open_catalog(folders: Folders) -> Iterator[Catalog]:
    """The catalogue, up to date with the files, and closed again."""
    catalog = Catalog(folders.exercise_index)
    try:
        catalog.refresh(exercise_folders(folders))
        yield catalog
    finally:
        catalog.close()


def find_exercise_file(name: str, folders: Folders) -> Path:
    """The file of an exercise.

    Raises:
        ExerciseNotFound: Neither an id nor a file.
    """
    if names_a_file(Path(name)):
        return Path(name)
    import difflib

    with open_catalog(folders) as catalog:
        if found := catalog.get(name):
            return found.path
        near = difflib.get_close_matches(name, [info.id for info in catalog.find()], n=1)
    hint = f' Did you mean "{near[0]}"?' if near else ' "coping-app list" names them all.'
    raise ExerciseNotFound(f'There is no exercise or file "{name}".{hint}')
