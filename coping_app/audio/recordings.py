"""Long recordings, decoded as they are heard: music that a person picked, or a guided track."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

from coping_app.audio.files import (
    MAX_S,
    SoundFileError,
    cleaned,
    opened,
    read_frames,
    read_limited,
)
from coping_app.audio.resample import Resampler
from coping_app.audio.samples import FS_HZ, Samples


class Recording:
    """A sound file that is decoded as it is heard, one second at a time.

    Any stretch can be asked for; the same samples come for any order of asking.

    Attributes:
        length_n: Its length at ``FS_HZ``.
    """

    CHUNK_N = FS_HZ
    _KEPT = 4

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises SoundFileError."""
        self._file = opened(read_limited(path), path.suffix, MAX_S)
        self._resampler = Resampler(self._file.samplerate)
        self.length_n = self._resampler.length(self._file.frames)
        self._chunks: dict[int, Samples] = {}

    def stretch(self, start: int, n: int) -> Samples:
        """``n`` samples from ``start``; silence outside the file and where it is damaged."""
        out = np.zeros((n, 2), np.float32)
        first, last = max(0, start), min(start + n, self.length_n)
        while first < last:
            index, offset = divmod(first, self.CHUNK_N)
            part = self._chunk(index)[offset : offset + last - first]
            out[first - start : first - start + len(part)] = part
            first += max(1, len(part))
        return out

    def _chunk(self, index: int) -> Samples:
        if index not in self._chunks:
            while len(self._chunks) >= self._KEPT:
                self._chunks.pop(next(iter(self._chunks)))
            self._chunks[index] = self._decoded(index)
        return self._chunks[index]

    def _decoded(self, index: int) -> Samples:
        start = index * self.CHUNK_N
        n = min(self.CHUNK_N, self.length_n - start)
        first, last = self._resampler.needs(start, n)
        source = np.zeros((last - first, 2), np.float32)
        try:
            self._file.seek(max(0, first))
            found = cleaned(read_frames(self._file, min(last, self._file.frames) - max(0, first)))
        except (SoundFileError, soundfile.SoundFileError, RuntimeError):
            found = source[:0]
        at = max(0, -first)
        source[at : at + len(found)] = found
        sides = [self._resampler.stretch(np.ascontiguousarray(source[:, side]), start, n)
                 for side in (0, 1)]
        return np.stack(sides, axis=1)


class Recordings:
    """The recordings of one session, each opened once.

    Attributes:
        problem: Why a recording was left out, in a plain sentence; empty if none was.
    """

    def __init__(self, find: Callable[[str], Path]) -> None:
        """``find`` tells where the file is that a ``play`` step names."""
        self._find = find
        self._open: dict[str, Recording | None] = {}
        self.problem = ""

    def get(self, name: str) -> Recording | None:
        """The recording, or None where it cannot be used: its step is silent and ends on time."""
        if name not in self._open:
            try:
                self._open[name] = Recording(self._find(name))
            except SoundFileError as error:
                self._open[name] = None
                self.problem = str(error)
        return self._open[name]
