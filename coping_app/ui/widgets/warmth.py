"""How warm a button is: it warms up under the pointer and when held down, and cools down again."""

from __future__ import annotations

from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QWidget

REST, OVER, DOWN = 0.0, 1.0, 2.0
"""At rest, under the pointer, held down."""


class Warmth:
    """Moves from one warmth to another, in time or at once, and has its widget drawn anew.

    Attributes:
        value: The present warmth, ``REST`` to ``DOWN``.
    """

    def __init__(self, widget: QWidget) -> None:
        self.value = REST
        self._widget = widget
        self._motion: QVariantAnimation | None = None

    def move_to(self, goal: float, length_ms: int) -> None:
        """Moves to ``goal`` within ``length_ms``; 0 is at once."""
        if self._motion is not None:
            self._motion.stop()
        if length_ms == 0:
            self._set(goal)
            return
        motion = self._motion_now()
        motion.setDuration(length_ms)
        motion.setStartValue(self.value)
        motion.setEndValue(goal)
        motion.start()

    def _motion_now(self) -> QVariantAnimation:
        """Made for the first press or pointer: most buttons never need one."""
        if self._motion is None:
            self._motion = QVariantAnimation(self._widget)
            self._motion.valueChanged.connect(self._set)
        return self._motion

    def _set(self, value: float) -> None:
        self.value = value
        self._widget.update()
