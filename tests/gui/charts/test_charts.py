"""Charts: every mark by keyboard, in words, and in the table; nothing cut at any size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from coping_app.content.reference.scales import load_scales
from coping_app.features.progress.reader import ProgressReader
from coping_app.ui.charts.body_map import BodyMap
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.chart_table import ChartTable
from coping_app.ui.charts.day_lines import day_labels
from coping_app.ui.charts.dumbbell import DumbbellChart
from coping_app.ui.charts.effects import EffectsChart
from coping_app.ui.charts.heat_map import HeatMap
from coping_app.ui.charts.primitives import is_right_to_left
from coping_app.ui.charts.score_chart import ScoreChart
from coping_app.ui.charts.table_parts import CELL, TITLE, cell_height
from coping_app.ui.charts.trend import TrendChart
from coping_app.ui.pages.progress.calendar import calendar_card
from coping_app.ui.pages.progress.cards import sessions_card, trends_card
from coping_app.ui.pages.progress.followed_card import FollowedCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from coping_app.ui.widgets.announcer import Announcer
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.wording import Wording
from tests.gui.looking import name_of, picture, role_of, show_active, told, value_of
from tests.gui.page_fakes import Days, memory_store, practise, settle, words_on
from tests.gui.page_zoo import EXERCISES, lived_store

SCALES = load_scales(EXERCISES, "en")
Make = Callable[[ThemeStore, ProgressReader], ChartCard]


def reader() -> ProgressReader:
    return ProgressReader(lived_store(), SCALES, Wording(), None)


def made_sessions(themes: ThemeStore, read: ProgressReader) -> ChartCard:
    group = read.groups[0]
    return sessions_card(themes, read.sessions(group), lambda: read.session_rows(group))


def made_followed(themes: ThemeStore, read: ProgressReader) -> ChartCard:
    return FollowedCard(themes, read.followed[0])


def made_trends(themes: ThemeStore, read: ProgressReader) -> ChartCard:
    assert read.trends is not None
    return trends_card(themes, read.trends)


def made_calendar(themes: ThemeStore, read: ProgressReader) -> ChartCard:
    heat = read.heat()
    assert heat is not None
    return calendar_card(themes, heat)


CARDS: dict[str, Make] = {
    "sessions": made_sessions,
    "followed": made_followed,
    "trends": made_trends,
    "calendar": made_calendar,
}
every_card = pytest.mark.parametrize("name", CARDS)


def opened(
    qtbot: QtBot, themes: ThemeStore, name: str, width: int = 900
) -> tuple[ChartCard, Chart]:
    card = CARDS[name](themes, reader())
    page = ScrollPage(themes, "Charts", width=1100)
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(width, 900)
    card.page = page  # type: ignore[attr-defined]  # qtbot keeps no page alive
    show_active(qtbot, page)
    settle()
    chart = card.findChild(Chart)
    assert chart is not None
    return card, chart


def table_button(card: ChartCard) -> QAbstractButton:
    return next(b for b in card.findChildren(QAbstractButton) if b.text() == "Show as table")


def press(chart: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(chart, key)


@every_card
def test_a_chart_tells_role_name_description_and_the_mark_it_stands_on(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    _, chart = opened(qtbot, themes, name)
    assert role_of(chart) == QAccessible.Role.Chart
    assert name_of(chart)
    description = told(chart).text(QAccessible.Text.Description)
    assert description.count(". ") >= 1
    chart.setFocus()
    assert value_of(chart) == chart.accessible_value() != ""


@every_card
def test_arrows_walk_through_every_mark_and_its_words_stand_below(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    card, chart = opened(qtbot, themes, name)
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    heard = [chart.accessible_value()]
    assert chart.current == 0
    for _ in range(chart.mark_count - 1):
        press(chart, Qt.Key.Key_Down)
        heard.append(chart.accessible_value())
        assert heard[-1] in words_on(card)
    assert chart.current == chart.mark_count - 1
    press(chart, Qt.Key.Key_Down)
    assert chart.current == chart.mark_count - 1
    press(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    press(chart, Qt.Key.Key_Up)
    assert chart.current == 0
    press(chart, Qt.Key.Key_End)
    assert chart.accessible_value() == heard[-1]
    assert len(set(heard)) == len(heard)


@every_card
def test_the_mark_that_is_stood_on_is_ringed_while_the_chart_has_the_focus(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    card, chart = opened(qtbot, themes, name)
    table_button(card).setFocus()
    colour = themes.theme.colour("focus").rgb()

    def ringed() -> QRectF | None:
        image = picture(chart)
        spots = [
            QPoint(x, y) for x in range(image.width()) for y in range(image.height())
            if image.pixel(x, y) == colour
        ]  # fmt: skip
        if not spots:
            return None
        xs, ys = [spot.x() for spot in spots], [spot.y() for spot in spots]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    assert ringed() is None
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    ring = ringed()
    assert ring is not None
    assert ring.adjusted(-1, -1, 1, 1).contains(chart.spot(0).center())
    press(chart, Qt.Key.Key_End)
    assert ringed() != ring


@every_card
def test_a_press_looks_at_the_nearest_mark(qtbot: QtBot, themes: ThemeStore, name: str) -> None:
    _, chart = opened(qtbot, themes, name)
    for index in {0, chart.mark_count // 2, chart.mark_count - 1}:
        at = chart.spot(index).center().toPoint()
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
        assert chart.spot(chart.current).center().toPoint() == at


@every_card
def test_tab_leaves_the_chart(qtbot: QtBot, themes: ThemeStore, name: str) -> None:
    _, chart = opened(qtbot, themes, name)
    chart.setFocus()
    press(chart, Qt.Key.Key_Tab)
    assert not chart.hasFocus()


def test_weeks_are_walked_sideways_and_days_up_and_down(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    _, chart = opened(qtbot, themes, "calendar")
    assert isinstance(chart, HeatMap)
    chart.setFocus()
    end = chart.current
    press(chart, Qt.Key.Key_Left)
    assert chart.current == end - 7
    press(chart, Qt.Key.Key_Up)
    assert chart.current == end - 8
    press(chart, Qt.Key.Key_Right)
    assert chart.current == end - 1


@every_card
def test_the_table_is_made_when_it_is_wanted_and_has_what_the_view_has(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    card, chart = opened(qtbot, themes, name)
    read = reader()
    assert card.table is None
    switch = table_button(card)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    settle()
    table = card.table
    assert table is not None
    assert table.isVisibleTo(card)
    assert not chart.isVisibleTo(card)
    expected = {
        "sessions": lambda: read.session_rows(read.groups[0]),
        "followed": lambda: [row.cells for row in read.followed[0].rows],
        "trends": lambda: read.trends.rows if read.trends else (),
        "calendar": lambda: heat.rows if (heat := read.heat()) else (),
    }[name]()
    assert table.words == [tuple(row) for row in expected]
    assert switch.text() == "Show as chart"
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert chart.isVisibleTo(card)
    assert not table.isVisibleTo(card)


@every_card
def test_tab_leaves_the_table(qtbot: QtBot, themes: ThemeStore, name: str) -> None:
    card, _ = opened(qtbot, themes, name)
    switch = table_button(card)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    settle()
    assert card.table is not None
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Tab)
    assert not card.table.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [420, 900])
@pytest.mark.parametrize("theme", THEMES)
@every_card
def test_at_every_text_size_every_mark_is_inside_and_nothing_touches_the_edge(
    qtbot: QtBot, themes: ThemeStore, name: str, theme: ThemeName, width: int, scale: float
) -> None:
    themes.apply(theme, scale)
    card, _ = opened(qtbot, themes, name, width)
    for chart in card.findChildren(Chart):
        assert chart.height() >= chart.height_for(chart.width())
        inside = QRectF(chart.rect())
        for index in range(chart.mark_count):
            assert inside.contains(chart.spot(index)), index
        image = picture(chart)
        last = {image.pixel(x, image.height() - 1) for x in range(image.width())}
        assert len(last) == 1, "something reaches over the lower edge"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [480, 984])
@every_card
def test_a_table_cuts_no_word_and_goes_in_one_direction(
    qtbot: QtBot, themes: ThemeStore, name: str, width: int, scale: float
) -> None:
    themes.apply("light", scale)
    card, _ = opened(qtbot, themes, name, width)
    QTest.keyClick(table_button(card), Qt.Key.Key_Space)
    settle()
    table = card.table
    assert table is not None
    columns = range(len(table.words[0]))
    widths = [table.columnWidth(number) for number in columns]
    assert sum(widths) <= table.viewport().width()
    for number, row in enumerate(table.words[:20]):
        for words, wide in zip(row, widths, strict=True):
            assert table.rowHeight(number) >= cell_height(themes, CELL, words, wide)
    for number in columns:
        title = str(table.model().headerData(number, Qt.Orientation.Horizontal))
        needed = cell_height(themes, TITLE, title, widths[number])
        assert table.horizontalHeader().height() >= needed


def test_a_table_of_ten_years_is_there_at_once(qtbot: QtBot, themes: ThemeStore) -> None:
    rows = [(f"{number % 28 + 1} November 2026", "6", "4") for number in range(3650)]
    table = ChartTable(themes, ("Day", "Before", "After"), lambda: rows)
    qtbot.addWidget(table)
    table.resize(430, 400)
    table.show()
    settle()
    assert table.words == rows
    assert table.height() < 500
    assert table.verticalScrollBar().maximum() > 3000


@pytest.mark.parametrize("count", [1, 2, 3, 24, 60])
def test_dumbbells_stand_apart_and_leave_room_for_the_numbers_of_the_last(
    qtbot: QtBot, themes: ThemeStore, count: int
) -> None:
    clock = Days()
    store = memory_store(clock)
    for _ in range(count):
        practise(store, ratings={"pain": (6, 4)})
        clock.forward(1)
    read = ProgressReader(store, SCALES, Wording(), None)
    card = sessions_card(themes, read.sessions(read.groups[0]), list)
    qtbot.addWidget(card)
    card.resize(480, 600)
    card.show()
    settle()
    chart = card.findChild(DumbbellChart)
    assert chart is not None
    spots = [chart.spot(index) for index in range(chart.mark_count)]
    assert all(one.right() <= other.left() for one, other in pairwise(spots))
    assert spots[-1].right() < chart.width() - 8


def test_what_tempers_a_finding_is_seen_right_below_it_and_heard_with_it(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    view = reader().followed[0]
    card = FollowedCard(themes, view)
    qtbot.addWidget(card)
    place = card.body.indexOf(card.title)
    below = [label for label in card.findChildren(PlainText) if label.text() == view.caution]
    assert "so some fall is expected." in view.caution
    assert [card.body.indexOf(label) for label in below] == [place + 1]
    (chart,) = card.findChildren(Chart)
    heard = told(chart).text(QAccessible.Text.Description)
    assert heard.index(view.title) < heard.index(view.caution) < heard.index(view.below)


def test_numbers_of_named_days_that_would_touch_are_told_together(themes: ThemeStore) -> None:
    spots = [(1, 40.0), (2, 200.0), (3, 204.0), (4, 208.0), (5, 398.0)]
    labels = day_labels(themes.theme, spots, 400.0)
    assert [words for words, _, _ in labels] == ["1", "2-4", "5"]
    assert all(one[2] <= other[1] for one, other in pairwise(labels))
    assert labels[-1][2] <= 400.0


def test_words_of_marks_are_announced_politely(qtbot: QtBot, themes: ThemeStore) -> None:
    heard: list[tuple[str, bool]] = []
    _, chart = opened(qtbot, themes, "sessions")
    Announcer(chart.window(), lambda: 0.0, lambda *said: heard.append(said))
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    assert heard == [(chart.accessible_value(), False)]


@pytest.mark.parametrize(
    ("words", "from_right"), [("Slow breathing", False), ("· تنفس", True), ("14 · נשימה", True)]
)
def test_words_begin_where_their_language_begins(words: str, from_right: bool) -> None:
    assert is_right_to_left(words) is from_right


CHARTS = (BodyMap, DumbbellChart, EffectsChart, HeatMap, ScoreChart, TrendChart)


def test_no_chart_is_left_out_of_what_the_next_test_looks_at() -> None:
    assert set(Chart.__subclasses__()) == set(CHARTS)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_paints_and_places_its_marks_itself(kind: type[Chart]) -> None:
    for name in ("height_for", "paint_chart", "spot"):
        assert getattr(kind, name) is not getattr(Chart, name), f"{kind.__name__}.{name}"
