"""The window of a start at which the records could not be opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from coping_app.store.backups.backups import Backup, list_backups
from coping_app.store.base.errors import StoreError
from coping_app.store.restoring import restore
from coping_app.ui.app.going_back import result_page
from coping_app.ui.pages.backups.page import BackupsPage
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.waiting import waiting
from coping_app.wording.store_errors import said, store_message


class TroubleWindow(QMainWindow):
    """Says what happened; where there are backups, goes back to one.

    Signals:
        answered: There is an ``answer``: ``retry`` or ``quit``.

    Args:
        error: Why the records cannot be opened.
        folder: The profile.
    """

    answered = Signal()

    def __init__(self, error: StoreError, themes: ThemeStore, folder: Path) -> None:
        super().__init__()
        self._themes = themes
        self._folder = folder
        self._error = error
        self.answer = ""
        self.setWindowTitle(self.tr("Coping"))
        self.resize(1280, 800)
        self._say()

    def _say(self) -> None:
        page = MessagePage(self._themes)
        can = {"retry", "quit"} | ({"backup"} if list_backups(self._folder) else set())
        page.show_message(store_message(self._error, can))
        page.action_chosen.connect(self._chosen)
        self._put(page)

    def _chosen(self, action: str) -> None:
        if action == "backup":
            self._list()
        else:
            self.answer = "quit" if action == "quit" else "retry"
            self.answered.emit()

    def _list(self) -> None:
        page = BackupsPage(
            self._themes, lambda: list_backups(self._folder), date.today, None, self.tr("Back")
        )
        page.refresh()
        page.back_requested.connect(self._say)
        page.restore_requested.connect(lambda backup: self._restore(backup, page))
        self._put(page)

    def _restore(self, backup: Backup, page: BackupsPage) -> None:
        try:
            with waiting():
                restored = restore(self._folder, backup)
        except StoreError as error:
            page.say(said(error))
            return
        result = result_page(self._themes, restored, date.today())
        result.action_chosen.connect(self._chosen)
        self._put(result)

    def _put(self, page: MessagePage | BackupsPage) -> None:
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(page)
        page.focus_heading()
