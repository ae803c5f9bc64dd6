"""One press, from wherever one is, and the circle moves and a voice speaks; nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.audio.samples import FS_HZ
from coping_app.session.events import SessionFinished
from coping_app.session.runner import State
from coping_app.store.base.errors import ReadOnlyStore, StoreFull
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.single_instance import NOW_WISH
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.player.now_page import NowPage
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.rating_view import RatingView
from coping_app.ui.steps.breathe import BreatheView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.gui.page_fakes import by_id, has, press, settle
from tests.gui.player_fakes import FullDisk

NOON = datetime(2026, 3, 3, 12).astimezone()
FIRST_LINE = "You are here. Breathe with the circle, if you like."
MakeApp = Callable[..., App]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes the app on an empty folder; ``first`` leaves the first run to be done."""
    made: list[App] = []

    def app(first: bool = False, disk: Any = None, **settings: object) -> App:
        folders = Folders(tmp_path / "data")
        store = Store.open(folders.profile, lambda: NOON)
        store.settings.set("first_run_done", not first)
        for key, value in settings.items():
            store.settings.set(key, value)
        given = disk(store) if disk else store
        made.append(App(qapp, folders, given, themes, lambda: NOON))
        window = made[-1].window
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.add_shortcuts()
        return made[-1]

    yield app
    for each in made:
        each.window.close()


def opened(app: App, wish: str | None = None) -> App:
    app.open(wish)
    app.window.activateWindow()
    QApplication.processEvents()
    return app


def page_of(app: App) -> NowPage:
    """The page that is up, with nothing over it."""
    page = app.sessions.flow.page if app.sessions.flow else None
    assert isinstance(page, NowPage)
    assert app.window.covering is page
    assert not [view for view in page.findChildren(RatingView) if view.isVisibleTo(page)]
    assert page._runner.state is State.RUNNING
    return page


def circle(page: NowPage) -> BreatheView:
    view = page.findChild(PlayerView).view
    assert isinstance(view, BreatheView)
    return view


def sees_it_move(qtbot: QtBot, app: App, line: str = FIRST_LINE) -> NowPage:
    """The circle grows, the line stands below it, and where there is a voice, it is heard."""
    qtbot.waitUntil(lambda: app.sessions.flow is not None and app.sessions.flow.page is not None)
    page = page_of(app)
    qtbot.waitUntil(lambda: circle(page).pacer._fraction > 0.0, timeout=5000)
    assert circle(page).caption.text() == line
    assert circle(page).caption.isVisibleTo(page)
    if app.services.settings().voice_on:
        score = page.bridge._sound._score  # type: ignore[attr-defined]
        voice = [s for laid in score._laid[:1] for s in laid.sounds if s.group == "voice"]
        assert len(voice) == 1
        assert abs(score.render(0, 2 * FS_HZ)).max() > 0.05
    return page


def key(widget: QWidget | None, pressed: Qt.Key) -> None:
    assert widget is not None
    QTest.keyClick(widget, pressed)


def enter(page: QWidget, identifier: str) -> None:
    """Presses a button of the player by Enter: Space would pause there."""
    button = by_id(page, identifier)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    settle()


def act(widget: QWidget, name: str) -> None:
    """Does what a screen reader or a switch does: the accessible action."""
    interface = QAccessible.queryAccessibleInterface(widget)
    actions = interface.actionInterface()
    assert name in actions.actionNames()
    actions.doAction(name)


def test_from_today_one_press(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make())
    press(app.window.page("today"), "today.now")
    sees_it_move(qtbot, app)


def test_from_today_by_an_accessible_action(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make())
    act(by_id(app.window.page("today"), "today.now"), QAccessibleActionInterface.pressAction())
    sees_it_move(qtbot, app)


def test_from_help_one_press(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make())
    app.window.open_page("help")
    press(app.window.page("help"), "help.ground")
    page = sees_it_move(qtbot, app)
    enter(page, "player-stop")
    assert app.window.page_key == "help"


@pytest.mark.parametrize("at", ["today", "library", "progress", "cards", "settings", "help"])
def test_from_every_page_one_key(qtbot: QtBot, make: MakeApp, at: str) -> None:
    app = opened(make(voice_on=False))
    app.window.open_page(at)
    key(app.window.focusWidget() or app.window, Qt.Key.Key_F2)
    page = sees_it_move(qtbot, app)
    enter(page, "player-stop")
    assert app.window.covering is None
    assert app.window.page_key == at


