"""Progress: what is seen first comes first, the rest after it, and nothing is lost on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.content.reference.scales import load_scales
from coping_app.store.store import Store
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.dumbbell import DumbbellChart
from coping_app.ui.charts.effects import EffectsChart
from coping_app.ui.charts.heat_map import HeatMap
from coping_app.ui.charts.trend import TrendChart
from coping_app.ui.pages.progress.deferred import DeferredBuilder
from coping_app.ui.pages.progress.own_charts import own_chart
from coping_app.ui.pages.progress.page import Further, ProgressPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText
from tests.fakes import Recorder
from tests.gui.page_fakes import Days, by_id, has, memory_store, practise, press, shown, words_on
from tests.gui.page_zoo import EXERCISES, lived_store

SCALES = load_scales(EXERCISES, "en")
PARTS = ("progress.followed.pain", "progress.followed.mood", "progress.trends", "progress.practice")


def page_of(
    themes: ThemeStore, store: Store | None = None, further: tuple[Further, ...] = ()
) -> ProgressPage:
    return ProgressPage(themes, store or lived_store(), lambda: SCALES, further)


def choose(page: ProgressPage, key: str) -> None:
    by_id(page, f"chip-{key}").click()


def until_done(page: ProgressPage) -> None:
    while page.later.waiting:
        QApplication.processEvents()
    QApplication.processEvents()


def parts_on(page: QWidget) -> list[str]:
    """Identifiers of the cards on the page, from top to bottom."""
    cards = [
        card for card in page.findChildren(QWidget)
        if card.accessibleIdentifier().startswith("progress.") and card.isVisibleTo(page)
        and isinstance(card, ChartCard)
    ]  # fmt: skip
    cards.sort(key=lambda card: (card.mapTo(page, card.rect().topLeft()).y(),
                                 card.mapTo(page, card.rect().topLeft()).x()))  # fmt: skip
    return [card.accessibleIdentifier() for card in cards]


def test_life_stands_first_then_what_followed_then_each_practice_then_time(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(themes)
    shown(qtbot, page, height=4000)
    found = parts_on(page)
    assert found[0] == "progress.followed.pain"
    assert [part for part in found if part in PARTS] == list(PARTS)
    tiles = [by_id(page, f"progress.tile.{name}") for name in ("week_function", "practised")]
    top = min(card.mapTo(page, card.rect().topLeft()).y()
              for card in page.findChildren(ChartCard))  # fmt: skip
    assert all(tile.mapTo(page, tile.rect().bottomLeft()).y() < top for tile in tiles)
    assert "You did one thing from your calendar this week." in words_on(page)


def test_the_rest_comes_only_after_the_first_paint(qtbot: QtBot, themes: ThemeStore) -> None:
    """Without a paint nothing more is made; with it everything comes, a piece a turn."""
    page = page_of(themes)
    qtbot.addWidget(page)
    page.resize(1080, 720)
    page.refresh()
    waiting = page.later.waiting
    for _ in range(20):
        QApplication.processEvents()
    assert page.later.waiting == waiting > 5
    assert page.findChild(EffectsChart) is not None
    assert page.findChild(DumbbellChart) is not None
    assert page.findChild(TrendChart) is None
    assert page.findChild(HeatMap) is None

    turns = Recorder()
    page.later.stepped.connect(lambda: turns("step"))
    page.show()
    until_done(page)
    assert len(turns.calls) == waiting
    assert page.findChild(TrendChart) is not None
    assert page.findChild(HeatMap) is not None


def test_nothing_is_lost_when_the_range_changes_midway(qtbot: QtBot, themes: ThemeStore) -> None:
    whole = page_of(themes)
    shown(qtbot, whole, height=4000)
    choose(whole, "all")
    until_done(whole)
    expected = parts_on(whole)

    for steps in range(1, 9):
        page = page_of(themes)
        qtbot.addWidget(page)
        page.resize(1080, 4000)
        done = Recorder()
        page.later.stepped.connect(lambda done=done: done("step"))
        page.show()
        page.refresh()
        while len(done.calls) < steps:
            QApplication.processEvents()
        choose(page, "all")
        until_done(page)
        assert parts_on(page) == expected, steps
        page.close()


def test_a_step_that_fails_takes_no_other_with_it(qtbot: QtBot, themes: ThemeStore) -> None:
    watched = QWidget()
    qtbot.addWidget(watched)
    later, ran = DeferredBuilder(watched), Recorder()

    def fail() -> None:
        raise RuntimeError("the disk is gone")

    later.begin([lambda: ran(1), fail, lambda: ran(2)])
    with qtbot.captureExceptions() as caught:
        watched.show()
        while later.waiting:
            QApplication.processEvents()
        QApplication.processEvents()
    assert len(ran.calls) == 2
    assert len(caught) == 1


def test_nobody_loses_their_place_while_the_page_is_drawn_anew(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(themes)
    shown(qtbot, page, height=600)
    until_done(page)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    place, height = bar.value(), bar.maximum()
    assert place > 600
    page.refresh()
    while page.later.waiting:
        assert bar.value() == place
        QApplication.processEvents()
    until_done(page)
    assert (bar.value(), bar.maximum()) == (place, height)


def test_each_further_panel_comes_last_in_order_with_the_first_day_of_the_range(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = lived_store()
    asked: list[tuple[str, date | None]] = []

    def maker(name: str, makes: bool) -> Further:
        def make(first: date | None) -> QWidget | None:
            asked.append((name, first))
            return PlainText(themes, name) if makes else None

        return make

    makers = maker("BODIES", True), maker("NOTHING", False), maker("DRAWINGS", True)
    page = page_of(themes, store, makers)
    page.refresh()
    assert asked == []
    shown(qtbot, page)
    first = store.today() - timedelta(days=90)
    assert asked == [("BODIES", first), ("NOTHING", first), ("DRAWINGS", first)]
    asked.clear()
    choose(page, "all")
    until_done(page)
    assert asked == [("BODIES", None), ("NOTHING", None), ("DRAWINGS", None)]
    told = [word for word in words_on(page).splitlines() if word.isupper()]
    assert told == ["BODIES", "DRAWINGS"]


def test_further_panels_come_without_any_practice_too(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(themes, memory_store(), (lambda _: PlainText(themes, "notes"),))
    shown(qtbot, page)
    assert "notes" in words_on(page)
    assert has(page, "progress-library")


def test_three_sessions_are_too_early_and_that_is_said(qtbot: QtBot, themes: ThemeStore) -> None:
    store = memory_store()
    for _ in range(3):
        practise(store, ratings={"pain": (7, 3)})
    page = page_of(themes, store)
    shown(qtbot, page)
    words = words_on(page)
    assert "What followed: it is too early to say" in words
    assert "So far: 3 practices with pain rated before and after. It takes 8." in words
    assert page.findChild(EffectsChart) is None
    assert "Slow breathing: 3 practices so far, pain rated" in words


def test_without_a_weekly_rating_a_gentle_card_says_what_it_is_for(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    store = memory_store()
    practise(store, ratings={"pain": (7, 3)})
    page = page_of(themes, store)
    shown(qtbot, page)
    assert has(page, "progress.check-in")
    assert not has(page, "progress.tile.week_function")
    with qtbot.waitSignal(page.check_in_requested):
        press(page, "progress.check-in.open")


def test_the_empty_page_says_what_will_stand_here(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(themes, memory_store())
    shown(qtbot, page)
    assert "After your first practice, you will see here what changed." in words_on(page)
    with qtbot.waitSignal(page.library_requested):
        press(page, "progress-library")


@pytest.mark.parametrize(
    ("identifier", "signal"),
    [
        ("progress.report", "report_requested"),
        ("progress.trial", "trial_requested"),
        ("progress.questions", "questions_requested"),
    ],
)
def test_the_ways_on_from_here(
    qtbot: QtBot, themes: ThemeStore, identifier: str, signal: str
) -> None:
    page = page_of(themes)
    shown(qtbot, page)
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, identifier)


def test_more_charts_come_by_the_button_until_there_are_no_more(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(themes)
    shown(qtbot, page)
    before = len(page.findChildren(DumbbellChart))
    press(page, "progress-more")
    after = page.findChildren(DumbbellChart)
    assert before == 4
    assert len(after) == 6
    assert not has(page, "progress-more")


def test_other_exercises_of_what_followed_come_by_a_button(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    clock = Days()
    store = memory_store(clock)
    for number in range(30):
        practise(store, f"e{number % 6}", f"Exercise {number % 6}", {"pain": (6, 4 + number % 3)})
        clock.forward(1)
    page = page_of(themes, store)
    shown(qtbot, page)
    chart = page.findChild(EffectsChart)
    assert chart is not None
    assert chart.mark_count == 4
    height = chart.height()
    press(page, "progress.followed.pain.all")
    assert chart.mark_count == 6
    assert chart.height() > height
    assert not has(page, "progress.followed.pain.all")


def test_earlier_weeks_of_practice_are_turned_back_to(qtbot: QtBot, themes: ThemeStore) -> None:
    clock = Days()
    store = memory_store(clock)
    clock.back(500)
    practise(store)
    clock.forward(500)
    practise(store)
    page = page_of(themes, store)
    shown(qtbot, page)
    choose(page, "all")
    until_done(page)
    latest = words_on(by_id(page, "progress.practice"))
    press(page, "progress.practice.turn.1")
    earlier = words_on(by_id(page, "progress.practice"))
    assert "You practised on 1 of" in earlier
    assert latest != earlier
    press(page, "progress.practice.turn.-1")
    assert words_on(by_id(page, "progress.practice")) == latest


def test_tab_goes_down_the_page_as_it_is_read(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(themes)
    shown(qtbot, page, height=900)
    press(page, "progress-more")
    page.activateWindow()
    content = page.widget()
    assert content is not None
    page.focus_heading()
    places = []
    while True:
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        here = page.focusWidget()
        assert here is not None
        if here.accessibleIdentifier() == "progress.questions":
            break
        card: QWidget | None = here
        while card is not None and not isinstance(card, ChartCard):
            card = card.parentWidget()
        if isinstance(card, ChartCard):
            corner = card.mapTo(content, card.rect().topLeft())
            inside = here.mapTo(content, here.rect().topLeft())
            places.append((corner.y(), corner.x(), inside.y()))
    assert places == sorted(places)
    assert len(places) > 10


@pytest.mark.parametrize("name", ["practice", "before-after", "trend"])
def test_an_exercise_can_show_a_chart_of_the_person(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    chart = own_chart(name, themes, lived_store(), SCALES)
    assert chart is not None
    qtbot.addWidget(chart)
    assert chart.findChildren(Chart)
    assert own_chart(name, themes, memory_store(), SCALES) is None


def test_in_a_language_that_reads_from_the_right_all_is_there_and_time_still_runs_right(
    qtbot: QtBot, themes: ThemeStore, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = page_of(themes)
        shown(qtbot, page, 1080, 4000)
        assert page.horizontalScrollBar().maximum() == 0
        assert [part for part in parts_on(page) if part in PARTS[2:]] == list(PARTS[2:])
        for kind in (DumbbellChart, TrendChart):
            chart = page.findChild(kind)
            assert chart is not None
            lefts = [chart.spot(index).left() for index in range(chart.mark_count)]
            assert lefts == sorted(lefts)
        chips = page.findChild(SegmentedChips)
        assert chips is not None
        assert chips.mapTo(page, chips.rect().topLeft()).x() < page.width() / 2
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
