"""Escape steps back one level, everywhere, and never closes the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.pages import PAGES as TABLE
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message
from tests.fakes import Recorder
from tests.gui.hands import Keys
from tests.gui.page_fakes import by_id, has, press, settle, shown
from tests.gui.page_zoo import PAGES

RAIL_KEYS = tuple(row.key for row in TABLE if row.label)
WAYS: dict[str, tuple[str, str]] = {
    "erase": ("settings", "settings.erase"),
    "selftest": ("settings", "settings.check"),
    "backups": ("settings", "settings.backups"),
    "report": ("progress", "progress.report"),
    "trial": ("progress", ""),
    "questions": ("plan", "plan.questions"),
    "exercise": ("library", "library.card.body-scan-short"),
    "plan": ("today", "today.week"),
    "help": ("library", "help"),
}
"""Each page beside the rail: a page that leads to it, and what is pressed there by the keyboard.

The way to a trial appears with the first practice: here it is opened bare.
"""


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[App]:
    folders = Folders(tmp_path / "data")
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    app.navigator.change_setting("first_run_done", True)
    app.navigator.change_setting("voice_on", False)
    qtbot.addWidget(app.window)
    app.window.resize(1280, 800)
    app.open()
    qtbot.waitExposed(app.window)
    app.window.activateWindow()
    QApplication.processEvents()
    yield app
    app.window.close()


def escape(app: App) -> None:
    at = QApplication.focusWidget() or app.window
    QTest.keyClick(at, Qt.Key.Key_Escape)
    settle()


def focused() -> str:
    at = QApplication.focusWidget()
    assert at is not None
    return at.accessibleIdentifier()


def test_the_keyboard_leads_to_every_page_and_back_to_where_the_person_came_from(app: App) -> None:
    beside = {row.key for row in TABLE} - set(RAIL_KEYS)
    assert beside >= WAYS.keys(), "the ways lead to pages that there are"
    keys = Keys(app.window)
    for key in beside:
        origin, opener = WAYS.get(key, ("today", ""))
        app.window.open_page(origin)
        settle()
        if opener:
            keys.press(opener)
        else:
            app.window.open_page(key)
        assert app.window.page_key == key
        escape(app)
        assert app.window.page_key == origin, key
        assert focused() == opener, f"{key}: the focus is on what opened it, or on the heading"


def test_back_and_escape_do_the_same_on_every_page_with_back(app: App) -> None:
    backs = {"erase", "selftest", "backups", "report", "trial", "exercise"}
    for key in backs:
        ends = set()
        for by_key in (True, False):
            app.window.open_page("library")
            if key == "exercise":
                app.navigator.find_and_show("pmr-4")
            else:
                app.window.open_page(key)
            settle()
            if by_key:
                escape(app)
            else:
                press(app.window, f"{key}.back")
            ends.add((app.window.page_key, focused()))
        assert len(ends) == 1, ends


def test_on_a_page_of_the_rail_nothing_happens(app: App) -> None:
    for key in RAIL_KEYS:
        app.window.open_page(key)
        settle()
        for _ in range(3):
            escape(app)
        assert app.window.page_key == key
        assert app.window.isVisible()


def test_it_works_with_the_keyboard_on_the_rail_and_a_held_key_steps_once(app: App) -> None:
    app.window.open_page("plan")
    app.window.open_page("questions")
    settle()
    by_id(app.window, "help").setFocus()
    escape(app)
    assert app.window.page_key == "plan"
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True
    )
    QApplication.sendEvent(QApplication.focusWidget() or app.window, held)
    assert app.window.page_key == "plan"
    escape(app)
    assert app.window.page_key == "today"


def test_in_a_session_it_pauses_help_leads_back_and_the_closing_page_goes(app: App) -> None:
    app.navigator.start(app.services.exercises.find("body-scan-short"), {})
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    page._bridge.begin()
    settle()
    escape(app)
    assert page._runner.state.name == "PAUSED"
    by_id(page, "help").setFocus()
    QTest.keyClick(by_id(page, "help"), Qt.Key.Key_Return)
    settle()
    assert app.window.covering is None
    escape(app)
    assert app.window.covering is page
    page.stop()
    page.stop()
    settle()
    escape(app)
    assert app.window.covering is None
    assert app.window.page_key == "today"


def test_ctrl_q_closes_the_window(app: App) -> None:
    told = Recorder()
    app.window.closing.connect(told)
    QTest.keyClick(app.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert len(told.calls) == 1
    assert not app.window.isVisible()


INSIDE: dict[str, tuple[str, str, str]] = {
    "cards": ("cards.open.", "cards.back", "cards.open."),
    "plan": ("plan.choose", "plan.back", "plan.choose"),
    "questions": ("questions.open.gad-7", "questions.back", "questions.open.gad-7"),
    "erase": ("erase.everything", "erase.keep", "erase.everything"),
    "exercise": ("exercise.more-choices", "areas.skip", "exercise.more-choices"),
    "trial-result": ("trial.days.", "trial.table", "trial.days."),
}
"""What opens a level in a page, what is there while it is open, and where the focus ends."""


def starting(page: QWidget, start: str) -> QAbstractButton:
    return next(
        button for button in page.findChildren(QAbstractButton)
        if button.accessibleIdentifier().startswith(start) and button.isVisibleTo(page)
    )  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_a_level_in_a_page_closes_and_the_page_stays(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    opener, inside, after = INSIDE[name]
    page = PAGES[name](themes)
    left = Recorder()
    if hasattr(page, "back_requested"):
        page.back_requested.connect(left)
    shown(qtbot, page)
    page.activateWindow()
    press(page, starting(page, opener).accessibleIdentifier())
    assert not inside or has(page, inside)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    settle()
    assert not inside or not has(page, inside)
    assert focused().startswith(after)
    assert left.calls == []


@pytest.mark.parametrize(
    ("actions", "pressed"),
    [
        (("retry", "back", "close"), ["back"]),
        (("today", "quit"), ["today"]),
        (("finish", "today"), ["today"]),
        (("backup", "quit"), []),
        (("again",), []),
    ],
)
def test_on_a_message_it_takes_the_way_back_alone(
    qtbot: QtBot, themes: ThemeStore, actions: tuple[str, ...], pressed: list[str]
) -> None:
    page = MessagePage(themes)
    qtbot.addWidget(page)
    page.show_message(Message("Torn.", "Safe.", actions=tuple((key, key) for key in actions)))
    told = Recorder()
    page.action_chosen.connect(told)
    page.show()
    page.focus_heading()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert told.values == pressed


