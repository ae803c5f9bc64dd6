"""What an exercise owes the person beyond the format. Asked for by ``--strict``.

The rules are those of the project's content guide: cautions that kinds of steps demand, a way
without held breath, ratings that the stop rules look at, and whose pictures and sounds they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath

from coping_app.content.format.model import Breathe, Choose, Exercise, Play, Say, Show, Step
from coping_app.content.format.walking import verbs_of, walk
from coping_app.content.reading.problems import Finding, Path
from coping_app.content.reference.care_kinds import is_hard_writing, moves_body

LICENCE_ENDING = ".license"
"""Beside ``wave.png`` stands ``wave.png.license``, as the REUSE specification has it."""

_CAUTION_WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "holds": {"en": ("hold",), "es": ("reten", "aguant", "pausa")},
    "movement": {
        "en": ("stop", "ask", "doctor", "therapist", "baseline"),
        "es": ("para ", "detén", "pregunta", "médic", "terapeuta"),
    },
    "writing": {
        "en": ("feel", "upset", "tears", "stir", "low"),
        "es": ("sent", "llor", "mal", "remover"),
    },
}
"""Beginnings of words, one of which a caution holds; in other languages any caution will do."""


def author_findings(exercise: Exercise, folder: FilePath) -> list[Finding]:
    """Everything that an exercise owes.

    Args:
        exercise: Sound in itself.
        folder: Where its pictures and recordings are.
    """
    steps = tuple(walk(exercise.steps))
    return [*_holds(exercise, steps), *_kinds(exercise), *_licences(steps, folder)]


def _holds(exercise: Exercise, steps: Sequence[tuple[Path, Step]]) -> Iterator[Finding]:
    held = [path for path, step in steps if _holds_breath(step)]
    for path in held:
        if not _is_a_choice(path, dict(steps)):
            message = "This holds the breath, and there is no way without."
            hint = 'Put it into one option of a "choose", beside one without a hold.'
            yield Finding((*path, "breathe"), message, hint)
    if held and not _cautioned(exercise, "holds"):
        yield _missing("Held breath does not suit everyone, and no caution says so.")


def _kinds(exercise: Exercise) -> Iterator[Finding]:
    verbs = verbs_of(exercise)
    if moves_body(exercise.tags):
        if not _cautioned(exercise, "movement"):
            yield _missing("This moves the body, and no caution says when to stop or ask.")
        if "pain" not in exercise.ratings:
            yield _unrated("Movement is followed by the rating of pain.", "pain")
    if exercise.family == "expressive" and "write" in verbs:
        if not _cautioned(exercise, "writing"):
            yield _missing("Private writing can upset for a while, and no caution says so.")
        if not is_hard_writing(exercise.family, verbs, exercise.ratings):
            yield _unrated("Private writing is followed by the rating of distress.", "distress")


def _licences(steps: Sequence[tuple[Path, Step]], folder: FilePath) -> Iterator[Finding]:
    for path, step in steps:
        key, name = _file_of(step)
        if name and not (folder / f"{name}{LICENCE_ENDING}").is_file():
            message = f'Nobody says whose "{name}" is, and how it may be used.'
            yield Finding((*path, key), message, f'Say so in "{name}{LICENCE_ENDING}".')


def _file_of(step: Step) -> tuple[str, str]:
    if isinstance(step, Say | Show):
        return "image", step.image or ""
    if isinstance(step, Play) and step.play != "choose":
        return "play", step.play
    return "", ""


def _holds_breath(step: Step) -> bool:
    return isinstance(step, Breathe) and bool(step.breathe.hold_s or step.breathe.rest_s)


def _is_a_choice(path: Path, steps: Mapping[Path, Step]) -> bool:
    """Whether some fork around the step has an option in which no breath is held."""
    for length in range(len(path)):
        fork = steps.get(path[:length])
        if isinstance(fork, Choose) and any(
            not any(_holds_breath(step) for _, step in walk(option.steps))
            for option in fork.options
        ):
            return True
    return False


def _cautioned(exercise: Exercise, kind: str) -> bool:
    wanted = _CAUTION_WORDS[kind].get(exercise.language.split("-")[0], ("",))
    together = " ".join(exercise.cautions).lower()
    return bool(exercise.cautions) and any(words in together for words in wanted)


def _missing(message: str) -> Finding:
    return Finding(("cautions",), message, 'Add it under "cautions".')


def _unrated(message: str, scale: str) -> Finding:
    return Finding(("ratings",), message, f'Add "{scale}": the stop rules look at it.')
