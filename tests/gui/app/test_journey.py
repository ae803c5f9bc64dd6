"""The window around the ways of a person: every page, every exercise, and a start after a stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.pages import PAGES
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.gui.hands import WindowWatch


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[App]:
    folders = Folders(tmp_path / "data")
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    app.navigator.change_setting("voice_on", False)
    qtbot.addWidget(app.window)
    app.window.resize(1280, 800)
    app.open()
    qtbot.waitExposed(app.window)
    app.window.activateWindow()
    QApplication.processEvents()
    watch = WindowWatch(app.window)
    qapp.installEventFilter(watch)
    yield app
    qapp.removeEventFilter(watch)
    app.window.close()
    assert watch.strays == [], "nothing may flash up beside the window"


def focused() -> QWidget:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def shown_texts(widget: QWidget) -> str:
    return " ".join(t.text() for t in widget.findChildren(PlainText) if t.isVisibleTo(widget))


def test_an_interrupted_session_is_offered_at_the_next_start(app: App, qapp: QApplication) -> None:
    app.navigator.change_setting("first_run_done", True)
    app.navigator.start(app.services.exercises.find("thought-record"), {})
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    page._bridge.begin()
    session_id = page.session_id
    app.window.close()
    folders = app.services.folders
    again = App(qapp, folders, Store.open(folders.profile, datetime.now), app.services.themes)
    again.open()
    today = again.window.page("today")
    assert "Your last session stopped" in shown_texts(today)
    again.navigator.go_on(session_id)
    resumed = again.sessions.flow.page if again.sessions.flow else None
    assert resumed is not None
    assert resumed.session_id == session_id
    assert resumed._runner.state is State.RUNNING
    again.window.close()


def test_every_page_opens_in_the_window_and_gives_its_heading_the_focus(app: App) -> None:
    app.navigator.change_setting("first_run_done", True)
    app.open()
    for key in [row.key for row in PAGES]:
        if key == "exercise":
            app.navigator.find_and_show("pmr-4")
        else:
            app.window.open_page(key)
        heading = focused()
        assert isinstance(heading, PlainText), key
        assert heading.role in ("title", "heading"), key
        assert heading.text().strip(), key


@pytest.mark.parametrize("size", [100, 200])
def test_no_page_scrolls_sideways(app: App, size: int) -> None:
    app.navigator.change_setting("first_run_done", True)
    app.navigator.change_setting("text_percent", size)
    app.window.resize(1280, 720)
    app.open()
    for key in ("today", "library", "progress", "cards", "settings", "help", "plan"):
        app.window.open_page(key)
        QApplication.processEvents()
        page = app.window.page(key)
        content = page.widget()
        assert content.width() <= page.viewport().width(), key


def test_every_exercise_of_the_library_opens_its_page_and_its_session(app: App) -> None:
    app.navigator.change_setting("first_run_done", True)
    app.open()
    for info in app.services.catalog.find():
        app.navigator.show_exercise(info)
        app.navigator.start(info, {})
        page = app.sessions.flow.page if app.sessions.flow else None
        assert page is not None, info.id
        page._bridge.begin()
        assert page._runner.state is State.RUNNING, info.id
        for _ in range(4):
            page._bridge.skip()
        QApplication.processEvents()
        app.sessions.flow.drop()
