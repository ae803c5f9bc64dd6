"""Makes the day's backup, when the window has been quiet for a while and nobody practises.

Copying takes the window 0.1 s a year of use; reading the copy back takes as long again and is
done beside it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QTimer

from coping_app.store.backups.backups import PendingBackup
from coping_app.store.base.errors import StoreError
from coping_app.store.store import Store
from coping_app.ui.app.main_window import MainWindow

QUIET_S = 20
"""Seconds without a key, a press or a move of the pointer."""
AGAIN_S = 600
"""After one that could not be made, for instance without room."""
_INPUT = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
    QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
})  # fmt: skip


class DailyBackup(QObject):
    """Waits for quiet moments as long as the window is open.

    Args:
        store: The records.
        window: Where quiet is waited for.
        is_busy: True while a session is going on: then it waits for the next quiet moment.
    """

    def __init__(
        self,
        store: Store,
        window: MainWindow,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._window = window
        self._is_busy = is_busy
        self._thread: Thread | None = None
        self._stopped = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(QUIET_S * 1000)
        self.timer.timeout.connect(self._quiet)

    def start(self) -> None:
        """Begins to wait; call it once the window stands, and ``stop`` before the records close."""
        if handle := self._window.windowHandle():
            handle.installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """For closing, while the records are still open: what is due is made now.

        Whoever closes the window right after practice, each day, would have no backup else.
        """
        if self._stopped:
            return
        self._stopped = True
        self.timer.stop()
        if handle := self._window.windowHandle():
            handle.removeEventFilter(self)
        self.wait()
        with contextlib.suppress(StoreError):
            if self._store.backup_due():
                self._store.begin_backup().finish()

    def wait(self) -> None:
        """Until what was begun is finished."""
        if self._thread is not None:
            self._thread.join()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there: the quiet begins anew."""
        if event.type() in _INPUT and self.timer.interval() == QUIET_S * 1000:
            self.timer.start()
        return False

    def _quiet(self) -> None:
        self.timer.setInterval(QUIET_S * 1000)
        if self._is_busy():
            self.timer.start()
            return
        if self._thread is not None and self._thread.is_alive():
            return
        try:
            if not self._store.backup_due():
                return
            pending = self._store.begin_backup()
        except StoreError:
            # What is wrong with the disk is told when something is saved.
            self.timer.start(AGAIN_S * 1000)
            return
        self._thread = Thread(target=_finish, args=(pending,), name="backup")
        self._thread.start()
        self.timer.start(AGAIN_S * 1000)  # should it fail, it is still due then


def _finish(pending: PendingBackup) -> None:
    with contextlib.suppress(StoreError):
        pending.finish()
