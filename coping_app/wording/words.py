"""Numbers, lengths and other small things in words, as all pages say them.

Small numbers are spelt out in sentences. Every word goes through the translator; the context is
``words``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coping_app.wording.translate import translate
from coping_app.wording.wording import own_wording

MAX_SPELT = 12
"""Numbers up to this one are spelt out."""


def number(value: int) -> str:
    """``five`` for 5; digits beyond twelve and below zero."""
    words = (
        translate("words", "zero"),
        translate("words", "one"),
        translate("words", "two"),
        translate("words", "three"),
        translate("words", "four"),
        translate("words", "five"),
        translate("words", "six"),
        translate("words", "seven"),
        translate("words", "eight"),
        translate("words", "nine"),
        translate("words", "ten"),
        translate("words", "eleven"),
        translate("words", "twelve"),
    )
    return words[value] if 0 <= value <= MAX_SPELT else str(value)


def capital(text: str) -> str:
    """The text with a capital first letter, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def joined(parts: Iterable[str]) -> str:
    """``sitting or lying``; ``sitting, lying or standing``."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return translate("words", "{first} or {last}").format(
        first=", ".join(words[:-1]), last=words[-1]
    )


def whole_minutes(length_s: float) -> int:
    """Minutes as people say them: rounded, and at least one."""
    return max(1, int(length_s / 60.0 + 0.5))


def minutes(length_s: float) -> str:
    """``ten minutes`` for a sentence."""
    count = whole_minutes(length_s)
    if count == 1:
        return translate("words", "one minute")
    return translate("words", "{count} minutes").format(count=number(count))


def short_minutes(length_s: float) -> str:
    """``10 min`` for a card."""
    return translate("words", "{count} min").format(count=whole_minutes(length_s))


def points(value: float) -> str:
    """``two points lower`` for a mean change of -2.1, rounded to whole points."""
    size = int(abs(value) + 0.5)
    if size == 0:
        return translate("words", "about the same")
    if size == 1:
        return (
            translate("words", "one point lower")
            if value < 0
            else translate("words", "one point higher")
        )
    pattern = (
        translate("words", "{count} points lower")
        if value < 0
        else translate("words", "{count} points higher")
    )
    return pattern.format(count=number(size))


def effort(level: str) -> str:
    """``Little effort`` and its kin."""
    words = {
        "low": translate("words", "Little effort"),
        "medium": translate("words", "Some effort"),
        "high": translate("words", "More effort"),
    }
    return words.get(level, "")


def family(name: str) -> str:
    """A family of exercises as the library names it."""
    words = {
        "relaxation": translate("words", "Relaxation"),
        "mindfulness": translate("words", "Mindfulness"),
        "cbt": translate("words", "Thoughts and plans"),
        "expressive": translate("words", "Expression"),
        "social": translate("words", "People"),
        "wellbeing": translate("words", "Daily life"),
    }
    return words.get(name, name)


def postures(names: Iterable[str]) -> str:
    """``lying or sitting``; empty where any posture will do."""
    words = {
        "sitting": translate("words", "sitting"),
        "lying": translate("words", "lying"),
        "standing": translate("words", "standing"),
        "walking": translate("words", "walking"),
    }
    return joined(words[name] for name in names if name in words)


def scale(name: str) -> str:
    """What a well-known scale measures, for a sentence; empty for others."""
    words = {
        "pain": translate("words", "pain"),
        "bother": translate("words", "bother"),
        "distress": translate("words", "distress"),
        "tension": translate("words", "tension"),
        "worry": translate("words", "worry"),
        "mood": translate("words", "mood"),
        "energy": translate("words", "energy"),
        "confidence": translate("words", "confidence"),
    }
    return words.get(name, "")


def often(value: str) -> str:
    """How often, as the plan says it: ``Every day``, ``3 times a week``."""
    fixed = {
        "daily": translate("words", "Every day"),
        "weekly": translate("words", "Once a week"),
        "once": translate("words", "Once"),
        "as needed": translate("words", "Whenever you like"),
        "1 a week": translate("words", "Once a week"),
        "2 a week": translate("words", "Twice a week"),
    }
    if value in fixed:
        return fixed[value]
    count = value.split(" ", 1)[0]
    if not count.isdigit():
        return value
    return translate("words", "{count} times a week").format(count=capital(number(int(count))))


def day(value: date, today: date) -> str:
    """``3 March``, with the year where it is another one than today's."""
    words = own_wording()
    return words.day_of_year(value) if value.year == today.year else words.day(value)
