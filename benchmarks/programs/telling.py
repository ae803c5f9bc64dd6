"""What a started program says of itself. Imported when all that is measured is over."""

from __future__ import annotations

import time

NOW_NS = time.monotonic_ns()
PROCESSOR_S = time.process_time()
QUIET_MS = 700
"""How long after the first paint memory is read: by then nothing is left to be done."""


def first_paint(quit_app: object) -> None:
    """Says when the first paint was (this module's import), and memory when all is quiet."""
    from PySide6.QtCore import QTimer

    def say() -> None:
        import json

        said = {"painted_ns": NOW_NS, "processor_s": PROCESSOR_S, "resident_kib": resident_kib()}
        print(json.dumps(said), flush=True)
        quit_app()  # type: ignore[operator]

    QTimer.singleShot(QUIET_MS, say)


def resident_kib() -> int:
    """Resident memory of this process in KiB."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123, no import
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    return 0
