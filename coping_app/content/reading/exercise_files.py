"""Finds exercise files in folders, quickly: names, sizes and times only."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

NOT_EXERCISES = frozenset({"plans", "questionnaires", "safety"})
"""Folders that hold other data beside the exercises."""

BUILT_IN = "built-in"
"""Source of what is shipped."""
PUT_ASIDE = ".old"
"""Ending, a number after it or not, of what was replaced; nothing is looked for in there."""
_IS_ASIDE = re.compile(r".*\.old[0-9]*")


class FoundFile(NamedTuple):
    """An exercise file as the folder lists it.

    Attributes:
        path: The file.
        source: Where it belongs: ``built-in``, ``own`` or the name of a pack.
        order: Position of its folder among those given; a later folder goes before an earlier.
        mtime_ns: Time of its last change in nanoseconds.
        size: Length in bytes.
    """

    path: str
    source: str
    order: int
    mtime_ns: int
    size: int


def find_exercise_files(folders: Sequence[tuple[str, Path]]) -> list[FoundFile]:
    """Every exercise file below the given folders, by path. A missing folder holds none."""
    found = [
        FoundFile(path, source, order, status.st_mtime_ns, status.st_size)
        for order, (source, folder) in enumerate(folders)
        for path, status in _files_below(str(folder))
    ]
    found.sort()
    return found


def find_scale_files(folders: Sequence[tuple[str, Path]]) -> list[FoundFile]:
    """The rating scales that are built in: ``scales.yaml`` and its translations."""
    found = []
    for order, (source, folder) in enumerate(folders):
        if source != BUILT_IN:
            continue
        for path in sorted(folder.glob("scales*.yaml")):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append(
                    FoundFile(str(path), source, order, status.st_mtime_ns, status.st_size)
                )
    return found


def is_exercise_name(name: str) -> bool:
    """Whether a file of that name holds an exercise: YAML, and not a list of scales."""
    return name.endswith(".yaml") and not name.startswith((".", "scales."))


def is_searched(name: str) -> bool:
    """Whether exercises are looked for in a folder of that name."""
    return name not in NOT_EXERCISES and not _IS_ASIDE.fullmatch(name)


def _files_below(top: str) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [top]
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                try:
                    if is_exercise_name(name):
                        status = entry.stat()
                        if entry.is_file():
                            yield entry.path, status
                    elif is_searched(name) and entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                except OSError:
                    continue
