"""− and + around a word, such as − Day +."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_GAP
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.text import PlainText


class StepPair(QWidget):
    """Two buttons of 48 that tell ``stepped`` with −1 or 1.

    Args:
        themes: Where the look comes from.
        word: What is moved.
        less: Name of the first button, such as "A day earlier".
        more: Name of the second.
    """

    stepped = Signal(int)

    def __init__(
        self, themes: ThemeStore, word: str, less: str, more: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.less = IconButton(themes, "minus", less, kind="secondary")
        self.more = IconButton(themes, "plus", more, kind="secondary")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TARGET_GAP)
        row.addWidget(self.less)
        row.addWidget(PlainText(themes, word, align="centre"))
        row.addWidget(self.more)
        self.less.clicked.connect(partial(self._step, -1))
        self.more.clicked.connect(partial(self._step, 1))

    def _step(self, by: int, _on: bool = False) -> None:
        self.stepped.emit(by)
