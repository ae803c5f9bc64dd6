"""The one layout of all step views: a column in the middle that scrolls where it must."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CONTENT_WIDTH, TARGET_GAP
from coping_app.ui.widgets.scroll_page import ScrollPage


class StepColumn(ScrollPage):
    """What a step shows, at most ``width`` wide and in the middle of the height that is left.

    Add to ``stack``, a vertical layout. Keyboard focus is always scrolled into sight.
    """

    def __init__(self, themes: ThemeStore, view: QWidget, width: int = CONTENT_WIDTH) -> None:
        super().__init__(themes, width=width, centred=True)
        self.stack = QVBoxLayout()
        self.stack.setSpacing(24)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addLayout(self.stack)
        self.body.addStretch(1)
        around = QVBoxLayout(view)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)


def action_row(start: list[QWidget], end: list[QWidget]) -> QHBoxLayout:
    """Buttons below a step: quiet ones where reading starts, the main one at the other end."""
    row = QHBoxLayout()
    row.setSpacing(TARGET_GAP)
    for button in start:
        row.addWidget(button)
    row.addStretch(1)
    for button in end:
        row.addWidget(button)
    return row


def equal_row(buttons: list[QWidget]) -> QHBoxLayout:
    """Buttons of equal weight: side by side and equally wide."""
    row = QHBoxLayout()
    row.setSpacing(2 * TARGET_GAP)
    for button in buttons:
        row.addWidget(button, 1)
    return row
