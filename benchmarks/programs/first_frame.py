"""Says how long it took from a moment to the first frame of a widget."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstFrame(QObject):
    """Watches ``window``; once it is painted, says how long after ``start`` and quits."""

    def __init__(self, window: QWidget, start: float) -> None:
        super().__init__(window)
        self._start = start
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        print(json.dumps({"ms": 1000 * (time.perf_counter() - self._start)}), flush=True)
        QApplication.quit()
