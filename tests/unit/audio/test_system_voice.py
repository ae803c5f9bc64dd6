from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from coping_app.audio.samples import FS_HZ
from coping_app.audio.system_voice import SystemVoice
from coping_app.audio.voices import VoiceError, VoiceMissingError
from tests.unit.audio.test_voices import wav_of

LISTED = b"""Monica              es_ES    # Hola, me llamo Monica.
Samantha            en_US    # Hello, my name is Samantha.
"""


class FakeSystem:
    """Stands in for ``say`` and PowerShell: writes the file that the command names."""

    def __init__(self, fails: bool = False) -> None:
        self.commands: list[Sequence[str]] = []
        self.given: list[bytes] = []
        self.files: list[Path] = []
        self._fails = fails

    def __call__(self, command: Sequence[str], given: bytes, timeout_s: float) -> bytes:
        self.commands.append(command)
        if list(command[1:]) == ["-v", "?"]:
            return LISTED
        self.given.append(given)
        if self._fails:
            raise subprocess.CalledProcessError(1, list(command))
        text = " ".join(command)
        start = text.index("-o ") + 3 if "-o " in text else text.index("WaveFile('") + 10
        file = Path(text[start : text.index(".wav", start) + 4])
        file.write_bytes(wav_of(1.0))
        self.files.append(file)
        return b""


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_system_voice_reads_and_leaves_no_file_behind(platform: str) -> None:
    system = FakeSystem()
    sound = SystemVoice("es", system, platform).render("Cierra los ojos.", 1.0)
    assert len(sound) > 0.9 * FS_HZ
    assert not system.files[0].exists()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_text_never_stands_on_the_command_line(platform: str) -> None:
    system = FakeSystem()
    SystemVoice("es", system, platform).render("Cierra los ojos; rm -rf", 1.0)
    assert not any("ojos" in word for command in system.commands for word in command)
    assert b"ojos" in system.given[0]


def test_macos_takes_a_voice_of_the_language() -> None:
    system = FakeSystem()
    SystemVoice("es", system, "darwin").render("Hola.", 1.0)
    assert "Monica" in system.commands[-1]


def test_macos_without_a_voice_of_the_language_is_passed_over_for_good() -> None:
    with pytest.raises(VoiceMissingError):
        SystemVoice("sv", FakeSystem(), "darwin").render("Hej.", 1.0)


def test_a_program_that_fails_is_told_in_a_plain_sentence() -> None:
    with pytest.raises(VoiceError, match="could not read a line"):
        SystemVoice("en", FakeSystem(fails=True), "win32").render("Hello.", 1.0)


def test_there_is_none_on_linux() -> None:
    assert not SystemVoice("en", FakeSystem(), "linux").speaks("en")
