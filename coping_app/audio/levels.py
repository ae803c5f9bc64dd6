"""How loud each kind of sound is, and how a change of it is heard without a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from coping_app.audio.samples import Mono, rise, samples_of

Group = Literal["voice", "cues", "breath", "background"]

REFERENCE_LEVEL = 0.8
"""The setting at which sounds have the levels they were made with; above it is room to go up."""
RAMP_S = 0.02


@dataclass(frozen=True, slots=True)
class Levels:
    """Settings from 0 (off) to 1 (loudest).

    ``master`` is the volume of the whole; the sound output applies it, not the mixer, so that it
    acts at once.
    """

    voice: float = REFERENCE_LEVEL
    cues: float = REFERENCE_LEVEL
    breath: float = REFERENCE_LEVEL
    background: float = REFERENCE_LEVEL
    master: float = 1.0

    def __post_init__(self) -> None:
        for name in ("voice", "cues", "breath", "background", "master"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise ValueError(f"{name} must be from 0 to 1, not {getattr(self, name)}")

    def gain(self, group: Group) -> float:
        """Factor for a group: the square of its setting, 1 at ``REFERENCE_LEVEL``.

        The square makes half a slider sound about half as loud (12 dB).
        """
        return float((getattr(self, group) / REFERENCE_LEVEL) ** 2)


class LevelTrack:
    """Which levels hold when: pure in the sample index, so that any stretch can be rendered."""

    def __init__(self, levels: Levels) -> None:
        self._first = levels
        self._changes: list[tuple[int, Levels]] = []

    @property
    def last(self) -> Levels:
        """The levels that hold in the end."""
        return self._changes[-1][1] if self._changes else self._first

    def change(self, levels: Levels, at_n: int) -> None:
        """From sample ``at_n`` on, over 20 ms, ``levels`` hold; later changes are dropped."""
        self._changes = [change for change in self._changes if change[0] < at_n]
        self._changes.append((at_n, levels))

    def gains(self, group: Group, start: int, n: int) -> Mono | np.float32:
        """The factor for each of ``n`` samples from ``start``, or one where it doesn't change."""
        ramp_n = samples_of(RAMP_S)
        before = self._first
        gains: Mono | None = None
        for at_n, levels in self._changes:
            if at_n >= start + n:
                break
            if at_n + ramp_n > start:
                if gains is None:
                    gains = np.full(n, before.gain(group), np.float32)
                ramp = np.concatenate([rise(ramp_n), np.ones(max(0, start + n - at_n), np.float32)])
                begin = max(0, at_n - start)
                share = ramp[start + begin - at_n :][: n - begin]
                gains[begin:] += share * (levels.gain(group) - gains[begin:])
            before = levels
        return np.float32(before.gain(group)) if gains is None else gains
