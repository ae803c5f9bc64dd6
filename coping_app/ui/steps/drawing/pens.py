"""The pens of the drawing canvas: calm colours by name, and three sizes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

PENS: Mapping[str, str] = {
    "ink": "text",
    "teal": "primary",
    "blue": "chart-mood",
    "red": "danger",
    "orange": "chart-before",
    "green": "ok",
    "plum": "chart-pain",
    "brown": "warn",
}
"""Names of pens and the colour tokens they draw in; a drawing keeps the names."""
FIRST_PENS = 5
"""So many are shown at once; the others come after "More colours"."""

SIZES: Mapping[str, float] = {"fine": 0.008, "middle": 0.022, "broad": 0.055}
"""Width of a line as a part of the sheet's height; a stamp is half as large again."""


def pen_words(pen: str) -> str:
    """The name of a pen in the language of the screen."""
    return {
        "ink": QCoreApplication.translate("Pens", "Ink"),
        "teal": QCoreApplication.translate("Pens", "Sea green"),
        "blue": QCoreApplication.translate("Pens", "Blue"),
        "red": QCoreApplication.translate("Pens", "Red"),
        "orange": QCoreApplication.translate("Pens", "Orange"),
        "green": QCoreApplication.translate("Pens", "Green"),
        "plum": QCoreApplication.translate("Pens", "Plum"),
        "brown": QCoreApplication.translate("Pens", "Brown"),
    }[pen]


def size_words(size: str) -> str:
    """The name of a size in the language of the screen."""
    return {
        "fine": QCoreApplication.translate("Pens", "Fine"),
        "middle": QCoreApplication.translate("Pens", "Middle"),
        "broad": QCoreApplication.translate("Pens", "Broad"),
    }[size]
