"""Every page in its fullest and its emptiest state, for the rules that hold on all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.reference.places import assets_folder
from coping_app.content.reference.plans import PlanDocument
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.content.reference.safety_texts import SafetyTexts, load_safety_texts
from coping_app.content.reference.scales import load_scales
from coping_app.features.care.exercise_care import ExerciseCare
from coping_app.features.care.today_care import DayAfter
from coping_app.features.exercise.defaults import ExerciseDefaults
from coping_app.features.plan.kept_plan import keep
from coping_app.features.report.service import ReportService
from coping_app.features.today.view import Followed, GoOn, Offer, TodayView, TrialToday
from coping_app.features.trial.service import TrialService
from coping_app.insight.followed import Followed as Fact
from coping_app.insight.trial import make_trial, suggested
from coping_app.selftest.checks import Check
from coping_app.selftest.facts import Facts, Found, ScreenFacts, SoundFacts
from coping_app.session.safety import StopAction
from coping_app.store.backups.backups import Backup
from coping_app.store.backups.thinning import Kind
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.ui.app.pages import PAGES as TABLE
from coping_app.ui.app.pages import PageRow
from coping_app.ui.pages.backups.page import BackupsPage
from coping_app.ui.pages.cards.page import CardsPage
from coping_app.ui.pages.erase.page import ErasePage
from coping_app.ui.pages.exercise.page import ExercisePage
from coping_app.ui.pages.first_run.page import FirstRunPage
from coping_app.ui.pages.help.page import HelpPage, HelpPerson
from coping_app.ui.pages.library.page import LibraryPage
from coping_app.ui.pages.plan.page import PlanPage
from coping_app.ui.pages.progress.page import ProgressPage
from coping_app.ui.pages.questions.page import QuestionsPage
from coping_app.ui.pages.report.page import ReportPage
from coping_app.ui.pages.selftest.page import SelfTestPage
from coping_app.ui.pages.settings.page import SettingsPage
from coping_app.ui.pages.today.page import TodayPage
from coping_app.ui.pages.trial.page import TrialPage
from coping_app.ui.paper.look import report_look
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.wording.message import Message
from coping_app.wording.wording import Wording
from tests.gui.page_fakes import (
    Days,
    FakeCatalog,
    StillMeasure,
    exercise,
    memory_store,
    practise,
)
from tests.gui.page_services import led, services
from tests.gui.panel_zoo import PANELS
from tests.parsing import parse_plan
from tests.unit.export.support import NOW as FIXED_NOW
from tests.unit.export.support import WORDINGS, fixed_portable

EXERCISES = Path(__file__).parents[2] / "exercises"
INFOS = [
    exercise(),
    exercise("grounding-321", "Three things you can see", length_s=100.0),
    exercise("pmr-4", "Tense and let go", cautions=("Stop if a muscle cramps.", "Ask first.")),
    exercise("reach-out", "Reach out to somebody who is good for you", family="social"),
]
CATALOG = FakeCatalog(INFOS)
PLAN = b"""format: 1
plan: calm-weeks
version: 1
title: Calm weeks
summary: Two quiet weeks.
weeks:
  - note: Go gently.
    exercises:
      - {id: slow, often: 3 a week, note: In the morning.}
      - {id: pmr-4, often: daily, lighter: grounding-321}
      - {id: not-here, often: once}
  - exercises:
      - {id: reach-out, often: as needed}
"""


def a_plan() -> PlanDocument:
    return parse_plan(PLAN, "plan.yaml")


def safety_texts(language: str = "en") -> SafetyTexts:
    return load_safety_texts(EXERCISES / "safety", language)


def shipped(exercise_id: str) -> Exercise:
    return load_exercise(next(EXERCISES.rglob(f"{exercise_id}.yaml")))


def png(width: int = 60, height: int = 40) -> bytes:
    """A small picture."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())


def full_store() -> Store:
    """A store with cards, drawings, a plan and a calendar, some of each removed."""
    store = memory_store()
    store.plans.use(keep(a_plan()), store.today())
    session = practise(store)
    fields = [{"ask": "What helps?", "name": "helps", "answer": ["Warmth", "Slow breaths"]}]
    store.cards.save("My flare plan", "slow", fields)
    store.cards.remove(store.cards.save("Worries", "slow", fields))
    store.drawings.save(session, [0], png())
    store.drawings.remove(store.drawings.save(session, [1], png()))
    store.calendar.mark_done(store.calendar.add("Walk to the corner", "3 a week", store.today()))
    store.calendar.add("Call Sam on Sunday", "once", store.today())
    store.calendar.remove(store.calendar.add("Old thing", "once", store.today()))
    return store


