"""Today's card on private writing: how is it now, and a kind word where it is hard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.features.care.today_care import DayAfter
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class DayAfterCard(Card):
    """One of three things: a question, a kind word, or that writing rests.

    Signals:
        answer_requested, skipped: Id of the session that was about writing.
        ground_requested, help_requested: From the kind word.
    """

    answer_requested = Signal(str)
    skipped = Signal(str)
    ground_requested = Signal()
    help_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("todayDayAfter")
        self._session_id = ""
        self._title = PlainText(themes, role="subheading")
        self._words = PlainText(themes)
        self._answer = SecondaryButton(themes, self.tr("Say how it is"))
        self._skip = SecondaryButton(themes, self.tr("Skip"))
        self._ground = SecondaryButton(themes, self.tr("Ground me"))
        self._help = SecondaryButton(themes, self.tr("I need help"), "life-buoy")
        self._answer.clicked.connect(self._answer_pressed)
        self._skip.clicked.connect(self._skip_pressed)
        self._ground.clicked.connect(self.ground_requested)
        self._help.clicked.connect(self.help_requested)
        buttons = FlowLayout()
        for name, button in (
            ("answer", self._answer), ("skip", self._skip), ("ground", self._ground),
            ("help", self._help),
        ):  # fmt: skip
            button.setAccessibleIdentifier(f"today.writing-{name}")
            buttons.addWidget(button)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(buttons)

    def show_said(self, said: DayAfter) -> None:
        """Say this instead of what was said before."""
        self._session_id = said.session_id
        title, words = self._texts(said)
        self._title.setText(title)
        self._words.setText(words)
        asks = said.kind == "ask"
        for button in (self._answer, self._skip):
            button.setVisible(asks)
            button.setAccessibleDescription(title)
        for button in (self._ground, self._help):
            button.setVisible(not asks)

    def _texts(self, said: DayAfter) -> tuple[str, str]:
        if said.kind == "ask":
            title = (
                self.tr("You wrote yesterday.")
                if said.yesterday
                else self.tr("You wrote a few days ago.")
            )
            return title, self.tr("How is it today?")
        if said.kind == "hard":
            return (
                self.tr("Thank you for saying so."),
                self.tr("Writing can stay with you for a day or two. Be gentle with yourself."),
            )
        words = self.tr("It stayed with you for two days. You might leave {title} for now.")
        talk = self.tr("It can help to talk to someone you trust.")
        return self.tr("Let the writing rest"), f"{words.format(title=said.title)} {talk}"

    def _answer_pressed(self) -> None:
        self.answer_requested.emit(self._session_id)

    def _skip_pressed(self) -> None:
        self.skipped.emit(self._session_id)
