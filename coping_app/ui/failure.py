"""The calm page after a fault of our own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.ui.pages.message_page import Message, MessagePage
from coping_app.ui.theme.theme import ThemeStore


def failure_page(themes: ThemeStore) -> MessagePage:
    """Says that something went wrong here, that confirmed answers are safe, and how to go on."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("failure", text)

    page = MessagePage(themes)
    page.show_message(
        Message(
            tr("Something went wrong on our side."),
            tr("Your ratings and answers are safe."),
            tr("You can go back to Today and start again where you were."),
            (("today", tr("Back to Today")), ("quit", tr("Close the app"))),
        )
    )
    return page
