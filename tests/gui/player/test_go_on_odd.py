"""A session with records that no session of this version wrote is no dead end for anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, press, words_on

BEGUN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("rating-given", {"moment": "before", "scale": "pain", "value": 6}),
    ("practice-began", {}),
    ("step-started", {"place": [0], "verb": "say", "start_s": 0.0}),
    ("practice-passed", {"practised_s": 42.0}),
)
ODD_EVENTS = {
    "a place that is no list": ("went-back", {"place": 5}),
    "a step without a place": ("step-skipped", {"verb": "say"}),
    "a value without a name": ("value-computed", {"name": ["a"], "value": {}}),
    "practice that ended in words": ("practice-ended", {"practised_s": 1.0, "more": 1}),
}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data")


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, folders: Folders) -> Iterator[App]:
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    app.navigator.change_setting("voice_on", False)
    app.navigator.change_setting("first_run_done", True)
    qtbot.addWidget(app.window)
    app.open()
    yield app
    app.window.close()


def cut_off(
    app: App,
    choices: dict[str, Any],
    more: tuple[tuple[str, dict[str, Any]], ...] = (),
    exercise: str = "box-breathing",
) -> str:
    """A session that was begun and never ended."""
    key = app._store.sessions.begin(exercise, 1, "Box breathing", "en", choices)
    for kind, body in (*BEGUN, *more):
        app._store.sessions.add_event(key, kind, body)
    return key


def offer(app: App) -> QWidget:
    pages = [page for page in app.window.findChildren(MessagePage) if page.isVisibleTo(app.window)]
    (page,) = pages
    return page


@pytest.mark.parametrize(
    "choices",
    [
        {"nonsense": 1},
        {"pace": "fast", "bells": 3, "shorter": None, "spoken_counts": [], "areas": "all"},
        {"pace": 1e300},
        {"areas": {"nowhere": "skip", "knees": "cut"}},
    ],
    ids=["unknown", "of other kinds", "too slow", "areas"],
)
def test_choices_that_cannot_be_used_fall_back_to_what_is_usual(
    app: App, choices: dict[str, Any]
) -> None:
    """They crashed Continue at every start."""
    key = cut_off(app, choices)
    app.navigator.go_on(key)
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    assert page.session_id == key
    assert page._runner.state is State.RUNNING


@pytest.mark.parametrize("odd", ODD_EVENTS.values(), ids=ODD_EVENTS.keys())
def test_a_session_that_nobody_can_go_on_with_is_finished_instead(
    app: App, odd: tuple[str, dict[str, Any]]
) -> None:
    key = cut_off(app, {}, (odd,))
    app.navigator.go_on(key)
    flow = app.sessions.flow
    assert flow is not None
    assert flow.page is None
    page = offer(app)
    assert "We cannot go on with this one." in words_on(page)
    assert "Your ratings and answers are safe." in words_on(page)
    press(page, "message.finish")
    session = app._store.sessions.get(key)
    assert session is not None
    assert session.state == "stopped"
    assert session.practised_s >= 1.0
    assert app.window.page_key == "today"
    assert app._store.sessions.interrupted() is None


def test_a_step_that_the_exercise_has_no_more_is_no_reason_to_stop(app: App) -> None:
    odd = ("step-started", {"place": [99, 7], "verb": "say", "start_s": 1.0})
    app.navigator.go_on(cut_off(app, {}, (odd,)))
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None


def test_a_session_of_an_exercise_that_is_gone_is_finished_or_left(app: App) -> None:
    key = cut_off(app, {}, exercise="gone-for-good")
    for way, state in (("message.today", "open"), ("message.finish", "stopped")):
        app.navigator.go_on(key)
        page = offer(app)
        assert by_id(page, way) is not None
        press(page, way)
        session = app._store.sessions.get(key)
        assert session is not None
        assert session.state == state
        page.setParent(None)


def test_finishing_from_today_counts_what_was_done_whatever_the_records_hold(app: App) -> None:
    key = cut_off(app, {"pace": "fast"}, (("went-back", {"place": 5}),))
    app.navigator.finish(key)
    session = app._store.sessions.get(key)
    assert session is not None
    assert (session.state, session.practised_s) == ("stopped", 42.0)
