"""Drawings over time: put away until wanted, like beside like, earlier ones by two buttons."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.ui.pages.progress.drawings_over_time import SWITCH, drawings_over_time
from coping_app.ui.parts.drawings_panel import Thumbnail
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of
from tests.gui.page_fakes import Days, by_id, has, memory_store, practise, press, shown, words_on
from tests.gui.page_zoo import png
from tests.gui.panel_page import PanelPage


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(days: Days) -> Store:
    return memory_store(days)


def draw(store: Store, place: int = 0, exercise: str = "draw-pain") -> None:
    session = practise(store, exercise, "Draw the pain")
    store.drawings.save(session, [place], png())


def page_of(qtbot: QtBot, themes: ThemeStore, store: Store, days: int | None = None) -> PanelPage:
    since = None if days is None else store.today() - timedelta(days=days - 1)
    page = PanelPage(themes, partial(drawings_over_time, themes, store), since)
    shown(qtbot, page)
    page.activateWindow()
    return page


def pictures(page: PanelPage) -> list[str]:
    return [name_of(each) for each in page.findChildren(Thumbnail) if each.isVisibleTo(page)]


def test_without_drawings_in_the_range_there_is_no_panel(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    assert page_of(qtbot, themes, store).panel is None
    draw(store)
    days.forward(30)
    assert page_of(qtbot, themes, store, days=14).panel is None


def test_pictures_stay_away_until_they_are_wanted_and_can_be_put_away_again(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    draw(store)
    page = page_of(qtbot, themes, store)
    assert pictures(page) == []
    press(page, SWITCH)
    assert pictures(page) == ["Newest: 3 March"]
    assert page.window().focusWidget() is by_id(page, SWITCH)
    press(page, SWITCH)
    assert pictures(page) == []


def test_the_newest_stands_beside_the_one_before_it(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    for _ in range(3):
        draw(store)
        days.forward(10)
    page = page_of(qtbot, themes, store)
    press(page, SWITCH)
    assert pictures(page) == ["Earlier: 13 March", "Newest: 23 March"]
    assert "Draw the pain: 13 March and 23 March" in words_on(page)


def test_earlier_ones_come_by_a_button_and_the_keyboard_stays(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    for _ in range(3):
        draw(store)
        days.forward(10)
    page = page_of(qtbot, themes, store)
    press(page, SWITCH)
    assert not by_id(page, "progress.drawings.0.later").isEnabled()
    press(page, "progress.drawings.0.earlier")
    assert pictures(page) == ["Earlier: 3 March", "Newest: 23 March"]
    assert not by_id(page, "progress.drawings.0.earlier").isEnabled()
    later = by_id(page, "progress.drawings.0.later")
    assert page.window().focusWidget() is later
    QTest.keyClick(later, Qt.Key.Key_Space)
    assert pictures(page) == ["Earlier: 13 March", "Newest: 23 March"]


def test_only_drawings_of_one_step_are_put_side_by_side(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    for _ in range(2):
        draw(store, place=1)
        draw(store, place=4)
        draw(store, place=4, exercise="another")
        days.forward(10)
    page = page_of(qtbot, themes, store)
    press(page, SWITCH)
    assert pictures(page) == ["Earlier: 3 March", "Newest: 13 March"] * 3


def test_two_need_no_buttons_and_those_before_the_range_are_left_out(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    draw(store)
    days.forward(30)
    draw(store)
    days.forward(1)
    draw(store)
    page = page_of(qtbot, themes, store, days=14)
    press(page, SWITCH)
    assert len(pictures(page)) == 2
    assert not has(page, "progress.drawings.0.earlier")
