"""What the window says beside its pages: bars that are made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.undo_bar import UndoBar


class WindowBars(QObject):
    """Shared by all pages.

    Args:
        themes: Where the look comes from.
        whole: The column of all that the window holds.
        column: The column of the page that is up.
    """

    def __init__(self, themes: ThemeStore, whole: QVBoxLayout, column: QVBoxLayout) -> None:
        super().__init__(whole)
        self._themes = themes
        self._whole = whole
        self._column = column

    @cached_property
    def undo(self) -> UndoBar:
        """Offers to take the last change back, below the page."""
        bar = UndoBar(self._themes)
        self._column.addWidget(bar)
        return bar

    @cached_property
    def paused(self) -> MessageBar:
        """Says above the page that a session waits; hidden at first."""
        bar = MessageBar(
            self._themes,
            self.tr("Your exercise is paused. It waits for you."),
            action=self.tr("Go back to it"),
            closable=False,
        )
        bar.hide()
        self._column.insertWidget(0, bar)
        return bar

    @cached_property
    def unsaved(self) -> MessageBar:
        """Says above the page that something of an earlier session waits to be saved; hidden."""
        bar = MessageBar(self._themes, "", "warn", self.tr("Try again"), closable=False)
        bar.setAccessibleIdentifier("window-unsaved")
        bar.hide()
        self._column.insertWidget(0, bar)
        return bar

    @cached_property
    def trouble(self) -> MessageBar:
        """Says on top of everything that a change is not kept; hidden at first."""
        bar = MessageBar(self._themes, "", "warn")
        bar.setAccessibleIdentifier("window-trouble")
        bar.hide()
        self._whole.insertWidget(0, bar)
        return bar

    def say_trouble(self, words: str) -> None:
        """Says that a change is not kept, until it is closed or something is kept."""
        self.trouble.hide()
        self.trouble.set_text(words)
        self.trouble.show()

    def hide_trouble(self) -> None:
        """Nothing is in the way any more."""
        if "trouble" in vars(self):
            self.trouble.hide()

    def offer_undo(self, words: str, undo: Callable[[], None]) -> None:
        """Says what happened and offers to take it back."""
        self.undo.offer(words, undo)

    def say_above(self, words: str) -> None:
        """Says ``words`` above every page until the person closes the message."""
        self._column.insertWidget(0, MessageBar(self._themes, words, "warn"))

    @property
    def has_paused(self) -> bool:
        """Whether a session waits, and a bar says so."""
        return "paused" in vars(self) and not self.paused.isHidden()
