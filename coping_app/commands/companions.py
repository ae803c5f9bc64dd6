"""The pictures and recordings that an exercise brings along: found, looked at and copied.

Only files that the exercise names, and recordings of its lines; only plain files below its folder,
no links. Each is read once, through the one reader of outside files, and what was read is what is
looked at and written.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from coping_app.content.checks.picture_size import MOST_PIXELS, MOST_SIDE, picture_size
from coping_app.content.format.model import Exercise, Play, Say, Show
from coping_app.content.format.walking import walk
from coping_app.content.reading.outside_files import read_whole
from coping_app.content.reference.places import recordings_folder
from coping_app.store.base.files import make_private_folder, write_whole

MOST_BYTES = 32 * 1024 * 1024
"""Of one picture or recording."""
MOST_BYTES_IN_ALL = 128 * 1024 * 1024
MOST_FILES = 500
_RECORDED_LINE = re.compile(r"[0-9a-f]{16}\.(?:wav|flac|ogg)")
"""As ``recording_name`` names the recording of a line."""


class CannotBring(Exception):
    """A file that belongs to an exercise cannot come along; the message names it and says why."""


def companions_of(exercise: Exercise, folder: Path) -> tuple[str, ...]:
    """Names below ``folder`` of all that belongs to the exercise in it, each once.

    Raises:
        CannotBring: There are too many.
    """
    named = [name for _, step in walk(exercise.steps) if (name := _named_by(step))]
    lines = recordings_folder(folder / "any.yaml", exercise.id)
    named += [f"{lines.parent.name}/{lines.name}/{name}" for name in _recorded_lines(lines)]
    names = tuple(dict.fromkeys(named))
    if len(names) > MOST_FILES:
        raise CannotBring(f"More than {MOST_FILES} files belong to this exercise.")
    return names


def bring(exercise: Exercise, source: Path, target: Path) -> tuple[str, ...]:
    """Copies all that belongs to an exercise in ``source`` to ``target``, and answers its names.

    Raises:
        CannotBring: With a line for each file that is too large, a link, or not what it should be.
        OSError: ``target`` cannot be written.
    """
    names = companions_of(exercise, source)
    wrong: list[str] = []
    in_all = 0
    for name in names:
        try:
            raw = _sound_bytes(source, name)
        except CannotBring as error:
            wrong.append(str(error))
            continue
        in_all += len(raw)
        if in_all > MOST_BYTES_IN_ALL:
            raise CannotBring("The files of this exercise are larger than 128 MiB together.")
        make_private_folder((target / name).parent)
        write_whole(target / name, raw)
    if wrong:
        raise CannotBring("\n".join(wrong))
    return names


def _named_by(step: object) -> str:
    if isinstance(step, Say | Show):
        return step.image or ""
    return step.play if isinstance(step, Play) and step.play != "choose" else ""


def _recorded_lines(folder: Path) -> Iterator[str]:
    """Names of recordings of lines; at most one more than may come along."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    count = 0
    with entries:
        for entry in entries:
            if _RECORDED_LINE.fullmatch(entry.name):
                yield entry.name
                count += 1
            if count > MOST_FILES:
                return


def _sound_bytes(folder: Path, name: str) -> bytes:
    """The bytes of one file, once it is known to be what its name says."""
    if any(path.is_symlink() for path in _ways(folder, name)):
        raise CannotBring(f'"{name}" is a link. Put the file itself beside the exercise.')
    try:
        raw = read_whole(folder / name, MOST_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise CannotBring(f'"{name}" is larger than 32 MiB.') from error
        reason = error.strerror or "unknown reason"
        raise CannotBring(f'"{name}" cannot be read: {reason}.') from error
    if name.endswith((".png", ".jpg", ".jpeg")):
        _look_at_picture(name, raw)
    else:
        _look_at_sound(name, raw)
    return raw


def _ways(folder: Path, name: str) -> Iterator[Path]:
    """Every step of the way from ``folder`` to the file."""
    for part in Path(name).parts:
        folder /= part
        yield folder


def _look_at_picture(name: str, raw: bytes) -> None:
    size = picture_size(raw)
    if size is None:
        raise CannotBring(f'"{name}" is no PNG or JPEG picture, or it is damaged.')
    if not 1 <= min(size) <= max(size) <= MOST_SIDE:
        raise CannotBring(f'"{name}" is larger than {MOST_SIDE} pixels along one side.')
    if size[0] * size[1] > MOST_PIXELS:
        raise CannotBring(f'"{name}" has more than {MOST_PIXELS // 1_000_000} million pixels.')


def _look_at_sound(name: str, raw: bytes) -> None:
    from coping_app.audio.files import MAX_S, SoundFileError, opened

    try:
        opened(raw, Path(name).suffix, MAX_S)
    except SoundFileError as error:
        raise CannotBring(f'"{name}": {error}') from error
