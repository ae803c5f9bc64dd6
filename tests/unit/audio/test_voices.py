from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.loudness import VOICE_RMS_DB
from coping_app.audio.samples import FS_HZ, rms_db
from coping_app.audio.voice_order import usual_voices
from coping_app.audio.voices import (
    BREATH_S,
    EspeakVoice,
    FirstWorking,
    NoRecordingError,
    RecordedVoice,
    SilentVoice,
    VoiceError,
    VoiceMissingError,
    first_working,
    recording_name,
)
from tests.unit.audio.hearing import HummingVoice, broken_voice, hum


def wav_of(seconds: float, rate: int = 22_050) -> bytes:
    t = np.arange(round(seconds * rate)) / rate
    out = io.BytesIO()
    soundfile.write(out, 0.3 * np.sin(2 * np.pi * 200 * t), rate, format="WAV", subtype="PCM_16")
    return out.getvalue()


class FakeProgram:
    """Stands in for espeak-ng: keeps its commands and answers with a tone."""

    def __init__(self, error: Exception | None = None, answer: bytes | None = None) -> None:
        self.commands: list[list[str]] = []
        self.given: list[bytes] = []
        self._error = error
        self._answer = wav_of(1.0) if answer is None else answer

    def __call__(self, command: Sequence[str], given: bytes, timeout_s: float) -> bytes:
        self.commands.append(list(command))
        self.given.append(given)
        if self._error is not None:
            raise self._error
        return self._answer


def espeak(program: FakeProgram, language: str = "es") -> EspeakVoice:
    return EspeakVoice(language, program, lambda name: f"/usr/bin/{name}")


def test_hibari_says_a_calm_line_at_the_loudness_of_all_lines_and_says_it_the_same_twice():
    voice = HibariVoice()
    text = "Sit or lie in a way that suits you. Your eyes can stay open."
    sound = voice.render(text, 1.0)
    assert np.array_equal(sound, voice.render(text, 1.0))
    assert 100 < 60 * len(text.split()) * FS_HZ / len(sound) < 150
    assert VOICE_RMS_DB - 3 < rms_db(sound) < VOICE_RMS_DB + 1
    assert np.abs(sound).max() < 0.91
    assert np.abs(sound[:96]).max() < 0.05
    assert len(voice.render("🙂", 1.0)) == 0


def test_hibari_reads_english_only():
    assert HibariVoice().speaks("en-GB")
    assert not HibariVoice().speaks("es")


def test_espeak_gets_the_text_by_its_input_and_no_shell():
    program = FakeProgram()
    espeak(program).render("Cierra los ojos; rm -rf /", 1.0)
    assert program.given == [b"Cierra los ojos; rm -rf /"]
    assert program.commands[0][0] == "/usr/bin/espeak-ng"
    assert not any("ojos" in word for word in program.commands[0])


def test_espeak_sentences_are_joined_with_a_breath():
    sound = espeak(FakeProgram()).render("Uno. Dos.", 1.0)
    assert len(sound) / FS_HZ == pytest.approx(2.0 + BREATH_S, abs=0.15)
    assert not sound[round(1.25 * FS_HZ) : round(1.5 * FS_HZ)].any()


def test_espeak_speaks_faster_when_asked():
    program = FakeProgram()
    for speed in (0.5, 1.0, 2.0):
        espeak(program).render("Uno", speed)
    paces = [int(command[command.index("-s") + 1]) for command in program.commands]
    assert paces == sorted(paces)
    assert len(set(paces)) == 3


@pytest.mark.parametrize("error", [
    subprocess.TimeoutExpired("espeak-ng", 20), subprocess.CalledProcessError(1, "espeak-ng"),
    OSError("gone"),
])
def test_espeak_that_fails_is_a_voice_error_in_plain_words(error):
    with pytest.raises(VoiceError, match="could not read"):
        espeak(FakeProgram(error)).render("Uno", 1.0)


def test_espeak_that_answers_with_rubbish_is_a_voice_error():
    with pytest.raises(VoiceError, match="could not read"):
        espeak(FakeProgram(answer=b"not a sound")).render("Uno", 1.0)


