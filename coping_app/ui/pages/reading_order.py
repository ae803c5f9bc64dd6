"""Tab goes through a page as it is read, also where parts of it came later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_reading_order(layout: QLayout) -> None:
    """Chains everything in ``layout`` that takes the focus by Tab, in the order of its layouts."""
    for one, other in pairwise(_stops(layout)):
        QWidget.setTabOrder(one, other)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _stops(inner)
        if widget is None:
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        within = widget.layout()
        if within is not None:
            yield from _stops(within)
