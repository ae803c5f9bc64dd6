from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.files import (
    MAGIC,
    MAX_BYTES,
    SoundFileError,
    decode,
    decode_bytes,
    length_s,
    write_file,
)
from coping_app.audio.samples import FS_HZ, Samples
from tests.unit.audio.hearing import hum, level_db


def wav_header(rate: int = 48_000, channels: int = 1, data: bytes = b"\0\0" * 100) -> bytes:
    fmt = struct.pack("<HHIIHH", 1, channels, rate, (rate * channels * 2) & 0xFFFFFFFF,
                      (channels * 2) & 0xFFFF, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + fmt + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".mp3"])
@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_the_four_formats_are_read_at_our_rate(tmp_path: Path, ending, rate):
    t = np.arange(rate) / rate
    path = tmp_path / f"tone{ending}"
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 440 * t), rate)
    sound = decode(path)
    assert sound.dtype == np.float32
    assert len(sound) == pytest.approx(FS_HZ, abs=3000)
    assert level_db(sound[12_000:36_000]) == pytest.approx(-13.5, abs=0.5)
    assert length_s(path) == pytest.approx(1.0, abs=0.06)


def test_one_channel_is_heard_on_both_sides():
    sound = decode_bytes(wav_header(data=struct.pack("<100h", *range(100))), ".wav")
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert sound[99, 0] == pytest.approx(99 / 32768)


def test_an_ending_in_capitals_is_an_ending():
    assert len(decode_bytes(wav_header(), ".WAV")) == 100


Q_04 = {
    "1 Hz": (".wav", wav_header(rate=1)),
    "200 kHz": (".wav", wav_header(rate=200_000)),
    "65 535 channels": (".wav", wav_header(channels=65_535)),
    "no channel": (".wav", wav_header(channels=0)),
    "three channels": (".wav", wav_header(channels=3, data=b"\0\0" * 99)),
    "empty file": (".wav", b""),
    "no samples": (".wav", wav_header(data=b"")),
    "header cut": (".wav", wav_header()[:30]),
    "garbage": (".wav", bytes(range(256)) * 20),
    "garbage behind the magic": (".ogg", b"OggS" + bytes(5000)),
    "flac magic alone": (".flac", b"fLaC"),
    "garbage behind an mp3 tag": (".mp3", b"ID3\x04\0\0\0\0\0\x0a" + bytes(200)),
    "playlist as mp3": (".mp3", b"#EXTM3U\nhttp://example.org/x.mp3\n/etc/passwd\n"),
    "playlist": (".m3u8", b"#EXTM3U\nsegment.ts\n"),
    "wav named mp3": (".mp3", wav_header()),
    "mp3 named wav": (".wav", b"\xff\xfb\x90\x00" + bytes(400)),
    "aiff": (".aiff", b"FORM\0\0\0\x20AIFF"),
    "no ending": ("", wav_header()),
    "html": (".ogg", b"<html><img src=file:///etc/passwd>"),
}


@pytest.mark.parametrize("name", Q_04)
def test_q_04_a_file_that_is_no_fit_sound_is_refused_in_a_sentence(name):
    ending, raw = Q_04[name]
    with pytest.raises(SoundFileError, match=r"^[A-Z].*\.$"):
        decode_bytes(raw, ending)


def test_q_04_an_hour_and_a_second_is_too_long(tmp_path: Path):
    path = tmp_path / "long.wav"
    soundfile.write(path, np.zeros(8_000 * 3_601, np.int16), 8_000, subtype="PCM_U8")
    with pytest.raises(SoundFileError, match="60 minutes"):
        decode(path)


def test_q_04_more_than_32_mib_is_not_read(tmp_path: Path):
    path = tmp_path / "big.wav"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SoundFileError, match="32 MiB"):
        decode(path)


def test_q_04_a_header_that_promises_more_than_there_is_gives_what_there_is():
    raw = wav_header(data=b"\x01\0" * 100).replace(
        b"data" + struct.pack("<I", 200), b"data" + struct.pack("<I", 2_000_000_000)
    )
    assert len(decode_bytes(raw, ".wav")) == 100


def test_q_04_values_that_are_no_numbers_become_silence(tmp_path: Path):
    path = tmp_path / "wild.wav"
    wild = np.array([np.nan, np.inf, -np.inf, 9.0, 0.5], np.float32)
    soundfile.write(path, wild, FS_HZ, subtype="FLOAT")
    assert decode(path)[:, 0].tolist() == [0.0, 0.0, 0.0, 1.0, 0.5]


@given(
    ending=st.sampled_from(sorted(MAGIC)), at=st.integers(0, 2000), junk=st.binary(max_size=60),
    cut=st.integers(0, 4000),
)
def test_q_04_damaged_files_are_refused_or_read_and_nothing_else_happens(ending, at, junk, cut):
    raw = bytearray(SOUND_OF[ending])
    raw[at : at + len(junk)] = junk
    try:
        sound = decode_bytes(bytes(raw[:cut] if cut < 3000 else raw), ending)
    except SoundFileError:
        return
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 1.01


def _sounds() -> Iterator[tuple[str, bytes]]:
    import io

    for ending in MAGIC:
        out = io.BytesIO()
        soundfile.write(out, hum(0.2), FS_HZ, format=ending[1:].upper())
        yield ending, out.getvalue()


SOUND_OF = dict(_sounds())


def test_a_missing_file_is_a_plain_sentence(tmp_path: Path):
    with pytest.raises(SoundFileError, match="could not be opened"):
        decode(tmp_path / "none.wav")


@pytest.mark.parametrize("ending", [".wav", ".flac"])
def test_what_is_written_comes_back_to_sixteen_bits(tmp_path: Path, ending):
    sound = hum(1.5)
    write_file(tmp_path / f"x{ending}", sound)
    assert np.abs(decode(tmp_path / f"x{ending}") - sound).max() < 1 / 32_000


def test_ogg_is_written_too(tmp_path: Path):
    write_file(tmp_path / "x.ogg", hum(2.0))
    assert length_s(tmp_path / "x.ogg") == 2.0


def test_pieces_are_written_in_a_row(tmp_path: Path):
    sound = hum(2.5)
    write_file(tmp_path / "x.wav", iter([sound[:1000], sound[1000:90_000], sound[90_000:]]))
    assert len(decode(tmp_path / "x.wav")) == len(sound)
    assert [path.name for path in tmp_path.iterdir()] == ["x.wav"]


def test_another_ending_is_not_written(tmp_path: Path):
    with pytest.raises(SoundFileError, match=r"\.wav, \.flac or \.ogg"):
        write_file(tmp_path / "x.mp3", hum(0.1))


def test_a_missing_folder_is_a_plain_sentence(tmp_path: Path):
    with pytest.raises(SoundFileError, match="could not be written"):
        write_file(tmp_path / "none" / "x.wav", hum(0.1))


def test_a_failure_halfway_leaves_the_old_file_alone(tmp_path: Path):
    def breaking() -> Iterator[Samples]:
        yield hum(0.1)
        raise OSError("the disk is full")

    path = tmp_path / "x.wav"
    path.write_bytes(b"before")
    with pytest.raises(SoundFileError):
        write_file(path, breaking())
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
