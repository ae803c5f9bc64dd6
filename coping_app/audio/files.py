"""Sound files of other people: read with limits, refused with a plain sentence.

A file must carry the right ending and the right first bytes, and no player of the system ever
sees it: libsndfile decodes from memory, so a playlist cannot make anything else open. Limits:
8 to 96 kHz, one or two channels, at most 60 minutes and 32 MiB.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from coping_app.audio.resample import resampled
from coping_app.audio.samples import FS_HZ, Samples
from coping_app.content.reading.outside_files import read_whole

MAX_BYTES = 32 * 1024 * 1024
MAX_S = 3600.0
MIN_RATE_HZ, MAX_RATE_HZ = 8_000, 96_000


class SoundFileError(Exception):
    """A sound file cannot be used; the text is a plain sentence for the person."""


def _is_mp3(head: bytes) -> bool:
    """An ID3 tag, or a frame of MPEG layer III."""
    return head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)


MAGIC: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    ".wav": ("WAV", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE"),
    ".flac": ("FLAC", lambda head: head[:4] == b"fLaC"),
    ".ogg": ("OGG", lambda head: head[:4] == b"OggS"),
    ".mp3": ("MP3", _is_mp3),
}
"""By file ending: the format libsndfile must find, and what the first bytes look like."""


def read_limited(path: Path) -> bytes:
    """The bytes of a file of at most ``MAX_BYTES``.

    Raises:
        SoundFileError: Too large, missing, unreadable, or a pipe or device.
    """
    try:
        return read_whole(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise SoundFileError("The sound file is larger than 32 MiB.") from error
        raise SoundFileError("The sound file could not be opened.") from error


class _Decoder(soundfile.SoundFile):  # type: ignore[misc]  # soundfile has no types
    """Reads on from where it is.

    soundfile seeks to where it believes to be after every read; in an MP3 that lands elsewhere.
    """

    def seekable(self) -> bool:
        """False, so that reading never seeks; ``seek`` itself still works."""
        return False


def opened(raw: bytes, ending: str, max_s: float) -> soundfile.SoundFile:
    """An open decoder whose header is within the limits."""
    if ending.lower() not in MAGIC:
        raise SoundFileError("This is not a WAV, OGG, FLAC or MP3 file.")
    wanted, looks_right = MAGIC[ending.lower()]
    if not looks_right(raw[:16]):
        raise SoundFileError(f"The file ends in {ending} but holds something else.")
    try:
        sound = _Decoder(io.BytesIO(raw))
    except (soundfile.SoundFileError, RuntimeError, ValueError, TypeError) as error:
        raise SoundFileError("The sound file is damaged.") from error
    _check_header(sound, wanted, max_s)
    return sound


def _check_header(sound: soundfile.SoundFile, wanted: str, max_s: float) -> None:
    if sound.format not in (wanted, f"{wanted}EX"):
        raise SoundFileError("The sound file is not what its name says.")
    if not MIN_RATE_HZ <= sound.samplerate <= MAX_RATE_HZ:
        raise SoundFileError("The sound file needs a rate from 8 to 96 kHz.")
    if sound.channels not in (1, 2):
        raise SoundFileError("The sound file needs one or two channels.")
    if sound.frames <= 0:
        raise SoundFileError("The sound file is empty.")
    if sound.frames > max_s * sound.samplerate:
        raise SoundFileError(f"The sound file is longer than {max_s / 60:.0f} minutes.")


def cleaned(sound: NDArray[np.float32]) -> Samples:
    """Two channels, finite, within [-1, 1]."""
    both = sound if sound.shape[1] == 2 else np.repeat(sound, 2, axis=1)
    return np.clip(np.nan_to_num(both, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)


def decode_bytes(raw: bytes, ending: str, max_s: float = MAX_S) -> Samples:
    """A whole sound at ``FS_HZ``; for long ones ``Recording`` needs less memory.

    Args:
        raw: The file.
        ending: Its ending with the dot, such as ``.wav``.
        max_s: Longest allowed, in seconds.

    Raises:
        SoundFileError: With a plain sentence.
    """
    with opened(raw, ending, max_s) as file:
        sound = cleaned(read_frames(file, file.frames))
        if not len(sound):
            raise SoundFileError("The sound file is empty.")
        sides = [resampled(sound[:, side], file.samplerate) for side in (0, 1)]
    return np.stack(sides, axis=1)


def decode(path: Path, max_s: float = MAX_S) -> Samples:
    """The sound of a file at ``FS_HZ``. Raises SoundFileError."""
    return decode_bytes(read_limited(path), path.suffix, max_s)


def read_frames(file: soundfile.SoundFile, n: int) -> NDArray[np.float32]:
    """``n`` samples from where the decoder is, shape (n, channels). Raises SoundFileError."""
    try:
        return np.asarray(file.read(n, dtype="float32", always_2d=True))
    except (soundfile.SoundFileError, RuntimeError) as error:
        raise SoundFileError("The sound file is damaged.") from error


def length_s(path: Path) -> float:
    """Length of a sound file in seconds. Raises SoundFileError."""
    with opened(read_limited(path), path.suffix, MAX_S) as file:
        return float(file.frames / file.samplerate)


WRITERS = {".wav": ("WAV", "PCM_16"), ".flac": ("FLAC", "PCM_16"), ".ogg": ("OGG", "VORBIS")}
"""By file ending: format and coding of what is written."""
_PIECE_N = FS_HZ


def length_s_or_zero(path: Path) -> float:
    """As ``length_s``; 0 where the file cannot be used."""
    try:
        return length_s(path)
    except (SoundFileError, OSError):
        return 0.0


def write_file(path: Path, sound: Samples | Iterable[Samples]) -> None:
    """Writes a sound at ``FS_HZ`` as WAV, FLAC or OGG, by the ending of the name.

    Args:
        path: Where to; the file appears under this name only when all of it is written and read
            back.
        sound: One array, or pieces in a row, so that hours need little memory.

    Raises:
        SoundFileError: Another ending, a full disk, a folder that is missing or read-only.
    """
    if path.suffix.lower() not in WRITERS:
        raise SoundFileError("A sound can be written as .wav, .flac or .ogg.")
    part = path.with_name(f".{path.name[:200]}.part")
    try:
        written = _write_pieces(part, path.suffix.lower(), sound)
        with soundfile.SoundFile(part) as check:
            if check.frames != written:
                raise SoundFileError("There was no room for the whole sound file.")
        part.replace(path)
    except (soundfile.SoundFileError, RuntimeError, OSError) as error:
        raise SoundFileError("The sound file could not be written there.") from error
    finally:
        part.unlink(missing_ok=True)


def _write_pieces(part: Path, ending: str, sound: Samples | Iterable[Samples]) -> int:
    kind, coding = WRITERS[ending]
    pieces = [sound] if isinstance(sound, np.ndarray) else sound
    written = 0
    with part.open("wb") as raw:
        with soundfile.SoundFile(raw, "w", FS_HZ, 2, format=kind, subtype=coding) as file:
            for piece in pieces:
                for start in range(0, len(piece), _PIECE_N):
                    file.write(piece[start : start + _PIECE_N])
                written += len(piece)
        raw.flush()
        os.fsync(raw.fileno())
    return written
