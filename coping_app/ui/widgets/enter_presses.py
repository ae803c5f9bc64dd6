"""Enter presses what has the keyboard, everywhere: the one place that does it.

Fusion's buttons answer Space alone, and a list to choose from opens by Space or arrows only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from shiboken6 import isValid

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(QObject):
    """Follows the keyboard through the whole application; keep one for as long as it runs.

    Return and the Enter of the keypad press a button of whatever kind, choose what can be
    chosen, and open a list. A key that is held down presses once. Fields to write in keep Enter
    for themselves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Enter on what can be pressed; every other key goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in ENTER or event.modifiers() not in _BARE:
            return False
        if not event.isAutoRepeat():
            _press(watched)
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Only what has the keyboard is watched, so that nothing else is slowed."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(new, QAbstractButton | QComboBox):
            self._watched = new
            new.installEventFilter(self)


def _press(thing: QObject) -> None:
    if isinstance(thing, QAbstractButton):
        thing.click()
    elif isinstance(thing, QComboBox):
        thing.showPopup()
