from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.files import SoundFileError, decode
from coping_app.audio.recordings import Recording, Recordings
from coping_app.audio.samples import FS_HZ
from tests.unit.audio.hearing import hum


@pytest.fixture(scope="module", params=[(".wav", 44_100), (".flac", 22_050), (".ogg", 48_000),
                                        (".mp3", 44_100)], ids=lambda p: f"{p[1]}{p[0]}")
def path(request, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ending, rate = request.param
    t = np.arange(rate * 4) / rate
    found = tmp_path_factory.mktemp("sound") / f"sweep{ending}"
    soundfile.write(found, 0.3 * np.sin(2 * np.pi * (200 + 100 * t) * t), rate)
    return found


def test_a_recording_is_the_decoded_file(path: Path):
    whole, recording = decode(path), Recording(path)
    assert recording.length_n == len(whole)
    assert np.allclose(recording.stretch(0, len(whole)), whole, atol=1e-4)


@given(st.data())
def test_any_stretches_in_any_order_are_the_same_samples(path: Path, data):
    recording = Recording(path)
    whole = Recording(path).stretch(0, recording.length_n)
    for _ in range(4):
        start = data.draw(st.integers(0, recording.length_n - 1))
        n = data.draw(st.integers(1, 60_000))
        part = recording.stretch(start, n)
        inside = whole[start : start + n]
        assert np.array_equal(part[: len(inside)], inside)
        assert not part[len(inside) :].any()


def test_before_and_behind_a_recording_is_silence(path: Path):
    recording = Recording(path)
    assert not recording.stretch(-500, 500).any()
    assert not recording.stretch(recording.length_n, 500).any()


def test_no_step_stands_where_two_pieces_meet(tmp_path: Path):
    soundfile.write(tmp_path / "x.mp3", hum(3.5, hz=150), 44_100)
    sound = Recording(tmp_path / "x.mp3").stretch(0, 3 * FS_HZ)
    steps = np.abs(np.diff(sound[4_800:], axis=0)).max(axis=1)
    assert steps.max() < 0.012


def test_q_04_a_recording_that_cannot_be_used_is_told_and_left_out(tmp_path: Path):
    (tmp_path / "bad.ogg").write_bytes(b"OggS" + bytes(100))
    asked: list[str] = []

    def find(name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    recordings = Recordings(find)
    assert recordings.get("bad.ogg") is None
    assert recordings.get("bad.ogg") is None
    assert asked == ["bad.ogg"]
    assert recordings.problem == "The sound file is damaged."


def test_q_04_damage_in_the_middle_does_not_end_a_session(tmp_path: Path):
    path = tmp_path / "x.flac"
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 48_000 * 4), 48_000)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 5_000] = bytes(5_000)
    path.write_bytes(raw)
    try:
        sound = Recording(path).stretch(0, 4 * FS_HZ)
    except SoundFileError:
        pytest.fail("damage inside is no reason to refuse")
    assert np.isfinite(sound).all()
    assert sound[:FS_HZ].any()
