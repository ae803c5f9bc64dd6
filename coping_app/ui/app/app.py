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
from coping_app.features.care.writing import DISTRESS
from coping_app.features.today.reader import CatalogFinder, TodayReader
from coping_app.store.base.errors import StoreError
from coping_app.store.early import EarlyOpening
from coping_app.store.profile import app_version
from coping_app.store.repositories.settings import Settings, read_settings
from coping_app.store.store import Store
from coping_app.system.core_dumps import refuse_core_dumps
from coping_app.system.folders import Folders
from coping_app.ui.app.crash_guard import CrashGuard
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.opening import open_store
from coping_app.ui.app.page_makers import PageMakers
from coping_app.ui.app.single_instance import NOW_WISH
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.platform.garbage import WindowGarbage
from coping_app.ui.platform.locale import follow_language
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.accessible import install_roles
from coping_app.wording.translate import translate

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo
    from coping_app.store.backups.backups import Backup
    from coping_app.ui.app.daily_backup import DailyBackup
    from coping_app.ui.app.exercise_files import ExerciseFiles
    from coping_app.ui.app.going_back import GoingBack
    from coping_app.ui.app.session_flow import SessionFlow
    from coping_app.ui.pages.backups.page import BackupsPage
    from coping_app.ui.pages.first_run.page import FirstRunPage

