"""Looks through a recording for sound that nobody planned, and for clicks.

The recording is gone through in short frames. Each is looked for in the planned noise, first where
the frame before it went on, then further ahead and behind. In what is heard, the plan may stand
still (a pause) but never jump ahead: such a frame is a wrong burst.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.onsets import Wave
from benchmarks.stage import RATE_HZ

FRAME_N = RATE_HZ // 100
"""10 ms: long enough to be found, short enough for a burst."""
STEP_N = RATE_HZ // 200
LOUD = 0.01
"""Root mean square of a frame that is heard well enough to be told from another."""
SAME = 0.95
"""Least correlation of a frame with its place; a ramp lowers it less than that."""
AHEAD_N, BEHIND_N = 3 * RATE_HZ, 3 * RATE_HZ
JUMP_N = RATE_HZ // 50
CLICK_HZ = 5_000.0
"""Nothing is planned above."""


@dataclass(frozen=True, slots=True)
class Frame:
    """10 ms of the recording: where it begins, and where it stands in the plan (or nowhere)."""

    at_n: int
    planned_n: int | None

    @property
    def shift_n(self) -> int:
        """From the recording to the plan."""
        assert self.planned_n is not None
        return self.planned_n - self.at_n


def frames_of(wave: Wave, noises: Sequence[NDArray[np.float32]], start_shift: int) -> list[Frame]:
    """All frames that are loud enough, in order."""
    frames: list[Frame] = []
    shift = start_shift
    for at_n in range(0, len(wave) - FRAME_N, STEP_N):
        piece = wave[at_n : at_n + FRAME_N]
        if np.sqrt(np.mean(piece**2)) < LOUD:
            continue
        planned_n = _place(piece, noises, at_n + shift)
        frames.append(Frame(at_n, planned_n))
        if planned_n is not None and planned_n - at_n <= shift + JUMP_N:
            shift = planned_n - at_n
    return frames


def wrong_frames(frames: Sequence[Frame], start_shift: int) -> list[int]:
    """Samples of the recording at which something is heard from ahead of its time."""
    shift, wrong = start_shift, []
    for frame in frames:
        if frame.planned_n is None:
            continue
        if frame.shift_n > shift + JUMP_N:
            wrong.append(frame.at_n)
        else:
            shift = frame.shift_n
    return wrong


def clicks(wave: Wave) -> Wave:
    """How loud each sample of the recording is where nothing is planned: a cut, or a step of the
    volume, reaches up there, and no ramp of 10 ms or more does."""
    spectrum = np.fft.rfft(wave)
    spectrum[np.fft.rfftfreq(len(wave), 1 / RATE_HZ) < CLICK_HZ] = 0.0
    return np.abs(np.fft.irfft(spectrum, len(wave)))


def _place(piece: Wave, noises: Sequence[NDArray[np.float32]], near_n: int) -> int | None:
    for noise in noises:
        if near_n >= 0 and _alike(piece, noise[near_n : near_n + FRAME_N]) >= SAME:
            return near_n
    for noise in noises:
        found = _search(piece, noise, near_n)
        if found is not None:
            return found
    return None


def _alike(piece: Wave, planned: NDArray[np.float32]) -> float:
    if len(planned) < len(piece):
        return 0.0
    power = float(np.sum(piece**2)) * float(np.sum(planned.astype(float) ** 2))
    return float(np.dot(piece, planned)) / np.sqrt(power) if power else 0.0


def _search(piece: Wave, noise: NDArray[np.float32], near_n: int) -> int | None:
    first = max(0, near_n - BEHIND_N)
    span = noise[first : near_n + AHEAD_N].astype(float)
    if len(span) < len(piece):
        return None
    products = _products(span, piece)
    power = np.concatenate(([0.0], np.cumsum(span**2)))
    power = power[len(piece) :] - power[: len(products)]
    alike = products / np.sqrt(np.maximum(power, 1e-9) * np.sum(piece**2))
    best = int(np.argmax(alike))
    return first + best if alike[best] >= SAME else None


def _products(span: Wave, piece: Wave) -> Wave:
    size = 1 << (len(span) + len(piece)).bit_length()
    products = np.fft.irfft(np.fft.rfft(span, size) * np.conj(np.fft.rfft(piece, size)), size)
    return products[: len(span) - len(piece) + 1]
