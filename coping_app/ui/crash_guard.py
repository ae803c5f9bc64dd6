"""What happens when our own code fails: a calm page, and a log without private content."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

LOG_LIMIT_BYTES = 256 * 1024
"""The log starts anew beyond this size."""


def content_free(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind of the exception and the lines of our code it passed, never its message or values.

    Messages of exceptions can hold what a person typed; file names and line numbers cannot.
    """
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([kind.__name__, *frames])


class CrashGuard(QObject):
    """Takes unexpected exceptions from Qt's callbacks and elsewhere.

    Args:
        log: File that is appended to.
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

    def install(self) -> None:
        """From now on every uncaught exception comes here."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Logs one exception and tells the window."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = content_free(kind, trace)
        print(report, file=sys.stderr)
        self._append(f"{self._now().isoformat(timespec='seconds')} {report}\n")
        self.failed.emit(error)

    def _append(self, text: str) -> None:
        """A log that cannot be written must not hide the calm page."""
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            too_large = self._log.exists() and self._log.stat().st_size > LOG_LIMIT_BYTES
            with self._log.open("w" if too_large else "a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return
