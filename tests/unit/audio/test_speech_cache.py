from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from coping_app.audio.speech_cache import SpeechCache, line_id


def noise(seed: int, n: int = 20_000) -> np.ndarray:
    return np.random.default_rng(seed).integers(-9000, 9000, n, dtype=np.int16)


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_lines_come_back_lossless(tmp_path: Path):
    cache = SpeechCache(tmp_path)
    cache.put("a", noise(1))
    assert np.array_equal(cache.get("a"), noise(1))
    assert cache.get("b") is None


def test_the_name_tells_voice_text_and_speed_apart():
    names = {line_id(*parts) for parts in [
        ("v", "t", 1.0), ("v", "t", 1.1), ("v", "u", 1.0), ("w", "t", 1.0), ("v\0t", "", 1.0),
    ]}
    assert len(names) == 5
    assert all(len(name) == 32 for name in names)


def test_lone_surrogates_have_a_name_too():
    assert line_id("v", "\ud800", 1.0)


def test_the_oldest_lines_go_when_room_is_short(tmp_path: Path):
    one = 40_000
    cache = SpeechCache(tmp_path, limit_bytes=4 * one)
    for number in range(4):
        cache.put(str(number), noise(number))
        os.utime(tmp_path / f"{number}.flac", (number, number))
    cache.get("0")
    cache.put("4", noise(4))
    cache.put("5", noise(5))
    assert size_of(tmp_path) <= 4 * one
    assert cache.get("1") is None
    assert cache.get("0") is not None
    assert cache.get("5") is not None


def test_what_an_earlier_run_left_counts_against_the_limit(tmp_path: Path):
    SpeechCache(tmp_path).put("old", noise(1))
    os.utime(tmp_path / "old.flac", (1, 1))
    SpeechCache(tmp_path, limit_bytes=50_000).put("new", noise(2))
    assert not (tmp_path / "old.flac").exists()


def test_no_half_file_stays(tmp_path: Path):
    cache = SpeechCache(tmp_path)
    cache.put("a", noise(1))
    assert [path.name for path in tmp_path.iterdir()] == ["a.flac"]


@pytest.mark.parametrize("raw", [b"", b"fLaC", b"RIFF....WAVE", bytes(5000)])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, raw):
    (tmp_path / "a.flac").write_bytes(raw)
    assert SpeechCache(tmp_path).get("a") is None


def test_a_line_with_a_flipped_byte_counts_as_missing(tmp_path: Path):
    cache = SpeechCache(tmp_path)
    cache.put("a", noise(1))
    good = (tmp_path / "a.flac").read_bytes()
    for at in range(100, len(good), 3001):
        (tmp_path / "a.flac").write_bytes(good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :])
        assert cache.get("a") is None
