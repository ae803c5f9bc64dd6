"""Adds an exercise file that a person opens to their own exercises, with all that belongs to it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from coping_app.commands.companions import MOST_BYTES, CannotBring, bring
from coping_app.commands.finding import open_catalog
from coping_app.content.checks.checking import check_exercise
from coping_app.content.checks.context import CheckContext
from coping_app.content.checks.loading import exercise_of
from coping_app.content.format.model import Exercise
from coping_app.content.reading.exercise_files import PUT_ASIDE
from coping_app.content.reading.outside_files import names_a_file, read_whole
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.read_file import read_bytes
from coping_app.content.reading.reader import Document, read_document
from coping_app.store.base.files import make_private_folder, sync_folder, write_whole
from coping_app.system.folders import Folders


class CannotAdd(Exception):
    """The file stays outside; the message says why and what to do."""


class Added(NamedTuple):
    """An exercise that is among the person's own now."""

    id: str
    language: str


class _New(NamedTuple):
    """A sound exercise that is to come in."""

    exercise: Exercise
    raw: bytes
    folder: Path
    """Where it lies with all that belongs to it."""

    @property
    def name(self) -> str:
        """As in the shipped folders: English plain, other languages with their code."""
        is_english = self.exercise.language == "en"
        return self.exercise.id if is_english else f"{self.exercise.id}.{self.exercise.language}"


def add_exercise(path: Path, folders: Folders) -> Added:
    """Copies a sound exercise into the person's own exercises, with its pictures and recordings.

    All of it is copied and looked at outside of them, then moved in as one. A file that lies there
    already, or is the same as the one that does, changes nothing. A newer version, or a sound file
    for one that is broken, takes the place of what was there, which is kept with the ending
    ``.old``.

    Raises:
        ContentError: The file has problems, or a file that it names is missing.
        CannotAdd: Something that belongs to it cannot come along, an exercise of the app has its
            id, or the one that is there is newer.
        OSError: It could not be written.
    """
    raw = read_bytes(path)
    document = read_document(raw, str(path))
    _refuse_plan(document, folders)
    exercise = exercise_of(document)
    added = Added(exercise.id, exercise.language)
    whole = path.resolve()
    if whole.is_relative_to(folders.own_exercises.resolve()):
        return added
    if problems := check_exercise(exercise, document, CheckContext(folder=whole.parent)):
        raise ContentError(problems)
    new = _New(exercise, raw, whole.parent)
    there = _already_there(new, folders)
    make_private_folder(folders.data)
    with _room_beside(folders) as room:
        try:
            names = bring(exercise, new.folder, room / new.name)
        except CannotBring as error:
            raise CannotAdd(f"{error}\nNothing was added.") from error
        make_private_folder(room / new.name)
        write_whole(room / new.name / f"{new.name}.yaml", raw)
        if not _is_the_same(new, names, room, there):
            _refuse_older(new, there)
            _move_in(new, names, room, there, folders)
    return added


def _refuse_plan(document: Document, folders: Folders) -> None:
    keys = document.value if isinstance(document.value, dict) else {}
    if "plan" in keys and "weeks" in keys:
        raise CannotAdd(
            f"This is a plan. Put it into {folders.own_plans}; My plan then offers it."
        )


def _already_there(new: _New, folders: Folders) -> list[Path]:
    """The files that hold this exercise now; a broken one is known by its place alone."""
    exercise = new.exercise
    with open_catalog(folders) as catalog:
        info = catalog.get(exercise.id, exercise.language)
    if info is not None and info.source == "built-in":
        raise CannotAdd(
            f'An exercise with the id "{exercise.id}" comes with the app. '
            "Give yours another id, then open it again."
        )
    family = folders.own_exercises / exercise.family
    places = [family / f"{new.name}.yaml", family / new.name / f"{new.name}.yaml"]
    if info is not None and info.language == exercise.language:
        places.append(info.path)
    return [place for place in dict.fromkeys(places) if names_a_file(place)]


@contextmanager
def _room_beside(folders: Folders) -> Iterator[Path]:
    """A folder on the same disk that is gone afterwards, whatever happens."""
    room = Path(tempfile.mkdtemp(prefix="adding-", dir=folders.data))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _is_the_same(new: _New, names: tuple[str, ...], room: Path, there: list[Path]) -> bool:
    """Whether exactly this lies there already, with all that belongs to it."""
    if len(there) != 1 or _bytes_of(there[0]) != new.raw:
        return False
    return all(
        _bytes_of(there[0].parent / name) == _bytes_of(room / new.name / name) for name in names
    )


def _bytes_of(path: Path) -> bytes | None:
    try:
        return read_whole(path, MOST_BYTES)
    except OSError:
        return None


def _refuse_older(new: _New, there: list[Path]) -> None:
    for place in there:
        kept = _bytes_of(place)
        if kept is None or kept == new.raw:
            continue
        try:
            version = exercise_of(read_document(kept, str(place))).version
        except ContentError:  # what is broken may be replaced by anything sound
            continue
        if version >= new.exercise.version:
            raise CannotAdd(
                f'Version {version} of "{new.exercise.title}" is here already, and this file is '
                f"version {new.exercise.version}. Nothing was changed. "
                "Give yours a higher version to use it."
            )


def _move_in(
    new: _New, names: tuple[str, ...], room: Path, there: list[Path], folders: Folders
) -> None:
    """Puts aside what was there and moves the new one in; if that fails, all is as before."""
    family = folders.own_exercises / new.exercise.family
    make_private_folder(family)
    staged, target = room / new.name, family / new.name
    if not names:  # a file alone needs no folder of its own
        staged, target = staged / f"{new.name}.yaml", family / f"{new.name}.yaml"
    old = [_whole_of(place, family / new.name) for place in there]
    if target.exists() and target not in old:
        old.append(target)
    moved: list[tuple[Path, Path]] = []
    try:
        for path in dict.fromkeys(old):
            aside = _free_name(path)
            path.rename(aside)
            moved.append((path, aside))
        staged.rename(target)
    except OSError:
        for path, aside in reversed(moved):
            with suppress(OSError):
                aside.rename(path)
        raise
    sync_folder(family)


def _whole_of(place: Path, own_folder: Path) -> Path:
    """The folder of an exercise that has one of its own, else its file."""
    return own_folder if place.parent == own_folder else place


def _free_name(path: Path) -> Path:
    """A name that nothing is found under: ``.old``, and a number where that is taken."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}{PUT_ASIDE}{number if number > 1 else ''}")
        if not aside.exists():
            return aside
        number += 1
