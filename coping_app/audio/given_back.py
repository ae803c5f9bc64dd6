"""Freed memory goes back to the system, where its C library would keep it.

Elsewhere than on Linux with glibc nothing has to be done, and nothing is.
"""

from __future__ import annotations

import ctypes
import sys

LARGE_BYTES = 512 * 1024
_M_MMAP_THRESHOLD = -3  # malloc.h


def keep_large_pieces_apart() -> None:
    """From now on each large piece is given back when it is freed.

    Else glibc takes ever larger ones from its heaps, and between them these stay as large as they
    ever were. It costs no time that could be measured.
    """
    if mallopt := _of_c("mallopt"):
        mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)


def give_memory_back() -> None:
    """Gives back what is free in the heaps of all threads, which takes some milliseconds."""
    if trim := _of_c("malloc_trim"):
        trim(0)


def _of_c(name: str) -> ctypes._NamedFuncPointer | None:
    """A function of the C library; musl has neither of them."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
