"""All that one session keeps: its events and what stands beside them, tried again until it is safe.

It may outlive the page of its session: what waits in memory is not lost because a page goes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from coping_app.store.base.errors import StoreError
from coping_app.store.base.waiting import WaitingSaves
from coping_app.store.repositories.recorder import SessionRecorder

RETRY_S = 3
"""Often enough that nobody waits for it after making room, rare enough for a failing disk."""


class SessionSaves(QObject):
    """What a session could not write yet, and when it is tried again.

    Every further save tries all that waits before it, and so does ``timer``.

    Args:
        recorder: Keeps the events; they go first, as what stands beside them may need them.

    Signals:
        not_saved: A ``StoreError``: something waits in memory.
        all_saved: What waited is now on the disk.
    """

    not_saved = Signal(object)
    all_saved = Signal()

    def __init__(self, recorder: SessionRecorder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self._beside = WaitingSaves()
        self._is_told = False
        self.timer = QTimer(self)
        self.timer.setInterval(RETRY_S * 1000)
        self.timer.timeout.connect(self.retry)

    @property
    def session_id(self) -> str:
        """The session."""
        return self._recorder.session_id

    @property
    def unsaved(self) -> int:
        """How many events and other things wait; 0 when all is safe."""
        return self._recorder.unsaved + self._beside.unsaved

    @property
    def unsaved_answers(self) -> int:
        """How many of them the person gave: ratings, answers, cards and the like."""
        return self._recorder.unsaved_answers + self._beside.unsaved

    def keep(self, key: Hashable, save: Callable[[], object]) -> None:
        """Saves something now, or as soon as that works.

        Args:
            key: What it is; a later save of the same key takes its place while it waits.
            save: Writes it; raises a ``StoreError`` where that cannot be.
        """
        self._beside.put(key, save)
        self.retry()

    def holds(self, key: Hashable) -> bool:
        """Whether what was kept under ``key`` still waits."""
        return self._beside.holds(key)

    def drop(self, key: Hashable) -> None:
        """What was kept under ``key`` is not wanted any more."""
        self._beside.drop(key)

    def events_wait(self, error: StoreError) -> None:
        """The recorder could not write: from now on all is tried again."""
        self._tell(error)

    def retry(self) -> StoreError | None:
        """Tries to write all that waits; answers what stood in the way, or None."""
        try:
            self._recorder.retry()
            self._beside.retry()
        except StoreError as error:
            self._tell(error)
            return error
        self.timer.stop()
        if self._is_told:
            self._is_told = False
            self.all_saved.emit()
        return None

    def _tell(self, error: StoreError) -> None:
        self._is_told = True
        if not self.timer.isActive():
            self.timer.start()
        self.not_saved.emit(error)
