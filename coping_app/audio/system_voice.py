"""The voice that macOS and Windows bring along, asked as a separate program.

Qt's text-to-speech cannot hand samples to Python, and on Linux it cannot synthesise at all, so the
system's own program writes a sound file that is read and deleted at once. The text goes in by the
program's input, never by its command line, which other people on the machine can read.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from coping_app.audio.files import SoundFileError, decode_bytes, read_limited
from coping_app.audio.loudness import trimmed
from coping_app.audio.samples import Mono, Samples, stereo
from coping_app.audio.spoken_text import sentences, spoken
from coping_app.audio.voices import (
    BREATH_S,
    Run,
    VoiceError,
    VoiceMissingError,
    joined,
    run_program,
)

WORDS_PER_MINUTE = 120
"""Pace at speed 1, with pauses between sentences; calm speech is 110 to 130 words a minute."""
TIMEOUT_S = 20.0
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech;"
    "$v = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$c = New-Object System.Globalization.CultureInfo('{culture}');"
    "$v.SelectVoiceByHints('NotSet', 'NotSet', 0, $c);"
    "$v.Rate = {rate};"
    "$v.SetOutputToWaveFile('{file}');"
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "$v.Speak([Console]::In.ReadToEnd());"
    "$v.Dispose()"
)
_WINDOWS_RATE_OF_ONE: Final = -2
"""Windows counts from -10 to 10, where 0 is about 180 words a minute."""


class SystemVoice:
    """The system's voice on macOS and Windows; missing elsewhere.

    Args:
        language: BCP 47.
        run: Runs a program; tests hand in one that writes the file itself.
        platform: As ``sys.platform``.
    """

    name = "System voice"

    def __init__(self, language: str, run: Run = run_program, platform: str = sys.platform) -> None:
        self._language = language
        self._run = run
        self._platform = platform
        self._mac_voice: str | None = None

    def speaks(self, _language: str) -> bool:
        """On macOS and Windows any language, as far as can be known before it tries."""
        return self._platform in ("darwin", "win32")

    def key(self, _text: str) -> str:
        """The language and the version of this preparation."""
        return f"system {self._platform} {self._language} {WORDS_PER_MINUTE} {BREATH_S} 1"

    def render(self, text: str, speed: float) -> Samples:
        """See ``Voice.render``."""
        parts = [self._sentence(part, speed) for part in sentences(spoken(text, self._language))]
        return stereo(joined(parts, speed))

    def _sentence(self, text: str, speed: float) -> Mono:
        with tempfile.TemporaryDirectory(prefix="coping-voice-") as folder:
            file = Path(folder) / "line.wav"
            try:
                self._run(self._command(file, speed), text.encode(), TIMEOUT_S)
                sound = decode_bytes(read_limited(file), ".wav")
            except (OSError, subprocess.SubprocessError, SoundFileError) as error:
                raise VoiceError("The voice of this computer could not read a line.") from error
        return trimmed(np.asarray(sound.mean(axis=1), np.float32))

    def _command(self, file: Path, speed: float) -> Sequence[str]:
        if self._platform == "darwin":
            pace = round(float(np.clip(WORDS_PER_MINUTE * speed, 80, 400)))
            return (
                "/usr/bin/say", "-v", self._voice_on_mac(), "-r", str(pace), "-f", "-",
                "-o", str(file), "--file-format=WAVE", "--data-format=LEI16@22050",
            )
        rate = int(np.clip(round(_WINDOWS_RATE_OF_ONE + 10 * (speed - 1.0)), -10, 10))
        script = _POWERSHELL.format(
            culture=self._language, rate=rate, file=str(file).replace("'", "''")
        )
        return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)

    def _voice_on_mac(self) -> str:
        """The first voice that ``say -v ?`` lists for the language.

        Raises:
            VoiceMissingError: There is none.
        """
        if self._mac_voice is None:
            listed = self._run(("/usr/bin/say", "-v", "?"), b"", TIMEOUT_S).decode(errors="replace")
            wanted = self._language.replace("-", "_").lower()
            for line in listed.splitlines():
                name, _, locale = line.split("#")[0].rstrip().rpartition(" ")
                if locale.lower().startswith(wanted):
                    self._mac_voice = name.strip()
                    break
            else:
                raise VoiceMissingError("This computer has no voice for this language.")
        return self._mac_voice
