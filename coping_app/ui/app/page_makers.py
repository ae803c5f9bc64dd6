"""Makes each page when it is first shown, and turns what pages ask for into a few signals."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.catalog.catalog import Catalog, ExerciseInfo
from coping_app.content.catalog.repository import ExerciseRepository
from coping_app.content.reference.places import exercises_folder
from coping_app.features.care.writing import DISTRESS
from coping_app.features.today.reader import TodayReader
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.main_window import MakePage
from coping_app.ui.pages.today.page import TodayPage
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore

if TYPE_CHECKING:
    from coping_app.content.format.model import Exercise
    from coping_app.content.reading.problems import Problem
    from coping_app.content.reference.help_lines import HelpLine
    from coping_app.content.reference.plans import PlanDocument
    from coping_app.content.reference.questionnaire_model import Questionnaire
    from coping_app.content.reference.safety_texts import SafetyTexts
    from coping_app.ui.pages.exercise.page import ExercisePage
    from coping_app.ui.pages.first_run.page import FirstRunPage
    from coping_app.ui.pages.help.page import HelpPerson

CHECK_IN = "weekly-check-in"


class PageMakers(QObject):
    """One method a page; ``table`` names them for the window.

    Pages other than Today are imported when they are made, so that the first window is quick.

    Signals:
        setting_changed: Key and value.
        setting_stays: Key of one that could not be kept: its field shows again what is kept.
        exercise_requested: Id of an exercise to look at.
        start_requested: Id, and what was chosen for this time.
        rated_start_requested: The same, and ratings by scale that were given there.
        ready_requested: Id of an exercise to look at with Start under the keyboard, True for half
            as long, and ratings by scale that were given already.
        first_page_stands: Now there is time for what the first paint did without.
        now_requested: Circle and voice at once.
        continue_requested, finish_requested: Id of an interrupted session.
        page_requested: Key of a page.
        back_requested: Key of a page to go back to; empty for the one that led here.
        day_after_requested: Id of a session: ask how it is on the day after it.
        undo_offered: Words, and what takes the change back.
        records_came: Records and settings were read back from a file.
        everything_goes: Delete it all; with what was added by hand, too, where True.
        restore_requested: A backup to go back to, and the page that asks.
    """

    setting_changed = Signal(str, object)
    setting_stays = Signal(str)
    exercise_requested = Signal(str)
    start_requested = Signal(str, object)
    now_requested = Signal()
    rated_start_requested = Signal(str, object, object)
    ready_requested = Signal(str, bool, object)
    first_page_stands = Signal()
    continue_requested = Signal(str)
    finish_requested = Signal(str)
    page_requested = Signal(str)
    back_requested = Signal(str)
    day_after_requested = Signal(str)
    undo_offered = Signal(str, object)
    records_came = Signal()
    everything_goes = Signal(bool)
    restore_requested = Signal(object, object)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        saves: SaveGuard,
        catalog: Catalog,
        shelf: ExerciseRepository,
        folders: Folders,
        settings: Callable[[], Settings],
        today: TodayReader,
        language: str,
        version: Callable[[], str],
        now: Callable[[], datetime],
        is_in_session: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._store = store
        self._saves = saves
        self._catalog = catalog
        self._shelf = shelf
        self._folders = folders
        self._settings = settings
        self._today = today
        self._language = language
        self._version = version
        self._now = now
        self._is_in_session = is_in_session
        self._first_page_stood = False
        self.first_page_stands.connect(self._first_page_stands_now)

    def table(self) -> Mapping[str, MakePage]:
        """The pages by key."""
        return {
            "today": self._today_page,
            "library": self._library,
            "progress": self._progress,
            "cards": self._cards,
            "settings": self._settings_page,
            "erase": self._erase,
            "help": self._help,
            "plan": self._plan,
            "exercise": self._exercise,
            "questions": self._questions,
            "selftest": self._selftest,
            "report": self._report,
            "trial": self._trial,
            "backups": self._backups,
        }

    def _first_page_stands_now(self) -> None:
        self._first_page_stood = True

    def _today_page(self) -> QWidget:
        page = TodayPage(self._themes, self._today.read, self._catalog.scale_words)
        if self._first_page_stood:
            page.offer_ratings()
        else:
            self.first_page_stands.connect(page.offer_ratings)
        page.start_requested.connect(self._start_from_today)
        page.ready_requested.connect(self._make_ready)
        page.continue_requested.connect(self.continue_requested)
        page.finish_requested.connect(self.finish_requested)
        page.plan_requested.connect(lambda: self.page_requested.emit("plan"))
        page.library_requested.connect(self._ask_library)
        page.day_after_requested.connect(self.day_after_requested)
        page.day_after_skipped.connect(self._skip_day_after)
        page.now_requested.connect(self.now_requested)
        page.help_requested.connect(self._ask_help)
        page.trial_requested.connect(lambda: self.page_requested.emit("trial"))
        page.trial_put_off.connect(self._put_trial_off)
        return page

    def _put_trial_off(self, key: str) -> None:
        """Not today. Nothing is counted for it."""
        from coping_app.features.trial.service import TrialService

        keeper = TrialService(self._store)
        self._saves.tried(lambda: keeper.put_off(key, self._store.today()))
        self.page_requested.emit("today")

    def _skip_day_after(self, session_id: str) -> None:
        """Not today."""
        self._saves.tried(lambda: self._store.sessions.tell_day_after(session_id, DISTRESS, None))
        self.page_requested.emit("today")

    def _start_from_today(self, exercise_id: str, shorter: bool, before: dict[str, int]) -> None:
        """Starts at once, but for an exercise of which there is something to say first."""
        info = self._find(exercise_id)
        if info is not None and (
            info.prepared or self._today.care.of_exercise(info).comes_first
        ):
            self.ready_requested.emit(exercise_id, shorter, before)
            return
        self.rated_start_requested.emit(exercise_id, {"shorter": shorter}, before)

    def _make_ready(self, exercise_id: str, shorter: bool) -> None:
        """By way of the exercise's own page, where it can be rated before Start."""
        self.ready_requested.emit(exercise_id, shorter, {})

    def _library(self) -> QWidget:
        from coping_app.ui.pages.library.page import LibraryPage

        page = LibraryPage(
            self._themes,
            self._catalog,
            self._language,
            self._today.assigned,
            self._own_problems,
            self._folders.own_exercises,
        )
        page.exercise_requested.connect(self.exercise_requested)
        return page

    def _exercise(self) -> QWidget:
        from coping_app.features.exercise.sound_words import exercise_defaults
        from coping_app.ui.pages.exercise.page import ExercisePage

        page = ExercisePage(
            self._themes,
            lambda exercise_id: self._load_for(page, exercise_id),
            lambda: exercise_defaults(self._settings(), page.info),
            self._language,
            self._today.care.of_exercise,
            self._today.go_on_with,
            self._catalog.scale_words,
        )
        page.start_requested.connect(lambda *asked: self._start_from(page, *asked))
        page.continue_requested.connect(self.continue_requested)
        page.finish_requested.connect(self.finish_requested)
        page.keep_answered.connect(self._keep_suggested)
        page.back_requested.connect(lambda: self.back_requested.emit(""))
        return page

    def _start_from(
        self,
        page: ExercisePage,
        exercise_id: str,
        chosen: Mapping[str, object],
        before: Mapping[str, int],
    ) -> None:
        """The exercise starts in the language in which its page told about it."""
        language = page.info.language if page.info is not None else ""
        self.rated_start_requested.emit(exercise_id, {**chosen, "language": language}, before)

    def _load_for(self, page: ExercisePage, exercise_id: str) -> Exercise:
        """An exercise in the language of the page; of a file that broke, what is wrong with it."""
        from coping_app.content.catalog.repository import ExerciseNotFound
        from coping_app.content.checks.loading import load_exercise

        info = page.info
        try:
            return self._shelf.load(exercise_id, info.language if info is not None else "")
        except ExerciseNotFound:
            if info is not None and info.id == exercise_id and info.path.exists():
                load_exercise(info.path)
            raise

    def _own_problems(self) -> tuple[Problem, ...]:
        """Of files of the person's own: what keeps them from being used."""
        own = self._folders.own_exercises
        return tuple(
            each for each in self._catalog.problems() if own in Path(each.file).parents
        )

    def _keep_suggested(self, exercise_id: str, keep: bool) -> None:
        """Keeps whether an exercise may be suggested; the page reads anew whether it is."""
        self._saves.tried(lambda: self._today.care.tell_keep(exercise_id, keep))

    def _progress(self) -> QWidget:
        from coping_app.content.reference.scales import load_scales
        from coping_app.ui.pages.progress.day_mark_editor import DayMarkEditor
        from coping_app.ui.pages.progress.page import ProgressPage
        from coping_app.ui.pages.progress.secondary_panels import SecondaryPanels

        keeper = DayMarkEditor(self._store.day_marks, self._store.today, self._saves)
        further = SecondaryPanels(
            self._themes, self._store, keeper, self._language, self._questionnaires
        )
        page = ProgressPage(
            self._themes,
            self._store,
            lambda: load_scales(exercises_folder(), self._language),
            further.panels(),
        )
        keeper.setParent(page)
        keeper.changed.connect(page.refresh)
        keeper.undo_offered.connect(self.undo_offered)
        page.library_requested.connect(self._ask_library)
        page.questions_requested.connect(self._ask_questions)
        page.report_requested.connect(lambda: self.page_requested.emit("report"))
        page.trial_requested.connect(lambda: self.page_requested.emit("trial"))
        page.check_in_requested.connect(lambda: self.exercise_requested.emit(CHECK_IN))
        return page

    def _questions(self) -> QWidget:
        from coping_app.ui.pages.questions.page import QuestionsPage

        page = QuestionsPage(self._themes, self._store, self._questionnaires)
        page.help_requested.connect(self._ask_help)
        return page

    def _questionnaires(self) -> Sequence[Questionnaire]:
        """The shipped ones and a clinic's own, in the person's language."""
        from coping_app.content.reference.questionnaires import load_questionnaires

        folders = (exercises_folder() / "questionnaires", self._folders.own_questionnaires)
        return tuple(load_questionnaires(folders, self._language)[0].values())

    def _cards(self) -> QWidget:
        from coping_app.ui.pages.cards.page import CardsPage

        page = CardsPage(self._themes, self._store, self._saves, self._is_known)
        page.start_requested.connect(self._make_ready)
        page.library_requested.connect(self._ask_library)
        page.print_requested.connect(self._print)
        page.undo_offered.connect(self.undo_offered)
        return page

    def _plan(self) -> QWidget:
        from coping_app.ui.pages.plan.page import PlanPage

        page = PlanPage(
            self._themes,
            self._store,
            self._saves,
            self._find,
            lambda: self._plans()[0],
            lambda: self._today.care.today().resting,
            lambda: self._plans()[1],
            self._folders.own_plans,
        )
        page.start_requested.connect(self._make_ready)
        page.undo_offered.connect(self.undo_offered)
        page.questions_requested.connect(self._ask_questions)
        return page

    def _plans(self) -> tuple[Sequence[PlanDocument], tuple[Problem, ...]]:
        """The plans that are offered at home, and what keeps the person's own from being so."""
        from coping_app.content.catalog.own_plans import plans_at_hand

        return plans_at_hand(
            exercises_folder() / "plans",
            self._folders.own_plans,
            self._language,
            "home",
            self._is_known,
        )

    def _settings_page(self) -> QWidget:
        from coping_app.ui.pages.settings.page import SettingsPage
        from coping_app.ui.platform.open_folder import open_folder

        page = SettingsPage(
            self._themes,
            self._settings,
            str(self._folders.data),
            self._version(),
            self._language,
            self._countries,
            str(self._folders.own_exercises),
            lambda: open_folder(self._folders.own_exercises),
        )
        page.setting_changed.connect(self.setting_changed)
        self.setting_stays.connect(page.show_kept)
        page.check_requested.connect(lambda: self.page_requested.emit("selftest"))
        page.erase_requested.connect(lambda: self.page_requested.emit("erase"))
        page.backups_requested.connect(lambda: self.page_requested.emit("backups"))
        return page

    def _erase(self) -> QWidget:
        from coping_app.ui.pages.erase.page import ErasePage

        page = ErasePage(self._themes, self._store, self._is_in_session)
        page.back_requested.connect(lambda: self.back_requested.emit("settings"))
        page.everything_requested.connect(self.everything_goes)
        return page

    def _selftest(self) -> QWidget:
        from coping_app.selftest.facts import Facts, SoundFacts
        from coping_app.selftest.languages import count_by_language
        from coping_app.ui.pages.selftest.page import SelfTestPage
        from coping_app.ui.platform.selftest_facts import SoundMeasure, screen_facts

        def facts(sound: SoundFacts) -> Facts:
            counts = count_by_language(self._catalog)
            return Facts(self._folders.data, self._language, counts, sound, screen_facts())

        page = SelfTestPage(self._themes, SoundMeasure, facts)
        page.back_requested.connect(lambda: self.back_requested.emit("settings"))
        return page

    def _backups(self) -> QWidget:
        from coping_app.store.backups.backups import Backup, list_backups
        from coping_app.ui.pages.backups.page import BackupsPage

        def newer(backup: Backup) -> int:
            return len(self._store.sessions.all()) - backup.counts.get("sessions", 0)

        page = BackupsPage(
            self._themes,
            lambda: list_backups(self._folders.profile),
            self._store.today,
            newer,
            self.tr("Settings"),
        )
        page.back_requested.connect(lambda: self.back_requested.emit("settings"))
        page.restore_requested.connect(lambda backup: self.restore_requested.emit(backup, page))
        return page

    def _report(self) -> QWidget:
        from coping_app.content.reference.places import assets_folder
        from coping_app.export.records.load_titles import load_titles
        from coping_app.features.report.service import ReportService
        from coping_app.ui.pages.report.page import ReportPage
        from coping_app.ui.paper.look import report_look
        from coping_app.ui.paper.printer import print_report
        from coping_app.ui.platform.file_dialogs import ask_open, ask_save
        from coping_app.wording.wording import own_wording

        desk = ReportService(
            self._store,
            lambda: load_titles(
                exercises_folder(), self._language, self._folders.own_questionnaires
            ),
            report_look(assets_folder() / "fonts", own_wording()),
        )
        page = ReportPage(
            self._themes, desk, self._store.today, ask_save, ask_open, print_report
        )
        page.back_requested.connect(lambda: self.back_requested.emit("progress"))
        page.library_requested.connect(self._ask_library)
        page.records_changed.connect(self.records_came)
        return page

    def _trial(self) -> QWidget:
        from coping_app.ui.pages.trial.page import TrialPage

        page = TrialPage(
            self._themes,
            self._store,
            lambda: self._catalog.find(language=self._language),
            self._today.assigned,
            lambda: self._today.care.today().left_out,
        )
        page.start_requested.connect(self._make_ready)
        page.undo_offered.connect(self.undo_offered)
        page.back_requested.connect(lambda: self.back_requested.emit("progress"))
        return page

    def _help(self) -> QWidget:
        from coping_app.content.reference.help_lines import FILE
        from coping_app.features.help.shortcuts import shortcuts
        from coping_app.ui.pages.help.page import HelpPage

        page = HelpPage(
            self._themes,
            self._safety_texts,
            self._help_person,
            shortcuts(),
            lines=self._help_lines,
            lines_file=str(self._folders.own_safety / FILE),
        )
        page.ground_requested.connect(lambda _id: self.now_requested.emit())
        page.setting_changed.connect(self.setting_changed)
        page.print_requested.connect(self._print_help)
        return page

    def first_run(self) -> FirstRunPage:
        """The page of the very first start."""
        from coping_app.ui.pages.first_run.page import FirstRunPage

        page = FirstRunPage(
            self._themes, self._settings, self._emergency_numbers, self._country
        )
        page.setting_changed.connect(self.setting_changed)
        self.setting_stays.connect(page.show_kept)
        return page

    def own_chart(self, name: str) -> QWidget | None:
        """One of the person's own charts for a ``show`` step; None where there is no data yet."""
        from coping_app.content.reference.scales import load_scales
        from coping_app.ui.pages.progress.own_charts import own_chart

        scales = load_scales(exercises_folder(), self._language)
        return own_chart(name, self._themes, self._store, scales)

    def _find(self, exercise_id: str) -> ExerciseInfo | None:
        return self._catalog.get(exercise_id, self._language)

    def _is_known(self, exercise_id: str) -> bool:
        return self._find(exercise_id) is not None

    def _safety_texts(self) -> SafetyTexts | None:
        from coping_app.content.reading.problems import ContentError
        from coping_app.content.reference.safety_texts import load_safety_texts

        try:
            return load_safety_texts(exercises_folder() / "safety", self._language)
        except ContentError:
            return None

    def _countries(self) -> tuple[tuple[str, str], ...]:
        texts = self._safety_texts()
        return texts.help.countries() if texts else ()

    def _help_lines(self, country: str) -> tuple[HelpLine, ...]:
        from coping_app.content.reference.help_lines import lines_for, load_help_lines

        shipped = exercises_folder() / "safety"
        lines, _ = load_help_lines(shipped, self._folders.own_safety, self._store.today())
        return lines_for(lines, country)

    def _emergency_numbers(self) -> tuple[tuple[str, str], ...]:
        """Code of each country, and its name with its number."""
        texts = self._safety_texts()
        if texts is None:
            return ()
        found = (texts.help.number_for(code) for code, _ in texts.help.countries())
        return tuple((each.country, f"{each.name}: {each.number}") for each in found if each)

    def _country(self) -> str:
        """The country of the emergency number: chosen, or as the system tells it."""
        from coping_app.content.reference.regions import country_of
        from coping_app.ui.platform.locale import system_region

        return country_of(self._settings().country, os.environ, system_region())

    def _help_person(self) -> HelpPerson:
        from coping_app.ui.pages.help.page import HelpPerson

        settings = self._settings()
        return HelpPerson(
            self._country(),
            settings.contact_name,
            settings.contact_phone,
            settings.clinic_contact,
            guessed=not settings.country,
        )

    def _ask_library(self) -> None:
        self.page_requested.emit("library")

    def _ask_progress(self) -> None:
        self.page_requested.emit("progress")

    def _ask_questions(self) -> None:
        self.page_requested.emit("questions")

    def _ask_help(self) -> None:
        self.page_requested.emit("help")

    def _ask_settings(self) -> None:
        self.page_requested.emit("settings")

    def _print_help(self, text: str) -> None:
        self._print(self.tr("Help, right now"), text)

    def _print(self, title: str, text: str) -> None:
        from coping_app.ui.paper.print_text import print_text

        page = self.sender()
        if isinstance(page, QWidget):
            print_text(page, title, text)