def lived_store(days: int = 80) -> Store:
    """A store of someone who practised on most days, was asked each week, and named two days."""
    clock = Days()
    clock.back(days)
    store = memory_store(clock)
    for number in range(days):
        title = ("Slow breathing", "Let go, part by part", "Music of your own")[number % 3]
        if number % 5:
            before = 4 + number % 4
            after = max(0, before - number % 3)
            ratings = {"pain": (before, after)} if number % 2 else {"mood": (after, before)}
            practise(store, title.lower().replace(" ", "-").replace(",", ""), title, ratings)
        if number % 7 == 6:
            week = store.sessions.begin("weekly-check-in", 1, "My week", "en", {})
            for scale in ("week_function", "week_social", "week_satisfaction", "week_pain"):
                rating = {"moment": "between", "scale": scale, "value": number % 9}
                store.sessions.add_event(week, "rating-given", rating)
            store.sessions.add_event(week, "session-finished", {"practised_s": 60.0})
        clock.forward(1)
    store.day_marks.add(store.today(), "New medicine")
    store.calendar.mark_done(store.calendar.add("Walk to the corner", "3 a week", store.today()))
    return store


def today_full(themes: ThemeStore) -> ScrollPage:
    fact = Fact(INFOS[0].id, "pain", 9, -2.0, -2.8, -1.2, 1.4, True)
    followed = Followed(INFOS[0], fact)
    view = TodayView(
        "morning", GoOn("s1", "Body scan", 4), Offer(INFOS[2], "therapist", "At noon."),
        followed, None,
    )  # fmt: skip
    return TodayPage(themes, lambda: view)


def today_empty(themes: ThemeStore) -> ScrollPage:
    return TodayPage(themes, lambda: TodayView("night", None, None, None, None))


def today_after_writing(themes: ThemeStore) -> ScrollPage:
    said = DayAfter("s1", "A letter to the pain", "stop")
    offer = Offer(INFOS[0], "plan")
    view = TodayView("morning", None, offer, None, None, day_after=said)
    return TodayPage(themes, lambda: view)


def library(themes: ThemeStore) -> ScrollPage:
    page = LibraryPage(themes, CATALOG, "en", lambda: ())
    page.refresh()
    return page


def library_nothing(themes: ThemeStore) -> ScrollPage:
    page = LibraryPage(themes, CATALOG, "en", lambda: ())
    page.search_for("nothing like that")
    return page


def before_exercise(themes: ThemeStore) -> ScrollPage:
    defaults = ExerciseDefaults(1.0, {"neck": "release"}, "Sound is on.")
    page = ExercisePage(themes, shipped, lambda: defaults)
    page.show_exercise(INFOS[2])
    return page


def exercise_with_care(themes: ThemeStore) -> ScrollPage:
    care = ExerciseCare(StopAction.SEE_CLINICIAN, ask_to_keep=True, writing_rests=True)
    page = ExercisePage(themes, shipped, ExerciseDefaults, care=lambda _: care)
    page.show_exercise(INFOS[2])
    return page


def plan_in_use(themes: ThemeStore) -> ScrollPage:
    return PlanPage(themes, full_store(), SaveGuard(), CATALOG.get, lambda: [a_plan()])


def plan_choice(themes: ThemeStore) -> ScrollPage:
    return PlanPage(themes, memory_store(), SaveGuard(), CATALOG.get, lambda: [a_plan()])


def cards_full(themes: ThemeStore) -> ScrollPage:
    return CardsPage(themes, full_store(), SaveGuard(), lambda _: True)


def cards_one(themes: ThemeStore) -> ScrollPage:
    store = full_store()
    page = CardsPage(themes, store, SaveGuard(), lambda _: True)
    page.open_card(store.cards.all()[0].id)
    return page


def cards_empty(themes: ThemeStore) -> ScrollPage:
    return CardsPage(themes, memory_store(), SaveGuard(), lambda _: True)


