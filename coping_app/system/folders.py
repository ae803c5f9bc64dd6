"""Where everything of one person is kept: one folder, and what lies in it, for its owner alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
DELETING = "deleting-everything"
"""File in the data folder that stands while everything is to be deleted and is not yet gone."""


class Folders(NamedTuple):
    """The folders of one installation. None of them has to exist yet.

    Attributes:
        data: All else lies in here.
    """

    data: Path

    @property
    def profile(self) -> Path:
        """The encrypted records and their key."""
        return self.data / "profile"

    @property
    def own_exercises(self) -> Path:
        """Exercises that the person added; the same layout as the shipped ones."""
        return self.data / "exercises"

    @property
    def own_plans(self) -> Path:
        """Plans that the person or a therapist wrote."""
        return self.data / "plans"

    @property
    def own_questionnaires(self) -> Path:
        """Questionnaires that a clinic holds the rights to."""
        return self.data / "questionnaires"

    @property
    def own_safety(self) -> Path:
        """Help lines that a clinic adds."""
        return self.data / "safety"

    @property
    def exercise_index(self) -> Path:
        """The compiled index of exercises; can be thrown away at any time."""
        return self.data / "cache" / "exercises.db"

    @property
    def speech(self) -> Path:
        """Rendered lines of the exercises; can be thrown away at any time."""
        return self.data / "cache" / "speech"

    @property
    def log(self) -> Path:
        """Faults of our own, without private content."""
        return self.data / "log.txt"

    @property
    def demo(self) -> Path:
        """The made-up year, apart from real records."""
        return self.data / "demo"


def find_folders(given: str | None = None) -> Folders:
    """The folders to use: ``given``, else ``COPING_APP_DATA``, else the system's place for data."""
    chosen = given or os.environ.get("COPING_APP_DATA")
    if chosen:
        return Folders(Path(chosen).expanduser().resolve())
    return Folders(user_data_path("coping-app", appauthor=False))


def make_folders(folder: Path) -> None:
    """Makes ``folder`` and those above it that are missing, each for its owner alone.

    ``Path.mkdir`` leaves the modes of those above to the umask. What is there stays as it is.

    Raises:
        OSError: It cannot be made.
    """
    missing = []
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def tighten(folders: Folders) -> None:
    """Takes what is there back from group and others; earlier versions left it to the umask.

    Never a folder that the system shares, or a home, which somebody may have named as the place
    for data. What cannot be changed stays.
    """
    if sys.platform == "win32":
        return
    index = folders.exercise_index
    for path in (
        folders.data, index.parent, folders.speech, folders.own_exercises,
        folders.own_plans, folders.own_questionnaires, folders.own_safety, index, folders.log,
    ):  # fmt: skip
        _take_back(path)


def _take_back(path: Path) -> None:
    try:
        found = path.lstat()
        is_shared = found.st_mode & stat.S_ISVTX or path == Path.home()
        if found.st_mode & 0o077 and found.st_uid == os.geteuid() and not is_shared:
            if stat.S_ISDIR(found.st_mode):
                path.chmod(stat.S_IMODE(found.st_mode) & PRIVATE_FOLDER)
            elif stat.S_ISREG(found.st_mode):
                path.chmod(stat.S_IMODE(found.st_mode) & PRIVATE_FILE)
    except (OSError, RuntimeError):  # not there, another's, or no home
        return
