"""Stop rules on the pages: said kindly, asked once, and never in the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.content.checks.loading import parse_exercise
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.features.care.exercise_care import ExerciseCare
from coping_app.features.care.today_care import DayAfter, DayAfterKind
from coping_app.features.exercise.defaults import ExerciseDefaults
from coping_app.features.today.view import Offer, TodayView
from coping_app.session.safety import StopAction
from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek
from coping_app.store.store import Store
from coping_app.ui.app.day_after_flow import DayAfterFlow
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.pages import PageRow
from coping_app.ui.pages.exercise.page import ExercisePage
from coping_app.ui.pages.plan.page import PlanPage
from coping_app.ui.pages.today.page import TodayPage
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.player.closing_data import ClosingReader
from coping_app.ui.player.closing_view import Closing, ClosingView
from coping_app.ui.player.day_after_view import DayAfterView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.scroll_page import ScrollPage
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    NOON,
    Days,
    FakeCatalog,
    by_id,
    exercise,
    has,
    memory_store,
    practise,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.player_fakes import FullDisk, make_exercise

WHOLE = parse_exercise(
    b"format: 1\nid: slow\nversion: 1\ntitle: T\nsummary: S.\nfamily: relaxation\nlanguage: en\n"
    b"length: 1 min\nsteps:\n  - wait: 60 s\n",
    "slow.yaml",
)


def recorded(signal: Any) -> Recorder:
    recorder = Recorder()
    signal.connect(recorder)
    return recorder


def exercise_page(qtbot: QtBot, themes: ThemeStore, *cares: ExerciseCare) -> ExercisePage:
    """A page that is told these one after the other; the last one stays."""
    waiting = list(cares)
    page = ExercisePage(
        themes, lambda _: WHOLE, ExerciseDefaults,
        care=lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0],
    )  # fmt: skip
    page.show_exercise(exercise())
    shown(qtbot, page)
    return page


def today_page(qtbot: QtBot, themes: ThemeStore, kind: DayAfterKind) -> TodayPage:
    said = DayAfter("s1", "A letter", kind)
    view = TodayView(
        "morning", None, Offer(exercise(), "plan"), None, None, day_after=said
    )
    page = TodayPage(themes, lambda: view)
    shown(qtbot, page)
    return page


def test_after_a_rise_of_pain_half_as_long_is_chosen_with_one_sentence_why(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare(StopAction.HALVE_NEXT))
    started = recorded(page.start_requested)

    assert "Pain was higher after this last time, so half is chosen now." in words_on(page)
    press(page, "exercise.start")
    assert started.calls[0][1]["shorter"] is True


def test_half_as_long_can_be_taken_back(qtbot: QtBot, themes: ThemeStore) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare(StopAction.HALVE_NEXT))
    started = recorded(page.start_requested)

    by_id(page, "exercise.half").click()
    page.refresh()
    press(page, "exercise.start")

    assert started.calls[0][1]["shorter"] is False


def test_twice_running_a_clinician_is_suggested_first_and_the_start_stays_open(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare(StopAction.SEE_CLINICIAN))

    words = words_on(page)
    assert "You might ask your doctor or therapist before you go on." in words
    assert words.index("You might ask") < words.index("About")
    assert by_id(page, "exercise.start").isEnabled()


@pytest.mark.parametrize(
    ("button", "keep"), [("exercise.keep", True), ("exercise.leave-out", False)]
)
def test_more_upset_twice_is_one_question_with_two_equal_answers(
    qtbot: QtBot, themes: ThemeStore, button: str, keep: bool
) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare(ask_to_keep=True), ExerciseCare())
    answered = recorded(page.keep_answered)
    both = [by_id(page, name) for name in ("exercise.keep", "exercise.leave-out")]

    assert "This one left you more upset twice. Keep suggesting it?" in words_on(page)
    assert both[0].property("kind") == both[1].property("kind")
    assert both[0].height() == both[1].height()
    press(page, button)

    assert answered.calls == [("slow", keep)]
    assert not has(page, "exercise.keep")


def test_what_was_left_out_can_be_suggested_again(qtbot: QtBot, themes: ThemeStore) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare(left_out=True), ExerciseCare())
    answered = recorded(page.keep_answered)

    press(page, "exercise.keep")

    assert answered.calls == [("slow", True)]


def test_without_care_there_is_no_card(qtbot: QtBot, themes: ThemeStore) -> None:
    page = exercise_page(qtbot, themes, ExerciseCare())

    assert not page._care_card.isVisibleTo(page)


def test_the_day_after_writing_is_asked_with_skip_as_large(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = today_page(qtbot, themes, "ask")
    asked, skipped = recorded(page.day_after_requested), recorded(page.day_after_skipped)
    both = [by_id(page, f"today.writing-{name}") for name in ("answer", "skip")]

    assert "You wrote yesterday.\nHow is it today?" in words_on(page)
    assert both[0].property("kind") == both[1].property("kind")
    press(page, "today.writing-answer")
    press(page, "today.writing-skip")

    assert (asked.values, skipped.values) == (["s1"], ["s1"])


@pytest.mark.parametrize(
    ("kind", "words"),
    [("hard", "Be gentle with yourself."), ("stop", "You might leave A letter for now.")],
)
def test_where_it_is_hard_there_is_a_kind_word_and_a_way_to_help(
    qtbot: QtBot, themes: ThemeStore, kind: DayAfterKind, words: str
) -> None:
    page = today_page(qtbot, themes, kind)
    helped, grounded = recorded(page.help_requested), recorded(page.now_requested)

    assert words in words_on(page)
    press(page, "today.writing-help")
    press(page, "today.writing-ground")

    assert (len(helped.calls), len(grounded.calls)) == (1, 1)
    assert not has(page, "today.writing-answer")


class Asked:
    """The question on the day after, over a real window and a store in memory."""

    def __init__(self, qtbot: QtBot, themes: ThemeStore) -> None:
        days = Days()
        self.store = FullDisk(Store.in_memory(days))
        self.session = practise(self.store, "letter", "A letter", {"distress": (3, 4)})
        days.now = NOON + timedelta(days=1)
        table = [PageRow(name, "") for name in ("today", "help")]
        self.window = MainWindow(themes, table, lambda _: _Plain(themes))
        qtbot.addWidget(self.window)
        self.window.show()
        scale = load_scales(exercises_folder())["distress"]
        DayAfterFlow(themes, self.store, self.window, scale, self.session, self.window).start()
        settle()

    @property
    def view(self) -> DayAfterView:
        (view,) = self.window.findChildren(DayAfterView)
        return view

    def told(self) -> list[int | None]:
        return [each.value for each in self.store.ratings.day_after(NOON.date())]


class _Plain(ScrollPage):
    def __init__(self, themes: ThemeStore) -> None:
        super().__init__(themes, "A page")

    def refresh(self) -> None:
        pass


@pytest.fixture
def asked(qtbot: QtBot, themes: ThemeStore) -> Asked:
    return Asked(qtbot, themes)


def test_the_answer_is_kept_with_the_session_and_today_comes_back(asked: Asked) -> None:
    assert "How upset or stressed do you feel right now?" in words_on(asked.view)
    press(asked.view, "rating-6")
    press(asked.view, "rating-next")

    assert asked.told() == [6]
    assert asked.window.page_key == "today"


def test_a_skip_is_kept_as_a_skip(asked: Asked) -> None:
    press(asked.view, "rating-skip")

    assert asked.told() == [None]


def test_escape_and_help_leave_without_an_answer(asked: Asked) -> None:
    QTest.keyClick(asked.view, Qt.Key.Key_Escape)
    assert (asked.told(), asked.window.page_key) == ([], "today")


def test_help_is_in_its_corner(asked: Asked) -> None:
    press(asked.view, "help")

    assert (asked.told(), asked.window.page_key) == ([], "help")


def test_an_answer_that_cannot_be_kept_says_so_and_stays(asked: Asked) -> None:
    asked.store.room = False
    press(asked.view, "rating-6")
    press(asked.view, "rating-next")

    assert "There is no room left on the disk." in words_on(asked.view)
    assert asked.window.page_key == ""


def test_a_resting_exercise_is_shown_as_resting_in_the_plan(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    items = KeptItem("slow", "daily", "In the morning."), KeptItem("scan", "once")
    store.plans.use(KeptPlan("p", "Calm", (KeptWeek("", items),)), store.today())
    catalog = FakeCatalog([exercise(), exercise("scan", "Scan")])
    page = PlanPage(themes, store, SaveGuard(), catalog.get, list, lambda: {"slow"})
    shown(qtbot, page)

    words = words_on(page)
    assert words.count("Resting for now. You can leave this one out.") == 1
    assert "In the morning." not in words
    assert has(page, "plan.start.slow")


def closing_words(qtbot: QtBot, themes: ThemeStore, closing: Closing) -> tuple[ClosingView, str]:
    view = ClosingView(themes)
    qtbot.addWidget(view)
    view.show_closing(closing)
    view.show()
    settle()
    return view, words_on(view)


def test_a_low_time_brings_a_plain_prompt_and_the_way_to_help(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    view, words = closing_words(qtbot, themes, Closing(240.0, False, (), offer_talk=True))
    helped = recorded(view.help_requested)

    assert "Would you like to talk to someone?" in words
    assert not any(name in words.lower() for name in ("depress", "anxiety", "disorder", "illness"))
    press(view, "talk.help")
    assert len(helped.calls) == 1


def check_in(store: Store, mood: int | None) -> Closing:
    """A weekly check-in, and what its closing page says."""
    steps = [{"rate": ["week_mood"]}]
    whole = make_exercise(steps, id="weekly-check-in", ratings=[])
    session = store.sessions.begin(whole.id, 1, whole.title, "en", {})
    body = {"moment": "between", "scale": "week_mood", "value": mood}
    store.sessions.add_event(session, "rating-given", body)
    store.sessions.add_event(session, "session-finished", {"practised_s": 60.0})
    return ClosingReader(store, whole, {}, session).closing(60.0, False)


@pytest.mark.parametrize(
    ("moods", "prompted"), [([2, 1], True), ([2, 3], False), ([2], False), ([1, 1, None], True)]
)
def test_the_weekly_check_in_looks_back_two_weeks(
    moods: list[int | None], prompted: bool
) -> None:
    days = Days()
    store = memory_store(days)
    for mood in moods:
        closing = check_in(store, mood)
        days.forward(7)

    assert closing.offer_talk is prompted


def test_an_exercise_that_asks_for_no_mood_never_brings_the_prompt() -> None:
    days = Days()
    store = memory_store(days)
    for _ in range(2):
        check_in(store, 1)
        days.forward(7)
    session = practise(store)
    whole = make_exercise([{"wait": "60 s"}])

    assert not ClosingReader(store, whole, {}, session).closing(60.0, False).offer_talk


def closing_after(store: Store, distress: tuple[int, int]) -> tuple[str, ...]:
    session = practise(store, "small-one", "A small one", {"distress": distress})
    whole = make_exercise([{"wait": "60 s"}], ratings=["distress"])
    return ClosingReader(store, whole, {}, session).closing(60.0, False).care


def test_what_the_person_answered_for_is_not_counted_against_an_exercise_again() -> None:
    days = Days()
    store = memory_store(days)
    assert closing_after(store, (3, 4)) == ()
    assert "more upset twice" in closing_after(store, (3, 4))[0]
    latest = store.sessions.all(limit=1)[0]
    store.suggestions.tell("small-one", True, latest.started_utc)
    days.forward(1)

    assert closing_after(store, (3, 4)) == ()
    assert "more upset twice" in closing_after(store, (3, 4))[0]
