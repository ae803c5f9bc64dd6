"""The keys of the player: Space pauses wherever the keyboard is, Escape does and never goes on.

Somebody with closed eyes has one key that stops everything. Buttons would take Space for
themselves, so it is taken before they see it. Enter presses them as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from coping_app.ui.steps.drawing.canvas import Canvas

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Practising(Protocol):
    """What the keys ask before they do anything."""

    def __call__(self) -> bool:
        """True while the player itself is up, and not a rating or the closing page."""
        ...


class PlayerKeys(QObject):
    """Follows the keyboard through one session page.

    Signals:
        pause_toggled: Space, but for text that is typed and answers that are marked.
        escaped: Escape, while practising.

    Args:
        page: The session page; keys outside of it are left alone.
        practising: Whether the player is up.
        step: The step that waits for the person now, or None; only there Space marks answers.
    """

    pause_toggled = Signal()
    escaped = Signal()

    def __init__(
        self, page: QWidget, practising: Practising, step: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._practising = practising
        self._step = step
        self._watched: QWidget | None = None
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def add(self, keys: str, act: Callable[[], object]) -> None:
        """A shortcut with a modifier that works wherever in the page the keyboard is."""
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act() if self._practising() else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Space and Escape; every other key goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() not in _BARE:
            return False
        at = watched if isinstance(watched, QWidget) else self._page
        if event.key() == Qt.Key.Key_Space:
            return self._space(at, event.isAutoRepeat())
        if event.key() == Qt.Key.Key_Escape and self._practising():
            self.escaped.emit()
            return True
        return False

    def _space(self, at: QWidget, held: bool) -> bool:
        """A key that is held down pauses once and does not flicker."""
        if not self._practising() or is_typing(at) or self._marks_answer(at):
            return False
        if not held:
            self.pause_toggled.emit()
        return True

    def _marks_answer(self, at: QWidget) -> bool:
        step = self._step()
        return step is not None and step.isAncestorOf(at) and is_answer(at)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Only the widget that has the keyboard is watched, so that nothing else is slowed."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(new, QWidget) and self._page.isAncestorOf(new):
            self._watched = new
            new.installEventFilter(self)


def is_typing(widget: QWidget) -> bool:
    """Whether Space is a letter there."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)


def is_answer(widget: QWidget) -> bool:
    """Whether Space marks an answer there: a box, a number, a choice from a list, the canvas."""
    if isinstance(widget, QAbstractButton):
        return widget.isCheckable()
    return isinstance(widget, QComboBox | Canvas)
