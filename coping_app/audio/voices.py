"""Voices: everything that turns a line into sound, behind one small protocol.

Order of preference (see ``voice_order.py``): a recording of the line, the built-in English voice,
the system's own, espeak-ng as a separate program, and silence; the caption is on the screen in
every case.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from coping_app.audio.files import SoundFileError, decode_bytes
from coping_app.audio.loudness import levelled, trimmed
from coping_app.audio.recordings import Recording
from coping_app.audio.samples import FS_HZ, Mono, Samples, samples_of, stereo
from coping_app.audio.spoken_text import sentences, spoken
from coping_app.session.timeline import reading_s

BREATH_S = 0.7
"""Silence between two sentences at speed 1, so that speech stays calm."""


class VoiceError(Exception):
    """A voice cannot speak this; the text says why, in a plain sentence for the person."""


class VoiceMissingError(VoiceError):
    """The voice as a whole cannot be used on this computer."""


class NoRecordingError(VoiceError):
    """There is no recording of this one line. The voice itself is sound."""


class Voice(Protocol):
    """Turns a line into sound.

    Attributes:
        name: What people call it.
    """

    name: str

    def speaks(self, language: str, /) -> bool:
        """Whether it can read this BCP 47 language."""

    def key(self, text: str, /) -> str:
        """What else than text and speed decides the samples; empty: never keep them on disk."""

    def render(self, text: str, speed: float, /) -> Samples:
        """The spoken line at ``FS_HZ``.

        Args:
            text: One line, at most ``spoken_text.LONGEST_SPOKEN`` characters.
            speed: 1 is the calm pace of a guided exercise; 0.5 to 2.

        Raises:
            VoiceError: With a plain sentence.
        """


def joined(parts: Sequence[Mono], speed: float, breath_s: float = BREATH_S) -> Mono:
    """Sentences in a row with a breath of ``breath_s`` between, at one loudness."""
    if not parts:
        return np.zeros(0, np.float32)
    gap = np.zeros(samples_of(breath_s / speed), np.float32)
    row = [piece for part in parts for piece in (gap, part)][1:]
    return levelled(np.concatenate(row))


Run = Callable[[Sequence[str], bytes, float], bytes]


def run_program(command: Sequence[str], given: bytes, timeout_s: float) -> bytes:
    """Runs a program without a shell and returns what it writes.

    Raises:
        OSError, subprocess.SubprocessError: If it is missing, fails or takes too long.
    """
    done = subprocess.run(
        list(command), input=given, capture_output=True, timeout=timeout_s, check=True
    )
    return done.stdout


class EspeakVoice:
    """espeak-ng as a separate program: many languages, a plain voice.

    Text goes in by its input, never by the command line, which other people on the machine can
    read.
    """

    WORDS_PER_MINUTE = 110
    TIMEOUT_S = 20.0
    name = "eSpeak NG"

    def __init__(
        self, language: str, run: Run = run_program,
        find: Callable[[str], str | None] = shutil.which,
    ) -> None:
        self._language = language
        self._run = run
        self._program = find("espeak-ng")

    def speaks(self, _language: str) -> bool:
        """Any language, as far as can be known before it tries."""
        return self._program is not None

    def key(self, _text: str) -> str:
        """The language, and the version of this preparation."""
        return f"espeak-ng {self._language} {self.WORDS_PER_MINUTE} {BREATH_S} 2"

    def render(self, text: str, speed: float) -> Samples:
        """See ``Voice.render``."""
        parts = [self._sentence(part, speed) for part in sentences(spoken(text, self._language))]
        return stereo(joined(parts, speed))

    def _sentence(self, text: str, speed: float) -> Mono:
        if self._program is None:
            raise VoiceMissingError("This computer has no voice for this language.")
        pace = round(float(np.clip(self.WORDS_PER_MINUTE * speed, 80, 400)))
        command = [self._program, "-v", self._language.lower(), "-s", str(pace),
                   "--stdin", "--stdout"]
        try:
            wav = self._run(command, text.encode(), self.TIMEOUT_S)
            sound = decode_bytes(wav, ".wav")
        except (OSError, subprocess.SubprocessError, SoundFileError) as error:
            raise VoiceError("The voice of this computer could not read a line.") from error
        return trimmed(np.asarray(sound.mean(axis=1), np.float32))


def recording_name(text: str) -> str:
    """File name, without its ending, of the recording of a line."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class RecordedVoice:
    """Lines recorded by a person, in files beside the exercise, named by ``recording_name``.

    They keep their own speed, and every language is theirs.
    """

    ENDINGS = (".wav", ".flac", ".ogg")
    LONGEST_S = 300.0
    name = "Recording"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def speaks(self, _language: str) -> bool:
        """True while the folder is there."""
        return self._folder.is_dir()

    def key(self, _text: str) -> str:
        """Empty: recordings are on disk already."""
        return ""

    def has(self, text: str) -> bool:
        """Whether this line was recorded."""
        return self._file(text) is not None

    def render(self, text: str, _speed: float) -> Samples:
        """See ``Voice.render``; the line must be at most ``LONGEST_S`` long."""
        path = self._file(text)
        if path is None:
            raise NoRecordingError("This line has no recording.")
        try:
            recording = Recording(path, self.LONGEST_S)
        except SoundFileError as error:
            raise NoRecordingError(str(error)) from error
        pieces = (
            recording.stretch(start, min(FS_HZ, recording.length_n - start)).mean(axis=1)
            for start in range(0, recording.length_n, FS_HZ)
        )
        return stereo(levelled(np.concatenate(list(pieces))))

    def _file(self, text: str) -> Path | None:
        paths = (self._folder / f"{recording_name(text)}{ending}" for ending in self.ENDINGS)
        return next((path for path in paths if path.is_file()), None)


