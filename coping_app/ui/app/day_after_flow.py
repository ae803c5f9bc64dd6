"""Asks how it is on the day after writing, and keeps the answer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coping_app.content.reference.scales import Scale
from coping_app.store.base.errors import StoreError
from coping_app.store.store import Store
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.player.day_after_view import DayAfterView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.store_errors import said


class DayAfterFlow(QObject):
    """One question over the window, then Today again.

    Args:
        scale: What is asked.
        session_id: The session that it is about.
    """

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        window: MainWindow,
        scale: Scale,
        session_id: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._window = window
        self._scale = scale
        self._session_id = session_id
        session = store.sessions.get(session_id)
        self._view = DayAfterView(themes, scale, session.title if session else "")
        self._view.rated.connect(self._rated)
        self._view.left.connect(self._leave)
        self._view.help_requested.connect(self._help)

    def start(self) -> None:
        """Shows the question."""
        self._window.cover(self._view)
        self._view.focus_heading()

    def _rated(self, value: int | None) -> None:
        try:
            self._store.sessions.tell_day_after(self._session_id, self._scale.id, value)
        except StoreError as error:
            self._view.show_trouble(said(error))
            return
        self._leave()

    def _leave(self) -> None:
        self._go_to("today")

    def _help(self) -> None:
        self._go_to("help")

    def _go_to(self, page: str) -> None:
        self._window.open_page(page)
        self._window.uncover(self._view)
        self.deleteLater()
