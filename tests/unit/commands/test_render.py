"""What ``render`` writes is as long as the rehearsal, to the sample, in each kind of file."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.samples import FS_HZ, samples_of
from coping_app.audio.speech import Speech
from coping_app.audio.voice_order import usual_voices
from coping_app.commands.rehearsal import run_render
from coping_app.content.checks.loading import load_exercise
from coping_app.session.timeline import rehearse
from coping_app.system.folders import Folders
from tests.unit.session.making import no_other

EXERCISE = """\
format: 1
id: short-rest
version: 1
title: Short rest
summary: A few seconds for a test.
family: relaxation
language: en
length: 18 s
steps:
  - choose: Which?
    options:
      - label: Breath
        steps:
          - say: Sit as you like.
            bell: before
            pause: 1.3 s
          - breathe: {in: 1.25 s, out: 2.1 s}
            rounds: 2
            count: true
      - label: Sea
        steps:
          - wait: 4 s
            scene: sea
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data")


@pytest.fixture
def exercise(tmp_path: Path) -> str:
    path = tmp_path / "short-rest.yaml"
    path.write_text(EXERCISE, encoding="utf-8")
    return str(path)


def render(exercise: str, output: Path, folders: Folders, path: tuple[int, ...] = ()) -> int:
    return run_render(argparse.Namespace(exercise=exercise, output=output, path=path), folders)


def rehearsed_s(exercise: str, folders: Folders, path: tuple[int, ...] = ()) -> float:
    speech = Speech(usual_voices(HibariVoice(), "en"), folders.speech)
    made = load_exercise(Path(exercise))
    return rehearse(made, no_other, speech_s=speech.length_s, path=path).total_s


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg"])
def test_a_file_is_as_long_as_the_rehearsal_to_the_sample(
    ending: str, exercise: str, tmp_path: Path, folders: Folders
) -> None:
    output = tmp_path / f"heard.{ending}"
    assert render(exercise, output, folders) == 0
    found = soundfile.info(str(output))
    assert found.frames == samples_of(rehearsed_s(exercise, folders))
    assert (found.samplerate, found.channels) == (FS_HZ, 2)
    assert found.format == ending.upper()


def test_wav_and_flac_hold_the_same_samples_and_ogg_the_same_sound(
    exercise: str, tmp_path: Path, folders: Folders
) -> None:
    sounds = {}
    for ending in ("wav", "flac", "ogg"):
        output = tmp_path / f"heard.{ending}"
        assert render(exercise, output, folders) == 0
        sounds[ending], _ = soundfile.read(output, dtype="float32")
    assert np.abs(sounds["wav"] - sounds["flac"]).max() < 1.5 / 32_768
    assert sounds["ogg"].shape == sounds["wav"].shape
    alike = np.corrcoef(sounds["ogg"][:, 0], sounds["wav"][:, 0])[0, 1]
    assert alike > 0.98
    assert np.abs(sounds["wav"]).max() > 0.05


def test_another_way_is_rendered_with_its_own_length(
    exercise: str, tmp_path: Path, folders: Folders
) -> None:
    output = tmp_path / "sea.wav"
    assert render(exercise, output, folders, path=(1,)) == 0
    assert soundfile.info(str(output)).frames == samples_of(4.0)
    assert rehearsed_s(exercise, folders, path=(1,)) == 4.0


def test_a_question_that_nobody_answers_does_not_sound_over_the_next_line(
    exercise: str, tmp_path: Path, folders: Folders
) -> None:
    asked = "  - choose: Which?\n    options:\n      - label: Breath\n        steps:\n"
    rest, _ = EXERCISE.replace(asked, "").split("      - label: Sea")
    unasked = tmp_path / "unasked.yaml"
    unasked.write_text(rest, encoding="utf-8")
    sounds = []
    for name in (exercise, str(unasked)):
        output = tmp_path / "heard.wav"
        assert render(name, output, folders) == 0
        sounds.append(soundfile.read(output, dtype="float32")[0])
    assert np.array_equal(*sounds)


@pytest.mark.parametrize("name", ["heard.mp3", "nowhere/heard.wav"])
def test_what_cannot_be_written_ends_with_3_and_leaves_nothing(
    name: str, exercise: str, tmp_path: Path, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(exercise, tmp_path / name, folders) == 3
    assert "not written" in capsys.readouterr().err
    assert not (tmp_path / name).exists()
