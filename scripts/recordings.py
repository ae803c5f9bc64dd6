"""Speaks the lines that must be heard at once into the files beside their exercise.

The built-in voice needs seconds to load. An exercise for hard moments cannot wait for it, so its
English lines are kept as small recordings, which go before any voice. Run this after a line has
changed; a test names lines without a recording and recordings without a line.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import soundfile

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.samples import FS_HZ
from coping_app.audio.voices import recording_name
from coping_app.content.checks.loading import load_exercise
from coping_app.content.reference.places import exercises_folder, recordings_folder
from coping_app.session.timeline import rehearse

SPOKEN_AT_ONCE = ("one-breath", "right-now")
"""Ids of the exercises that have recordings. None has forks: one rehearsal holds all lines."""
KEEP_EVERY = 2
"""The voice speaks at 24 kHz: of its lines at twice that, every second sample holds all of it."""


def main() -> int:
    """Writes every line anew and removes what no line is called."""
    voice = HibariVoice()
    for name in SPOKEN_AT_ONCE:
        path = next(exercises_folder().glob(f"*/{name}.yaml"))
        folder = recordings_folder(path, name)
        folder.mkdir(parents=True, exist_ok=True)
        cues = rehearse(load_exercise(path), _alone).cues
        lines = {recording_name(cue.caption): cue.caption for cue in cues if cue.spoken}
        for old in folder.iterdir():
            if old.stem not in lines:
                old.unlink()
        for stem, line in lines.items():
            slim = voice.render(line, 1.0)[::KEEP_EVERY, 0]
            rate_hz = FS_HZ // KEEP_EVERY
            soundfile.write(folder / f"{stem}.ogg", slim, rate_hz, "VORBIS", format="OGG")
            print(f"{folder.name}/{stem}.ogg  {line}")
    return 0


def _alone(exercise_id: str) -> NoReturn:
    raise LookupError(f"{exercise_id} is included; its lines would have no recordings.")


if __name__ == "__main__":
    sys.exit(main())
