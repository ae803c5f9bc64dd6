"""Seconds that are left, in large numerals."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText


class Countdown(PlainText):
    """Minutes and seconds left, such as ``1:20``; nothing where the end is open."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, "", "display", align="centre", parent=parent)

    @property
    def accessible_role(self) -> str:
        """A clock; its ticks are never announced."""
        return "Clock"

    def set_seconds(self, seconds: int | None) -> None:
        """Show whole ``seconds``; None shows nothing."""
        text = "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"
        if text != self.text():
            self.setText(text)
