"""The card for a session that was cut off, on Today and on the page of its exercise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.features.today import words as today_words
from coping_app.features.today.view import GoOn
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class GoOnCard(Card):
    """Offers to go on with the interrupted session, or to finish it where it stands."""

    continue_requested = Signal(str)
    finish_requested = Signal(str)

    def __init__(
        self, themes: ThemeStore, page: str = "today", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"{page}GoOn")
        self._session_id = ""
        self._title = PlainText(themes, self.tr("Go on"), "subheading")
        self._words = PlainText(themes)
        self.go_on = PrimaryButton(themes, self.tr("Continue"), "play")
        self.finish = QuietButton(themes, self.tr("Finish it here"))
        self.go_on.setAccessibleIdentifier(f"{page}.continue")
        self.finish.setAccessibleIdentifier(f"{page}.finish")
        self.go_on.clicked.connect(self._continue)
        self.finish.clicked.connect(self._finish)
        buttons = FlowLayout()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.finish)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(buttons)

    def show_session(self, session: GoOn) -> None:
        """Name the session and the step it had reached."""
        self._session_id = session.session_id
        self._title.setText(session.title)
        self._words.setText(today_words.go_on(session))
        self.go_on.setAccessibleDescription(session.title)
        self.finish.setAccessibleDescription(session.title)

    def _continue(self) -> None:
        self.continue_requested.emit(self._session_id)

    def _finish(self) -> None:
        self.finish_requested.emit(self._session_id)
