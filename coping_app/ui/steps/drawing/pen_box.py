"""The tools beside the sheet: pens, sizes, undo and clear."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coping_app.ui.parts.column import keep_room
from coping_app.ui.steps.drawing.pens import FIRST_PENS, PENS, SIZES, pen_words, size_words
from coping_app.ui.steps.drawing.swatch_button import SwatchButton
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_GAP
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.layouts.tab_order import make_one_stop

_DOTS = {"fine": 0.25, "middle": 0.5, "broad": 0.9}
"""How large the dot of each size is drawn, as a part of an icon."""


class PenBox(QWidget):
    """Tells which pen and which size are chosen; ``undo`` and ``clear`` are plain buttons."""

    pen_chosen = Signal(str)
    size_chosen = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pens = {
            pen: SwatchButton(themes, pen_words(pen), token) for pen, token in PENS.items()
        }
        self.sizes = {
            size: SwatchButton(themes, size_words(size), "text", _DOTS[size]) for size in SIZES
        }
        self.more = QuietButton(themes, self.tr("More colours"), "plus")
        self.more.setAccessibleIdentifier("pen-more")
        self.undo = QuietButton(themes, self.tr("Undo"), "undo-2")
        self.undo.setAccessibleIdentifier("draw-undo")
        self.clear = QuietButton(themes, self.tr("Clear the sheet"), "x")
        self.clear.setAccessibleIdentifier("draw-clear")
        self._build()
        self.more.clicked.connect(self._show_all)

    def set_possible(self, undo: bool, clear: bool) -> None:
        """Whether there is anything to take back, and anything to clear.

        A button with nothing to do is not shown, and its room stays.
        """
        self.undo.setVisible(undo)
        self.clear.setVisible(clear)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TARGET_GAP)
        for row in (self._pen_row(), self._size_row(), self._mending_row()):
            column.addLayout(row)
        column.addStretch(1)

    def _pen_row(self) -> FlowLayout:
        row = FlowLayout()
        group = QButtonGroup(self)
        for number, (pen, button) in enumerate(self.pens.items()):
            button.setAccessibleIdentifier(f"pen-{pen}")
            button.setChecked(number == 0)
            if number >= FIRST_PENS:
                button.hide()
            button.toggled.connect(partial(self._choose_pen, pen))
            group.addButton(button)
            row.addWidget(button)
        make_one_stop(group)
        row.addWidget(self.more)
        return row

    def _size_row(self) -> FlowLayout:
        row = FlowLayout()
        group = QButtonGroup(self)
        for size, button in self.sizes.items():
            button.setAccessibleIdentifier(f"pen-size-{size}")
            button.setChecked(size == "middle")
            button.toggled.connect(partial(self._choose_size, size))
            group.addButton(button)
            row.addWidget(button)
        make_one_stop(group)
        return row

    def _mending_row(self) -> FlowLayout:
        row = FlowLayout()
        for button in (self.undo, self.clear):
            keep_room(button)
            row.addWidget(button)
        return row

    def _show_all(self) -> None:
        """Shows the other pens and hands the keyboard to the first of them."""
        others = list(self.pens.values())[FIRST_PENS:]
        for button in others:
            button.show()
        others[0].setFocus()
        self.more.hide()

    def _choose_pen(self, pen: str, on: bool) -> None:
        if on:
            self.pen_chosen.emit(pen)

    def _choose_size(self, size: str, on: bool) -> None:
        if on:
            self.size_chosen.emit(size)
