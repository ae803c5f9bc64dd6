"""Taking a part of a page down before it is built anew, and finding the way back into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout``, inner layouts too, and destroy the widgets.

    They go a moment later; until then they answer to no identifier.
    """
    while item := layout.takeAt(0):
        if inner := item.layout():
            empty(inner)
            inner.deleteLater()
        if widget := item.widget():
            widget.hide()
            for gone in (widget, *widget.findChildren(QWidget)):
                gone.setAccessibleIdentifier("")
            widget.deleteLater()


def focus_on(page: QWidget, identifier: str) -> None:
    """Give the focus to the widget of that accessible identifier, if it is there.

    Rows are built anew after a change; this keeps the keyboard where the person was. Qt shows new
    rows a moment later, and a hidden widget takes no focus, so they are shown here.
    """
    for widget in page.findChildren(QWidget):
        if widget.accessibleIdentifier() == identifier:
            _show_with_parents(widget, page)
            widget.setFocus()
            return


def _show_with_parents(widget: QWidget, page: QWidget) -> None:
    while widget is not page:
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()
        widget = widget.parentWidget()
