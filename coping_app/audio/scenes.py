"""Backgrounds: the sea, a stream, and a candle's near silence, without beginning or end.

Each sample is a pure function of its index. The texture is noise shaped in the frequency domain,
whose loop closes by itself; slow waves of other lengths play over it, so that the loop is not
heard. Averages lie 12 dB and more below the voice; levels and bands are our own choice by ear.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from coping_app.audio.samples import FS_HZ, Samples

LOOP_N = 1 << 19
"""Length of a noise loop: 10.9 s, made by one FFT."""

Times = NDArray[np.float64]
Curve = Callable[[Times], Times]
Band = tuple[tuple[float, float], ...]
"""Corner points (Hz, dB) of a spectrum, joined by straight lines over log frequency."""

SURF: Band = ((30, -30), (60, 0), (180, -6), (400, -22), (900, -60))
WASH: Band = ((120, -40), (300, -6), (600, 0), (1500, -8), (4000, -26), (9000, -60))
FOAM: Band = ((900, -50), (2500, -6), (4500, 0), (8000, -8), (14000, -40))
BROOK: Band = ((150, -50), (400, -8), (900, 0), (2200, -6), (5000, -20), (11000, -60))
ROOM: Band = ((30, -20), (80, 0), (300, -12), (1200, -40))

GRID_N = 64
"""Samples between two points at which a wave's height is worked out: 1.3 ms."""
WAVE_EVERY_S = 9.0
"""Mean time between two waves; each comes up to a fifth of it early or late."""


@functools.lru_cache(maxsize=8)
def _loop(band: Band, seed: int) -> Samples:
    """Noise of the given spectrum with RMS 1, ``LOOP_N`` samples, seamless at its ends."""
    hz = np.fft.rfftfreq(LOOP_N, 1.0 / FS_HZ)
    corners, levels_db = zip(*band, strict=True)
    level_db = np.interp(np.log(np.maximum(hz, 1.0)), np.log(corners), levels_db,
                         left=-120.0, right=-120.0)
    gain = np.power(10.0, level_db / 20.0)
    random = np.random.Generator(np.random.PCG64(seed))
    sides = []
    for _ in range(2):
        phase = np.exp(2j * np.pi * random.random(len(hz)))
        wave = np.fft.irfft(gain * phase, LOOP_N)
        sides.append(wave / np.sqrt(np.mean(wave * wave)))
    return np.stack(sides, axis=1).astype(np.float32)


def _looped(band: Band, seed: int, start: int, n: int) -> Samples:
    loop, at = _loop(band, seed), start % LOOP_N
    if at + n <= LOOP_N:
        return loop[at : at + n]
    return loop[np.arange(at, at + n) % LOOP_N]


def _chance(k: NDArray[np.int64], salt: int) -> NDArray[np.float64]:
    """A number from 0 to 1 for each integer, the same for ever (a 64-bit mixing function)."""
    x = k.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(salt)
    x ^= x >> np.uint64(30)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return (x >> np.uint64(11)).astype(np.float64) / float(1 << 53)


def _gridded(curve: Curve, start: int, n: int) -> Samples:
    """A slow curve over time in seconds, shape (n, 1).

    Worked out each ``GRID_N`` samples of an absolute grid, with straight lines between.
    """
    first = start // GRID_N
    points = (start + n - 1) // GRID_N - first + 2
    values = curve(np.arange(first, first + points, dtype=np.float64) * (GRID_N / FS_HZ))
    index = np.arange(start, start + n)
    cell = index // GRID_N - first
    part = (index % GRID_N) / GRID_N
    return (values[cell] + part * (values[cell + 1] - values[cell])).astype(np.float32)[:, None]


def _waves(t: Times, rise_s: float, fall_s: float) -> Times:
    """How high the water is, about 0 to 1: waves that swell, break and draw back."""
    height = np.zeros(len(t))
    for back in (2, 1, 0, -1):
        k = np.floor(t / WAVE_EVERY_S).astype(np.int64) - back
        came = t - WAVE_EVERY_S * (k + 0.4 * _chance(k, 1))
        size = 0.55 + 0.45 * _chance(k, 2)
        up = np.clip(1.0 + came / rise_s, 0.0, 1.0)
        down = np.clip(1.0 - came / fall_s, 0.0, 1.0)
        height += size * np.square(np.sin(0.5 * np.pi * up) * np.sin(0.5 * np.pi * down))
    return height


def sea(start_sample: int, n: int) -> Samples:
    """Waves on a flat shore. RMS about -35 dBFS."""
    surf = _looped(SURF, 11, start_sample, n)
    wash = _looped(WASH, 12, start_sample, n)
    foam = _looped(FOAM, 13, start_sample, n)
    swell = _gridded(lambda t: _waves(t, 3.5, 6.5), start_sample, n)
    hiss = _gridded(lambda t: _waves(t - 0.9, 1.8, 5.5), start_sample, n)
    water = 0.005 * (1.0 + swell) * surf + 0.024 * (0.14 + swell) * wash + 0.010 * hiss * foam
    return np.asarray(water, np.float32)


def stream(start_sample: int, n: int) -> Samples:
    """A small brook. RMS about -37 dBFS."""
    brook = _looped(BROOK, 21, start_sample, n)
    splash = _looped(FOAM, 22, start_sample, n)
    slow = _gridded(lambda t: _ripple(t, ((7.3, 0.16), (3.1, 0.10))), start_sample, n)
    fast = _gridded(lambda t: _ripple(t, ((2.3, 0.25), (0.83, 0.20))), start_sample, n)
    return np.asarray(0.013 * slow * brook + 0.004 * fast * splash, np.float32)


def _ripple(t: Times, waves: tuple[tuple[float, float], ...]) -> Times:
    """1 and a few sines around it, given by their period in seconds and their height."""
    level = np.ones(len(t))
    for number, (period_s, height) in enumerate(waves):
        level += height * np.sin(2 * np.pi * t / period_s + number)
    return level


def candle(start_sample: int, n: int) -> Samples:
    """A quiet room: near silence. RMS -62 dBFS."""
    return np.asarray(0.0008 * _looped(ROOM, 31, start_sample, n), np.float32)


SCENES: dict[str, Callable[[int, int], Samples]] = {
    "sea": sea, "stream": stream, "candle": candle,
}
"""The sound of each ``scene`` of a ``wait`` step; any other is silent."""


@functools.cache
def prepare(scene: str) -> threading.Thread:
    """Makes the noise loops of a scene, 0.03 to 0.12 s of work, beside the caller's thread.

    Once for each scene; a scene that is asked for sooner makes them itself.
    """
    thread = threading.Thread(target=SCENES[scene], args=(0, 1), name=scene, daemon=True)
    thread.start()
    return thread
