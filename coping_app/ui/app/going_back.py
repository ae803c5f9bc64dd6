"""Going back to a backup while the window is open: the records close, and the app starts again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coping_app.store.backups.backups import Backup, list_backups
from coping_app.store.base.errors import StoreError
from coping_app.store.restoring import Restored, restore
from coping_app.store.store import Store
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.pages.backups import words as backup_words
from coping_app.ui.pages.backups.page import BackupsPage
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.parts.services import Says
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.waiting import waiting
from coping_app.wording.message import Message
from coping_app.wording.store_errors import store_message


def result_page(themes: ThemeStore, restored: Restored, today: date) -> MessagePage:
    """Says what came back, with the one way on: ``open``."""
    page = MessagePage(themes)
    page.show_message(
        Message(
            backup_words.restored_title(restored, today),
            backup_words.came_back(restored, today),
            page.tr("The file that was there before is kept."),
            (("open", page.tr("Open my records")),),
        )
    )
    return page


class GoingBack(QObject):
    """Puts a backup in the place of the records that are open, or that turned out damaged.

    Signals:
        start_again: Everything is closed; the app is to start anew.

    Args:
        store: The records, open.
        folder: The profile.
        window: Covered by what is said.
        put_away: Closes the records and all that uses them.
        now: Local time.
    """

    start_again = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        folder: Path,
        window: MainWindow,
        put_away: Callable[[], None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._store = store
        self._folder = folder
        self._window = window
        self._put_away = put_away
        self._now = now

    def go_back(self, backup: Backup, asking: Says) -> None:
        """From Settings: what is there now is backed up first, so that one can go back to it."""
        try:
            with waiting():
                self._store.begin_backup("before").finish()
        except StoreError as error:
            message = store_message(error, ())
            asking.say(f"{message.title} {message.safe}")
            return
        self._restore(backup, keep_removed=False)

    def offer(self) -> None:
        """After damage was met while the window is open: the list, over everything."""
        page = BackupsPage(
            self._themes,
            lambda: list_backups(self._folder),
            lambda: self._now().date(),
            None,
            self.tr("Close the app"),
        )
        page.refresh()
        page.back_requested.connect(self._window.close)
        page.restore_requested.connect(lambda backup: self._restore(backup, keep_removed=True))
        self._window.cover(page)
        page.focus_heading()

    def _restore(self, backup: Backup, *, keep_removed: bool) -> None:
        try:
            with waiting():
                self._put_away()
                restored = restore(self._folder, backup, self._now, keep_removed=keep_removed)
        except StoreError as error:
            page = MessagePage(self._themes)
            message = store_message(error, ())
            again = (("open", self.tr("Open my records")),)
            page.show_message(Message(message.title, self.tr("Nothing was changed."), "", again))
        else:
            page = result_page(self._themes, restored, self._now().date())
        page.action_chosen.connect(lambda _: self.start_again.emit())
        self._window.cover(page)
        page.focus_heading()
