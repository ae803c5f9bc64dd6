"""What a grade of evidence stands on, in the language of the exercise: one sentence, no more.

A course that was tested is never taken for a test of one of its parts.
"""

from __future__ import annotations

from collections.abc import Mapping

_HARDLY = "hardly"
_UNTOLD = "kind"
"""Where a file does not say what was tested, no more is said than of another kind."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "alone A": "Tested in many trials with people in long-lasting pain.",
        "alone B": "Tested in at least one study with people in lasting pain.",
        "alone C": "Tested with other people, not yet in lasting pain.",
        "kind A": "Other forms of it were tested in many trials with people in long-lasting pain.",
        "kind B": "Other forms of it were tested with people in lasting pain.",
        "kind C": "Other forms of it were tested with other people, not yet in lasting pain.",
        "package A": "Part of courses tested in many trials with people in long-lasting pain.",
        "package B": "Part of a course tested in at least one study with people in lasting pain.",
        "package C": "Part of courses tested with other people, not yet in lasting pain.",
        _HARDLY: "Used in practice, but hardly tested.",
    },
    "es": {
        "alone A": "Estudiado en muchos ensayos con personas con dolor duradero.",
        "alone B": "Estudiado al menos una vez con personas con dolor duradero.",
        "alone C": "Estudiado con otras personas, aún no con dolor duradero.",
        "kind A": "Otras formas se estudiaron en muchos ensayos con personas con dolor duradero.",
        "kind B": "Otras formas se estudiaron con personas con dolor duradero.",
        "kind C": "Otras formas se estudiaron con otras personas, aún no con dolor duradero.",
        "package A": "Parte de cursos estudiados en muchos ensayos con gente con dolor duradero.",
        "package B": "Parte de un curso estudiado al menos una vez con gente con dolor duradero.",
        "package C": "Parte de cursos estudiados con otra gente, aún no con dolor duradero.",
        _HARDLY: "Se usa en la práctica, pero apenas se ha estudiado.",
    },
}


def what_was_tested(grade: str, tested: str, language: str = "en") -> str:
    """One sentence.

    Args:
        grade: A to D.
        tested: ``alone``, ``kind``, ``package`` or ``nothing``; empty says no more than ``kind``.
        language: That of the exercise (BCP 47); English where there are no words in it.
    """
    words = _WORDS.get(language.split("-")[0], _WORDS["en"])
    if grade == "D" or tested == "nothing":
        return words[_HARDLY]
    return words[f"{tested or _UNTOLD} {grade}"]
