"""Calm pages over the window where a session cannot start or go on."""

from __future__ import annotations

from collections.abc import Callable

from coping_app.features.player.cannot import cannot_go_on, cannot_start
from coping_app.store.base.errors import StoreError
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore


class SessionMessages:
    """Each covers the window until it is answered, and leads back to Today."""

    def __init__(self, themes: ThemeStore, window: MainWindow) -> None:
        self._themes = themes
        self._window = window

    def say(self, error: Exception) -> None:
        """Why an exercise cannot start."""
        page = MessagePage(self._themes)
        page.show_message(cannot_start(error))
        self._ask(page, lambda _key: self._close(page))

    def offer_to_finish(self, session_id: str, finish: Callable[[str], None]) -> None:
        """On a session that nobody can go on with; ``finish`` may raise a StoreError."""
        page = MessagePage(self._themes)
        page.show_message(cannot_go_on())
        self._ask(page, lambda key: self._end(page, session_id, key, finish))

    def _ask(self, page: MessagePage, answered: Callable[[str], None]) -> None:
        page.action_chosen.connect(answered)
        self._window.cover(page)
        page.focus_heading()

    def _end(
        self, page: MessagePage, session_id: str, key: str, finish: Callable[[str], None]
    ) -> None:
        if key == "finish":
            try:
                finish(session_id)
            except StoreError as error:
                self._window.uncover(page)
                self.say(error)
                return
        self._close(page)

    def _close(self, page: MessagePage) -> None:
        self._window.open_page("today")
        self._window.uncover(page)
