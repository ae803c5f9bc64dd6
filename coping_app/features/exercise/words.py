"""The sentences of the page before an exercise."""

from __future__ import annotations

from collections.abc import Sequence

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.reference.evidence_words import what_was_tested
from coping_app.features.exercise.view import ExerciseView, Need
from coping_app.wording import words
from coping_app.wording.translate import translate


def length(info: ExerciseInfo) -> str:
    """How long it takes."""
    return translate("exercise", "About {minutes}.").format(minutes=words.minutes(info.length_s))


def posture(info: ExerciseInfo) -> str:
    """How the person may sit, lie or stand."""
    named = words.postures(info.posture)
    if not named:
        return translate("exercise", "In any posture that suits you.")
    return translate("exercise", "{postures}. Change it whenever you like.").format(
        postures=words.capital(named)
    )


def needed(found: Sequence[Need]) -> str:
    """What is needed beyond time."""
    sentences = {
        "write": translate("exercise", "You write a little, by keys or by voice typing."),
        "draw": translate("exercise", "You draw, with mouse, finger or keys."),
        "music": translate("exercise", "You need music of your own, as files."),
        "food": translate("exercise", "You need a bite to eat, a drink or a scent."),
        "people": translate("exercise", "You need other people, two or more in all."),
    }
    if not found:
        return translate("exercise", "You need nothing else.")
    return " ".join(sentences[need] for need in found)


def evidence(view: ExerciseView) -> str:
    """How well it is tested, in plain words, with the file's own note."""
    if view.grade is None:
        return translate("exercise", "We know of no test.")
    tested = what_was_tested(view.grade, view.tested, view.language)
    return f"{tested} {view.note}".strip()
