"""A calm page for when something is wrong: what happened, what is safe, what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, SecondaryButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.message import Message

_BACK = frozenset({"back", "today"})
"""Keys of actions that only lead back; Escape takes them."""


class MessagePage(ScrollPage):
    """One message with its buttons.

    Signals:
        action_chosen: Key of the button that was pressed.
    """

    action_chosen = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, " ", centred=True, parent=parent)
        self._safe = PlainText(themes)
        self._next = PlainText(themes)
        self._details = PlainText(themes, role="secondary", tone="muted")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._buttons = FlowLayout()
        self._keys: tuple[str, ...] = ()
        card = Card(panel=True)
        for label in (self._safe, self._next):
            card.body.addWidget(label)
        card.body.addSpacing(8)
        card.body.addLayout(self._buttons)
        self.body.addWidget(card)
        self.body.addWidget(self._details)
        self.body.addStretch(1)

    def show_message(self, message: Message) -> None:
        """Show this instead of what was shown before."""
        self.set_title(message.title)
        texts = {
            self._safe: message.safe, self._next: message.next, self._details: message.details,
        }  # fmt: skip
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))
        self._clear_buttons()
        self._keys = tuple(key for key, _ in message.actions)
        for index, (key, words) in enumerate(message.actions):
            self._buttons.addWidget(self._button(key, words, main=index == 0))

    def step_back(self) -> bool:
        """The way back, where one is offered; what closes or changes something is pressed."""
        way = next((key for key in self._keys if key in _BACK), None)
        if way is None:
            return False
        self.action_chosen.emit(way)
        return True

    def focus_action(self) -> None:
        """The main button takes the focus."""
        first = self._buttons.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, key: str, words: str, main: bool) -> WordButton:
        button = (PrimaryButton if main else SecondaryButton)(self._themes, words)
        button.setAccessibleIdentifier(f"message.{key}")
        button.clicked.connect(lambda: self.action_chosen.emit(key))
        return button

    def _clear_buttons(self) -> None:
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
