"""What happens when our own code fails: a calm page, and a log without private content."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from coping_app.system.folders import PRIVATE_FILE
from coping_app.system.uncaught import content_free, say, take_unseen

LOG_LIMIT_BYTES = 256 * 1024
"""The log starts anew beyond this size."""


class CrashGuard(QObject):
    """Takes unexpected exceptions from Qt's callbacks and elsewhere.

    Args:
        log: File that is appended to, while its folder is there.
        now: The time, for the log's lines.

    Signals:
        failed: The exception, each time anew: a second fault speaks as clearly as the first.
    """

    failed = Signal(object)

    def __init__(
        self,
        log: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._now = now
        self._one_at_a_time = threading.Lock()

    def install(self) -> None:
        """From now on every uncaught exception comes here.

        Those that only end a thread, or that Python cannot raise, are logged and no more: the
        window goes on without them.
        """
        sys.excepthook = self.take
        take_unseen(self._note)

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Logs one exception and tells the window."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._note(content_free(kind, trace))
        self.failed.emit(error)

    def _note(self, report: str) -> None:
        """Told by any thread."""
        say(report)
        with self._one_at_a_time:
            self._append(f"{self._now().isoformat(timespec='seconds')} {report}\n")

    def _append(self, text: str) -> None:
        """A log that cannot be written must not hide the calm page.

        A folder that has gone is not made anew: a stick would then be mounted elsewhere.
        """
        try:
            too_large = self._log.exists() and self._log.stat().st_size > LOG_LIMIT_BYTES
            how = os.O_TRUNC if too_large else os.O_APPEND
            log = os.open(self._log, os.O_WRONLY | os.O_CREAT | how, PRIVATE_FILE)
            with os.fdopen(log, "w" if too_large else "a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return
