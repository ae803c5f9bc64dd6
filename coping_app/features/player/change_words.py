"""A change between two ratings in words: plain, and the same for better and worse."""

from __future__ import annotations

from coping_app.wording.translate import translate


def number_word(number: int) -> str:
    """Zero to ten as a word, as sentences are to be spelt; larger numbers as digits."""
    words = (
        translate("change_words", "zero"),
        translate("change_words", "one"),
        translate("change_words", "two"),
        translate("change_words", "three"),
        translate("change_words", "four"),
        translate("change_words", "five"),
        translate("change_words", "six"),
        translate("change_words", "seven"),
        translate("change_words", "eight"),
        translate("change_words", "nine"),
        translate("change_words", "ten"),
    )
    return words[number] if 0 <= number <= 10 else str(number)


def change_words(before: int, after: int) -> str:
    """``two points lower``, ``one point higher`` or ``the same``."""
    points = abs(after - before)
    if points == 0:
        return translate("change_words", "the same")
    if after < before:
        text = (
            translate("change_words", "one point lower")
            if points == 1
            else translate("change_words", "{number} points lower")
        )
    else:
        text = (
            translate("change_words", "one point higher")
            if points == 1
            else translate("change_words", "{number} points higher")
        )
    return text.format(number=number_word(points))


def minutes_words(seconds: float) -> str:
    """``a minute``, ``five minutes`` or ``less than a minute``."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("change_words", "less than a minute")
    if minutes == 1:
        return translate("change_words", "a minute")
    return translate("change_words", "{number} minutes").format(number=number_word(minutes))
