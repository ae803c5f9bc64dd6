"""Changing the rate of a sound: a polyphase filter with a Kaiser-windowed sinc.

The rates are taken as an exact fraction, so nothing drifts, and any stretch of the result can be
made by itself: output sample ``m`` depends only on the inputs around ``m * fs_in / FS_HZ``.
"""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coping_app.audio.samples import FS_HZ

ZERO_CROSSINGS = 32
"""Half the length of the filter in zero crossings of its sinc.

With ``KAISER_BETA`` 9, tones up to 0.8 of half the lower rate come through within -95 dB of exact
and what folds back lies below -90 dB; measured in tests/unit/audio/test_resample.py.
"""
KAISER_BETA = 9.0
_CUTOFF = 0.955

Floats = NDArray[np.float32]


class Resampler:
    """From ``fs_in_hz`` to ``FS_HZ``.

    Attributes:
        reach: Input samples needed on each side of a point.
    """

    def __init__(self, fs_in_hz: int) -> None:
        if fs_in_hz < 1:
            raise ValueError(f"a rate must be positive, not {fs_in_hz}")
        common = math.gcd(fs_in_hz, FS_HZ)
        self.up, self.down = FS_HZ // common, fs_in_hz // common
        self.reach = math.ceil(ZERO_CROSSINGS * max(1.0, self.down / self.up) / _CUTOFF)
        self._table = _phases(self.up, self.down, self.reach)

    def length(self, n_in: int) -> int:
        """How many samples ``n_in`` become."""
        return -(-n_in * self.up // self.down)

    def needs(self, start: int, n: int) -> tuple[int, int]:
        """First input sample, and one past the last, that output ``start … start + n`` needs."""
        first = start * self.down // self.up - self.reach + 1
        last = (start + max(1, n) - 1) * self.down // self.up + self.reach + 1
        return first, last

    def stretch(self, inputs: Floats, start: int, n: int) -> Floats:
        """Output samples ``start … start + n``.

        Args:
            inputs: One channel, exactly the inputs that ``needs(start, n)`` names.
            start: First output sample, 0 or more.
            n: How many.
        """
        first, _ = self.needs(start, n)
        out = np.empty(n, np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(inputs, 2 * self.reach)
        for k in range(min(self.up, n)):
            position = (start + k) * self.down
            row = position // self.up - self.reach + 1 - first
            rows = windows[row :: self.down][: len(out[k :: self.up])]
            out[k :: self.up] = rows @ self._table[position % self.up]
        return out


@functools.lru_cache(maxsize=4)
def _phases(up: int, down: int, reach: int) -> Floats:
    """The filter, one row for each of the ``up`` places between two inputs; each row sums to 1."""
    cutoff = 1.0 if up == down else _CUTOFF * min(1.0, up / down)
    offsets = np.arange(-reach + 1, reach + 1, dtype=np.float64)
    distance = np.arange(up, dtype=np.float64)[:, None] / up - offsets
    inside = np.clip(1.0 - np.square(distance / reach), 0.0, None)
    table = np.sinc(distance * cutoff) * np.i0(KAISER_BETA * np.sqrt(inside))
    table /= table.sum(axis=1, keepdims=True)
    return table.astype(np.float32)


def resampled(mono: NDArray[Any], fs_in_hz: int) -> Floats:
    """A whole channel at ``FS_HZ``; the sound before and after it counts as silence."""
    sound = np.ascontiguousarray(mono, np.float32)
    if fs_in_hz == FS_HZ or not len(sound):
        return sound
    resampler = Resampler(fs_in_hz)
    n = resampler.length(len(sound))
    first, last = resampler.needs(0, n)
    padded = np.pad(sound, (-first, max(0, last - len(sound))))[: last - first]
    return resampler.stretch(padded, 0, n)
