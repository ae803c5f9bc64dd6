"""A sink's volume, moved in small steps: down before its buffer is cut, and to a new setting.

Qt gives a new volume to whole pieces of sound, 20 ms long with PulseAudio. So a step is made every
20 ms and no oftener: each of them is heard, and none is taken together with the next.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtMultimedia import QAudioSink

STEP_MS = 20
QUICK_STEPS, SOFT_STEPS = 2, 4
"""Steps of a fade: to a pause, which must be heard within a tenth of a second, and elsewhere."""
GLIDE_STEP = 0.1
"""Of full volume: a change of the setting takes at most so much with each step."""
AFTER_MS = 5
LONGEST_DEPTH_S = 0.2


class Volume(QObject):
    """The volume of one sink at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        self._sink: QAudioSink | None = None
        self._at = self._wanted = 1.0
        self._step_by = GLIDE_STEP
        self._depth_s = 0.0
        self._then: Callable[[], None] | None = None

    @property
    def fading(self) -> bool:
        """Whether a fade is under way."""
        return self._then is not None

    def put(self, sink: QAudioSink, volume: float) -> None:
        """This volume at once, for a sink that is not heard yet; a fade is given up."""
        self.stop()
        self._sink, self._wanted = sink, volume
        self._set(volume)

    def glide(self, volume: float) -> None:
        """To this volume in steps; during a fade, which ends in silence anyway, nothing."""
        if not self.fading and self._sink is not None:
            self._wanted, self._step_by = volume, GLIDE_STEP
            self._timer.start(STEP_MS)

    def fade_out(self, steps: int, depth_s: float, then: Callable[[], None]) -> None:
        """To silence, then calls ``then``; a fade under way ends with it.

        ``depth_s`` is how long it takes until a change of volume is heard.
        """
        begins = not self.fading
        self._depth_s, self._then = depth_s, then
        if begins:
            self._wanted, self._step_by = 0.0, max(self._at, 0.001) / steps
            self._step()

    def stop(self) -> None:
        """Gives up without calling anything."""
        self._timer.stop()
        self._sink = self._then = None

    def _step(self) -> None:
        if self._at != self._wanted:
            self._set(self._nearer())
            rest_ms = round(1000 * min(self._depth_s, LONGEST_DEPTH_S)) + AFTER_MS
            done = self.fading and self._at == 0.0
            self._timer.start(rest_ms if done else STEP_MS)
            return
        then = self._then
        self._timer.stop()
        self._then = None
        if then is not None:
            then()

    def _nearer(self) -> float:
        off = self._wanted - self._at
        if abs(off) <= self._step_by * 1.01:
            return self._wanted
        return self._at + (self._step_by if off > 0 else -self._step_by)

    def _set(self, volume: float) -> None:
        self._at = volume
        if self._sink is not None:
            self._sink.setVolume(volume)
