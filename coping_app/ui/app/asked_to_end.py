"""Ctrl-C, and the system's requests to end, close the window as its own button does.

Python would act on a signal only when its own code runs next, which Qt's loop may not let happen
for long, and then by an exception in the middle of whatever runs. So the signal is written to a
socket that Qt's loop waits for.
"""

from __future__ import annotations

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Not every system has each of them."""


class AskedToEnd(QObject):
    """Listens from when it is made. Whoever asks a second time gets the system's own way.

    ``asked`` is told in Qt's loop.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told, self._telling = socket.socketpair()
        for end in (self._told, self._telling):
            end.setblocking(False)
        signal.set_wakeup_fd(self._telling.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            if number := getattr(signal, name, None):
                self._listen(number)
        notifier = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._woken)

    def _listen(self, number: signal.Signals) -> None:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as ``nohup`` says
            signal.signal(number, self._once)

    def _once(self, number: int, _frame: FrameType | None) -> None:
        """Python's side of it. Qt is told by the socket."""
        signal.signal(number, signal.SIG_DFL)

    def _woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._told.recv(64)
        self.asked.emit()