def test_from_the_first_page_one_press_and_then_today(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(first=True))
    press(app.window, "first-run.breathe")
    page = sees_it_move(qtbot, app)
    assert app.services.settings().first_run_done
    enter(page, "player-stop")
    assert app.window.covering is None
    assert app.window.page_key == "today"


def test_from_the_closed_app_nothing_else_comes_first(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(first=True), NOW_WISH)
    page = sees_it_move(qtbot, app)
    enter(page, "player-stop")
    assert has(app.window, "first-run.breathe")
    assert not app.services.settings().first_run_done


def test_a_later_start_finds_the_window_that_is_open(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(voice_on=False))
    app.come_to_front(NOW_WISH)
    sees_it_move(qtbot, app)


def test_in_the_middle_of_an_exercise_that_one_waits(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(voice_on=False))
    app.navigator.start(app.services.exercises.find("thought-record"), {})
    flow = app.sessions.flow
    assert flow is not None
    assert flow.page is not None
    flow.page._bridge.begin()
    waiting = flow.page
    key(waiting, Qt.Key.Key_F2)
    page = sees_it_move(qtbot, app)
    enter(page, "player-stop")
    assert flow.page is waiting
    assert app.window.covering is waiting
    assert waiting.bridge.runner.state is State.PAUSED


def test_another_exercise_from_here_ends_the_one_that_waited(make: MakeApp) -> None:
    app = opened(make(voice_on=False))
    app.navigator.start(app.services.exercises.find("thought-record"), {})
    waiting = page_of_any(app)
    waiting._bridge.begin()
    waiting_id = waiting.session_id
    app.navigator.start_now()
    app.navigator.start(app.services.exercises.find("long-sigh"), {})
    assert app._store.sessions.get(waiting_id).state in ("stopped", "finished")
    assert page_of_any(app).session_id != waiting_id


def test_another_exercise_whose_file_is_gone_by_now_is_said_calmly(
    qtbot: QtBot, make: MakeApp
) -> None:
    app = opened(make(voice_on=False))
    app.navigator.start_now()
    page = sees_it_move(qtbot, app)
    page.exercise_requested.emit("gone-by-now")  # type: ignore[attr-defined]
    assert isinstance(app.window.covering, MessagePage)
    assert app.sessions.is_one_up


def test_after_a_hard_session_grounding_leads_here(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(voice_on=False))
    app.navigator.start(app.services.exercises.find("long-sigh"), {})
    flow = app.sessions.flow
    assert flow is not None
    assert flow.page is not None
    flow.page.grounding_requested.emit()  # type: ignore[union-attr]
    sees_it_move(qtbot, app)


def test_day_one_and_day_two_take_one_press_each(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(first=True, voice_on=False))
    presses = ["first-run.breathe"]
    press(app.window, presses[0])
    page = sees_it_move(qtbot, app)
    assert len(presses) <= 2
    enter(page, "player-stop")
    presses = ["today.now"]
    press(app.window.page("today"), presses[0])
    sees_it_move(qtbot, app)
    assert len(presses) <= 2


@pytest.mark.parametrize("error", [StoreFull, ReadOnlyStore])
def test_where_nothing_can_be_written_it_begins_all_the_same(
    qtbot: QtBot, make: MakeApp, error: type[Exception]
) -> None:
    disks: list[FullDisk] = []

    def full(store: Store) -> FullDisk:
        disks.append(FullDisk(store, error))  # type: ignore[arg-type]
        return disks[0]

    app = opened(make(disk=full))
    disks[0].room = False
    press(app.window.page("today"), "today.now")
    page = sees_it_move(qtbot, app)
    texts = [text.text() for text in page.findChildren(PlainText) if text.isVisibleTo(page)]
    assert "Nothing can be saved just now. This works all the same." in texts
    enter(page, "player-stop")
    assert app.window.page_key == "today"


def test_it_is_kept_as_any_other_and_asks_for_no_rating(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(voice_on=False))
    press(app.window.page("today"), "today.now")
    page = sees_it_move(qtbot, app)
    enter(page, "player-stop")
    (session,) = app._store.sessions.all()
    assert session.exercise_id == "right-now"
    assert session.practised_s > 0
    kinds = [event.kind for event in app._store.sessions.events(session.id)]
    assert "ratings-asked" not in kinds
    assert kinds[-1] == "session-stopped"
    assert app._store.sessions.interrupted() is None


def test_in_spanish_the_words_are_spanish(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(language="es", voice_on=False), NOW_WISH)
    sees_it_move(qtbot, app, "Estás aquí. Respira con el círculo, si te apetece.")


