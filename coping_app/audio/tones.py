"""Sounds made by the app itself: bells, breath tones, the tick and the two muscle cues.

They must never startle: every one begins with a ramp, is quieter than the voice, and dies away by
itself. The levels are peaks at level setting ``REFERENCE_LEVEL`` (see mixer.py); pitches, decays
and levels are our own choice by ear and spectrum, unless a source is named.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from coping_app.audio.samples import FS_HZ, Samples, faded, samples_of

ATTACK_S = 0.010
"""Shortest ramp at the start of any tone, so that it neither clicks nor startles."""

_BAR_ROOTS = np.array([4.7300, 7.8532, 10.9956, 14.1372])
PARTIALS = np.square(_BAR_ROOTS / _BAR_ROOTS[0])
"""Inharmonic partials of a bar free at both ends: 1, 2.757, 5.404, 8.933.

Source: squares of the roots of cosh(x) cos(x) = 1 (Euler-Bernoulli beam).
"""


def _strike(
    pitch_hz: float, weights: tuple[float, ...], t60_s: tuple[float, ...], length_s: float,
    attack_s: float, peak: float,
) -> Samples:
    """A struck bar: each partial is two close tones that beat, a little apart left and right."""
    t = np.arange(samples_of(length_s)) / FS_HZ
    sides = []
    for side in (0.0, 0.9):
        wave = np.zeros_like(t)
        for ratio, weight, t60 in zip(PARTIALS, weights, t60_s, strict=False):
            hz = pitch_hz * ratio
            beat = np.sin(2 * np.pi * hz * t) + 0.4 * np.sin(2 * np.pi * (hz + 0.6) * t + side)
            wave += weight * np.exp(-6.91 * t / t60) * beat
        sides.append(wave)
    shaped = [
        faded(side.astype(np.float32), samples_of(attack_s), samples_of(length_s / 4))
        for side in sides
    ]
    both = np.stack(shaped, axis=1)
    return np.asarray(both * (peak / float(np.abs(both).max())), np.float32)


@functools.cache
def bell() -> Samples:
    """A warm bell, 6 s long, that has lost 60 dB after about 4.5 s. Peak 0.20."""
    return _strike(330.0, (1.0, 0.34, 0.12, 0.03), (4.6, 2.8, 1.4, 0.7), 6.0, ATTACK_S, 0.20)


@functools.cache
def soft_bell() -> Samples:
    """A rounder, quieter bell of 4.5 s with a slow attack, for ends and intervals. Peak 0.11."""
    return _strike(294.0, (1.0, 0.16, 0.03), (3.6, 1.8, 0.8), 4.5, 0.030, 0.11)


@functools.cache
def tick() -> Samples:
    """A small wooden tap of 0.12 s that marks a count. Peak 0.06."""
    return _strike(660.0, (1.0, 0.2), (0.11, 0.05), 0.12, 0.006, 0.06)


@functools.cache
def tense_tone() -> Samples:
    """Two soft notes upwards, for drawing a muscle together. 1.4 s, peak 0.08."""
    return _two_notes(330.0, 392.0)


@functools.cache
def release_tone() -> Samples:
    """Two soft notes downwards, for letting go. 1.4 s, peak 0.08."""
    return _two_notes(392.0, 294.0)


def _two_notes(first_hz: float, second_hz: float) -> Samples:
    out = np.zeros((samples_of(1.4), 2), np.float32)
    for hz, at_s in ((first_hz, 0.0), (second_hz, 0.22)):
        note = _strike(hz, (1.0, 0.12), (1.1, 0.5), 1.1, 0.025, 0.07)
        start = samples_of(at_s)
        out[start : start + len(note)] += note
    return np.asarray(out * (0.08 / float(np.abs(out).max())), np.float32)


BREATH_LOW_HZ, BREATH_HIGH_HZ = 262.0, 330.0
BREATH_PEAK = 0.075
_HARMONICS = ((1.0, 1.0), (2.0, 0.30), (3.0, 0.08))


def inhale_stretch(length_n: int, start: int, n: int) -> Samples:
    """``n`` samples from ``start`` of an inhale tone that is ``length_n`` samples long."""
    return _glide(length_n, start, n, BREATH_LOW_HZ, BREATH_HIGH_HZ, peak_at=0.7)


def exhale_stretch(length_n: int, start: int, n: int) -> Samples:
    """``n`` samples from ``start`` of an exhale tone that is ``length_n`` samples long."""
    return _glide(length_n, start, n, BREATH_HIGH_HZ, BREATH_LOW_HZ, peak_at=0.25)


def _glide(
    length_n: int, start: int, n: int, from_hz: float, to_hz: float, peak_at: float
) -> Samples:
    """A tone gliding evenly in pitch; its phase is a closed formula, so any stretch stands alone.

    ``peak_at``: where the swell is fullest, as a fraction of the length.
    """
    index = np.arange(start, start + n)
    u = index / max(1, length_n)
    bend = np.log(to_hz / from_hz)
    turns = from_hz * (length_n / FS_HZ) / bend * np.expm1(bend * u)
    swell = _swell(u, peak_at)
    sides = []
    for detune in (0.999, 1.001):
        wave: NDArray[np.float64] = np.zeros(n)
        for ratio, weight in _HARMONICS:
            wave += weight * np.sin(2 * np.pi * ratio * detune * turns)
        sides.append(wave * swell)
    both = np.stack(sides, axis=1) * (BREATH_PEAK / sum(weight for _, weight in _HARMONICS))
    return both.astype(np.float32)


def _swell(u: NDArray[np.float64], peak_at: float) -> NDArray[np.float64]:
    """Raised cosine up to ``peak_at`` and down to 1; 0 outside."""
    inside = np.clip(u, 0.0, 1.0)
    up = inside / peak_at
    down = (1.0 - inside) / (1.0 - peak_at)
    return 0.5 - 0.5 * np.cos(np.pi * np.minimum(np.minimum(up, down), 1.0))
