"""How is it on the day after writing: one rating over the whole window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.ui.player.rating_view import RatingView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import PAGE_MARGIN
from coping_app.ui.widgets.buttons import HelpButton
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.message_bar import MessageBar


class DayAfterView(QWidget):
    """The rating with help in its corner. Escape leaves without an answer.

    Signals:
        rated: The chosen number, or None for a skip.
        left: Leave; the question stays on Today.
        help_requested: From the corner.

    Args:
        scale: What is asked.
        subject: Title of the exercise that it is about.
    """

    rated = Signal(object)
    left = Signal()
    help_requested = Signal()

    def __init__(
        self, themes: ThemeStore, scale: Scale, subject: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._message = MessageBar(themes, "", "warn", closable=False)
        self._message.hide()
        self._rating = RatingView(themes)
        self._rating.ask(scale, subject, self.tr("Done"))
        self._rating.rated.connect(self.rated)
        corner = HelpButton(themes, self.tr("I need help"))
        corner.clicked.connect(self.help_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, PAGE_MARGIN, 24)
        foot.addWidget(corner)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addWidget(self._rating, 1)
        column.addLayout(foot)

    def focus_heading(self) -> None:
        """The question takes the focus."""
        self._rating.focus_heading()

    def show_trouble(self, words: str) -> None:
        """Say why an answer could not be kept; it can be given again."""
        self._message.set_text(words)
        self._message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if escapes(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)
