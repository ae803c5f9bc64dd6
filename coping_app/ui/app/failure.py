"""The calm page after a fault of our own, or one of the disk that nothing else took."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.store.base.errors import StoreError
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message
from coping_app.wording.store_errors import store_message

translate = QCoreApplication.translate


def failure_page(themes: ThemeStore, error: BaseException | None = None) -> MessagePage:
    """Says what went wrong, what is safe, and how to go on.

    Args:
        themes: Where the look comes from.
        error: What happened. A fault of disk or folder is told as such, all else as one of ours.
    """
    page = MessagePage(themes)
    told = store_message(error, ()) if isinstance(error, StoreError) else _ours()
    page.show_message(
        Message(
            told.title,
            told.safe,
            told.next,
            (
                ("today", translate("failure", "Back to Today")),
                ("quit", translate("failure", "Close the app")),
            ),
        )
    )
    return page


def _ours() -> Message:
    return Message(
        translate("failure", "Something went wrong on our side."),
        translate("failure", "Your ratings and answers are safe."),
        translate("failure", "You can go back to Today and start again where you were."),
    )
