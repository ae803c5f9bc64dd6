"""Building a part of a page anew: taking the old down, showing the new, keeping the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from coping_app.ui.widgets.layouts.reading_order import tell_in_reading_order
from coping_app.ui.widgets.scroll_page import ScrollPage


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


def reveal(page: QWidget) -> None:
    """Show at once what was just built on a page that is up.

    Qt shows new widgets a moment later; a frame without them would be a flicker, and until then
    they take no focus.
    """
    if isinstance(page, ScrollPage):
        tell_in_reading_order(page.body)
    if not page.isVisible():
        return
    for widget in page.findChildren(QWidget):
        # The list of a combo box is a window of its own and opens only when it is asked for.
        is_here = widget.window() is page.window()
        if is_here and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()


def focus_on(page: QWidget, identifier: str) -> None:
    """Give the focus to the widget of that accessible identifier, if it is there.

    Rows are built anew after a change; this keeps the keyboard where the person was.
    """
    for widget in page.findChildren(QWidget):
        if widget.accessibleIdentifier() == identifier:
            widget.setFocus()
            return
