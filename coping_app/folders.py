"""Where everything of one person is kept: one folder, and what lies in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


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
    from platformdirs import user_data_path

    return Folders(user_data_path("coping-app", appauthor=False))
