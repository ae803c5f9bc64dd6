"""The whole way of a person who has never seen the app, in English and in Spanish.

By keys alone, by the actions of a screen reader alone, and by the mouse alone: from the first
start through an exercise to Progress, Library and Help, and out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.charts.chart_table import ChartTable
from coping_app.ui.pages.library.exercise_card import ExerciseCard
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.fakes import Recorder
from tests.gui.hands import Actions, Hand, Keys, Mouse, WindowWatch, is_there

EXERCISE = "body-scan-short"
SCALES = ("bother", "distress")
"""What that exercise asks before and after, in that order."""
SHORTEST = "choose-option-2"
"""The shortest of its ways."""
WORDS = {
    "en": {"title": "Short body scan", "way": "hands"},
    "es": {"title": "Recorrido corto por el cuerpo", "way": "manos"},
}
"""Words of the exercise that the person has to meet on the way."""
WAYS = (("en", "keys"), ("en", "actions"), ("en", "mouse"), ("es", "keys"))


def first_start(qapp: QApplication, folder: Path, themes: ThemeStore, language: str) -> App:
    """An app that nobody opened before, started with ``--language``: all of it is there."""
    folders = Folders(folder)
    store = Store.open(folders.profile, datetime.now)
    app = App(qapp, folders, store, themes, language=language)
    app.navigator.change_setting("voice_on", False)
    return app


@pytest.fixture
def restored_language(qapp: QApplication) -> Iterator[None]:
    """Words and numbers of other tests stay English."""
    before = QLocale()
    known = set(qapp.findChildren(QTranslator))
    yield
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)


@pytest.fixture
def app(
    language: str, qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path,
    restored_language: None,
) -> Iterator[App]:  # fmt: skip
    app = first_start(qapp, tmp_path / "data", themes, language)
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


def hand_of(kind: str, app: App, qtbot: QtBot) -> Hand:
    if kind == "keys":
        return Keys(app.window)
    return Mouse(app.window) if kind == "mouse" else Actions(app.window, qtbot)


def words_on(widget: QWidget) -> str:
    return " ".join(t.text() for t in widget.findChildren(PlainText) if t.isVisibleTo(widget))


def session_of(app: App) -> SessionPage:
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None, "a session is up"
    return page


# The steps of the way, one function each.


def pass_first_run(app: App, hand: Hand) -> None:
    """To Today, without the first breath."""
    hand.press("first-run.look")
    assert app.window.page_key == "today"


def start_exercise(app: App, hand: Hand) -> None:
    """Ratings stand as rows on the page that has Start; nothing is asked after it."""
    hand.go("library")
    assert app.window.page_key == "library"
    hand.press(f"library.card.{EXERCISE}")
    assert app.window.page_key == "exercise"
    assert WORDS[app.services.language]["title"] in words_on(app.window)
    for scale in SCALES:
        hand.rate(f"before.{scale}.", 6)
    hand.press("exercise.start")


def practise(app: App, hand: Hand) -> None:
    """Through all steps to the end of practice."""
    page = session_of(app)
    assert page._runner.state is State.RUNNING
    (way,) = (each for each in page.findChildren(QAbstractButton)
              if each.accessibleIdentifier() == SHORTEST)  # fmt: skip
    assert WORDS[app.services.language]["way"] in way.text()
    hand.press(SHORTEST)
    while page._runner.state is State.RUNNING:
        hand.press("player-skip")


def rate_and_close(app: App, hand: Hand) -> None:
    """The ratings after, what changed, whether it was useful, and back to Today."""
    page = session_of(app)
    while is_there(app.window, "rating-next"):
        hand.rate("rating-", 4)
        hand.press("rating-next")
    assert "two points lower" in words_on(page)
    hand.press("useful-yes")
    hand.press("closing-back")
    assert app.window.page_key == "today"


def see_progress(app: App, hand: Hand) -> None:
    """The practice with its numbers, in a table."""
    hand.go("progress")
    page = app.window.page("progress")
    assert WORDS[app.services.language]["title"] in words_on(page)
    hand.press(f"progress.sessions.{EXERCISE}.{SCALES[0]}.table")
    (table,) = page.findChildren(ChartTable)
    assert table.isVisibleTo(page)
    assert table.words[0][1:] == ("6", "4")


def cards_shown(app: App) -> int:
    QApplication.processEvents()
    return sum(card.isVisible() for card in app.window.findChildren(ExerciseCard))


def filter_library(app: App, hand: Hand) -> None:
    """Something that is chosen and seen at once."""
    hand.go("library")
    every = cards_shown(app)
    hand.press("library.short")
    assert 0 < cards_shown(app) < every
    hand.press("library.short")
    assert cards_shown(app) == every


def find_help(app: App, hand: Hand) -> None:
    """The number of a country that was never chosen before."""
    hand.go("help")
    assert app.window.page_key == "help"
    hand.pick("help.country", "GB")
    assert app.services.settings().country == "GB"
    assert "999" in words_on(app.window.page("help"))


@pytest.mark.parametrize(("language", "kind"), WAYS)
def test_a_stranger_finds_practises_sees_the_change_and_help_and_leaves(
    app: App, qtbot: QtBot, kind: str
) -> None:
    hand = hand_of(kind, app, qtbot)
    closing = Recorder()
    app.window.closing.connect(closing)
    pass_first_run(app, hand)
    start_exercise(app, hand)
    practise(app, hand)
    rate_and_close(app, hand)
    see_progress(app, hand)
    filter_library(app, hand)
    find_help(app, hand)
    hand.close()
    assert len(closing.calls) == 1
    assert not app.window.isVisible()
