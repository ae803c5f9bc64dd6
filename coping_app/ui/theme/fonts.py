"""The bundled fonts: loading the files and building a font for a role of the type scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from coping_app.ui.theme.tokens import TypeRole

FONT_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "Lexend-Regular.ttf",
    "Lexend-SemiBold.ttf",
)


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt and return the files that could not be loaded.

    A missing font is no reason to stop: Qt then takes a system font.
    """
    return tuple(
        name for name in FONT_FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0
    )


def role_font(role: TypeRole, scale: float, system_font: bool) -> QFont:
    """A font for ``role``; ``scale`` is the text size, 1.0 to 2.0.

    Scripts that the bundled fonts lack fall back to the system's font.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font = QFont()
    font.setFamilies([system] if system_font else [role.family, system])
    font.setPixelSize(round(role.size * scale))
    font.setWeight(QFont.Weight(role.weight))
    return font
