"""A calm page for an exercise that was asked for and that there is not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message


def is_here_words() -> str:
    """Said while another exercise runs."""
    return QCoreApplication.translate(
        "not_here", "What you opened is here. You can find it in the library, after this one."
    )


def not_here_page(themes: ThemeStore, exercise_id: str) -> MessagePage:
    """Says so; its actions are keys of pages."""
    translate = QCoreApplication.translate
    page = MessagePage(themes)
    page.show_message(
        Message(
            translate("not_here", "That exercise is not here."),
            translate("not_here", "Your records are safe, and all other exercises work."),
            translate("not_here", "It may have another name now. The library lists them all."),
            (
                ("library", translate("not_here", "Look in the library")),
                ("today", translate("not_here", "Back to Today")),
            ),
            details=exercise_id[:60],
        )
    )
    return page
