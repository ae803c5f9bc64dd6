"""Three ways to use the whole window: by keys, by the actions of a screen reader, by the mouse.

Each hand does the same few things, so that one walk holds for all of them.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.widgets.fields import Choice
from tests.gui.looking import told

MOST_TABS = 200
PLACES = {"today": "1", "library": "2", "progress": "3", "cards": "4"}
"""Places of the rail, and the digit that leads there with Ctrl."""


class WindowWatch(QObject):
    """Notes every widget that comes up as a window of its own, but for an opened list."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.strays: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(thing, QWidget)
        if shown and thing.isWindow() and not isinstance(thing, MainWindow):
            if thing.windowType() == Qt.WindowType.Popup:
                return False
            frames = [f for f in traceback.extract_stack(limit=12) if "coping_app" in f.filename]
            where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-1:]]
            self.strays.append(f"{type(thing).__name__} at {where}")
        return False


class Hand(Protocol):
    """What a person does in the window; ``identifier`` is an accessible identifier."""

    def press(self, identifier: str) -> None:
        """Presses a button, or chooses what can be chosen."""
        ...

    def go(self, place: str) -> None:
        """Goes to a place of the rail, or to help."""
        ...

    def rate(self, start: str, number: int) -> None:
        """Chooses a number of the scale whose identifiers begin with ``start``."""
        ...

    def pick(self, identifier: str, key: str) -> None:
        """Chooses from a list."""
        ...

    def close(self) -> None:
        """Closes the window."""
        ...


def is_there(window: QWidget, identifier: str) -> bool:
    """Whether something of that identifier is shown."""
    QApplication.processEvents()
    return bool(_shown(window, identifier))


def _shown(window: QWidget, identifier: str) -> list[QWidget]:
    return [
        widget for widget in window.findChildren(QWidget)
        if widget.accessibleIdentifier() == identifier and widget.isVisible()
    ]  # fmt: skip


def _one(window: QWidget, identifier: str) -> QWidget:
    QApplication.processEvents()
    found = _shown(window, identifier)
    if len(found) != 1:
        pytest.fail(f"{len(found)} things are called {identifier}")
    return found[0]


class Keys:
    """The keyboard alone: nothing is focused, clicked or called in another way."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def press(self, identifier: str) -> None:
        QTest.keyClick(self.tab_to(identifier), Qt.Key.Key_Return)

    def go(self, place: str) -> None:
        if place == "help":
            QTest.keyClick(self.at(), Qt.Key.Key_F1)
            return
        key = Qt.Key(ord(PLACES[place]))
        QTest.keyClick(self.at(), key, Qt.KeyboardModifier.ControlModifier)

    def rate(self, start: str, number: int) -> None:
        QTest.keyClick(self.tab_to(f"{start}0"), Qt.Key(ord(str(number))))

    def pick(self, identifier: str, key: str) -> None:
        choice = self.tab_to(identifier)
        assert isinstance(choice, Choice)
        QTest.keyClick(choice, Qt.Key.Key_Return)
        view, wanted = choice.view(), choice.findData(key)
        while view.currentIndex().row() != wanted:
            further = view.currentIndex().row() < wanted
            QTest.keyClick(view, Qt.Key.Key_Down if further else Qt.Key.Key_Up)
        QTest.keyClick(view, Qt.Key.Key_Return)
        self._window.activateWindow()  # what the window manager does when a list closes
        assert self.at() is choice, "the keyboard is where it was"

    def close(self) -> None:
        QTest.keyClick(self.at(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    def at(self) -> QWidget:
        """What has the keyboard."""
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def tab_to(self, identifier: str) -> QWidget:
        """Presses Tab until that has the keyboard."""
        for _ in range(MOST_TABS):
            widget = self.at()
            if widget.accessibleIdentifier() == identifier:
                return widget
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        pytest.fail(f"{identifier} cannot be reached with Tab")


class Actions:
    """The actions of accessible objects alone: no key and no pointer."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def press(self, identifier: str) -> None:
        button = _one(self._window, identifier)
        actions = told(button).actionInterface()
        wanted = {actions.toggleAction(), actions.pressAction()} & set(actions.actionNames())
        assert wanted, f"{identifier} offers only {actions.actionNames()}"
        actions.doAction(wanted.pop())
        # A press by an aid is shown for a moment before it counts.
        self._qtbot.waitUntil(lambda: not (isValid(button) and _is_down(button)))

    def go(self, place: str) -> None:
        self.press("help" if place == "help" else f"nav-{place}")

    def rate(self, start: str, number: int) -> None:
        self.press(f"{start}{number}")

    def pick(self, identifier: str, key: str) -> None:
        choice = _one(self._window, identifier)
        assert isinstance(choice, Choice)
        row = told(choice).child(0).child(choice.findData(key))
        actions = row.actionInterface()
        actions.doAction(actions.toggleAction())
        QApplication.processEvents()

    def close(self) -> None:
        self._window.close()  # what the window manager does


class Mouse:
    """The pointer alone, on what is in sight after scrolling there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def press(self, identifier: str) -> None:
        widget = _one(self._window, identifier)
        scroll_to(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def go(self, place: str) -> None:
        self.press("help" if place == "help" else f"nav-{place}")

    def rate(self, start: str, number: int) -> None:
        self.press(f"{start}{number}")

    def pick(self, identifier: str, key: str) -> None:
        choice = _one(self._window, identifier)
        assert isinstance(choice, Choice)
        # A list takes no press for as long as the one that opened it may be a double click.
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)
        self.press(identifier)
        QApplication.setDoubleClickInterval(usual)
        view = choice.view()
        row = choice.model().index(choice.findData(key), 0)
        view.scrollTo(row)
        at = view.visualRect(row).center()
        QTest.mouseMove(view.viewport(), at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def close(self) -> None:
        self._window.close()


def _is_down(button: QWidget) -> bool:
    return bool(getattr(button, "isDown", lambda: False)())


def scroll_to(widget: QWidget) -> None:
    """Brings a widget into sight, as the wheel would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
    assert not widget.visibleRegion().isEmpty(), widget.accessibleIdentifier()
