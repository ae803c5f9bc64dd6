"""What keeps files of the person's own from being used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coping_app.content.reading.problems import Problem


def own_problems(problems: Iterable[Problem], own: Path) -> tuple[Problem, ...]:
    """Of all problems those in files below the folder ``own``."""
    return tuple(each for each in problems if own in Path(each.file).parents)
