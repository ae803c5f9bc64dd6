"""Loads the words of the person's language, ours and Qt's own, where there are any."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def install_language(app: QApplication, language: str, assets: Path) -> tuple[str, ...]:
    """Makes ``app`` speak ``language`` as far as there are words for it.

    Args:
        language: BCP 47, such as ``es``; ``en`` is what the source is written in.
        assets: The folder with ``translations``.

    Returns:
        The catalogues that were found, without their folders.
    """
    locale = QLocale(language)
    app.setLayoutDirection(locale.textDirection())
    places = (
        ("coping_app", str(assets / "translations")),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    found = []
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
            found.append(name)
    return tuple(found)
