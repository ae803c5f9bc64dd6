"""Taking a part of a page down before it is built anew, and finding the way back into it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout``, inner layouts too, and destroy the widgets."""
    while item := layout.takeAt(0):
        if inner := item.layout():
            empty(inner)
            inner.deleteLater()
        if widget := item.widget():
            widget.hide()
            widget.setAccessibleIdentifier("")
            widget.deleteLater()


def focus_on(page: QWidget, identifier: str) -> None:
    """Give the focus to the widget of that accessible identifier, if it is there.

    Rows are built anew after a change; this keeps the keyboard where the person was.
    """
    for widget in page.findChildren(QWidget):
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(page):
            widget.setFocus()
            return
