"""Spoken lines kept on disk between sessions, so that a known exercise starts at once.

A line is one FLAC file named by a hash of its text, voice and speed; nothing readable is in the
name. The files are only a cache: a damaged one is made again, the oldest go when space is short,
and the loss of all of them costs a little time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import threading
from pathlib import Path

import numpy as np
import soundfile

from coping_app.audio.samples import FS_HZ, Pcm
from coping_app.content.reading.outside_files import read_whole
from coping_app.system.folders import PRIVATE_FILE, make_folders

LIMIT_BYTES = 200 * 1024 * 1024
_ENDING = ".flac"


def line_id(voice_key: str, text: str, speed: float) -> str:
    """Name of a line: 32 hex digits from voice, speed and text."""
    whole = "\0".join((voice_key, f"{speed:.3f}", text))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_whole(raw: bytes, pcm: Pcm) -> bool:
    """Whether the samples are those that were written: FLAC carries their MD5, bytes 26 to 41."""
    digest = hashlib.md5(pcm.astype("<i2").tobytes(), usedforsecurity=False).digest()
    return raw[26:42] == digest


class SpeechCache:
    """A folder of lines with a size limit. Safe to use from several threads; never raises."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._lock = threading.Lock()
        self._size: int | None = None

    def get(self, name: str) -> Pcm | None:
        """The line, lossless, or None if it isn't there or is damaged."""
        path = self._folder / f"{name}{_ENDING}"
        try:
            raw = read_whole(path, self._limit)
            pcm, rate = soundfile.read(io.BytesIO(raw), dtype="int16")
        except (OSError, soundfile.SoundFileError, RuntimeError, ValueError):
            return None
        if rate != FS_HZ or pcm.ndim != 1 or not _is_whole(raw, pcm):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return np.asarray(pcm, np.int16)

    def put(self, name: str, pcm: Pcm) -> None:
        """Keeps a line. Where the disk is full or read-only, it isn't kept."""
        packed = io.BytesIO()
        with contextlib.suppress(OSError, soundfile.SoundFileError, RuntimeError):
            soundfile.write(packed, pcm, FS_HZ, format="FLAC", subtype="PCM_16")
            self._write(self._folder / f"{name}{_ENDING}", packed.getvalue())
            with self._lock:
                self._make_room(len(packed.getvalue()))

    def _write(self, path: Path, raw: bytes) -> None:
        make_folders(self._folder)
        part = path.with_suffix(f".{threading.get_ident()}.part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self, added: int) -> None:
        """Removes the lines that were used longest ago until three quarters of the limit remain."""
        if self._size is not None and self._size + added <= self._limit:
            self._size += added
            return
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size, path))
        self._size = sum(size for _, size, _ in found)
        if self._size <= self._limit:
            return
        for _, size, path in sorted(found, key=lambda row: row[0]):
            if self._size <= self._limit * 3 // 4:
                break
            path.unlink(missing_ok=True)
            self._size -= size
