"""Notes when a widget is painted, and says how evenly and at what cost."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

TICK_MS = 16
"""The tick of the player (``ui/player/bridge.py``)."""
SETTLED_MS = 1_000
"""Let the window come up before anything is noted."""


class Frames(QObject):
    """Calls ``draw`` with seconds, some 60 times a second, and notes each ``painted``."""

    def __init__(self, parent: QObject, draw: object, seconds: float) -> None:
        super().__init__(parent)
        self._draw = draw
        self._seconds = seconds
        self._begun = 0.0
        self._processor = 0.0
        self._painted: list[float] = []
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        QTimer.singleShot(SETTLED_MS, self._begin)

    def painted(self) -> None:
        """One frame was painted."""
        self._painted.append(time.perf_counter())

    def _tick(self) -> None:
        self._draw(time.perf_counter())  # type: ignore[operator]

    def _begin(self) -> None:
        self._painted.clear()
        self._begun, self._processor = time.perf_counter(), time.process_time()
        QTimer.singleShot(round(1000 * self._seconds), self._say)

    def _say(self) -> None:
        passed = time.perf_counter() - self._begun
        busy = time.process_time() - self._processor
        times = [b - a for a, b in zip(self._painted, self._painted[1:], strict=False)]
        said = {"frames_ms": [1000 * one for one in times], "processor": busy / passed}
        print(json.dumps(said), flush=True)
        QApplication.quit()