def test_espeak_that_is_not_installed_speaks_nothing():
    voice = EspeakVoice("es", FakeProgram(), lambda _: None)
    assert not voice.speaks("es")
    with pytest.raises(VoiceMissingError):
        voice.render("Uno", 1.0)


def test_a_recorded_line_is_found_by_its_text(tmp_path: Path):
    (tmp_path / f"{recording_name('Let go.')}.flac").write_bytes(b"")
    soundfile.write(tmp_path / f"{recording_name('Rest.')}.wav", hum(0.5), FS_HZ)
    voice = RecordedVoice(tmp_path)
    assert voice.has("Rest.")
    assert not voice.has("rest.")
    assert len(voice.render("Rest.", 2.0)) == 24_000


def test_a_line_without_a_recording_or_with_a_damaged_one_goes_to_the_next_voice(tmp_path: Path):
    (tmp_path / f"{recording_name('Let go.')}.flac").write_bytes(b"fLaC rubbish")
    voice = RecordedVoice(tmp_path)
    for text in ("Let go.", "Something else."):
        with pytest.raises(NoRecordingError):
            voice.render(text, 1.0)


def test_a_recorded_line_of_more_than_five_minutes_is_refused(tmp_path: Path):
    soundfile.write(tmp_path / f"{recording_name('Long')}.wav",
                    np.zeros(8_000 * 301, np.int16), 8_000, subtype="PCM_U8")
    with pytest.raises(NoRecordingError, match="5 minutes"):
        RecordedVoice(tmp_path).render("Long", 1.0)


def test_the_silent_voice_lasts_as_long_as_reading():
    sound = SilentVoice().render("one two three four", 1.0)
    assert sound.shape == (2 * FS_HZ, 2)
    assert not sound.any()


def test_the_first_voice_of_the_language_reads():
    first, second = HummingVoice("spanish", languages=("es",)), HummingVoice("english")
    voice = first_working([first, second], "en")
    assert voice.name == "english"
    voice.render("Rest", 1.0)
    assert first.asked == []


def test_a_recorded_line_comes_before_any_voice_and_others_follow(tmp_path: Path):
    soundfile.write(tmp_path / f"{recording_name('Rest')}.wav", hum(0.3), FS_HZ)
    other = HummingVoice()
    voice = first_working([RecordedVoice(tmp_path), other], "en")
    voice.render("Rest", 1.0)
    assert other.asked == []
    voice.render("Go on", 1.0)
    assert other.asked == ["Go on"]
    assert voice.name == "hum"
    assert voice.key("Rest") == ""
    assert voice.key("Go on") == "hum 1"


def test_a_voice_that_is_missing_is_asked_once_and_told_about():
    missing = HummingVoice("gone", fails=lambda _: VoiceMissingError("It could not be started."))
    voice = first_working([missing, HummingVoice()], "en")
    voice.render("One", 1.0)
    voice.render("Two", 1.0)
    assert missing.asked == ["One"]
    assert voice.reasons == ["It could not be started."]
    assert voice.name == "hum"


def test_a_voice_that_fails_on_one_line_reads_the_next_one():
    def fails(text: str) -> Exception | None:
        return VoiceError("That line was too hard.") if text == "Hard" else None

    choosy, other = HummingVoice("choosy", fails=fails), HummingVoice("other")
    voice = first_working([choosy, other], "en")
    voice.render("Hard", 1.0)
    voice.render("Easy", 1.0)
    assert other.asked == ["Hard"]
    assert choosy.asked == ["Hard", "Easy"]
    assert voice.key("Hard") == "other 1"
    assert voice.key("Easy") == "choosy 1"


def test_without_any_voice_the_reason_is_a_plain_sentence():
    voice = first_working([broken_voice(), HummingVoice(languages=("es",))], "en")
    with pytest.raises(VoiceError, match="on the screen"):
        voice.render("One", 1.0)
    assert first_working([], "en").name == SilentVoice.name


def test_the_usual_voices_need_no_folder_of_recordings(tmp_path: Path):
    assert isinstance(usual_voices(HibariVoice(), "en", tmp_path / "none"), FirstWorking)
    assert usual_voices(HibariVoice(), "en").name == "Heart"
