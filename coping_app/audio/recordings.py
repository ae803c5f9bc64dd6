"""Long recordings, decoded as they are heard: music that a person picked, or a guided track."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from coping_app.audio.files import (
    MAX_S,
    SoundFileError,
    cleaned,
    opened,
    read_frames,
    read_limited,
)
from coping_app.audio.resample import Resampler
from coping_app.audio.samples import FS_HZ, Samples, silence


class _Source:
    """The decoded samples of a file in its own rate, one second at a time.

    Seeking in MP3 and OGG lands a little beside the mark. So these are decoded in order from their
    beginning; stretches just behind are kept, and one further back begins again.
    """

    _KEPT = 12
    _EXACT = ("WAV", "WAVEX", "FLAC")

    def __init__(self, raw: bytes, ending: str, max_s: float) -> None:
        self._raw, self._ending, self._max_s = raw, ending, max_s
        self._file = opened(raw, ending, max_s)
        self.rate_hz: int = self._file.samplerate
        self.frames: int = self._file.frames
        self._next = 0
        self._seconds: OrderedDict[int, Samples] = OrderedDict()

    def read(self, first: int, last: int) -> Samples:
        """Samples ``first … last``; silence outside and where the file is damaged."""
        out = np.zeros((last - first, 2), np.float32)
        at, end = max(0, first), min(last, self.frames)
        while at < end:
            index, offset = divmod(at, self.rate_hz)
            part = self._second(index)[offset : offset + end - at]
            out[at - first : at - first + len(part)] = part
            at = min(end, (index + 1) * self.rate_hz)
        return out

    def _second(self, index: int) -> Samples:
        if index not in self._seconds:
            self._go_to(index)
            while self._next <= index:
                self._seconds[self._next] = self._decoded()
                self._next += 1
                if len(self._seconds) > self._KEPT:
                    self._seconds.popitem(last=False)
        return self._seconds[index]

    def _go_to(self, index: int) -> None:
        if index == self._next:
            return
        if self._file.format in self._EXACT:
            self._file.seek(index * self.rate_hz)
            self._next = index
        elif index < self._next:
            self._file = opened(self._raw, self._ending, self._max_s)
            self._next = 0
        self._seconds.clear()

    def _decoded(self) -> Samples:
        try:
            return cleaned(read_frames(self._file, self.rate_hz))
        except SoundFileError:
            return silence(0)


class Recording:
    """A sound file that is decoded as it is heard.

    Any stretch can be asked for; the same samples come for any order of asking.

    Attributes:
        length_n: Its length at ``FS_HZ``.
    """

    _CHUNK_N = FS_HZ
    _KEPT = 4

    def __init__(self, path: Path, max_s: float = MAX_S) -> None:
        """Opens a file of at most ``max_s`` seconds. Raises SoundFileError."""
        self._source = _Source(read_limited(path), path.suffix, max_s)
        self._resampler = Resampler(self._source.rate_hz)
        self.length_n = self._resampler.length(self._source.frames)
        self._chunks: OrderedDict[int, Samples] = OrderedDict()

    def stretch(self, start: int, n: int) -> Samples:
        """``n`` samples from ``start``; silence outside the file and where it is damaged."""
        out = silence(n)
        at, end = max(0, start), min(start + n, self.length_n)
        while at < end:
            index, offset = divmod(at, self._CHUNK_N)
            part = self._chunk(index)[offset : offset + end - at]
            out[at - start : at - start + len(part)] = part
            at += len(part)
        return out

    def _chunk(self, index: int) -> Samples:
        if index not in self._chunks:
            self._chunks[index] = self._resampled(index)
            if len(self._chunks) > self._KEPT:
                self._chunks.popitem(last=False)
        return self._chunks[index]

    def _resampled(self, index: int) -> Samples:
        start = index * self._CHUNK_N
        n = min(self._CHUNK_N, self.length_n - start)
        source = self._source.read(*self._resampler.needs(start, n))
        sides = [
            self._resampler.stretch(np.ascontiguousarray(source[:, side]), start, n)
            for side in (0, 1)
        ]
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
