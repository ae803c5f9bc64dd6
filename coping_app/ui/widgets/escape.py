"""What Escape is: one step back for one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def escapes(event: QKeyEvent) -> bool:
    """Whether ``event`` is a fresh Escape; a key that is held down steps back once."""
    return event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat()
