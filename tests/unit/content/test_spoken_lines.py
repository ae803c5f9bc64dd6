"""Nothing that the voice is given can be misread: no symbol, unit or abbreviation is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hibari import Hibari

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.samples import FS_HZ
from coping_app.audio.spoken_text import spoken
from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.reference.areas import AREAS
from coping_app.session.choices import Choices
from coping_app.session.timeline import all_paths, rehearse
from tests.unit.content.reviews import REVIEWED, judged
from tests.unit.content.shipped import FAMILIES, FOLDER, shipped

FILES = sorted(path for family in FAMILIES for path in (FOLDER / family).glob("*.yaml"))

def id_of(path: Path) -> str:
    return path.name.split(".")[0]


SORE = Choices(areas=dict.fromkeys(AREAS, "release"), spoken_counts=True)
"""Every area hurts, and counts are said aloud: brings out the lines that are made, not written."""

STRANGE = re.compile(r"[^\w\s.,;:?!'’\"“”«»¿¡-]|_")
FIGURE = re.compile(r"\d")
CAPITALS = re.compile(r"\b[^\W\d_a-z]*[A-ZÁÉÍÓÚÑ]{2,}")
WITH_POINTS = re.compile(
    r"\b(?:[a-z]\.){2,}|\b(?:etc|vs|approx|dr|mr|mrs|min|sec|hr|ej)\.\s*(?=\S)", re.IGNORECASE
)
UNITS = re.compile(r"\b(?:mins?|secs?|hrs?|km|cm|mm|kg|mg|ml|bpm)\b", re.IGNORECASE)
LETTERS = {
    "en": re.compile(r"(?<![\w'’])(?![aAI])[^\W\d_](?![\w'’])"),
    "es": re.compile(r"(?<![\w'’])(?![aeouyAEOUY])[^\W\d_](?![\w'’])"),
}
"""Single letters that are no word of the language."""


NUMBERS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""


def slips(line: str, language: str = "en") -> list[str]:
    """What in a line, as the voice gets it, is no plain word and no plain mark."""
    said = spoken(line, language)
    patterns = (STRANGE, FIGURE, CAPITALS, WITH_POINTS, UNITS, LETTERS[language])
    return [found.group() for pattern in patterns for found in pattern.finditer(said)]


@cache
def loaded(path: Path) -> Exercise:
    return load_exercise(path)


def resolve(language: str, exercise_id: str) -> Exercise:
    names = {path.name: path for path in FILES}
    translated = names.get(f"{exercise_id}.{language}.yaml")
    return loaded(translated) if translated else shipped(exercise_id)


def spoken_lines(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Kind and words of everything that the voice says, on every way, with and without sore areas.

    Lines that show a person's own answers are left out: nobody can know what they will hold.
    """

    def named(exercise_id: str) -> Exercise:
        return resolve(exercise.language, exercise_id)

    for path in all_paths(exercise, named):
        for choices in (Choices(), SORE):
            for cue in rehearse(exercise, named, choices, path=path).cues:
                if cue.spoken and not cue.private:
                    yield cue.kind, cue.caption


@pytest.mark.parametrize("path", judged(FILES, id_of), ids=lambda path: path.name)
def test_every_spoken_line_is_plain_words(path: Path) -> None:
    exercise = loaded(path)
    lines = {line for kind, line in spoken_lines(exercise) if kind != "count"}
    assert lines
    assert {line: slips(line, exercise.language) for line in lines
            if slips(line, exercise.language)} == {}


@pytest.mark.parametrize(("line", "slip"), [
    ("Breathe in for 4.", "4"),
    ("Rest for five min.", "min"),
    ("Lift about two kg, no more.", "kg"),
    ("Use your TENS, if you like.", "TENS"),
    ("Ask your G.P. today.", "G.P."),
    ("Warmth ~ ease", None),
    ("Warmth = ease", "="),
    ("Pay £5 or less.", "£"),
    ("Ask Dr. Bell.", "Dr. "),
    ("Press the x.", "x"),
    ("Let it warm to 30°.", "°"),
])
def test_what_a_voice_could_misread_is_found(line: str, slip: str | None) -> None:
    found = slips(line)
    assert (slip in found) if slip else (found == [])


@pytest.mark.parametrize("line", [
    "That's fine. I'm here, and you're here.", "A slow breath, in and out.",
    "Your flare-up plan: one step, then the next.", "“Not today” is an answer, e.g. now.",
])
def test_plain_words_pass(line: str) -> None:
    assert slips(line) == []


def test_numbers_that_are_counted_aloud_are_read_as_words() -> None:
    words = NUMBERS.split()
    voice = Hibari()
    for number, word in enumerate(words, start=1):
        assert voice.phonemize(str(number)) == voice.phonemize(word)
    half = spoken("About 50% of it")
    assert voice.phonemize(half) == voice.phonemize("About fifty per cent of it")
    assert voice.phonemize("16 minutes") == voice.phonemize("sixteen minutes")


def test_only_small_whole_numbers_are_counted_aloud() -> None:
    counts = {
        line
        for path in FILES
        if id_of(path) in REVIEWED
        for kind, line in spoken_lines(loaded(path))
        if kind == "count"
    }
    assert counts
    assert {int(count) for count in counts} <= set(range(1, 21))


def test_the_voice_reads_the_library_at_110_to_130_words_a_minute() -> None:
    lines = {
        line
        for path in FILES
        if loaded(path).language == "en"
        for kind, line in spoken_lines(loaded(path))
        if kind != "count"
    }
    voice = HibariVoice()
    some = sorted(lines)[::16]
    seconds = sum(len(voice.render(line, 1.0)) for line in some) / FS_HZ
    words = sum(len(line.split()) for line in some)
    assert 110 <= 60 * words / seconds <= 130
