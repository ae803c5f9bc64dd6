"""The score as a device reads it: an endless file of 16-bit samples."""

from __future__ import annotations

import logging

import numpy as np
from PySide6.QtCore import QIODevice, QObject

from coping_app.audio.mixer import Score
from coping_app.audio.samples import Samples, rise, samples_of
from coping_app.ui.platform.sound_devices import FRAME_BYTES

QUIET_S = 0.04
"""Silence before the fade in. PulseAudio drops some 10 ms of a stream that begins, and with them
half of the fade, which is then heard as a click."""
FADE_IN_S = 0.02

_log = logging.getLogger(__name__)


class ScoreReader(QIODevice):
    """Gives a device the score's samples from a position on, for as long as it asks.

    It is read without Qt's own buffer: up to 85 ms of what was read ahead would stay in there when
    the device's buffer is dropped, and be played first when it starts again elsewhere.
    """

    def __init__(self, score: Score, parent: QObject) -> None:
        super().__init__(parent)
        self._score = score
        self._next_n = 0
        self._fade_from_n = 0
        self._hushed = False
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def go_to(self, position_n: int) -> None:
        """What is read next begins at this sample: ``QUIET_S`` of silence, then a short fade in."""
        self._next_n = position_n
        self._fade_from_n = position_n + samples_of(QUIET_S)
        self._hushed = False

    def hush(self) -> None:
        """Silence until ``go_to``: what a device reads while it is faded out is never heard in
        its place, whatever the device keeps of it."""
        self._hushed = True

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
            pcm = bytes(n * FRAME_BYTES) if self._hushed else self._sound(n)
        except Exception:  # whatever goes wrong here, words and time go on
            _log.exception("the mixer failed at sample %d", self._next_n)
            pcm = bytes(n * FRAME_BYTES)
        self._next_n += n
        return pcm

    def writeData(self, _data: bytes | bytearray | memoryview, _length: int) -> int:
        """Nothing can be written."""
        return -1

    def _sound(self, n: int) -> bytes:
        sound = self._faded(self._score.render(self._next_n, n), self._next_n)
        return bytes(np.rint(np.clip(sound, -1.0, 1.0) * 32767.0).astype("<i2").data)

    def _faded(self, sound: Samples, start_n: int) -> Samples:
        fade_n = samples_of(FADE_IN_S)
        done = start_n - self._fade_from_n
        if done >= fade_n:
            return sound
        quiet_n = min(len(sound), max(0, -done))
        ramp = rise(fade_n)[max(0, done) :][: len(sound) - quiet_n]
        faded = sound.copy()
        faded[:quiet_n] = 0.0
        faded[quiet_n : quiet_n + len(ramp)] *= ramp[:, None]
        return faded
