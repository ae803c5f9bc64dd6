"""Opens the records at the start; where that fails, says so on a calm page with a way on."""

from __future__ import annotations

from pathlib import Path

from coping_app.store.base.errors import StoreError
from coping_app.store.early import EarlyOpening
from coping_app.store.store import Store
from coping_app.ui.theme.theme import ThemeStore


def open_store(opening: EarlyOpening, themes: ThemeStore) -> Store | None:
    """The open store; None where the person closed the page that says why it cannot be opened."""
    attempt = opening.store
    while True:
        try:
            return attempt()
        except StoreError as error:
            if not _asked(error, themes, opening.folder):
                return None
            attempt = opening.again


def _asked(error: StoreError, themes: ThemeStore, folder: Path) -> bool:
    """Shows what happened and waits for the person's answer: True to try again."""
    # Imported only where it is needed: nearly every start goes well.
    from PySide6.QtCore import QEventLoop

    from coping_app.ui.app.trouble import TroubleWindow

    window = TroubleWindow(error, themes, folder)
    loop = QEventLoop()
    window.answered.connect(loop.quit)
    window.show()
    while not window.answer and window.isVisible():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.hide()
    return window.answer == "retry"
