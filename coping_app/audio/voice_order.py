"""Which voice reads a line: the first in this order that can."""

from __future__ import annotations

from pathlib import Path

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.system_voice import SystemVoice
from coping_app.audio.voices import (
    EspeakVoice,
    FirstWorking,
    RecordedVoice,
    Voice,
    first_working,
)


def usual_voices(
    built_in: HibariVoice, language: str, recordings: Path | None = None
) -> FirstWorking:
    """Recordings in ``recordings``, the built-in voice, the system's, then espeak-ng.

    Where none of them can read a line, ``Speech`` keeps silent as long as reading takes.

    Args:
        built_in: The one of this process: its engine is large.
        language: BCP 47.
        recordings: Folder of recorded lines, if there are any.
    """
    voices: list[Voice] = [built_in, SystemVoice(language), EspeakVoice(language)]
    if recordings is not None:
        voices.insert(0, RecordedVoice(recordings))
    return first_working(voices, language)
