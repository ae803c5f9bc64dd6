"""Tab goes through a page as it is read, also where parts of it came later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from coping_app.ui.widgets.layouts.laid_out import laid_out


def tell_in_reading_order(layout: QLayout) -> None:
    """Puts what stands in ``layout`` below each other for assistive technology, too.

    Qt tells children in the order in which they were made; parts of a page are made anew later
    than what stands below them.
    """
    parts = list(_parts(layout))
    for parent in {part.parentWidget() for part in parts}:
        if parent is None:
            continue
        ours = [part for part in parts if part.parentWidget() is parent]
        known = [child for child in parent.children() if child in ours]
        if known != ours:
            for part in ours:
                part.raise_()


def follow_reading_order(layout: QLayout) -> None:
    """Chains everything in ``layout`` that takes the focus by Tab, in the order of its layouts."""
    for one, other in pairwise(_stops(layout)):
        QWidget.setTabOrder(one, other)


def _parts(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in ``layout`` and the layouts in it, not those inside of them."""
    for thing in laid_out(layout):
        if isinstance(thing, QLayout):
            yield from _parts(thing)
        else:
            yield thing


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