def settings(themes: ThemeStore) -> ScrollPage:
    return SettingsPage(themes, Settings, "/home/someone/.local/share/coping-app", "0.1.0")


def erase(themes: ThemeStore, is_busy: bool = False) -> ScrollPage:
    return ErasePage(themes, full_store(), lambda: is_busy)


def erase_asked(themes: ThemeStore) -> ScrollPage:
    page = erase(themes)
    page.refresh()
    for button in page.findChildren(QAbstractButton):
        if button.accessibleIdentifier() == "erase.everything":
            button.click()
    return page


def help_full(themes: ThemeStore) -> ScrollPage:
    person = HelpPerson("GB", "Ana", "+44 20 7946 0000", "Pain clinic")
    return HelpPage(themes, safety_texts, lambda: person, [("Ctrl+1", "Go to Today.")])


def help_bare(themes: ThemeStore) -> ScrollPage:
    return HelpPage(themes, lambda: None, HelpPerson)


def questions(themes: ThemeStore, open_form: str = "") -> ScrollPage:
    folder = EXERCISES / "questionnaires"
    forms = load_questionnaires([folder])[0]
    page = QuestionsPage(themes, memory_store(), lambda: tuple(forms.values()))
    page.refresh()
    if open_form:
        page._open(forms[open_form])
    return page


def questions_result(themes: ThemeStore) -> ScrollPage:
    page = questions(themes, "phq-2")
    assert isinstance(page, QuestionsPage)
    for _ in range(2):
        page._answered(3.0)
    return page


def first_run(themes: ThemeStore) -> ScrollPage:
    numbers = (("IE", "Ireland: 112"), ("GB", "United Kingdom: 999"))
    return FirstRunPage(themes, Settings, lambda: numbers, str)


def a_backup(number: int, day: date, kind: Kind = "day") -> Backup:
    moment = Moment(1_772_445_600_000, 0, day.isoformat())
    counts = {"sessions": 400 + number, "ratings": 800, "cards": 18, "plans": 1}
    return Backup(Path("backups") / str(number), number, kind, 2, moment, counts, 9000)


def backups(themes: ThemeStore, damaged: bool = False, count: int = 8) -> ScrollPage:
    found = [a_backup(9, date(2026, 3, 2)), a_backup(8, date(2026, 3, 1), "before")]
    found += [a_backup(n, date(2026, 2, 3 * n), "upgrade" if n == 3 else "day") for n in
              range(7, 0, -1)]  # fmt: skip
    page = BackupsPage(
        themes, lambda: found[:count], lambda: date(2026, 3, 2),
        None if damaged else lambda backup: 9 - backup.number, "Settings",
    )  # fmt: skip
    page.refresh()
    return page


def message(themes: ThemeStore) -> ScrollPage:
    page = MessagePage(themes)
    actions = (("retry", "Try again"), ("quit", "Close the app"))
    page.show_message(Message("The folder is gone.", "All is safe.", "Try again.", actions, "E"))
    return page


def selftest(themes: ThemeStore) -> ScrollPage:
    checks = (
        Check("sound-device", "Sound device", lambda _: Found(True, "{d}", {"d": "Card"}), ""),
        Check("cue-error", "Cues on time", lambda _: Found(False, "the sound stood still"),
              "Close other programs, or try other headphones."),
    )  # fmt: skip
    facts = Facts(Path("/"), "en", {}, SoundFacts("", (), 2.0), ScreenFacts("", 0, 0, 1.0))
    page = SelfTestPage(themes, StillMeasure, lambda _: facts, checks)
    page.start()
    page._measured(facts.sound)
    return page


def today_trial(themes: ThemeStore) -> ScrollPage:
    trial = TrialToday("trial.1", INFOS[3], 5, 28)
    view = TodayView("morning", None, Offer(INFOS[0], "plan"), None, None, trial=trial)
    return TodayPage(themes, lambda: view)


def report(themes: ThemeStore, full: bool = True) -> ScrollPage:
    store = Store.in_memory(lambda: FIXED_NOW)
    if full:
        store.take_in(fixed_portable())
    desk = ReportService(store, lambda: WORDINGS, report_look(assets_folder() / "fonts", Wording()))
    page = ReportPage(
        themes, desk, store.today, lambda *_: None, lambda *_: None, lambda *_: True
    )
    page.refresh()
    return page


