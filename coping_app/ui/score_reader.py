"""The score as a device reads it: an endless file of 16-bit samples."""

from __future__ import annotations

import logging

import numpy as np
from PySide6.QtCore import QIODevice, QObject

from coping_app.audio.mixer import Score
from coping_app.audio.samples import Samples, rise, samples_of
from coping_app.ui.sound_devices import FRAME_BYTES

FADE_IN_S = 0.02

_log = logging.getLogger(__name__)


class ScoreReader(QIODevice):
    """Gives a device the score's samples from a position on, for as long as it asks."""

    def __init__(self, score: Score, parent: QObject) -> None:
        super().__init__(parent)
        self._score = score
        self._next_n = 0
        self._fade_from_n = 0
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def go_to(self, position_n: int) -> None:
        """What is read next begins at this sample, with a short fade in."""
        self._next_n = self._fade_from_n = position_n

    def isSequential(self) -> bool:
        """True: there is no end to seek from."""
        return True

    def bytesAvailable(self) -> int:
        """Always more than any buffer holds."""
        return 1 << 24

    def readData(self, most: int) -> bytes:
        """The next samples, 16 bit; silence where the mixer has a fault."""
        n = most // FRAME_BYTES
        try:
            sound = self._faded(self._score.render(self._next_n, n), self._next_n)
            pcm = bytes(np.rint(np.clip(sound, -1.0, 1.0) * 32767.0).astype("<i2").data)
        except Exception:  # whatever goes wrong here, words and time go on
            _log.exception("the mixer failed at sample %d", self._next_n)
            pcm = bytes(n * FRAME_BYTES)
        self._next_n += n
        return pcm

    def writeData(self, _data: bytes | bytearray | memoryview, _length: int) -> int:
        """Nothing can be written."""
        return -1

    def _faded(self, sound: Samples, start_n: int) -> Samples:
        fade_n = samples_of(FADE_IN_S)
        done = start_n - self._fade_from_n
        if done >= fade_n:
            return sound
        ramp = rise(fade_n)[done : done + len(sound)]
        faded = sound.copy()
        faded[: len(ramp)] *= ramp[:, None]
        return faded
