"""Sessions whose page has gone while some of them still waits to be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from coping_app.store.base.errors import StoreError
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.wording.store_errors import not_saved_yet


class LateSaves(QObject):
    """Holds what waits until it is on the disk, and says meanwhile that it waits.

    Args:
        window: Says it above the pages, and reads its page anew when all is saved.
        left: Told the id of each session that is put away and all saved.
    """

    def __init__(
        self, window: MainWindow, left: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._left = left
        self._waiting: list[SessionSaves] = []
        window.bars.unsaved.acted.connect(self.retry)

    @property
    def unsaved(self) -> int:
        """How many things wait."""
        return sum(saves.unsaved for saves in self._waiting)

    @property
    def unsaved_answers(self) -> int:
        """How many of them the person told."""
        return sum(saves.unsaved_answers for saves in self._waiting)

    def take(self, saves: SessionSaves) -> None:
        """Takes over what a session that is put away could not save; tried once at once."""
        saves.setParent(self)
        self._waiting.append(saves)
        saves.not_saved.connect(self._say)
        saves.all_saved.connect(self._settle_all)
        self.retry()

    def retry(self) -> StoreError | None:
        """Tries to save all of it; answers what stood in the way, or None."""
        failed = None
        for saves in tuple(self._waiting):
            failed = saves.retry() or failed
        self._settle_all()
        return failed

    def close(self) -> None:
        """The window closes: what still waits now was asked about, and is tried no more."""
        for saves in self._waiting:
            saves.timer.stop()
        self._waiting.clear()

    def _settle_all(self) -> None:
        """Lets go of what is saved; the page that is up then knows of it, too."""
        for saves in tuple(self._waiting):
            if not saves.unsaved:
                self._waiting.remove(saves)
                self._left(saves.session_id)
                saves.deleteLater()
        bar = self._window.bars.unsaved
        if not self._waiting and not bar.isHidden():
            bar.hide()
            # Other pages may hold what is just being typed, and tell nothing of this.
            if self._window.page_key == "today":
                self._window.refresh_page()

    def _say(self, error: StoreError) -> None:
        bar = self._window.bars.unsaved
        words = not_saved_yet(error)
        if words != bar.text():
            bar.set_text(words)
        bar.show()
