"""The whole way of a person who has never seen the app, with the keyboard alone."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coping_app.folders import Folders
from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.ui.app import App
from coping_app.ui.charts.chart_table import ChartTable
from coping_app.ui.main_window import MainWindow
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText

MOST_TABS = 120


class WindowWatch(QObject):
    """Notes every widget that comes up as a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.strays: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(thing, QWidget)
        if shown and thing.isWindow() and not isinstance(thing, MainWindow):
            frames = [f for f in traceback.extract_stack(limit=12) if "coping_app" in f.filename]
            where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-1:]]
            self.strays.append(f"{type(thing).__name__} at {where}")
        return False


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[App]:
    folders = Folders(tmp_path / "data")
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    app.change_setting("voice_on", False)
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


def tab_to(identifier: str) -> QWidget:
    """Presses Tab until the widget of that identifier has the focus."""
    for _ in range(MOST_TABS):
        widget = focused()
        if widget.accessibleIdentifier() == identifier:
            return widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    pytest.fail(f"{identifier} cannot be reached with Tab")


def press(identifier: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
    QTest.keyClick(tab_to(identifier), key)


def shown_texts(widget: QWidget) -> str:
    return " ".join(t.text() for t in widget.findChildren(PlainText) if t.isVisibleTo(widget))


def rate(value: int) -> None:
    """Chooses a number with the arrow keys and goes on."""
    tab_to("rating-0")
    for _ in range(value):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    press("rating-next")


def test_a_stranger_finds_practises_and_sees_the_change_by_keyboard_alone(app: App) -> None:
    for _ in range(3):
        press("first-run.next")
    QTest.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert app.window.page_key == "library"
    press("library.card.body-scan-short")
    assert app.window.page_key == "exercise"
    press("exercise.start")
    page = app._flow.page if app._flow else None
    assert page is not None
    for _ in range(2):
        rate(6)
    assert page._runner.state is State.RUNNING
    press("choose-option-0", Qt.Key.Key_Return)
    while page._runner.state is State.RUNNING:
        QTest.keyClick(focused(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    for _ in range(2):
        rate(4)
    assert "two points lower" in shown_texts(page)
    press("useful-yes")
    press("closing-back")
    assert app.window.page_key == "today"
    QTest.keyClick(focused(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    progress = app.window.page("progress")
    assert "Short body scan" in shown_texts(progress)
    press("progress.sessions.body-scan-short.bother.table")
    (table,) = progress.findChildren(ChartTable)
    assert table.isVisibleTo(progress)
    assert table.words[0][1:] == ("6", "4")


def test_an_interrupted_session_is_offered_at_the_next_start(app: App, qapp: QApplication) -> None:
    app.change_setting("first_run_done", True)
    app.start_session("thought-record", {})
    page = app._flow.page if app._flow else None
    assert page is not None
    page._bridge.begin()
    session_id = page.session_id
    app.window.close()
    again = App(qapp, app._folders, Store.open(app._folders.profile, datetime.now), app._themes)
    again.open()
    today = again.window.page("today")
    assert "Your last session stopped" in shown_texts(today)
    again.continue_session(session_id)
    resumed = again._flow.page if again._flow else None
    assert resumed is not None
    assert resumed.session_id == session_id
    assert resumed._runner.state is State.RUNNING
    again.window.close()


@pytest.mark.parametrize(
    "key", ["today", "library", "progress", "cards", "settings", "help", "plan", "exercise"]
)
def test_every_page_opens_in_the_window_and_gives_its_heading_the_focus(app: App, key: str) -> None:
    app.change_setting("first_run_done", True)
    app.open()
    if key == "exercise":
        app.show_exercise("pmr-4")
    else:
        app.window.open_page(key)
    heading = focused()
    assert isinstance(heading, PlainText)
    assert heading.role in ("title", "heading")
    assert heading.text().strip()


@pytest.mark.parametrize("size", [100, 200])
def test_no_page_scrolls_sideways(app: App, size: int) -> None:
    app.change_setting("first_run_done", True)
    app.change_setting("text_percent", size)
    app.window.resize(1280, 720)
    app.open()
    for key in ("today", "library", "progress", "cards", "settings", "help", "plan"):
        app.window.open_page(key)
        QApplication.processEvents()
        page = app.window.page(key)
        content = page.widget()
        assert content.width() <= page.viewport().width(), key


def test_every_exercise_of_the_library_opens_its_page_and_its_session(app: App) -> None:
    app.change_setting("first_run_done", True)
    app.open()
    for info in app._catalog.find():
        app.show_exercise(info.id)
        app.start_session(info.id, {})
        page = app._flow.page if app._flow else None
        assert page is not None, info.id
        page._bridge.begin()
        assert page._runner.state is State.RUNNING, info.id
        for _ in range(4):
            page._bridge.skip()
        QApplication.processEvents()
        app._flow.drop()


def click(root: QWidget, identifier: str) -> None:
    """Scrolls to the visible widget of that identifier and clicks its middle, as a mouse would."""
    QApplication.processEvents()
    for widget in root.findChildren(QWidget):
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(root):
            scroll_to(widget)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
            return
    pytest.fail(f"{identifier} is not there to be clicked")


def scroll_to(widget: QWidget) -> None:
    """Brings a widget into sight, as the wheel would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
    assert not widget.visibleRegion().isEmpty(), widget.accessibleIdentifier()


def click_nav(app: App, words: str) -> None:
    """Clicks a place of the navigation by its words."""
    for button in app.window.findChildren(QAbstractButton):
        if button.text() == words and button.isVisibleTo(app.window):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
            return
    pytest.fail(f"{words} is not there to be clicked")


def test_a_stranger_finds_practises_and_sees_the_change_by_mouse_alone(app: App) -> None:
    window = app.window
    for _ in range(3):
        click(window, "first-run.next")
    click_nav(app, "Library")
    click(window, "library.card.body-scan-short")
    click(window, "exercise.start")
    page = app._flow.page if app._flow else None
    assert page is not None
    for _ in range(2):
        click(page, "rating-6")
        click(page, "rating-next")
    click(page, "choose-option-0")
    while page._runner.state is State.RUNNING:
        click(page, "player-skip")
    for _ in range(2):
        click(page, "rating-4")
        click(page, "rating-next")
    assert "two points lower" in shown_texts(page)
    click(page, "useful-yes")
    click(page, "closing-back")
    assert window.page_key == "today"
    click_nav(app, "Progress")
    assert "Short body scan" in shown_texts(window.page("progress"))
    click(window, "progress.sessions.body-scan-short.bother.table")
