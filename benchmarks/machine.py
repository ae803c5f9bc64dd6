"""The machine in words: what matters for speed, nothing that tells whose it is."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path


def machine() -> list[tuple[str, str]]:
    """Names and values, for a table."""
    return [
        ("Processor", processor()),
        ("Cores", str(os.cpu_count() or 1)),
        ("Memory", memory()),
        ("System", f"{platform.system()} {platform.release().split('-')[0]}"),
        ("Python", platform.python_version()),
        ("Qt for Python", version("PySide6-Essentials")),
    ]


def processor() -> str:
    """Model of the processor."""
    if sys.platform == "linux":
        for line in _lines("/proc/cpuinfo"):
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def memory() -> str:
    """Size of the main memory."""
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{round(int(line.split()[1]) / 1024**2)} GiB"
    return "unknown"


def load() -> str:
    """How busy the machine is with other things."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return f"{os.getloadavg()[0]:.1f}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
