"""What a screen reader is told of a widget that names its own role."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

DECORATION = "Whitespace"
"""The role of pictures that say nothing: screen readers pass them by."""


class Told(QAccessibleWidget):
    """A widget told by the role it names, with its own words, value and press.

    Args:
        widget: The widget.
        role: A member of ``QAccessible.Role``, or its name.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role | str) -> None:
        super().__init__(widget, QAccessible.Role[role] if isinstance(role, str) else role)
        self._is_decoration = role == DECORATION

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
        if self._is_decoration:
            state.invisible = True
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            state.selectable = True
            state.selected = widget.isChecked()
        return state

    def childCount(self) -> int:
        """None in a button: its name says what stands in it."""
        return 0 if isinstance(self.widget(), QAbstractButton) else super().childCount()

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
