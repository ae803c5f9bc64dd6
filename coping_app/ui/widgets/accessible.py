"""Roles for assistive technology that Qt's widgets do not bring along.

A widget names its role in a property ``accessible_role``. It may also have a method
``accessible_value`` for what it says now. A role of ``NoRole`` leaves the widget to Qt.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

DECORATION = QAccessible.Role.Whitespace
"""The role of pictures that say nothing: screen readers pass them by."""


@runtime_checkable
class HasRole(Protocol):
    """What a widget offers to be told by its own role."""

    @property
    def accessible_role(self) -> QAccessible.Role:
        """The role that fits what is painted."""


class _Told(QAccessibleWidget):
    """A widget told by the role it names, with its own words, value and press."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    def text(self, kind: QAccessible.Text) -> str:
        """Name, value or description."""
        widget = self.widget()
        if kind == QAccessible.Text.Name and not widget.accessibleName():
            words = getattr(widget, "text", None)
            return str(words()) if callable(words) else ""
        if kind == QAccessible.Text.Value:
            value = getattr(widget, "accessible_value", None)
            return str(value()) if callable(value) else ""
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Qt's state; what is on is also selected, and decoration is not there."""
        state = super().state()
        widget = self.widget()
        if self.role() == DECORATION:
            state.invisible = True
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            state.selectable = True
            state.selected = widget.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """A button can be pressed; everything focusable can take the focus."""
        names = super().actionNames()
        if isinstance(self.widget(), QAbstractButton):
            return [QAccessibleActionInterface.pressAction(), *names]
        return names

    def doAction(self, name: str) -> None:
        """Press the button, or what Qt does."""
        widget = self.widget()
        if name == QAccessibleActionInterface.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of ``thing``, or None to leave it to Qt."""
    if not (isinstance(thing, QWidget) and isinstance(thing, HasRole)):
        return None
    role = thing.accessible_role
    if role == QAccessible.Role.NoRole:
        return None
    told = _Told(thing, role)
    # Qt keeps a bare pointer: the wrapper has to live as long as the widget does.
    thing.__dict__["_told"] = told
    return told


def install_roles() -> None:
    """Let Qt ask us for the roles of our own widgets; once, at start."""
    QAccessible.installFactory(_make)


def tell_value_changed(widget: QWidget) -> None:
    """Tell assistive technology, if any listens, that what ``widget`` says has changed."""
    if QAccessible.isActive():
        event = QAccessibleEvent(cast(QObject, widget), QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)
