"""Examples below a text field that are taken over by a tap, so that nobody has to type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.parts.few_first import FewFirst
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class ExampleRow(QWidget):
    """Tells ``taken`` with the example that was pressed; shows nothing without examples."""

    taken = Signal(str)

    def __init__(
        self, themes: ThemeStore, examples: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainText(themes, self.tr("Or take one of these:"), "secondary", "muted"))
        self.buttons = [ChipButton(themes, words) for words in examples]
        for index, button in enumerate(self.buttons):
            button.setCheckable(False)
            button.setAccessibleIdentifier(f"example-{index}")
            button.clicked.connect(partial(self._take, examples[index]))
        column.addWidget(FewFirst(themes, self.buttons, FlowLayout()))
        if not examples:
            self.hide()

    def _take(self, words: str) -> None:
        self.taken.emit(words)
