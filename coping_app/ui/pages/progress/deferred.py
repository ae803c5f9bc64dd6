"""What stands further down a page comes after the first paint, one piece a turn of the events.

So the page is there at once, however much it will hold, and the window never stands still.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

Step = Callable[[], None]


class DeferredBuilder(QObject):
    """Runs steps in order, each in a turn of its own, once ``watched`` was painted.

    Signals:
        stepped: A step is about to run; the first time, all is painted that was there before.
        finished: All steps that were given last have run.
    """

    stepped = Signal()
    finished = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self._steps: deque[Step] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._run_next)

    @property
    def waiting(self) -> int:
        """How many steps have not run yet."""
        return len(self._steps)

    def begin(self, steps: Iterable[Step]) -> None:
        """Forgets what is left of earlier steps, and runs these after the next paint."""
        self._timer.stop()
        self._steps = deque(steps)
        self._watched.installEventFilter(self)
        self._watched.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears of the paint; the first step runs when it is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start()
        return False

    def _run_next(self) -> None:
        if not self._watched.isVisible():
            # The page was left or the window closed: the rest waits until it is painted again.
            self._watched.installEventFilter(self)
            return
        if not self._steps:
            self.finished.emit()
            return
        step = self._steps.popleft()
        # Before the step: one that fails takes no other with it.
        self._timer.start()
        self.stepped.emit()
        step()
