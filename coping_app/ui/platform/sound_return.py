"""Waits for sound that was lost: whether a device plays again is tried out with silence.

A device that stands still still opens, and takes its first gulp. So it counts as back when it has
taken more than it holds.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioSink, QtAudio

from coping_app.ui.platform.sound_devices import SoundDevices

TRY_MS = 1_000
PROVED_S = 0.5
"""More than any device takes ahead of what it plays: PulseAudio as we ask it holds 0.1 s."""

_log = logging.getLogger(__name__)


class Silence(QIODevice):
    """Endless silence for a device to read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """True: there is no end to seek from."""
        return True

    def bytesAvailable(self) -> int:
        """Always more than any buffer holds."""
        return 1 << 24

    def readData(self, most: int) -> bytes:
        """As much silence as was asked for."""
        return bytes(most)

    def writeData(self, _data: bytes | bytearray | memoryview, _length: int) -> int:
        """Nothing can be written."""
        return -1


class SoundReturn(QObject):
    """Tries every second, from ``wait`` to ``stop``, whether the usual device plays.

    Signals:
        back: It does; nothing is held open any more.
    """

    back = Signal()

    def __init__(self, devices: SoundDevices, parent: QObject) -> None:
        super().__init__(parent)
        self._devices = devices
        self._silence = Silence(self)
        self._sink: QAudioSink | None = None
        self._timer = QTimer(self, interval=TRY_MS)
        self._timer.timeout.connect(self._try)

    def wait(self) -> None:
        """Begins to try."""
        self._timer.start()

    def stop(self) -> None:
        """Tries no more."""
        self._timer.stop()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    def _try(self) -> None:
        if self._sink is None or self._has_failed(self._sink):
            self._open()
        elif self._sink.processedUSecs() >= PROVED_S * 1e6:
            self.stop()
            self.back.emit()

    def _open(self) -> None:
        self.stop()
        self._timer.start()
        try:
            self._sink = self._devices.open() if self._devices.usual() else None
        except Exception:  # a broken sound system must not end a session
            _log.exception("the sound device could not be opened")
        if self._sink is not None:
            self._sink.start(self._silence)

    @staticmethod
    def _has_failed(sink: QAudioSink) -> bool:
        return sink.state() == QtAudio.State.StoppedState
