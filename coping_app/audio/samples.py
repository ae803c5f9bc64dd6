"""Sound as numbers: one rate, one shape, and the few things every sound needs.

All sound of the app runs at ``FS_HZ`` in float32. A sound of its own is an array of shape
``(n, 2)``, left and right; what is the same on both sides is made as a mono array ``(n,)``.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

FS_HZ = 48_000
"""Samples a second of everything that is rendered: the rate of nearly every sound card."""

Samples = NDArray[np.float32]
"""Stereo, shape (n, 2), values in [-1, 1]."""
Mono = NDArray[np.float32]
"""One channel, shape (n,), values in [-1, 1]."""
Pcm = NDArray[np.int16]
"""One channel of 16-bit samples, shape (n,), as spoken lines are kept."""

PCM_FULL = 32_767.0


def samples_of(seconds: float) -> int:
    """The sample at which a time falls: ``round(seconds * FS_HZ)``."""
    return round(seconds * FS_HZ)


def silence(n: int) -> Samples:
    """``n`` samples of stereo silence (none if ``n`` is negative)."""
    return np.zeros((max(0, n), 2), np.float32)


def stereo(mono: Mono) -> Samples:
    """The same on both sides: a read-only view of shape (n, 2), without a copy."""
    return np.broadcast_to(mono[:, None], (len(mono), 2))


@functools.lru_cache(maxsize=16)
def rise(n: int) -> Mono:
    """A raised-cosine ramp of ``n`` samples from 0 up to just below 1; read-only.

    The ramp and its reverse sum to 1, so two sounds crossfaded by it keep their level.
    """
    u = (np.arange(n, dtype=np.float64) + 0.5) / max(1, n)
    ramp = (0.5 - 0.5 * np.cos(np.pi * u)).astype(np.float32)
    ramp.flags.writeable = False
    return ramp


def faded(mono: Mono, in_n: int, out_n: int) -> Mono:
    """A copy with raised-cosine ramps at both ends, each at most half of the whole."""
    out = mono.copy()
    in_n, out_n = min(in_n, len(out) // 2), min(out_n, len(out) // 2)
    if in_n:
        out[:in_n] *= rise(in_n)
    if out_n:
        out[-out_n:] *= rise(out_n)[::-1]
    return out


def to_pcm(mono: Mono) -> Pcm:
    """16-bit samples; values beyond [-1, 1] are held at the ends."""
    return np.asarray(np.rint(np.clip(mono, -1.0, 1.0) * PCM_FULL), np.int16)


def from_pcm(pcm: Pcm) -> Mono:
    """The float32 values of 16-bit samples."""
    return pcm.astype(np.float32) * np.float32(1.0 / PCM_FULL)


def rms_db(sound: NDArray[np.float32]) -> float:
    """Root mean square in dB below full scale; -200 for silence."""
    power = float(np.mean(np.square(sound, dtype=np.float64))) if sound.size else 0.0
    return 10.0 * float(np.log10(power)) if power > 1e-20 else -200.0
