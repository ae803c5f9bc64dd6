"""A window that is busy: it stands still again and again, for up to 0.3 s."""

from __future__ import annotations

import random
import time

from PySide6.QtCore import QObject, QTimer

LONGEST_S = 0.3
GAP_MS = (50, 500)
SEED = 7


class BusyWindow(QObject):
    """Keeps the thread of the window from its events at random, the same way in every run."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._random = random.Random(SEED)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._stand_still)

    def start(self) -> None:
        """Busy from now on."""
        self._timer.start(self._random.randint(*GAP_MS))

    def _stand_still(self) -> None:
        time.sleep(self._random.uniform(0.0, LONGEST_S))
        self.start()
