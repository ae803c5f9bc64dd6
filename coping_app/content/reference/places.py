"""Where the shipped exercises and assets are: in the installed package, or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def exercises_folder() -> Path:
    """The shipped exercises, a folder for each family, with scales and plans beside them."""
    return _place("exercises")


def assets_folder() -> Path:
    """The shipped fonts, icons, sounds, figures, translations and crisis contacts."""
    return _place("assets")


def _place(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def recordings_folder(exercise_file: Path, exercise_id: str) -> Path:
    """Where recorded lines of an exercise are looked for, beside its file."""
    return exercise_file.parent / "recordings" / exercise_id
