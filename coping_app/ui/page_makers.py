"""Makes each page when it is first shown, and turns what pages ask for into a few signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.catalog import Catalog
from coping_app.content.places import exercises_folder
from coping_app.content.shelf import ExerciseShelf
from coping_app.folders import Folders
from coping_app.store.settings import Settings
from coping_app.store.store import Store
from coping_app.ui.main_window import MakePage
from coping_app.ui.pages.today_page import TodayPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.today_reader import TodayReader


class PageMakers(QObject):
    """One method a page; ``table`` names them for the window.

    Pages other than Today are imported when they are made, so that the first window is quick.

    Signals:
        setting_changed: Key and value.
        exercise_requested: Id of an exercise to look at.
        start_requested: Id, and what was chosen for this time.
        continue_requested, finish_requested: Id of an interrupted session.
        page_requested: Key of a page.
        undo_offered: Words, and what takes the change back.
    """

    setting_changed = Signal(str, object)
    exercise_requested = Signal(str)
    start_requested = Signal(str, object)
    continue_requested = Signal(str)
    finish_requested = Signal(str)
    page_requested = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        catalog: Catalog,
        shelf: ExerciseShelf,
        folders: Folders,
        settings: Callable[[], Settings],
        today: TodayReader,
        language: str,
        version: str,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._store = store
        self._catalog = catalog
        self._shelf = shelf
        self._folders = folders
        self._settings = settings
        self._today = today
        self._language = language
        self._version = version
        self._now = now

    def table(self) -> Mapping[str, MakePage]:
        """The pages by key."""
        return {
            "today": self._today_page,
            "library": self._library,
            "progress": self._progress,
            "cards": self._cards,
            "settings": self._settings_page,
            "help": self._help,
            "plan": self._plan,
            "exercise": self._exercise,
        }

    def _today_page(self) -> QWidget:
        page = TodayPage(self._themes, self._today.read)
        page.start_requested.connect(self._start_from_today)
        page.continue_requested.connect(self.continue_requested)
        page.finish_requested.connect(self.finish_requested)
        page.plan_requested.connect(lambda: self.page_requested.emit("plan"))
        page.library_requested.connect(lambda: self.page_requested.emit("library"))
        return page

    def _start_from_today(self, exercise_id: str, shorter: bool) -> None:
        self.start_requested.emit(exercise_id, {"shorter": shorter})

    def _library(self) -> QWidget:
        from coping_app.ui.pages.library_page import LibraryPage

        page = LibraryPage(
            self._themes, self._catalog, self._language, self._today.assigned
        )
        page.exercise_requested.connect(self.exercise_requested)
        return page

    def _exercise(self) -> QWidget:
        from coping_app.ui.pages.exercise_page import ExercisePage
        from coping_app.ui.sound_words import exercise_defaults

        page = ExercisePage(
            self._themes, self._shelf.load, lambda: exercise_defaults(self._settings()),
            self._language,
        )
        page.start_requested.connect(self.start_requested)
        page.back_requested.connect(lambda: self.page_requested.emit("library"))
        return page

    def _progress(self) -> QWidget:
        from coping_app.content.scales import load_scales
        from coping_app.ui.pages.progress_page import ProgressPage

        page = ProgressPage(
            self._themes, self._store, lambda: load_scales(exercises_folder(), self._language)
        )
        page.library_requested.connect(lambda: self.page_requested.emit("library"))
        return page
