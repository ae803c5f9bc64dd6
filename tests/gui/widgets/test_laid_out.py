"""Tab order is read from layouts without a trace: Python keeps nothing of items that Qt destroys.

Such leftovers are taken for whatever Qt makes next at their address, a viewport for instance.
"""

from __future__ import annotations

import gc

from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.layouts.laid_out import laid_out
from coping_app.ui.widgets.layouts.reading_order import follow_reading_order
from coping_app.ui.widgets.layouts.tab_order import follow_layout


def item_objects() -> int:
    """Python objects that stand for items which are neither layouts nor widgets."""
    return sum(isinstance(o, QLayoutItem) and not isinstance(o, QLayout) for o in gc.get_objects())


def page() -> tuple[QWidget, list[QPushButton]]:
    """Buttons in layouts within layouts, made in another order than they stand."""
    root = QWidget()
    column, row, grid = QVBoxLayout(root), QHBoxLayout(), QGridLayout()
    made = [QPushButton(str(number)) for number in range(6)]
    five, four, three, two, one, zero = made
    column.addWidget(zero)
    column.addLayout(row)
    column.addSpacing(8)
    column.addLayout(grid)
    column.addWidget(five)
    row.addWidget(one)
    row.addStretch(1)
    row.addWidget(two)
    grid.addWidget(three, 0, 0)
    grid.addWidget(four, 0, 1)
    return root, [zero, one, two, three, four, five]


def chain_from(first: QWidget, count: int) -> list[QWidget]:
    chain = [first]
    while len(chain) < count:
        chain.append(chain[-1].nextInFocusChain())
    return chain


def test_following_a_layout_leaves_no_object_for_its_items(qapp: QApplication) -> None:
    root, _ = page()
    before = item_objects()
    follow_layout(root)
    layout = root.layout()
    assert layout is not None
    follow_reading_order(layout)
    assert item_objects() == before
    layout.itemAt(0)
    assert item_objects() == before + 1, "else this test proves nothing"


def test_the_order_is_that_of_the_layouts_however_deep(qapp: QApplication) -> None:
    root, buttons = page()
    follow_layout(root)
    assert chain_from(buttons[0], 6) == buttons
    other, its = page()
    layout = other.layout()
    assert layout is not None
    follow_reading_order(layout)
    assert chain_from(its[0], 6) == its


def test_a_layout_of_ours_tells_its_order_too(qapp: QApplication, themes: ThemeStore) -> None:
    root = QWidget()
    flow = FlowLayout(parent=root)
    buttons = [QPushButton(str(number)) for number in range(3)]
    for button in (buttons[2], buttons[0], buttons[1]):
        flow.addWidget(button)
    assert laid_out(flow) == [buttons[2], buttons[0], buttons[1]]
