"""What is said of an exception that nothing catches: its kind and the lines of code, no more.

Messages of exceptions can hold what a person typed, and what a program writes to stderr often
goes into the system's journal. File names and line numbers hold nothing of theirs.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

Report = Callable[[str], None]


def content_free(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind of the exception and the lines of code it passed, never its message or values."""
    lines = [kind.__name__]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)


def say(report: str) -> None:
    """Writes a report to stderr, as far as there is one."""
    print(report, file=sys.stderr)


def take_uncaught(report: Report = say) -> None:
    """From now on, exceptions of any thread that nothing catches are told without content.

    Those that Python cannot raise, as in ``__del__``, too. Being interrupted is told as ever.
    """

    def in_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(content_free(kind, trace))

    sys.excepthook = in_main
    take_unseen(report)


def take_unseen(report: Report) -> None:
    """The same for those that end no more than their thread or their ``__del__``."""

    def in_thread(given: threading.ExceptHookArgs, /) -> None:
        if given.exc_type is not SystemExit:
            report(content_free(given.exc_type, given.exc_traceback))

    def unraisable(given: sys.UnraisableHookArgs, /) -> None:
        report(content_free(given.exc_type, given.exc_traceback))

    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
