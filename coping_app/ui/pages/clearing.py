"""Taking a part of a page down before it is built anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout``, inner layouts too, and destroy the widgets."""
    while item := layout.takeAt(0):
        if inner := item.layout():
            empty(inner)
            inner.deleteLater()
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