APP_NAME = "Coping"
AT_REST_MS = 1_500
"""The first page has stood for so long when what Start needs is made ready."""
PREPARE_MS = 300
"""The page of an exercise is painted before its first lines are spoken."""


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
        self._folders = folders
        self._store = store
        self._themes = themes
        self._settings, _ = read_settings(store.settings.get)
        self._for_now = language
        follow_language(self.language)
        if self.language != "en":
            from coping_app.ui.platform.translation import install_language

            install_language(qt, self.language, assets_folder())
        translate.use(QCoreApplication.translate, QLocale().decimalPoint())
        self._dress()
        self._catalog = Catalog(folders.exercise_index)
        self._catalog.start_from(self._sources())
        self._shelf = ExerciseRepository(self._catalog, self.language)
        self.today = TodayReader(
            store, CatalogFinder(self._catalog, self.language), self.settings, now
        )
        saves = SaveGuard(self)
        saves.failed.connect(self._not_kept)
        self._saves = saves
        makers = PageMakers(
            themes,
            store,
            saves,
            self._catalog,
            self._shelf,
            folders,
            self.settings,
            self.today,
            self.language,
            app_version,
            now,
            self._is_in_session,
        )
        self.window = MainWindow(themes, makers.table())
        saves.worked.connect(self.window.hide_trouble)
        self.window.now_requested.connect(self.start_now)
        self._flow: SessionFlow | None = None
        self._backups: DailyBackup | None = None
        self._failure: QWidget | None = None
        self._exercise_files: ExerciseFiles | None = None
        self._first_wish: str | None = None
        self._welcome: FirstRunPage | None = None
        self.own_files_go: bool | None = None
        self._now = now
        self.starts_again = False
        makers.setting_changed.connect(self.change_setting)
        makers.exercise_requested.connect(self.show_exercise)
        makers.start_requested.connect(self.start_session)
        makers.now_requested.connect(self.start_now)
        makers.rated_start_requested.connect(self.start_session)
        makers.ready_requested.connect(self.make_ready)
        makers.continue_requested.connect(self.continue_session)
        makers.finish_requested.connect(self.finish_session)
        makers.page_requested.connect(self.window.open_page)
        makers.back_requested.connect(self.window.go_back)
        makers.day_after_requested.connect(self.ask_day_after)
        makers.undo_offered.connect(self.window.offer_undo)
        makers.records_came.connect(self.read_settings_again)
        makers.everything_goes.connect(self.delete_everything)
        makers.restore_requested.connect(self._go_back)
        makers.setParent(self)
        self._makers = makers
        self.window.first_painted.connect(self._complete)
        self.window.closing.connect(self._put_away)

    @property
    def language(self) -> str:
        """The language of this time: what was asked for at the start, the setting, or English."""
        return self._for_now or self._settings.language or "en"

    def settings(self) -> Settings:
        """The settings that hold now."""
        return self._settings

    def open(self, wish: str | None = None) -> None:
        """Shows the window: first run, the exercise that was asked for, or Today.

        What is for hard moments waits for nothing: what is said first is said after it.

        Args:
            wish: ``NOW_WISH``, or an exercise id and after a space a language where it is not the
                person's own.
        """
        if self._store.view_only:
            self.window.say_above(
                self.tr("You can look but not add: nothing can be saved in this folder.")
            )
        if wish == NOW_WISH:
            self.start_now()
            self.window.show()
        elif self._is_first_run:
            self._first_run(wish)
            self.window.show()
        else:
            self._open_first_page(wish)

    def come_to_front(self, wish: str) -> None:
        """A second start asks for this window, and for an exercise where ``wish`` names one."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if wish == NOW_WISH:
            self.start_now()
        elif not wish:
            return
        elif self._is_in_session():
            from coping_app.ui.parts.exercise_not_here import is_here_words

            self.window.say_above(is_here_words())
        elif self._first_wish is not None:
            self._first_wish = wish  # the first screens lead there
        else:
            self._show_wish(wish)

    def change_setting(self, key: str, value: object) -> None:
        """Keeps a setting and applies it at once; one that cannot be kept changes nothing."""
        if self._saves.tried(lambda: self._store.settings.set(key, value)):
            self._settings = self._settings.with_value(key, value)
            self._dress()
        else:
            self._makers.setting_stays.emit(key)

    def read_settings_again(self) -> None:
        """What came in from a file counts at once; only a language waits for the next start."""
        settings, _ = read_settings(self._store.settings.get)
        self._settings = settings._replace(language=self._settings.language)
        self._dress()

    def show_exercise(
        self,
        exercise_id: str,
        language: str = "",
        shorter: bool = False,
        before: dict[str, int] | None = None,
    ) -> None:
        """Shows an exercise before it starts; where it is not here, a calm page says so.

        Args:
            exercise_id: Its id.
            language: That of the exercise, where it is not the person's own.
            shorter: Half as long.
            before: What was rated already, 0 to 10 by scale.
        """
        info = self._catalog.get(exercise_id, language or self.language)
        from coping_app.ui.pages.exercise.page import ExercisePage

        if info is None:
            self._say_not_here(exercise_id)
            return
        page = self.window.page("exercise")
        if isinstance(page, ExercisePage):
            page.show_exercise(info, shorter, before)
            self.window.open_page("exercise")
            QTimer.singleShot(PREPARE_MS, self.window, lambda: self._prepare(info))

    def _prepare_offer(self) -> None:
        """While the first page is read, what a session needs is imported.

        The first lines of what Today offers are spoken ahead; as a rule they lie on the disk.
        """
        if self._flow is not None:
            return
        flow = self._flow_now()
        offer = self.today.read().offer if self.window.page_key == "today" else None
        if offer is not None:
            flow.prepare(offer.exercise.id, offer.exercise.language)

    def _prepare(self, info: ExerciseInfo) -> None:
        """While the page is read, what Start needs is imported, and the first lines are spoken."""
        if self.window.page_key == "exercise" and self._settings.voice_on:
            self._flow_now().prepare(info.id, info.language)

    def start_session(
        self,
        exercise_id: str,
        chosen: dict[str, object],
        before: dict[str, int] | None = None,
    ) -> None:
        """Starts an exercise with what was chosen and rated for this time."""
        self._flow_now().start(exercise_id, chosen, before)

    def make_ready(self, exercise_id: str, shorter: bool, before: dict[str, int]) -> None:
        """Shows an exercise before it starts, with Start under the keyboard."""
        self.show_exercise(exercise_id, shorter=shorter, before=before)
        from coping_app.ui.pages.exercise.page import ExercisePage

        page = self.window.page("exercise")
        if isinstance(page, ExercisePage):
            page.focus_start()

    def start_now(self) -> None:
        """Circle and voice at once, from wherever one is."""
        self._flow_now().start_now()

    def continue_session(self, session_id: str) -> None:
        """Goes on with an interrupted session."""
        self._flow_now().go_on(session_id)

    def finish_session(self, session_id: str) -> None:
        """Ends an interrupted session where it stood; what was done counts."""
        self._saves.tried(lambda: self._flow_now().finish(session_id))
        self.window.open_page("today")

    def ask_day_after(self, session_id: str) -> None:
        """Asks how it is on the day after private writing."""
        from coping_app.content.reference.scales import load_scales
        from coping_app.ui.app.day_after_flow import DayAfterFlow

        scale = load_scales(exercises_folder(), self.language)[DISTRESS]
        DayAfterFlow(self._themes, self._store, self.window, scale, session_id, self).start()

    def delete_everything(self, own_files: bool) -> None:
        """Closes the window; what is kept nowhere open can then be deleted."""
        self.own_files_go = own_files
        if not self.window.close():
            self.own_files_go = None

    def show_failure(self, error: BaseException | None = None) -> None:
        """A calm page after a fault, unless it is up already; everything confirmed is safe."""
        from coping_app.ui.app.failure import failure_page

        if self._failure is not None and self.window.covering is self._failure:
            return
        page = failure_page(self._themes, error)
        page.action_chosen.connect(self._after_failure)
        self._failure = page
        self.window.cover(page)
        page.focus_heading()

    def _flow_now(self) -> SessionFlow:
        """The part that runs sessions, imported when the first one starts."""
        if self._flow is None:
            from coping_app.audio.hibari_voice import HibariVoice
            from coping_app.features.today.now_reader import NowReader
            from coping_app.ui.app.session_flow import SessionFlow
            from coping_app.ui.player.session_maker import SessionMaker
            from coping_app.ui.widgets.announcer import announcer_of

            maker = SessionMaker(
                self._themes,
                self._store,
                self._shelf,
                self._folders.speech,
                self.settings,
                self._makers.own_chart,
                announcer_of(self.window).say,
                HibariVoice(),
            )
            reader = NowReader(
                self._store, self._find, lambda: self.today.care.today().left_out
            )
            self._flow = SessionFlow(
                maker, self._store, self.window, self._themes, reader.ways(), self
            )
            self._flow.setting_changed.connect(self.change_setting)
            self._flow.now_left.connect(self._after_now)
            self._ask_before_closing(self._flow)
        return self._flow

    def _find(self, exercise_id: str) -> ExerciseInfo | None:
        return self._catalog.get(exercise_id, self.language)

    def _after_now(self) -> None:
        """Whoever was helped before the first screen sees it now."""
        if self._is_first_run:
            self._first_run(None)

    def _ask_before_closing(self, flow: SessionFlow) -> None:
        from coping_app.ui.app.closing_question import ClosingQuestion

        question = ClosingQuestion(
            self._themes, self.window, flow.retry_saving, lambda: flow.unsaved.answers, self
        )
        self.window.ask_before_closing(question.may_close)

    def _not_kept(self, error: StoreError) -> None:
        from coping_app.wording.store_errors import not_kept

        self.window.say_trouble(not_kept(error))

    def _complete(self) -> None:
        """What the first page can do without: it is there sooner."""
        from PySide6.QtGui import QIcon

        from coping_app.store.viewing import sweep_old_views
        from coping_app.ui.app.daily_backup import DailyBackup
        from coping_app.ui.app.weekly_check import WeeklyCheck
        from coping_app.ui.widgets.enter_presses import EnterPresses
        from coping_app.ui.widgets.focus_ring import FocusRing

        EnterPresses(self._qt)
        FocusRing(self._qt, self._themes)
        check = WeeklyCheck(
            self._themes, self._store, self.window, self._is_in_session, self,
            can_go_back=self._has_backup,
        )
        check.backup_requested.connect(lambda: self._going_back().offer())
        check.start()
        self._backups = DailyBackup(self._store, self.window, self._is_in_session, self)
        self._backups.start()
        self.window.setWindowIcon(QIcon(str(assets_folder() / "pictures" / "coping.svg")))
        self.window.add_shortcuts()
        self._makers.first_page_stands.emit()
        sweep_old_views()
        QTimer.singleShot(AT_REST_MS, self.window, self._prepare_offer)
        if self._files().look():
            self.window.refresh_page()
        self._files().watch()

    def _files(self) -> ExerciseFiles:
        """What keeps exercises true to their files, made when it is first needed."""
        if self._exercise_files is None:
            from coping_app.ui.app.exercise_files import ExerciseFiles

            self._exercise_files = ExerciseFiles(
                self._catalog,
                self._shelf,
                self._sources(),
                (self._folders.own_exercises, self._folders.own_plans),
                self._is_in_session,
                QTimer(self),
                self,
            )
            self._exercise_files.changed.connect(self._follow_files)
            self.window.page_shown.connect(self._exercise_files.catch_up)
        return self._exercise_files

    def _follow_files(self) -> None:
        """What is up shows files as they are now; a page that tells of none stays as it is."""
        if self.window.page_key == "exercise":
            from coping_app.ui.app.following import follow_exercise

            follow_exercise(self.window.page("exercise"), self._catalog)
        elif self.window.page_key in ("library", "plan", "today"):
            self.window.refresh_page()

    def _is_in_session(self) -> bool:
        return self._flow is not None and self._flow.page is not None

    def _has_backup(self) -> bool:
        from coping_app.store.backups.backups import list_backups

        return bool(list_backups(self._folders.profile))

    def _going_back(self) -> GoingBack:
        from coping_app.ui.app.going_back import GoingBack

        going = GoingBack(
            self._themes,
            self._store,
            self._folders.profile,
            self.window,
            self.window.closing.emit,
            self._now,
            self,
        )
        going.start_again.connect(self._start_again)
        return going

    def _go_back(self, backup: Backup, page: BackupsPage) -> None:
        self._going_back().go_back(backup, page)

    def _start_again(self) -> None:
        self.starts_again = self.window.close()

    def _sources(self) -> tuple[tuple[str, Path], ...]:
        """Where exercises are looked for; a later one goes before an earlier."""
        return ("built-in", exercises_folder()), ("own", self._folders.own_exercises)

    def _dress(self) -> None:
        settings = self._settings
        self._themes.apply(
            name=settings.theme,  # type: ignore[arg-type]
            text_scale=settings.text_percent / 100,
            motion=settings.motion,  # type: ignore[arg-type]
            system_font=settings.system_font,
        )

    @property
    def _is_first_run(self) -> bool:
        return not self._settings.first_run_done and not self._store.view_only

    def _first_run(self, wish: str | None) -> None:
        if self._welcome is None:
            page = self._makers.first_run()
            page.finished.connect(lambda: self._first_run_done(page))
            page.breathe_requested.connect(lambda: self._breathe_first(page))
            page.help_requested.connect(lambda: self._help_first(page))
            self._welcome = page
            self._first_wish = wish or ""
        self.window.cover(self._welcome)
        self._welcome.focus_heading()

    def _first_run_done(self, page: QWidget) -> None:
        wish = self._first_wish
        self._welcomed(page)
        self._open_first_page(wish)

    def _breathe_first(self, page: QWidget) -> None:
        """Straight into a breath; Today comes after it."""
        self.start_now()
        self._welcomed(page)

    def _help_first(self, page: QWidget) -> None:
        self._welcomed(page)
        self.window.open_page("help")

    def _welcomed(self, page: QWidget) -> None:
        """The first screen is not shown again; nothing waits for that to be kept."""
        self._welcome = None
        self._first_wish = None
        if self.window.covering is page:
            self.window.show_shell()
        self.window.uncover(page)
        self.change_setting("first_run_done", True)

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
        self.show_exercise(exercise_id, language)

    def _say_not_here(self, exercise_id: str) -> None:
        from coping_app.ui.parts.exercise_not_here import not_here_page

        page = not_here_page(self._themes, exercise_id)

        def leave(key: str) -> None:
            self.window.open_page(key)
            self.window.uncover(page)

        page.action_chosen.connect(leave)
        self.window.cover(page)
        page.focus_heading()

    def _after_failure(self, action: str) -> None:
        if action == "quit":
            self.window.close()
            return
        page, self._failure = self._failure, None
        if self._flow is not None:
            self._flow.drop()
        self.window.open_page("today")
        if page is not None:
            self.window.uncover(page)

    def _put_away(self) -> None:
        if self._flow is not None:
            self._flow.close()
        if self._backups is not None:
            self._backups.stop()
        if self._exercise_files is not None:
            self._exercise_files.stop()
        self._catalog.close()
        self._store.close()


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
    app.window.first_painted.connect(lambda: _listen_for_later_starts(app, folders))
    app.window.first_painted.connect(WindowGarbage(app).begin)
    app.window.first_painted.connect(refuse_core_dumps)
    app.window.first_painted.connect(lambda: _close_when_asked(app))
    QTimer.singleShot(0, lambda: app.open(exercise))
    code = qt.exec()
    if app.own_files_go is not None:
        from coping_app.ui.app.farewell import say_farewell

        return say_farewell(themes, folders, app.own_files_go)
    if app.starts_again:
        from coping_app.system.starting_again import start_again

        start_again()
    return code


def _brought_to_front(folders: Folders, exercise: str | None) -> bool:
    from coping_app.ui.app.single_instance import ask_running  # nearly no start needs it

    return ask_running(folders.data, exercise or "")


def _close_when_asked(app: App) -> None:
    from coping_app.ui.app.asked_to_end import AskedToEnd

    AskedToEnd(app).asked.connect(app.window.close)


def _listen_for_later_starts(app: App, folders: Folders) -> None:
    from coping_app.ui.app.single_instance import FirstInstance

    first = FirstInstance(folders.data, app)
    first.asked_to_show.connect(app.come_to_front)
