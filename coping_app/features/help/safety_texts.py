"""What the app says of help, and of the numbers to call, in the person's language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.help_lines import HelpLine, lines_for, load_help_lines
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.safety_texts import SafetyTexts, load_safety_texts


def safety_texts(language: str) -> SafetyTexts | None:
    """None where they cannot be read."""
    try:
        return load_safety_texts(exercises_folder() / "safety", language)
    except ContentError:
        return None


def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of each country with an emergency number."""
    texts = safety_texts(language)
    return texts.help.countries() if texts else ()


def emergency_numbers(language: str) -> tuple[tuple[str, str], ...]:
    """Code of each country, and its name with its number."""
    texts = safety_texts(language)
    if texts is None:
        return ()
    found = (texts.help.number_for(code) for code, _ in texts.help.countries())
    return tuple((each.country, f"{each.name}: {each.number}") for each in found if each)


def help_lines(own: Path, today: date, country: str) -> tuple[HelpLine, ...]:
    """The lines of a country that hold on ``today``; those in the folder ``own`` come along."""
    lines, _ = load_help_lines(exercises_folder() / "safety", own, today)
    return lines_for(lines, country)
