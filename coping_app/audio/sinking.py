"""How the sound of an exercise for the night sinks, so that nothing wakes who is drifting off.

An exercise whose first tag is ``sleep`` is one. No key of the format says so: the tag is there
already, and what an author would have to set right by hand comes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from coping_app.audio.samples import FS_HZ, Mono
from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices

SLEEP_TAGS = ("sleep", "sueño")
"""The tag in the languages of the shipped exercises."""
DEPTH_DB = 8.0
"""Between the 6 and 10 dB that are heard as clearly softer and stay easy to understand."""
FROM_SHARE = 1 / 3
"""The first third keeps its level: it says how to settle."""
TO_SHARE = 0.9
"""Whoever answers fast is through before the stated length is over."""


@dataclass(frozen=True, slots=True)
class Sinking:
    """A gain that falls evenly in decibels, from 1 to ``DEPTH_DB`` below; pure in session time.

    Attributes:
        from_s: Session second at which it begins to fall; below 0 in a session taken up again.
        to_s: Session second from which it stays low.
    """

    from_s: float
    to_s: float

    def later(self, passed_s: float) -> Sinking:
        """The same for a session that is taken up again after ``passed_s`` seconds of practice."""
        return replace(self, from_s=self.from_s - passed_s, to_s=self.to_s - passed_s)

    def gains(self, start: int, n: int) -> Mono | np.float32:
        """The factor for each of ``n`` samples from ``start``, or one where it does not change."""
        first_s, last_s = start / FS_HZ, (start + n) / FS_HZ
        if last_s <= self.from_s or first_s >= self.to_s:
            return np.float32(self._gain(np.float64(first_s)))
        return np.asarray(self._gain(np.arange(start, start + n) / FS_HZ), np.float32)

    def _gain(self, at_s: np.ndarray | np.float64) -> np.ndarray:
        share = np.clip((at_s - self.from_s) / (self.to_s - self.from_s), 0.0, 1.0)
        return np.asarray(10.0 ** (-DEPTH_DB * share / 20.0))


def sinking_of(exercise: Exercise, choices: Choices, passed_s: float = 0.0) -> Sinking | None:
    """How the sound of ``exercise`` sinks; None for all that are not for the night.

    It follows the stated length, at the person's pace, as nobody knows which way they will take.

    Args:
        passed_s: Seconds of practice before this session was taken up again.
    """
    if not exercise.tags or exercise.tags[0] not in SLEEP_TAGS:
        return None
    length_s = exercise.length_s * choices.pace / (2 if choices.shorter else 1)
    return Sinking(FROM_SHARE * length_s, TO_SHARE * length_s).later(passed_s)
