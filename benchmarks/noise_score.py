"""A score of noise: every piece of it, however short, can be found again in a recording."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coping_app.audio.levels import Levels
from coping_app.audio.samples import FS_HZ, Samples, samples_of

LENGTH_S = 120.0
HIGHEST_HZ = 2_000.0
"""Nothing is planned above: what is heard there is the click of a cut."""
LOUDNESS = 0.1
"""Root mean square of the noise, of full scale."""
VERSIONS = 2


class NoiseScore:
    """What a sound output asks of a score. When it is cleared, other noise stands in its place.

    Levels change nothing, so that what was played stays comparable with what was planned.
    """

    def __init__(self) -> None:
        self.levels = Levels()
        self.noises = [noise(seed) for seed in range(VERSIONS)]
        self._turns: list[int] = []

    def clear_from(self, session_s: float) -> None:
        """From this second on the other noise is planned, as after a choice, Skip or Back."""
        self._turns.append(samples_of(session_s))

    def set_levels(self, levels: Levels, _at_s: float) -> None:
        """Keeps the levels, as the mixer does."""
        self.levels = levels

    def render(self, start_sample: int, n: int) -> Samples:
        """Both sides are the same; silence before second 0."""
        mono = self._planned(start_sample, n)
        return np.stack([mono, mono], axis=1).astype(np.float32)

    def _planned(self, start: int, n: int) -> NDArray[np.float32]:
        out = _cut(self.noises[0], start, n)
        for number, at_n in enumerate(self._turns, 1):
            first = max(0, at_n - start)
            out[first:] = _cut(self.noises[number % VERSIONS], start, n)[first:]
        return out


def noise(seed: int) -> NDArray[np.float32]:
    """Two minutes of noise below ``HIGHEST_HZ``, always the same for the same seed."""
    n = samples_of(LENGTH_S)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(n))
    spectrum[np.fft.rfftfreq(n, 1 / FS_HZ) > HIGHEST_HZ] = 0.0
    wave = np.fft.irfft(spectrum, n)
    return np.asarray(wave * (LOUDNESS / wave.std()), np.float32)


def _cut(wave: NDArray[np.float32], start: int, n: int) -> NDArray[np.float32]:
    out = np.zeros(n, np.float32)
    first, last = max(0, start), min(len(wave), start + n)
    if last > first:
        out[first - start : last - start] = wave[first:last]
    return out
