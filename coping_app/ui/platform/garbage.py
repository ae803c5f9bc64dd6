"""Python's garbage collection, in the window's thread alone.

Python collects in whichever thread happens to allocate. When that is the one that renders speech,
it destroys widgets and timers that only their own thread may destroy, and the app crashes. So the
automatic collection stays off from before the first of them is made, as the records are opened in
a thread meanwhile, and once the window stands a timer does the same in its thread.

This answers a fault of PySide6: when the collector takes the wrapper of a ``QObject`` away,
Shiboken runs the object's destructor at once and in that very thread, where Qt wants it in the
object's own. A worker holds no widget itself; only the collector can end one there. All of it may
go once PySide6 hands such a destructor over to the object's thread, as ``deleteLater`` does: then
``test_a_worker_takes_a_widget_away_where_nobody_prevents_it`` fails.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
"""How often Python's own thresholds are looked at."""


def hold_collection() -> None:
    """Nothing is collected until ``WindowGarbage.begin``; call before any part of Qt is made."""
    gc.disable()


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
