"""Areas that hurt on Progress: one large figure to walk through, and small ones over the range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.features.progress.body_view import AreaDays
from coping_app.store.repositories.records import MarkedAreas
from coping_app.store.store import Store
from coping_app.ui.charts.body_map import BodyMap
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.pages.progress.body_over_time import body_panel
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from tests.gui.looking import name_of, role_of, told
from tests.gui.page_fakes import Days, by_id, has, memory_store, press, settle, shown, words_on
from tests.gui.panel_page import PanelPage


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(days: Days) -> Store:
    return memory_store(days)


def mark(store: Store, areas: Sequence[str], verb: str = "body") -> None:
    """A session through the body with these areas marked."""
    choices = {"areas": dict.fromkeys(areas, "release")}
    session = store.sessions.begin("pmr-4", 1, "Four parts", "en", choices)
    body = {"place": [0], "verb": verb, "start_s": 0.0}
    store.sessions.add_event(session, "step-started", body)
    store.sessions.add_event(session, "session-finished", {"practised_s": 60.0})


def page_of(qtbot: QtBot, themes: ThemeStore, store: Store, language: str = "en") -> PanelPage:
    page = PanelPage(themes, partial(body_panel, themes, store.sessions, language))
    shown(qtbot, page)
    page.activateWindow()
    return page


def large(page: PanelPage) -> BodyMap:
    (found,) = [each for each in page.findChildren(BodyMap) if each.mark_count]
    return found


def test_without_a_mark_there_is_no_panel(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    mark(store, [])
    mark(store, ["neck"], verb="breathe")
    assert page_of(qtbot, themes, store).panel is None


def test_the_panel_tells_what_was_marked_most_and_on_how_many_days(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    for areas in (["lower_back"], ["lower_back", "neck"], []):
        mark(store, areas)
        days.forward(2)
    words = words_on(page_of(qtbot, themes, store))
    assert "Marked most often: lower back, on 2 of 3 days" in words
    assert "3 March 2025" in words
    assert "Lower back, neck" in words.replace("Neck, lower back", "Lower back, neck")
    assert "Nothing was marked." in words


def test_marks_before_the_range_are_left_out(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    mark(store, ["neck"])
    days.forward(30)
    mark(store, ["left_knee"])
    panel = partial(body_panel, themes, store.sessions, "en")
    page = PanelPage(themes, panel, store.today() - timedelta(days=13))
    shown(qtbot, page)
    assert "neck" not in words_on(page).lower()


def test_areas_can_be_walked_through_by_keyboard_and_are_told(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    mark(store, ["lower_back"])
    days.forward(1)
    mark(store, ["lower_back", "neck"])
    page = page_of(qtbot, themes, store)
    figure = large(page)
    figure.setFocus()
    assert role_of(figure) == QAccessible.Role.Chart
    assert figure.accessible_value() == "Lower back: on 2 of 2 days"
    QTest.keyClick(figure, Qt.Key.Key_Right)
    assert figure.accessible_value() == "Neck: on 1 of 2 days"
    assert "Neck: on 1 of 2 days" in words_on(page)
    QTest.keyClick(figure, Qt.Key.Key_Home)
    assert figure.accessible_value() == "Lower back: on 2 of 2 days"


def test_the_figure_has_its_words_and_its_table(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    mark(store, ["left_hand", "right_hand"])
    page = page_of(qtbot, themes, store)
    card = by_id(page, "progress.body")
    assert isinstance(card, ChartCard)
    assert name_of(large(page)) == "Body: how often each area was marked"
    assert "on 1 of 1 days" in told(large(page)).text(QAccessible.Text.Description)
    press(page, "progress.body.table")
    assert card.table is not None
    assert sorted(card.table.words) == [("Left hand", "1"), ("Right hand", "1")]


def test_small_figures_are_pictures_that_say_what_is_on_them(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    mark(store, ["neck"])
    days.forward(1)
    mark(store, ["left_knee"])
    page = page_of(qtbot, themes, store)
    small = [each for each in page.findChildren(BodyMap) if not each.mark_count]
    assert [name_of(each) for each in small] == ["3 March 2025: Neck", "4 March 2025: Left knee"]
    assert {role_of(each) for each in small} == {QAccessible.Role.Graphic}
    assert {each.focusPolicy() for each in small} == {Qt.FocusPolicy.NoFocus}


def test_one_day_alone_needs_no_small_figures(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    mark(store, ["neck"])
    assert not has(page_of(qtbot, themes, store), "progress.body.stretches")


def test_names_are_in_the_language_of_the_person(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    mark(store, ["neck"])
    assert "cuello" in words_on(page_of(qtbot, themes, store, "es"))


def drawn(themes: ThemeStore, level: int) -> QImage:
    figure = BodyMap(themes, "Body", [AreaDays("chest", 1, level, "")], 300)
    figure.resize(400, figure.height_for(400))
    image = figure.grab().toImage()
    figure.deleteLater()
    return image


def ink(themes: ThemeStore, level: int) -> float:
    """Mean lightness of the chest."""
    figure = BodyMap(themes, "Body", [AreaDays("chest", 1, level, "")], 300)
    figure.resize(400, figure.height_for(400))
    box = figure.spot(0).adjusted(14, 8, -14, -8).toRect()
    image = drawn(themes, level)
    values = [
        image.pixelColor(x, y).lightness()
        for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    ]
    figure.deleteLater()
    return sum(values) / len(values)


@pytest.mark.parametrize("theme", THEMES)
def test_the_fill_is_stronger_the_more_days_in_every_theme(
    qtbot: QtBot, themes: ThemeStore, theme: ThemeName
) -> None:
    themes.apply(theme)
    ground = themes.theme.colour("surface").lightness()
    away = [abs(ink(themes, level) - ground) for level in range(1, 6)]
    assert all(after - before > 3 for before, after in pairwise(away))


def test_every_area_lies_within_the_picture(qtbot: QtBot, themes: ThemeStore) -> None:
    from coping_app.content.reference.areas import AREAS

    figure = BodyMap(themes, "Body", [AreaDays(area, 1, 3, "") for area in AREAS], 300, True)
    for width in (200, 400, 1000):
        figure.resize(width, figure.height_for(width))
        for index in range(figure.mark_count or len(AREAS)):
            assert figure.rect().adjusted(-1, -1, 1, 1).contains(figure.spot(index).toRect())
    figure.deleteLater()


def test_marked_areas_of_an_unknown_name_are_not_drawn(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    class Odd:
        """Records with an area that this version does not know."""

        def marked_areas(self, since: object = None) -> list[MarkedAreas]:
            day = memory_store().today()
            return [MarkedAreas(day, ("a-tail", "neck"))]

    panel = body_panel(themes, Odd(), "en", None)
    assert panel is not None
    qtbot.addWidget(panel)
    settle()
    assert [each.mark_count for each in panel.findChildren(BodyMap)] == [1]