class SilentVoice:
    """No voice: silence as long as reading takes. Captions carry the exercise."""

    name = "Captions only"

    def speaks(self, _language: str) -> bool:
        """Every language."""
        return True

    def key(self, _text: str) -> str:
        """Empty: silence needs no cache."""
        return ""

    def render(self, text: str, speed: float) -> Samples:
        """Silence of ``reading_s(text) / speed`` seconds."""
        n = samples_of(reading_s(text) / speed)
        return np.broadcast_to(np.zeros((1, 1), np.float32), (n, 2))


class FirstWorking:
    """Tries its voices in order, line by line.

    A voice that is missing is not asked again; one that failed on a line is passed over for it.

    Attributes:
        reasons: Why voices were passed over, in plain sentences, in the order it happened.
    """

    def __init__(self, voices: Sequence[Voice], language: str) -> None:
        self._voices = [voice for voice in voices if voice.speaks(language)]
        self._unread: set[tuple[Voice, str]] = set()
        self.reasons: list[str] = []
        self.name = SilentVoice.name
        self._choose_name()

    def speaks(self, _language: str) -> bool:
        """True: it was made for its language."""
        return True

    def key(self, text: str) -> str:
        """The key of the voice that would read this line."""
        for voice in self._voices:
            recorded = not isinstance(voice, RecordedVoice) or voice.has(text)
            if recorded and (voice, text) not in self._unread:
                return voice.key(text)
        return ""

    def render(self, text: str, speed: float) -> Samples:
        """See ``Voice.render``; raises VoiceError only if no voice is left."""
        for voice in list(self._voices):
            try:
                return voice.render(text, speed)
            except NoRecordingError:
                continue
            except VoiceMissingError as error:
                self.reasons.append(str(error))
                self._voices.remove(voice)
                self._choose_name()
            except VoiceError as error:
                self.reasons.append(str(error))
                self._unread.add((voice, text))
        raise VoiceError("No voice can read this here. The words are on the screen.")

    def _choose_name(self) -> None:
        named = [voice.name for voice in self._voices if not isinstance(voice, RecordedVoice)]
        self.name = named[0] if named else SilentVoice.name


def first_working(voices: Sequence[Voice], language: str) -> FirstWorking:
    """The voices that read ``language``, as one voice that falls back from each to the next."""
    return FirstWorking(voices, language)
