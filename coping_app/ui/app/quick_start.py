"""Makes the first window come sooner, by leaving out what it has no use for.

Garbage collection: what is imported and built until the first page stands is there to stay, and
looking through all of it again and again costs 8 % of the launch. ``ui/platform/garbage.py``
takes it up when the first page stands.

Much of what PySide6 brings along: see ``lean_pyside``.
"""

from __future__ import annotations

import gc

from coping_app.ui.app.lean_pyside import lean_pyside


def start_quickly() -> None:
    """Call first of all, before anything imports PySide6."""
    gc.disable()
    with lean_pyside():
        from PySide6 import QtCore  # noqa: F401
