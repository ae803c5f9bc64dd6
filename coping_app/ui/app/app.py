"""The one place where everything is built and connected."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.catalog.repository import ExerciseRepository
from coping_app.content.reference.places import assets_folder, exercises_folder
from coping_app.features.today.reader import CatalogFinder, TodayReader
from coping_app.store.base.errors import StoreError
from coping_app.store.early import EarlyOpening
from coping_app.store.profile import app_version
from coping_app.store.store import Store
from coping_app.system.core_dumps import refuse_core_dumps
from coping_app.system.folders import Folders
from coping_app.system.starting_again import start_again
from coping_app.ui.app.app_navigator import AppNavigator
from coping_app.ui.app.crash_guard import CrashGuard
from coping_app.ui.app.failure import failure_page
from coping_app.ui.app.first_run import FirstRun
from coping_app.ui.app.kept_settings import KeptSettings
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.opening import open_store
from coping_app.ui.app.pages import PAGES
from coping_app.ui.app.sessions import Sessions
from coping_app.ui.app.single_instance import NOW_WISH, ask_running
from coping_app.ui.parts.exercise_not_here import is_here_words
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.parts.services import News, Says, Services
from coping_app.ui.platform.garbage import WindowGarbage
from coping_app.ui.platform.locale import follow_language
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible import install_roles
from coping_app.wording.store_errors import not_kept
from coping_app.wording.translate import translate

if TYPE_CHECKING:
    from coping_app.store.backups.backups import Backup
    from coping_app.ui.app.daily_backup import DailyBackup
    from coping_app.ui.app.exercise_files import ExerciseFiles
    from coping_app.ui.app.going_back import GoingBack

APP_NAME = "Coping"
AT_REST_MS = 1_500
"""The first page has stood for so long when what Start needs is made ready."""


class App(QObject):
    """A running app: its store, its window, and what connects them.

    Args:
        qt: The Qt application.
        folders: Where everything is kept.
        store: The person's records, open.
        themes: The look.
        now: Local time.
        language: BCP 47, for this time only; empty for the person's own.

    Attributes:
        starts_again: True where the process is to start anew when the window has closed.
        own_files_go: None unless the window was closed to delete everything; it then tells
            whether what was added by hand goes, too.
    """

    def __init__(
        self,
        qt: QApplication,
        folders: Folders,
        store: Store,
        themes: ThemeStore,
        now: Callable[[], datetime] = datetime.now,
        language: str = "",
    ) -> None:
        super().__init__(qt)
        self._qt = qt
        self._store = store
        self._themes = themes
        self._now = now
        self._news = News(self)
        saves = SaveGuard(self)
        self.kept_settings = KeptSettings(store, saves, themes, self._news, language)
        self._speak(self.kept_settings.language)
        self.kept_settings.dress()
        self.services = services = self._build_services(folders, saves)
        self.window = MainWindow(
            themes, PAGES, lambda row: row.load()(services, self.navigator)
        )
        self.sessions = Sessions(
            services, self.window, self.kept_settings.change, self._after_now, self
        )
        self.navigator = AppNavigator(
            services,
            self.window,
            self.sessions,
            self.kept_settings,
            self.delete_everything,
            self._restore,
        )
        self.first_run = FirstRun(
            services, self.window, self.navigator, self._open_first_page
        )
        self._backups: DailyBackup | None = None
        self._failure: QWidget | None = None
        self._exercise_files: ExerciseFiles | None = None
        self.own_files_go: bool | None = None
        self.starts_again = False
        saves.failed.connect(self._not_kept)
        saves.worked.connect(self.window.bars.hide_trouble)
        self.window.now_requested.connect(self.navigator.start_now)
        self.window.first_painted.connect(self._complete)
        self.window.closing.connect(self._put_away)

    def _speak(self, language: str) -> None:
        """Everything that is built from now on is in ``language``."""
        follow_language(language)
        if language != "en":
            from coping_app.ui.platform.translation import install_language

            install_language(self._qt, language, assets_folder())
        translate.use(QCoreApplication.translate, QLocale().decimalPoint())

    def _build_services(self, folders: Folders, saves: SaveGuard) -> Services:
        language = self.kept_settings.language
        catalog = Catalog(folders.exercise_index)
        catalog.start_from(sources(folders))
        settings = self.kept_settings.now
        finder = CatalogFinder(catalog, language)
        return Services(
            themes=self._themes,
            store=self._store,
            saves=saves,
            catalog=catalog,
            exercises=ExerciseRepository(catalog, language),
            folders=folders,
            settings=settings,
            today=TodayReader(self._store, finder, settings, self._now),
            language=language,
            version=app_version,
            now=self._now,
            is_in_session=lambda: self.sessions.is_one_up,
            news=self._news,
        )

    def open(self, wish: str | None = None) -> None:
        """Shows the window: first run, the exercise that was asked for, or Today.

        What is for hard moments waits for nothing: what is said first is said after it.

        Args:
            wish: ``NOW_WISH``, or an exercise id and after a space a language where it is not the
                person's own.
        """
        if self._store.view_only:
            self.window.bars.say_above(
                self.tr("You can look but not add: nothing can be saved in this folder.")
            )
        if wish == NOW_WISH:
            self.navigator.start_now()
            self.window.show()
        elif self._is_first_run:
            self.first_run.begin(wish or "")
            self.window.show()
        else:
            self._open_first_page(wish)

    def come_to_front(self, wish: str) -> None:
        """A second start asks for this window, and for an exercise where ``wish`` names one."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if wish == NOW_WISH:
            self.navigator.start_now()
        elif not wish:
            return
        elif self.sessions.is_one_up:
            self.window.bars.say_above(is_here_words())
        elif self.first_run.is_up:
            self.first_run.lead_to(wish)
        else:
            self._show_wish(wish)

    def delete_everything(self, own_files: bool) -> None:
        """Closes the window; what is kept nowhere open can then be deleted."""
        self.own_files_go = own_files
        if not self.window.close():
            self.own_files_go = None

    def show_failure(self, error: BaseException | None = None) -> None:
        """A calm page after a fault, unless it is up already; everything confirmed is safe."""
        if self._failure is not None and self.window.covering is self._failure:
            return
        page = failure_page(self._themes, error)
        page.action_chosen.connect(self._after_failure)
        self._failure = page
        self.window.cover(page)
        page.focus_heading()

    def _after_now(self) -> None:
        """Whoever was helped before the first screen sees it now."""
        if self._is_first_run:
            self.first_run.begin()

    def _not_kept(self, error: StoreError) -> None:
        self.window.bars.say_trouble(not_kept(error))

    def _complete(self) -> None:
        """What the first page can do without: it is there sooner."""
        from coping_app.ui.app.completing import complete

        self._backups = complete(
            self._qt, self.services, self.window, lambda: self._going_back().offer(), self
        )
        self._news.tell_first_page_stands()
        QTimer.singleShot(AT_REST_MS, self.window, self.sessions.prepare_offer)
        if self._files().look():
            self.window.refresh_page()
        self._files().watch()

    def _files(self) -> ExerciseFiles:
        """What keeps exercises true to their files, made when it is first needed."""
        if self._exercise_files is None:
            from coping_app.ui.app.exercise_files import ExerciseFiles

            folders = self.services.folders
            self._exercise_files = ExerciseFiles(
                self.services.catalog,
                self.services.exercises,
                sources(folders),
                (folders.own_exercises, folders.own_plans),
                self.services.is_in_session,
                QTimer(self),
                self,
            )
            self._exercise_files.changed.connect(self._follow_files)
            self.window.page_shown.connect(self._exercise_files.catch_up)
        return self._exercise_files

    def _follow_files(self) -> None:
        """What is up shows files as they are now; a page that tells of none stays as it is."""
        if self.window.page_key == "exercise":
            self._news.files_changed.emit()
        elif self.window.page_key in ("library", "plan", "today"):
            self.window.refresh_page()

    def _going_back(self) -> GoingBack:
        from coping_app.ui.app.going_back import GoingBack

        going = GoingBack(
            self._themes,
            self._store,
            self.services.folders.profile,
            self.window,
            self.window.closing.emit,
            self._now,
            self,
        )
        going.start_again.connect(self._start_again)
        return going

    def _restore(self, backup: Backup, asking: Says) -> None:
        self._going_back().go_back(backup, asking)

    def _start_again(self) -> None:
        self.starts_again = self.window.close()

    @property
    def _is_first_run(self) -> bool:
        return not self.kept_settings.now().first_run_done and not self._store.view_only

    def _open_first_page(self, wish: str | None) -> None:
        if wish:
            self._show_wish(wish)
        else:
            self.window.open_page("today")
        self.window.show()

    def _show_wish(self, wish: str) -> None:
        """Its file may have come in a moment ago."""
        self._files().look()
        exercise_id, _, language = wish.partition(" ")
        self.navigator.find_and_show(exercise_id, language)

    def _after_failure(self, action: str) -> None:
        if action == "quit":
            self.window.close()
            return
        page, self._failure = self._failure, None
        self.sessions.drop()
        self.window.open_page("today")
        if page is not None:
            self.window.uncover(page)

    def _put_away(self) -> None:
        self.sessions.close()
        if self._backups is not None:
            self._backups.stop()
        if self._exercise_files is not None:
            self._exercise_files.stop()
        self.services.catalog.close()
        self._store.close()


