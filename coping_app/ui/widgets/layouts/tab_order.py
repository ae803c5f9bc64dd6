"""Reading order is tab order: the keyboard follows the layout, also after rows came and went."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLayout, QScrollArea, QWidget

from coping_app.ui.widgets.layouts.laid_out import laid_out


def follow_layout(root: QWidget) -> None:
    """Makes Tab go through everything inside ``root`` in the order in which it is laid out.

    Qt's own order is that of creation. Call it whenever widgets were added.
    """
    for one, other in pairwise(_in_order(root)):
        QWidget.setTabOrder(one, other)


def make_one_stop(group: QButtonGroup) -> None:
    """Lets Tab stop once in a group: at the chosen button, or the first. Arrows move inside."""

    def mark() -> None:
        buttons = group.buttons()
        stop = group.checkedButton() or buttons[0]
        for button in buttons:
            wanted = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(wanted)

    group.buttonToggled.connect(mark)
    mark()


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        if content is not None:
            yield from _in_order(content)
        return
    laid = list(_laid_out(widget.layout()))
    others = [child for child in widget.children() if isinstance(child, QWidget)]
    for child in (*laid, *(other for other in others if other not in laid)):
        if not child.isWindow():
            yield from _in_order(child)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for thing in laid_out(layout) if layout is not None else ():
        if isinstance(thing, QWidget):
            yield thing
        else:
            yield from _laid_out(thing)
