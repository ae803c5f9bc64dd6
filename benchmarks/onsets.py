"""Finds sounds in a recording: where each that was planned was really heard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.stage import RATE_HZ

Wave = NDArray[np.float64]

HEARABLE = 0.001
"""Of full scale: what is weaker counts as silence."""
ALIKE = 0.5
"""Least normalised correlation at which a sound counts as found."""
_STEREO_BYTES = 4


@dataclass(frozen=True, slots=True)
class Recording:
    """What was played.

    Attributes:
        wave: The left channel, −1 to 1.
        began_at: Monotonic seconds of its first sample.
    """

    wave: Wave
    began_at: float

    def sample_at(self, monotonic_s: float) -> float:
        """The sample that was heard at that moment."""
        return (monotonic_s - self.began_at) * RATE_HZ


def read_recording(file: Path, arrivals: list[tuple[float, int]]) -> Recording:
    """The recording, with its place in time.

    A piece arrives when its first sample is due, and some of them later: the earliest twentieth
    tells when the recording began.
    """
    pcm = np.fromfile(file, dtype="<i2").reshape(-1, 2)
    began = [at - came / _STEREO_BYTES / RATE_HZ for at, came in arrivals]
    return Recording(pcm[:, 0] / 32768.0, float(np.percentile(began, 5)))


def first_sound(recording: Recording, after_s: float) -> float | None:
    """Monotonic seconds of the first hearable sample after ``after_s``; None in silence."""
    start = max(0, round(recording.sample_at(after_s)))
    loud = np.flatnonzero(np.abs(recording.wave[start:]) > HEARABLE)
    return recording.began_at + (start + int(loud[0])) / RATE_HZ if len(loud) else None


def find(wave: Wave, sound: Wave, around: int, reach: int) -> int | None:
    """The sample within ``reach`` of ``around`` at which ``sound`` begins in ``wave``.

    None where nothing like it is there.
    """
    first = max(0, around - reach)
    piece = wave[first : around + reach + len(sound)]
    if len(piece) < len(sound) or not sound.any():
        return None
    size = 1 << (len(piece) + len(sound)).bit_length()
    products = np.fft.irfft(np.fft.rfft(piece, size) * np.conj(np.fft.rfft(sound, size)), size)
    products = products[: len(piece) - len(sound) + 1]
    energy = np.concatenate(([0.0], np.cumsum(piece**2)))
    energy = energy[len(sound) :] - energy[: len(products)]
    alike = products / np.sqrt(np.maximum(energy, 1e-9) * np.sum(sound**2))
    best = int(np.argmax(alike))
    return first + best if alike[best] >= ALIKE else None


def positions(wave: Wave, sounds: Wave, planned: NDArray[np.int64], shift: int, reach: int) -> Wave:
    """Where each planned sound begins in ``wave``; not a number for one that was not found.

    Args:
        sounds: One row for each planned sound.
        planned: Its sample in the plan.
        shift: Roughly from the plan's samples to the recording's.
    """
    found = [
        find(wave, sound, int(at) + shift, reach)
        for sound, at in zip(sounds, planned, strict=True)
    ]
    return np.array([np.nan if one is None else float(one) for one in found])


def off_plan_ms(found: Wave, planned: NDArray[np.int64]) -> Wave:
    """How far each sound is from its plan in milliseconds, the common delay left out."""
    late = (found - planned) / RATE_HZ * 1000.0
    return late - np.nanmedian(late)
