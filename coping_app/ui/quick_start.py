"""Makes the first window come sooner, by leaving out what it has no use for.

Garbage collection: what is imported and built until the first page stands is there to stay, and
looking through all of it again and again costs 8 % of the launch. ``ui/garbage.py`` takes it up
when the first page stands.

PySide6's import: it replaces Python's own by one that reads the source of every further module,
to find out whether it switches PySide's own ``__feature__`` names. That costs as much again as
importing the module itself, and keeps every source in memory. Nothing here switches them.

PySide6's signatures: see ``late_signatures``.
"""

from __future__ import annotations

import builtins
import gc

from coping_app.ui.late_signatures import late_signatures


def start_quickly() -> None:
    """Call first of all, before anything imports PySide6."""
    gc.disable()
    pythons_own = builtins.__import__
    with late_signatures():
        from PySide6 import QtCore  # noqa: F401, brings in the other import
    builtins.__import__ = pythons_own
