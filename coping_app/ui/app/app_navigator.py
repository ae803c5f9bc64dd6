"""Where pages lead: the window, the page of an exercise, a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.reference.places import exercises_folder
from coping_app.features.care.writing import DISTRESS
from coping_app.ui.app.kept_settings import KeptSettings
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.sessions import Sessions
from coping_app.ui.parts.exercise_not_here import not_here_page
from coping_app.ui.parts.services import Says, Services

if TYPE_CHECKING:
    from coping_app.store.backups.backups import Backup

PREPARE_MS = 300
"""The page of an exercise is painted before its first lines are spoken."""


class AppNavigator:
    """The app's ``Navigator``.

    Args:
        services: What pages are made from.
        window: Holds the pages.
        sessions: Runs exercises.
        settings: Keeps what pages change.
        delete_everything: Closes the window; what was added by hand goes, too, where True.
        restore: Goes back to a backup.
    """

    def __init__(
        self,
        services: Services,
        window: MainWindow,
        sessions: Sessions,
        settings: KeptSettings,
        delete_everything: Callable[[bool], None],
        restore: Callable[[Backup, Says], None],
    ) -> None:
        self._services = services
        self._window = window
        self._sessions = sessions
        self.open_page = window.open_page
        self.go_back = window.go_back
        self.offer_undo = window.bars.offer_undo
        self.change_setting = settings.change
        self.read_settings_again = settings.read_again
        self.delete_everything = delete_everything
        self.restore = restore

    def find_and_show(self, exercise_id: str, language: str = "") -> None:
        """Shows an exercise before it starts; where it is not here, a calm page says so.

        ``language`` is that of the exercise, where it is not the person's own.
        """
        services = self._services
        info = services.catalog.get(exercise_id, language or services.language)
        if info is None:
            self._say_not_here(exercise_id)
        else:
            self.show_exercise(info)

    def show_exercise(
        self, info: ExerciseInfo, shorter: bool = False, before: Mapping[str, int] | None = None
    ) -> None:
        """Shows an exercise before it starts."""
        services = self._services
        self._window.page("exercise")  # it is told which one when it stands
        services.news.exercise_chosen.emit(info, shorter, before)
        self._window.open_page("exercise")
        QTimer.singleShot(PREPARE_MS, self._window, lambda: self._sessions.prepare(info))

    def make_ready(
        self, exercise_id: str, shorter: bool = False, before: Mapping[str, int] | None = None
    ) -> None:
        """Shows an exercise before it starts, with Start under the keyboard."""
        info = self._services.find(exercise_id)
        if info is None:
            self._say_not_here(exercise_id)
            return
        self.show_exercise(info, shorter, before)
        self._services.news.start_in_reach.emit()

    def start(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int] | None = None
    ) -> None:
        """Starts an exercise with what was chosen and rated for this time."""
        self._sessions.ready().start(info, chosen, before)

    def start_now(self) -> None:
        """Circle and voice at once, from wherever one is."""
        self._sessions.ready().start_now()

    def go_on(self, session_id: str) -> None:
        """Goes on with an interrupted session."""
        self._sessions.ready().go_on(session_id)

    def finish(self, session_id: str) -> None:
        """Ends an interrupted session where it stood; what was done counts."""
        self._services.saves.tried(lambda: self._sessions.ready().finish(session_id))
        self._window.open_page("today")

    def ask_day_after(self, session_id: str) -> None:
        """Asks how it is on the day after private writing."""
        from coping_app.content.reference.scales import load_scales
        from coping_app.ui.app.day_after_flow import DayAfterFlow

        services = self._services
        scale = load_scales(exercises_folder(), services.language)[DISTRESS]
        DayAfterFlow(
            services.themes, services.store, self._window, scale, session_id, self._window
        ).start()

    def print_text(self, page: QWidget, title: str, text: str) -> None:
        """Asks for a printer over ``page`` and prints."""
        from coping_app.ui.paper.print_text import print_text

        print_text(page, title, text)

    def _say_not_here(self, exercise_id: str) -> None:
        page = not_here_page(self._services.themes, exercise_id)

        def leave(key: str) -> None:
            self._window.open_page(key)
            self._window.uncover(page)

        page.action_chosen.connect(leave)
        self._window.cover(page)
        page.focus_heading()
