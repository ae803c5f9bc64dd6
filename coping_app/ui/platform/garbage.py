"""Python's garbage collection, in the window's thread alone.

Python collects in whichever thread happens to allocate. When that is the one that renders speech,
it destroys widgets and timers that only their own thread may destroy, and the app crashes. So the
automatic collection stays off while there is a window, and a timer does the same in its thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class WindowGarbage(QObject):
    """Takes garbage collection over from ``begin`` on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def begin(self) -> None:
        """From now on; what stands by now is there to stay and is never looked through again."""
        gc.disable()
        gc.freeze()
        self._timer.start()


def collect_what_is_due() -> None:
    """Collects as far as Python's own thresholds say."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