def test_one_breath_is_one_breath_and_then_nothing_is_asked(qtbot: QtBot, make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    enter(page_of(app), "now-breath")
    page = sees_it_move(qtbot, app, "One breath, with the circle. In, and out again.")
    assert page._runner.ahead.total_s == pytest.approx(10.0, abs=0.5)
    page._bridge.event_committed.emit(SessionFinished(10.0))
    assert has(page, "now-again")
    assert has(page, "now-leave")
    assert not has(page, "player-stop")
    enter(page, "now-leave")
    assert app.window.covering is None


def test_the_own_plan_stands_large_and_the_circle_waits_meanwhile(
    qtbot: QtBot, make: MakeApp
) -> None:
    app = opened(make(voice_on=False))
    plan = {"name": "first_hour", "ask": "What will you do in the first hour?",
            "answer": "Lie down, warmth on my back."}  # fmt: skip
    app._store.cards.save("My flare-up plan", "flare-plan", [plan])
    press(app.window.page("today"), "today.now")
    page = page_of(app)
    enter(page, "now-plan")
    texts = [text.text() for text in page.findChildren(PlainText) if text.isVisibleTo(page)]
    assert "Lie down, warmth on my back." in texts
    assert page._runner.state is State.PAUSED
    key(page.focusWidget(), Qt.Key.Key_Escape)
    assert page._runner.state is State.RUNNING
    sees_it_move(qtbot, app)


def test_without_a_plan_the_exercise_that_makes_one_is_offered(make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    enter(page_of(app), "now-plan")
    enter(page_of_any(app), "now-make-plan")
    assert app._store.sessions.get(page_of_any(app).session_id).exercise_id == "flare-plan"


def page_of_any(app: App) -> Any:
    assert app.sessions.flow is not None
    return app.sessions.flow.page


def test_something_else_is_at_most_four_and_each_begins_with_its_press(make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    page = page_of(app)
    enter(page, "now-other")
    starts = [
        button.accessibleIdentifier() for button in page.findChildren(QAbstractButton)
        if button.accessibleIdentifier().startswith("now-start-") and button.isVisibleTo(page)
    ]  # fmt: skip
    assert 1 <= len(starts) <= 4
    enter(page, starts[0])
    chosen = app._store.sessions.get(page_of_any(app).session_id)
    assert chosen.exercise_id == starts[0].removeprefix("now-start-")


def test_escape_pauses_and_a_second_press_of_the_key_goes_on(make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    page = page_of(app)
    key(page.focusWidget(), Qt.Key.Key_Escape)
    assert page._runner.state is State.PAUSED
    key(page, Qt.Key.Key_F2)
    assert page_of(app) is page


def test_help_waits_and_leads_back(make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    page = page_of(app)
    enter(page, "help")
    assert app.window.page_key == "help"
    assert page._runner.state is State.PAUSED
    press(app.window.page("help"), "help.ground")
    assert page_of(app) is page


def test_stop_and_pause_stand_where_every_session_has_them(make: MakeApp) -> None:
    app = opened(make(voice_on=False), NOW_WISH)
    QApplication.processEvents()
    places = _places(page_of(app))
    app.navigator.start(app.services.exercises.find("one-breath"), {})
    QApplication.processEvents()
    assert places == _places(page_of_any(app))


def _places(page: QWidget) -> list[tuple[int, int]]:
    found = (by_id(page, name) for name in ("player-stop", "player-pause"))
    tops = [button.mapTo(page, button.rect().topLeft()) for button in found]
    return [(top.x(), top.y()) for top in tops]


def test_after_the_first_page_today_has_rows_for_what_it_offers(
    qtbot: QtBot, make: MakeApp
) -> None:
    app = opened(make(first=True, voice_on=False))
    qtbot.waitUntil(lambda: app.services.news.has_first_page)
    press(app.window, "first-run.look")
    assert has(app.window, "today.before.distress.0")


def test_f1_is_help_over_the_first_page_an_exercise_and_the_circle(
    qtbot: QtBot, make: MakeApp
) -> None:
    app = opened(make(first=True, voice_on=False))
    qtbot.waitUntil(lambda: app.services.news.has_first_page)
    key(app.window.covering, Qt.Key.Key_F1)
    settle()
    assert app.window.page_key == "help"
    now = app.services.exercises.find("right-now")
    for start in (lambda: app.navigator.start(now, {}), app.navigator.start_now):
        start()
        settle()
        assert app.window.covering is not None
        key(app.window.covering, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: app.window.covering is None)
        assert app.window.page_key == "help"
        assert app.window.bars.paused.isVisible()