def report_in_words(themes: ThemeStore) -> ScrollPage:
    page = report(themes)
    for chip in page.findChildren(QAbstractButton):
        if chip.accessibleIdentifier() in ("chip-words", "chip-dates"):
            chip.setChecked(True)
    return page


def trial(themes: ThemeStore, begun: bool = True) -> ScrollPage:
    store = memory_store()
    keeper = TrialService(store)
    first = store.today() - timedelta(days=60)
    if begun:
        for start, seen in ((first, True), (first + timedelta(days=28), False)):
            drawn = make_trial("slow", "reach-out", start, 4, seed=1)
            key = keeper.begin(drawn, INFOS[0].title, INFOS[3].title).key
            if seen:
                keeper.tell_seen(key)
        now = make_trial("slow", "reach-out", store.today(), 4, seed=1)
        keeper.begin(now, INFOS[0].title, INFOS[3].title)
    page = TrialPage(themes, store, lambda: INFOS, tuple, tuple)
    page.refresh()
    return page


def progress(themes: ThemeStore, full: bool = True) -> ScrollPage:
    """Three months of someone who practised and was asked about the week, or nothing at all."""
    return ProgressPage(
        themes, lived_store() if full else memory_store(), lambda: load_scales(EXERCISES, "en")
    )


def progress_early(themes: ThemeStore) -> ScrollPage:
    store = memory_store()
    practise(store, ratings={"pain": (6, 4)})
    return ProgressPage(themes, store, lambda: load_scales(EXERCISES, "en"))


def trial_result(themes: ThemeStore) -> ScrollPage:
    now = Days()
    store = memory_store(now)
    drawn = make_trial("slow", "reach-out", store.today(), 2, seed=1)
    key = TrialService(store).begin(drawn, INFOS[0].title, INFOS[3].title).key
    for _ in drawn.order:
        name = str(suggested(drawn, store.today()))
        practise(store, name, name, {"pain": (6, 3 if name == "slow" else 6)})
        now.forward(1)
    TrialService(store).tell_seen(key)
    page = TrialPage(themes, store, lambda: INFOS, tuple, tuple)
    page.refresh()
    for button in page.findChildren(QAbstractButton):
        if button.accessibleIdentifier() == f"trial.days.{key}":
            button.click()
    return page


STATES: Mapping[str, Callable[[ThemeStore], ScrollPage]] = {
    "today": today_full,
    "today-empty": today_empty,
    "today-writing": today_after_writing,
    "today-trial": today_trial,
    "library": library,
    "library-nothing": library_nothing,
    "exercise": before_exercise,
    "exercise-care": exercise_with_care,
    "plan": plan_in_use,
    "plan-choice": plan_choice,
    "cards": cards_full,
    "card": cards_one,
    "cards-empty": cards_empty,
    "settings": settings,
    "erase": erase,
    "erase-asked": erase_asked,
    "selftest": selftest,
    "backups": backups,
    "backups-damaged": lambda themes: backups(themes, damaged=True),
    "backups-empty": lambda themes: backups(themes, count=0),
    "progress": progress,
    "progress-early": progress_early,
    "progress-empty": lambda themes: progress(themes, full=False),
    "report": report,
    "report-words": report_in_words,
    "report-empty": lambda themes: report(themes, full=False),
    "trial": trial,
    "trial-result": trial_result,
    "trial-start": lambda themes: trial(themes, begun=False),
    "help": help_full,
    "help-bare": help_bare,
    "questions": questions,
    "questions-item": lambda themes: questions(themes, "gad-7"),
    "questions-range": lambda themes: questions(themes, "weekly-three"),
    "questions-result": questions_result,
    "first-run": first_run,
    "message": message,
    **PANELS,
}


def from_table(table: Sequence[PageRow]) -> dict[str, Callable[[ThemeStore], ScrollPage]]:
    """Pages of the table that have no states of their own here, over records that are empty."""
    return {row.key: partial(_made, row) for row in table if row.key not in STATES}


def _made(row: PageRow, themes: ThemeStore) -> ScrollPage:
    page = row.load()(services(themes), led())
    assert isinstance(page, ScrollPage)
    page.refresh()  # type: ignore[attr-defined]
    return page


PAGES: Mapping[str, Callable[[ThemeStore], ScrollPage]] = {**STATES, **from_table(TABLE)}
