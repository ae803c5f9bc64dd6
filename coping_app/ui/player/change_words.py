"""A change between two ratings in words: plain, and the same for better and worse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("change_words", text)


def number_word(number: int) -> str:
    """Zero to ten as a word, as sentences are to be spelt; larger numbers as digits."""
    words = (
        _tr("zero"),
        _tr("one"),
        _tr("two"),
        _tr("three"),
        _tr("four"),
        _tr("five"),
        _tr("six"),
        _tr("seven"),
        _tr("eight"),
        _tr("nine"),
        _tr("ten"),
    )
    return words[number] if 0 <= number <= 10 else str(number)


def change_words(before: int, after: int) -> str:
    """``two points lower``, ``one point higher`` or ``the same``."""
    points = abs(after - before)
    if points == 0:
        return _tr("the same")
    if after < before:
        text = _tr("one point lower") if points == 1 else _tr("{number} points lower")
    else:
        text = _tr("one point higher") if points == 1 else _tr("{number} points higher")
    return text.format(number=number_word(points))


def minutes_words(seconds: float) -> str:
    """``a minute``, ``five minutes`` or ``less than a minute``."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return _tr("less than a minute")
    if minutes == 1:
        return _tr("a minute")
    return _tr("{number} minutes").format(number=number_word(minutes))
