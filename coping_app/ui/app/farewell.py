"""Deletes everything once the window is closed, and says on a last page what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QMainWindow

from coping_app.store.base.errors import StoreBusy, StoreError
from coping_app.store.clearing_out import clear_out
from coping_app.system.folders import Folders
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message

translate = QCoreApplication.translate


def say_farewell(themes: ThemeStore, folders: Folders, own_files: bool) -> int:
    """Deletes everything; answers the exit code once the person has closed the last page."""
    while True:
        try:
            clear_out(folders, own_files)
        except StoreError as error:
            if ask(themes, not_gone(error)) != "retry":
                return 3
        else:
            ask(themes, gone())
            return 0


def gone() -> Message:
    """All is deleted."""
    return Message(
        translate("farewell", "Everything is deleted."),
        translate("farewell", "Nothing of it is left in the folders of this app."),
        translate("farewell", "Files that you saved elsewhere are still there."),
        (("quit", translate("farewell", "Close the app")),),
    )


def not_gone(error: StoreError) -> Message:
    """Some of it could not be deleted."""
    if isinstance(error, StoreBusy):
        safe = translate("farewell", "Your records are open in another window. Close it first.")
    else:
        safe = translate("farewell", "The key goes first: without it nobody reads the rest.")
    return Message(
        translate("farewell", "Not everything could be deleted."),
        safe,
        translate("farewell", "Try again now. Else the next start of the app goes on."),
        (
            ("retry", translate("farewell", "Try again")),
            ("quit", translate("farewell", "Close the app")),
        ),
        type(error).__name__,
    )


def ask(themes: ThemeStore, message: Message) -> str:
    """Shows a page in a window of its own and waits for the answer: ``retry`` or ``quit``."""
    window = QMainWindow()
    page = MessagePage(themes)
    page.show_message(message)
    window.setCentralWidget(page)
    window.setWindowTitle(translate("farewell", "Coping"))
    window.resize(900, 600)
    answers: list[str] = []
    page.action_chosen.connect(answers.append)
    window.show()
    page.focus_heading()
    loop = QEventLoop()
    while not answers and window.isVisible():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.hide()
    return answers[0] if answers else "quit"
