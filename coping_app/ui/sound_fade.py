"""A sink's volume, turned down so that cutting its buffer makes no click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtMultimedia import QAudioSink

FADE_STEP_MS = 5
FADE_STEPS = 5
LONGEST_DEPTH_S = 0.2


class Fade(QObject):
    """Turns a sink's volume down in a few steps, so that cutting its buffer makes no click."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=FADE_STEP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        self._left = 0
        self._sink: QAudioSink | None = None
        self._volume = 1.0
        self._depth_s = 0.0
        self._then: Callable[[], None] | None = None

    @property
    def running(self) -> bool:
        """Whether a fade is under way."""
        return self._timer.isActive()

    def out(
        self, sink: QAudioSink, volume: float, depth_s: float, then: Callable[[], None]
    ) -> None:
        """From ``volume`` to silence, then calls ``then``; a fade under way ends with it.

        ``depth_s`` is how long it takes until a change of volume is heard.
        """
        if not self.running:
            self._left = FADE_STEPS
        self._sink, self._volume, self._depth_s, self._then = sink, volume, depth_s, then
        self._timer.start(FADE_STEP_MS)

    def stop(self) -> None:
        """Gives up without calling anything."""
        self._timer.stop()
        self._sink = self._then = None

    def _step(self) -> None:
        self._left -= 1
        if self._left >= 0 and self._sink is not None:
            self._sink.setVolume(self._volume * self._left / FADE_STEPS)
            if self._left == 0:
                self._timer.start(round(1000 * min(self._depth_s, LONGEST_DEPTH_S)) + FADE_STEP_MS)
            return
        then = self._then
        self.stop()
        if then is not None:
            then()
