"""Keeps this process's memory off the disk where it crashes: words and the key are in it."""

from __future__ import annotations

import contextlib
import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def limit_core_dumps() -> None:
    """No core file, for this process and those it starts. Windows writes none by itself.

    Some systems hand the dump to a program of theirs, which is free to disregard the limit: that
    takes ``refuse_core_dumps``.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse_core_dumps() -> None:
    """On Linux no core dump at all, and no other program of the person may read the memory."""
    if sys.platform != "linux":
        return
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
