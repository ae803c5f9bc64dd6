"""Opens the records at the start; where that fails, says so on a calm page with a way on."""

from __future__ import annotations

from coping_app.store.early import EarlyOpening
from coping_app.store.errors import StoreError
from coping_app.store.store import Store
from coping_app.ui.theme.theme import ThemeStore


def open_store(opening: EarlyOpening, themes: ThemeStore) -> Store | None:
    """The open store; None where the person closed the page that says why it cannot be opened."""
    attempt = opening.store
    while True:
        try:
            return attempt()
        except StoreError as error:
            if _ask(error, themes) != "retry":
                return None
            attempt = opening.again


def _ask(error: StoreError, themes: ThemeStore) -> str:
    """Shows what happened and waits for the person's answer: ``retry`` or ``quit``."""
    # Imported only where it is needed: nearly every start goes well.
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QMainWindow

    from coping_app.ui.pages.message_page import MessagePage
    from coping_app.ui.pages.store_messages import store_message

    window = QMainWindow()
    page = MessagePage(themes)
    page.show_message(store_message(error, ("retry", "quit")))
    window.setCentralWidget(page)
    window.setWindowTitle(page.tr("Coping"))
    window.resize(1000, 700)
    answers: list[str] = []
    loop = QEventLoop()
    page.action_chosen.connect(answers.append)
    page.action_chosen.connect(loop.quit)
    window.destroyed.connect(loop.quit)
    window.show()
    page.focus_heading()
    while not answers and window.isVisible():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return answers[0] if answers else "quit"
