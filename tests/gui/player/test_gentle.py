"""At the worst, help comes before practice, beside beginning; below that nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App, sources
from coping_app.ui.player.gentle import GentlePage
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, press, settle

NOON = datetime(2026, 3, 3, 12).astimezone()
SCAN = "body-scan-short"


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[App]:
    folders = Folders(tmp_path)
    app = App(qapp, folders, Store.open(folders.profile, lambda: NOON), themes, lambda: NOON)
    app.navigator.change_setting("first_run_done", True)
    app.navigator.change_setting("voice_on", False)
    qtbot.addWidget(app.window)
    app.window.resize(1280, 800)
    app.open()
    app.services.catalog.refresh(sources(app.services.folders))
    settle()
    yield app
    app.window.close()


def at_the_worst(app: App) -> GentlePage:
    """Start was pressed with distress at ten, on the exercise's own page."""
    app.navigator.find_and_show(SCAN)
    settle()
    page = app.window.page("exercise")
    press(page, "before.distress.10")
    press(page, "exercise.start")
    settle()
    gentle = app.window.covering
    assert isinstance(gentle, GentlePage)
    return gentle


def running(app: App) -> SessionPage:
    """The session that is up."""
    settle()
    assert app.sessions.flow is not None
    assert app.sessions.flow.page is not None
    assert app.window.covering is app.sessions.flow.page
    return app.sessions.flow.page


def test_at_the_worst_nothing_has_begun_and_three_ways_of_one_size_are_offered(app: App) -> None:
    gentle = at_the_worst(app)
    sizes = {
        (by_id(gentle, name).width(), by_id(gentle, name).height())
        for name in ("gentle.ground", "gentle.help", "gentle.begin")
    }
    assert len(sizes) == 1
    assert app._store.sessions.all() == []


def test_begin_anyway_begins_with_what_was_rated(app: App) -> None:
    press(at_the_worst(app), "gentle.begin")
    page = running(app)
    assert page.bridge.runner.state is State.RUNNING
    assert page.bridge.runner.answers.ratings["before"] == {"bother": None, "distress": 10}


def test_ground_me_now_leads_to_grounding_without_a_rating(app: App) -> None:
    press(at_the_worst(app), "gentle.ground")
    settle()
    assert not isinstance(app.window.covering, GentlePage)
    assert app.window.covering is not None
    assert app._store.sessions.all(exercise_id=SCAN) == []


def test_get_help_opens_help(app: App) -> None:
    press(at_the_worst(app), "gentle.help")
    settle()
    assert app.window.covering is None
    assert app.window.page_key == "help"


@pytest.mark.parametrize("way", ["key", "button"])
def test_back_leads_to_where_the_person_came_from_with_the_rating_still_there(
    app: App, way: str
) -> None:
    gentle = at_the_worst(app)
    if way == "key":
        QTest.keyClick(by_id(gentle, "gentle.ground"), Qt.Key.Key_Escape)
    else:
        press(gentle, "gentle.back")
    settle()
    assert app.window.covering is None
    assert app.window.page_key == "exercise"
    assert by_id(app.window.page("exercise"), "before.distress.10").isChecked()


@pytest.mark.parametrize("before", [{}, {"distress": 9}, {"mood": 2}, {"pain": 10}])
def test_below_that_start_leads_straight_to_practice(app: App, before: dict[str, int]) -> None:
    app.navigator.start(app.services.exercises.find(SCAN), {}, before)
    assert running(app).bridge.runner.state is State.RUNNING


def test_from_today_one_press_leads_to_practice_with_what_was_rated_there(app: App) -> None:
    settle()
    today = app.window.page("today")
    assert has(today, "today.start")
    rows = today._rows.rows  # type: ignore[attr-defined]
    first = next(iter(rows))
    press(today, f"today.before.{first}.4")
    press(today, "today.start")
    assert running(app).bridge.runner.answers.ratings["before"][first] == 4


def test_other_places_lead_to_start_so_that_it_is_two_presses(app: App) -> None:
    app.navigator.make_ready(SCAN)
    settle()
    page = app.window.page("exercise")
    assert app.window.page_key == "exercise"
    assert app.window.focusWidget() is by_id(page, "exercise.start")
    press(page, "exercise.start")
    assert running(app).bridge.runner.state is State.RUNNING
