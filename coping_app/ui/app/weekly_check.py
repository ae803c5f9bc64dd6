"""Once a week, when the window has been quiet for a while, the whole file of records is looked
through. Nobody notices, unless something is torn: then a calm page says so at once.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from coping_app.store.base.errors import DamagedDatabase, StoreError
from coping_app.store.store import Store
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.store_errors import store_message

QUIET_S = 20
"""Seconds without a key, a press or a move of the pointer. A look takes 0.2 s for each year of
heavy use, and nobody should wait for it."""
EVERY = timedelta(days=7)
KEPT_DAY = "looked_through"
"""Setting with the day of the last look, as ISO date."""
_INPUT = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
    QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
})  # fmt: skip


class WeeklyCheck(QObject):
    """Waits for a quiet moment, looks once, and is done until the app is opened again.

    Signals:
        backup_requested: Something is torn, and the person wants to go back to a backup.

    Args:
        themes: For the page that tells of damage.
        store: The records.
        window: Where quiet is waited for, and what the page covers.
        is_busy: True while a session is going on: then it waits for the next quiet moment.
        can_go_back: Whether there is a backup.
    """

    backup_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        window: MainWindow,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
        *,
        can_go_back: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._store = store
        self._window = window
        self._is_busy = is_busy
        self._can_go_back = can_go_back
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(QUIET_S * 1000)
        self.timer.timeout.connect(self._quiet)

    @property
    def is_due(self) -> bool:
        """False within a week of the last look; a day to come is one of a clock that jumped."""
        if self._store.view_only:
            return False
        try:
            last = date.fromisoformat(str(self._store.settings.get(KEPT_DAY, "")))
        except ValueError:
            return True
        return not timedelta(0) <= self._store.today() - last < EVERY

    def start(self) -> None:
        """Begins to wait, if a look is due; call it once the window stands."""
        if not self.is_due:
            return
        if handle := self._window.windowHandle():
            handle.installEventFilter(self)
        self._window.closing.connect(self.timer.stop)
        self.timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there: the quiet begins anew."""
        if event.type() in _INPUT and self.timer.isActive():
            self.timer.start()
        return False

    def _quiet(self) -> None:
        if self._is_busy():
            self.timer.start()
            return
        if handle := self._window.windowHandle():
            handle.removeEventFilter(self)
        # A full or vanished disk is told when something is saved; the next start looks again.
        with contextlib.suppress(StoreError):
            try:
                self._store.look_through()
            except DamagedDatabase as error:
                self._tell(error)
            else:
                self._store.settings.set(KEPT_DAY, self._store.today().isoformat())

    def _tell(self, error: DamagedDatabase) -> None:
        page = MessagePage(self._themes)
        page.show_message(store_message(error, self._ways()))
        page.action_chosen.connect(self._chosen)
        self._window.cover(page)
        page.focus_heading()

    def _ways(self) -> tuple[str, ...]:
        return ("backup", "quit") if self._can_go_back() else ("quit",)

    def _chosen(self, action: str) -> None:
        if action == "backup":
            self.backup_requested.emit()
        else:
            self._window.close()
