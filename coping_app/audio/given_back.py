"""Freed memory goes back to the system, where its C library would keep it."""

from __future__ import annotations

import ctypes
import sys


def give_memory_back() -> None:
    """Takes some milliseconds. Elsewhere than on Linux with glibc nothing has to be done.

    glibc keeps what was freed for each thread that freed it: after lines of speech that is more
    than a hundred megabytes.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
