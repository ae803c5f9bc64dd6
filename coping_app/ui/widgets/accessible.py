"""Roles for assistive technology that Qt's widgets do not bring along.

A widget names its role in a property ``accessible_role``: a member of ``QAccessible.Role`` or, to
import nothing for it, the member's name (``"Heading"``). It may also have a method
``accessible_value`` for what it says now. ``"NoRole"`` leaves the widget to Qt. The app calls
``install_roles`` before its first window.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from coping_app.ui.widgets.accessible_told import Told


def install_roles() -> None:
    """Let Qt ask us for the roles of our own widgets; once, before the first window."""
    QAccessible.installFactory(make_interface)


def make_interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of ``thing``, or None to leave it to Qt."""
    role = getattr(thing, "accessible_role", "NoRole")
    if role == "NoRole" or not isinstance(thing, QWidget):
        return None
    told = Told(thing, role)
    # Qt keeps a bare pointer: the wrapper has to live as long as the widget does.
    thing.__dict__["_told"] = told
    return told