def sources(folders: Folders) -> tuple[tuple[str, Path], ...]:
    """Where exercises are looked for; a later one goes before an earlier."""
    return ("built-in", exercises_folder()), ("own", folders.own_exercises)


def run_app(
    folders: Folders, opening: EarlyOpening, exercise: str | None = None, language: str = ""
) -> int:
    """Opens the window on ``folders`` and answers the exit code when it closes.

    ``exercise`` is a wish as for ``App.open``, ``language`` that of this time only.
    """
    # Setting the style later would bring all of QStyle's names into Python, which takes a while.
    qt = QApplication([*sys.argv[:1], "-style", "fusion"])
    qt.setApplicationName("coping-app")
    qt.setApplicationDisplayName(APP_NAME)
    qt.setDesktopFileName("coping-app")
    if opening.is_busy() and _brought_to_front(folders, exercise):
        print("Coping is open already; its window comes to the front.", file=sys.stderr)
        return 0
    install_roles()
    themes = ThemeStore(qt, assets_folder(), in_fusion=True)
    try:
        store = open_store(opening, themes)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 3
    if store is None:
        return 3
    app = App(qt, folders, store, themes, language=language)
    guard = CrashGuard(folders.log)
    guard.failed.connect(app.show_failure)
    guard.install()
    app.window.first_painted.connect(WindowGarbage(app).begin)
    app.window.first_painted.connect(refuse_core_dumps)
    app.window.first_painted.connect(lambda: _listen(app))
    QTimer.singleShot(0, lambda: app.open(exercise))
    code = qt.exec()
    if app.own_files_go is not None:
        from coping_app.ui.app.farewell import say_farewell

        return say_farewell(themes, folders, app.own_files_go)
    if app.starts_again:
        start_again()
    return code


def _brought_to_front(folders: Folders, exercise: str | None) -> bool:
    return ask_running(folders.data, exercise or "")


def _listen(app: App) -> None:
    from coping_app.ui.app.completing import listen

    listen(app.services, app.window, app.come_to_front)
