"""A plain word where numbers stay low: talking to someone can help, and here is the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText


class TalkCard(Card):
    """Says why, suggests to talk to someone, and leads to the help page.

    Signals:
        help_requested: Show the help page.

    Args:
        why: One sentence on what was told; no name of an illness.
    """

    help_requested = Signal()

    def __init__(self, themes: ThemeStore, why: str, parent: QWidget | None = None) -> None:
        super().__init__("soft", parent=parent)
        title = self.tr("Would you like to talk to someone?")
        self.body.addWidget(PlainText(themes, title, "subheading"))
        for sentence in (
            why,
            self.tr("You are not alone with this. It can help to tell someone."),
            self.tr("A friend, your doctor or your therapist, for example."),
            self.tr("A number says nothing about you as a person."),
        ):
            self.body.addWidget(PlainText(themes, sentence, tone="on-soft"))
        button = SecondaryButton(
            themes, self.tr("Open the help page"), "life-buoy", target=TARGET_SESSION
        )
        button.setAccessibleIdentifier("talk.help")
        button.clicked.connect(self.help_requested)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
