"""Adds an exercise file that a person opens to their own exercises."""

from __future__ import annotations

from pathlib import Path

from coping_app.commands.finding import open_catalog
from coping_app.content.loading import parse_exercise, read_bytes
from coping_app.content.model import Exercise
from coping_app.folders import Folders
from coping_app.store.files import make_private_folder, write_whole


class CannotAdd(Exception):
    """The file stays outside; the message says why and what to do."""


def add_exercise(path: Path, folders: Folders) -> str:
    """Copies a sound exercise file into the person's own exercises, and answers its id.

    A file that lies there already, or is the same as the one that does, changes nothing. A newer
    version takes the place of an older one.

    Raises:
        ContentError: The file has problems.
        CannotAdd: An exercise of the app has its id, or the one that is there is newer.
        OSError: It could not be written.
    """
    raw = read_bytes(path)
    exercise = parse_exercise(raw, str(path))
    target = folders.own_exercises / exercise.family / _file_name(exercise)
    if path.resolve() == target.resolve():
        return exercise.id
    _check_id(exercise, folders)
    if target.exists():
        kept = read_bytes(target)
        if kept == raw:
            return exercise.id
        there = parse_exercise(kept, str(target)).version
        if there >= exercise.version:
            raise CannotAdd(
                f'Version {there} of "{exercise.title}" is here already, and this file is version '
                f"{exercise.version}. Nothing was changed. Give yours a higher version to use it."
            )
    for folder in (folders.own_exercises, target.parent):
        make_private_folder(folder)
    write_whole(target, raw)
    return exercise.id


def _check_id(exercise: Exercise, folders: Folders) -> None:
    with open_catalog(folders) as catalog:
        info = catalog.get(exercise.id, exercise.language)
    if info is not None and info.source == "built-in":
        raise CannotAdd(
            f'An exercise with the id "{exercise.id}" comes with the app. '
            "Give yours another id, then open it again."
        )


def _file_name(exercise: Exercise) -> str:
    """As in the shipped folders: English plain, other languages with their code."""
    return f"{exercise.id}.yaml" if exercise.language == "en" else (
        f"{exercise.id}.{exercise.language}.yaml"
    )
