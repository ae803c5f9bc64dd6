"""A message that stays until it is closed: a word, an icon and a tone say the same."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.announcer import announcer_of
from coping_app.ui.widgets.buttons import IconButton, QuietButton
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.text import PlainText

MessageTone = Literal["info", "ok", "warn", "danger"]

_ICONS: Final[dict[MessageTone, str]] = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "octagon-alert",
}


class MessageBar(QFrame):
    """What happened, what is safe, what to do next; announced when it comes up.

    Args:
        themes: Where the look comes from.
        text: Shown exactly as written.
        tone: ``info``, ``ok``, ``warn`` or ``danger``.
        action: Words of a button; empty for none.
        closable: False where the page itself takes the message away.
    """

    closed = Signal()
    acted = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        text: str,
        tone: MessageTone = "info",
        action: str = "",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self._is_urgent = tone == "danger"
        self._text = PlainText(themes, text, "body", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        icon = IconPicture(themes, _ICONS[tone], tone)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        if action:
            self.action = QuietButton(themes, action)
            self.action.clicked.connect(self.acted)
            row.addWidget(self.action)
        if closable:
            close = IconButton(themes, "x", self.tr("Close"))
            close.clicked.connect(self._close)
            row.addWidget(close)

    @property
    def accessible_role(self) -> str:
        """A message."""
        return "AlertMessage"

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
        if self.isVisible():
            self._announce()

    def showEvent(self, event: QShowEvent) -> None:
        """It came up, and not only because its window was minimised."""
        super().showEvent(event)
        if not event.spontaneous():
            self._announce()

    def _announce(self) -> None:
        announcer_of(self).say(self.text(), assertive=self._is_urgent)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
