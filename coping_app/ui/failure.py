"""The calm page after a fault of our own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.ui.pages.message_page import Message, MessagePage
from coping_app.ui.theme.theme import ThemeStore

translate = QCoreApplication.translate


def failure_page(themes: ThemeStore) -> MessagePage:
    """Says that something went wrong here, that confirmed answers are safe, and how to go on."""

    page = MessagePage(themes)
    page.show_message(
        Message(
            translate("failure", "Something went wrong on our side."),
            translate("failure", "Your ratings and answers are safe."),
            translate("failure", "You can go back to Today and start again where you were."),
            (
                ("today", translate("failure", "Back to Today")),
                ("quit", translate("failure", "Close the app")),
            ),
        )
    )
    return page
