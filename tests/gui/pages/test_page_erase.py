"""Deleting records: what goes is said, nothing is chosen beforehand, only everything is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from coping_app.store.base.errors import ReadOnlyStore, StoreBusy, StoreError, StoreFull
from coping_app.store.deleting.erasing import AllOf, DayOf, Erasable, Removed, Target, WordsOf
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.farewell import gone, not_gone, say_farewell
from coping_app.ui.pages.erase.page import ErasePage
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.message_bar import MessageBar
from tests.fakes import Recorder
from tests.gui.page_fakes import Days, by_id, has, memory_store, press, settle, shown, words_on


class Erasing:
    """A real store whose deletions are noted; ``error`` is raised by the next one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked: list[Target] = []
        self.error: StoreError | None = None
        self.today = store.today

    def erasable(self) -> Erasable:
        return self.store.erasable()

    def erase(self, target: Target) -> None:
        self.asked.append(target)
        if self.error is not None:
            raise self.error
        self.store.erase(target)


@pytest.fixture
def erasing() -> Erasing:
    days = Days()
    store = memory_store(days)
    for title in ("Letter", "Diary"):
        session_id = store.sessions.begin(title.lower(), 1, title, "en", {})
        body = {"place": [0], "verb": "write", "answers": {"text": "words"}}
        store.sessions.add_event(session_id, "answer-given", body)
        store.sessions.add_event(session_id, "session-finished", {"practised_s": 60.0})
        days.forward(1)
    store.cards.remove(store.cards.save("Old", "letter", []))
    return Erasing(store)


def opened(qtbot: QtBot, themes: ThemeStore, erasing: Erasing, busy: bool = False) -> ErasePage:
    page = ErasePage(themes, erasing, lambda: busy)
    shown(qtbot, page)
    return page


@pytest.mark.parametrize(
    ("name", "place", "target"),
    [
        ("words", 2, lambda store: WordsOf(store.sessions.all()[1].id)),
        ("exercise", 1, lambda _: AllOf("diary")),
        ("day", 3, lambda store: DayOf(store.sessions.all()[1].local_date)),
    ],
)
def test_a_choice_and_a_button_delete_at_once_and_say_so(
    qtbot: QtBot,
    themes: ThemeStore,
    erasing: Erasing,
    name: str,
    place: int,
    target: Callable[[Store], Target],
) -> None:
    page = opened(qtbot, themes, erasing)
    choice = by_id(page, f"erase.{name}.choice")
    assert choice.key == ""
    assert not by_id(page, f"erase.{name}").isEnabled()
    choice.setCurrentIndex(place)
    words, wanted = choice.currentText(), target(erasing.store)

    press(page, f"erase.{name}")

    assert erasing.asked == [wanted]
    assert [bar.text() for bar in page.findChildren(MessageBar)] == [f"Deleted for good: {words}"]
    assert not has(page, f"erase.{name}") or not by_id(page, f"erase.{name}").isEnabled()


def test_what_was_removed_can_be_deleted_without_waiting(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    page = opened(qtbot, themes, erasing)
    press(page, "erase.removed")
    assert erasing.asked == [Removed()]
    assert not has(page, "erase.removed")


def test_each_way_says_what_goes_and_that_it_cannot_be_taken_back(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    words = words_on(opened(qtbot, themes, erasing))
    for said in (
        "It cannot be taken back.", "Older backups go with it, and a new one is made.",
        "Files that you saved elsewhere stay", "Ratings and time stay.", "So do their key",
    ):
        assert said in words


def test_a_fault_is_told_where_it_arises_and_nothing_is_said_to_be_gone(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    page = opened(qtbot, themes, erasing)
    erasing.error = StoreFull()
    press(page, "erase.removed")
    (bar,) = page.findChildren(MessageBar)
    assert "There is no room left on the disk." in bar.text()
    assert "The next start goes on." in bar.text()
    assert "for good" not in bar.text()


def test_where_nothing_can_be_written_nothing_is_said_to_be_half_gone(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    page = opened(qtbot, themes, erasing)
    erasing.error = ReadOnlyStore()
    press(page, "erase.removed")
    (bar,) = page.findChildren(MessageBar)
    assert "Nothing can be saved in this folder." in bar.text()
    assert "still be on the disk" not in bar.text()


def test_while_an_exercise_waits_nothing_can_be_deleted(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    page = opened(qtbot, themes, erasing, busy=True)
    assert "An exercise waits for you." in words_on(page)
    buttons = [b.accessibleIdentifier() for b in page.findChildren(QAbstractButton)]
    assert [name for name in buttons if name.startswith("erase.")] == ["erase.back"]


def test_everything_is_asked_about_with_the_focus_on_what_changes_nothing(
    qtbot: QtBot, themes: ThemeStore, erasing: Erasing
) -> None:
    page = opened(qtbot, themes, erasing)
    told = Recorder()
    page.everything_requested.connect(told)

    press(page, "erase.everything")
    assert told.calls == []
    assert page.focusWidget() is by_id(page, "erase.keep")
    press(page, "erase.keep")
    assert told.calls == []
    assert page.focusWidget() is by_id(page, "erase.everything")

    press(page, "erase.everything")
    press(page, "erase.everything-now")
    assert told.calls == [(False,)]
    by_id(page, "erase.own-files").setChecked(True)
    press(page, "erase.everything-now")
    assert told.calls[-1] == (True,)


def test_from_the_settings_to_an_empty_folder_and_a_last_word(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> None:
    folders = Folders(tmp_path / "data")
    folders.own_exercises.mkdir(parents=True)
    (folders.own_exercises / "mine.yaml").touch()
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)
    app.navigator.change_setting("first_run_done", True)
    app.open()
    app.window.open_page("settings")
    settle()
    press(app.window.page("settings"), "settings.erase")
    page = app.window.page("erase")
    assert app.window.page_key == "erase"
    press(page, "erase.everything")
    press(page, "erase.everything-now")
    assert not app.window.isVisible()
    assert app.own_files_go is False

    said: list[str] = []

    def close_the_last_page() -> None:
        for page in QApplication.allWidgets():
            if isinstance(page, MessagePage) and page.isVisible():
                said.append(words_on(page))
                press(page, "message.quit")
                return
        QTimer.singleShot(20, close_the_last_page)

    QTimer.singleShot(0, close_the_last_page)
    assert say_farewell(themes, folders, app.own_files_go) == 0
    assert "Everything is deleted." in said[0]
    assert [p.name for p in folders.data.rglob("*") if p.is_file()] == ["mine.yaml"]


def test_a_window_that_is_closed_as_usual_deletes_nothing(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> None:
    folders = Folders(tmp_path)
    app = App(qapp, folders, Store.open(folders.profile, datetime.now), themes)
    qtbot.addWidget(app.window)
    app.open()
    app.window.close()
    assert app.own_files_go is None
    assert (folders.profile / "profile.db").exists()


def test_what_could_not_be_deleted_is_told_with_a_way_on() -> None:
    assert [key for key, _ in gone().actions] == ["quit"]
    for error in (StoreBusy(), StoreFull()):
        message = not_gone(error)
        assert [key for key, _ in message.actions] == ["retry", "quit"]
        assert message.title == "Not everything could be deleted."
    assert "another window" in not_gone(StoreBusy()).safe
