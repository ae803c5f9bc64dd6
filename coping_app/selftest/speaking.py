"""Whether a voice reads, how fast, and in which languages there is something to read."""

from __future__ import annotations

import numpy as np

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.samples import FS_HZ
from coping_app.audio.voice_order import usual_voices
from coping_app.audio.voices import EspeakVoice, VoiceError
from coping_app.selftest.facts import Facts, Found

LINES = {
    "en": "Let your shoulders drop a little, if that feels all right.",
    "es": "Deja caer un poco los hombros, si te resulta agradable.",
}
SLOWEST, FASTEST = 90.0, 170.0
"""Words a minute. Guided lines have 110 to 130; a single short line strays from that."""
FAINTEST = 0.01


def voice(facts: Facts) -> Found:
    """Renders one line in the person's language."""
    language = facts.language.split("-")[0]
    line = LINES.get(language, LINES["en"])
    reader = usual_voices(HibariVoice(), language if language in LINES else "en")
    try:
        sound = reader.render(line, 1.0)
    except VoiceError:
        return Found(False, "no voice; words on the screen only")
    pace = len(line.split()) / (len(sound) / FS_HZ) * 60
    is_heard = bool(np.abs(sound).max() > FAINTEST)
    ok = is_heard and SLOWEST <= pace <= FASTEST
    return Found(ok, "{name}, {pace} words a minute", {"name": reader.name, "pace": f"{pace:.0f}"})


def exercises(facts: Facts) -> Found:
    """How many exercises there are in each language."""
    told = ", ".join(f"{language} {count}" for language, count in sorted(facts.exercises.items()))
    return Found(sum(facts.exercises.values()) > 0, "{counts}", {"counts": told or "0"})


def other_languages(facts: Facts) -> Found:
    """Whether espeak-ng is there; missed only where the person's language needs it."""
    if EspeakVoice(facts.language).speaks(facts.language):
        return Found(True, "espeak-ng is there")
    return Found(facts.language.split("-")[0] == "en", "espeak-ng is not there")
