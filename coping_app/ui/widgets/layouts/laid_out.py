"""What a layout holds, in its order, without asking for its items.

``QLayout.itemAt`` makes a Python object for an item that is Qt's own. The layout keeps that object,
also when Qt has long destroyed the item. The next widget that Qt makes at the same address is then
taken for that item: it has none of the methods of a widget, and may crash the app.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def laid_out(layout: QLayout) -> list[QWidget | QLayout]:
    """Widgets and inner layouts of ``layout``, in the order of its items."""
    holder = layout.parentWidget()
    things = [*layout.children(), *(holder.children() if holder is not None else ())]
    placed: list[tuple[int, QWidget | QLayout]] = []
    for thing in things:
        if isinstance(thing, QWidget | QLayout) and (index := layout.indexOf(thing)) >= 0:
            placed.append((index, thing))
    return [thing for _, thing in sorted(placed, key=lambda pair: pair[0])]
