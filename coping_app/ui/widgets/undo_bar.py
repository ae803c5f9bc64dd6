"""Undo instead of a question: the change has happened, and the bar offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import UNDO_S
from coping_app.ui.widgets.announcer import announcer_of
from coping_app.ui.widgets.buttons import IconButton, QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText


class UndoBar(QWidget):
    """Shows what happened and an Undo button for ten seconds. Put it below the pages.

    While the pointer or the focus is on it, it stays: nobody is hurried. What it offers remains
    in Edit > Undo and in "Recently removed".
    """

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(UNDO_S * 1000)
        self._timer.timeout.connect(self.expire)
        self._text = PlainText(themes, "")
        self.button = QuietButton(themes, self.tr("Undo"), "undo-2")
        self.button.setAccessibleIdentifier("undo")
        close = IconButton(themes, "x", self.tr("Close"))
        self.button.clicked.connect(self._take_back)
        close.clicked.connect(self.dismiss)
        card = Card(padding=8)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.addWidget(card)
        self.hide()

    def offer(self, text: str, undo: Callable[[], None]) -> None:
        """Say ``text`` and offer to call ``undo``; an earlier offer ends."""
        self._undo = undo
        self._text.setText(text)
        self.show()
        self._timer.start()
        announcer_of(self).say(f"{text} {self.button.text()}")

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def dismiss(self) -> None:
        """End the offer."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def expire(self) -> None:
        """End the offer unless pointer or focus is here; called every ten seconds."""
        focus = self.window().focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        if not held and not self.underMouse():
            self.dismiss()

    def _take_back(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()
