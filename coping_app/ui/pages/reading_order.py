"""Tab goes through a page as it is read, also where parts of it came later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from coping_app.ui.laid_out import laid_out


def follow_reading_order(layout: QLayout) -> None:
    """Chains everything in ``layout`` that takes the focus by Tab, in the order of its layouts."""
    for one, other in pairwise(_stops(layout)):
        QWidget.setTabOrder(one, other)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for thing in laid_out(layout):
        if isinstance(thing, QLayout):
            yield from _stops(thing)
            continue
        if thing.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield thing
        within = thing.layout()
        if within is not None:
            yield from _stops(within)
