"""Makes the first window come sooner, by leaving two things out that it has no use for.

Garbage collection: what is imported and built until the first page stands is there to stay, and
looking through all of it again and again costs 8 % of the launch. ``ui/garbage.py`` takes it up
when the first page stands.

PySide6 replaces Python's import by one that reads the source of every further module, to find out
whether it switches PySide's own ``__feature__`` names. That costs as much again as importing the
module itself, and keeps every source in memory. Nothing here switches them.
"""

from __future__ import annotations

import builtins
import gc


def start_quickly() -> None:
    """Call first of all."""
    gc.disable()
    from PySide6 import QtCore  # noqa: F401, brings in the other import

    pythons_own = getattr(builtins, "__orig_import__", None)
    if pythons_own is not None:
        builtins.__import__ = pythons_own
