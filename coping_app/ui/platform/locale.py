"""Dates and numbers in the language of the words around them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def follow_language(language: str, system: QLocale | None = None) -> QLocale:
    """Makes the person's language the usual one for dates and numbers, and returns its locale.

    Where the computer speaks that language too, its own region decides, so that a person in
    Ireland is not given the decimal point and the calendar of another country.

    Args:
        language: BCP 47, such as ``es``.
        system: What the computer is set to; asked if not given.
    """
    own = QLocale(language)
    system = QLocale.system() if system is None else system
    chosen = system if system.language() == own.language() else own
    QLocale.setDefault(chosen)
    return chosen


def system_region(system: QLocale | None = None) -> str:
    """Code of the country that the computer is set to, such as ``MX``; empty where it tells none.

    Args:
        system: What the computer is set to; asked if not given.
    """
    territory = (QLocale.system() if system is None else system).territory()
    code = QLocale.territoryToCode(territory)
    return code if len(code) == 2 else ""
