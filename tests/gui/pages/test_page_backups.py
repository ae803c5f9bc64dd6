"""Backups: the list, the choice, and going back, at the start and from Settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.store.backups.backups import list_backups
from coping_app.store.backups.salvage import Salvaged
from coping_app.store.base.errors import DamagedDatabase, KeyLost, StoreError, StoreFull
from coping_app.store.restoring import Restored
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.trouble import TroubleWindow
from coping_app.ui.pages.backups import words as backup_words
from coping_app.ui.pages.backups.page import BackupsPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.store_errors import store_message
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, practise, press, settle, shown, words_on
from tests.gui.page_zoo import a_backup, backups

NOON = datetime(2026, 3, 3, 12).astimezone()


class Now:
    """The time that store and window share."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def profile_with_backups(folder: Path, now: Now) -> Store:
    """A practice and a backup on each of two days, then one practice more."""
    store = Store.open(folder, now)
    for _ in range(2):
        practise(store)
        store.begin_backup().finish()
        now.time += timedelta(days=1)
    practise(store)
    return store


def test_the_newest_is_chosen_and_the_choice_says_what_it_holds(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = backups(themes)
    shown(qtbot, page)
    words = words_on(page)
    assert "409 practices, 800 ratings, 18 cards, 1 plan." in words
    assert "The file of today is kept. You can go back to it." in words
    assert by_id(page, "backups.restore").text() == "Restore 2 March"


def test_the_keyboard_alone_chooses_and_restores(qtbot: QtBot, themes: ThemeStore) -> None:
    page = backups(themes)
    assert isinstance(page, BackupsPage)
    asked = Recorder()
    page.restore_requested.connect(asked)
    shown(qtbot, page)
    by_id(page, "backups.row.9").setFocus()
    QTest.keyClick(by_id(page, "backups.row.9"), Qt.Key.Key_Down)
    settle()
    row = by_id(page, "backups.row.8")
    assert row.hasFocus()
    assert row.isChecked()
    assert "One practice. It comes along, too." in words_on(page)
    QTest.keyClick(row, Qt.Key.Key_Tab)
    restore = by_id(page, "backups.restore")
    assert restore.hasFocus()
    QTest.keyClick(restore, Qt.Key.Key_Space)
    assert [backup.number for backup in asked.values] == [8]


def test_a_row_tells_all_of_it_to_assistive_technology(themes: ThemeStore) -> None:
    name = by_id(backups(themes), "backups.row.8").accessibleName()
    assert name.startswith("1 March, ")
    assert name.endswith("before going back, 408 practices, 18 cards")


@pytest.mark.parametrize(
    ("salvaged", "end"),
    [
        (None, "is here. Nothing newer could be read."),
        (Salvaged(0, 0, 0, 0, True), "is here."),
        (Salvaged(1, 1, 0, 0, True), "is here, and the later practice, too."),
        (Salvaged(15, 15, 0, 0, True), "is here, and all 15 later practices."),
        (Salvaged(15, 14, 0, 0, False), "is here, and 14 of 15 later practices."),
        (Salvaged(15, 13, 1, 0, False), "13 of 15 later practices. One more is here in part."),
    ],
)
def test_what_came_back_is_said_in_words(salvaged: Salvaged | None, end: str) -> None:
    restored = Restored(a_backup(1, NOON.date()), salvaged)
    said = backup_words.came_back(restored, NOON.date())
    assert said.startswith("Everything up to 3 March, ")
    assert said.endswith(end)


@pytest.mark.parametrize("kind", [DamagedDatabase, KeyLost])
def test_a_backup_is_promised_only_where_there_is_one(kind: type[StoreError]) -> None:
    assert "go back to a backup" in store_message(kind(), {"backup", "quit"}).next
    without = store_message(kind(), {"quit"}).next
    assert "You can go back" not in without
    assert without


def damaged_window(
    qtbot: QtBot, themes: ThemeStore, folder: Path, damage: bytes
) -> TroubleWindow:
    store = profile_with_backups(folder, Now())
    store.close()
    (folder / "profile.db").write_bytes(damage)
    with pytest.raises(StoreError) as caught:
        Store.open(folder, Now())
    window = TroubleWindow(caught.value, themes, folder)
    qtbot.addWidget(window)
    window.show()
    settle()
    return window


def test_a_damaged_start_goes_back_to_a_backup_and_on(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    window = damaged_window(qtbot, themes, tmp_path, bytes(8192))
    press(window, "message.backup")
    settle()
    assert "The damaged file is kept. Nothing is deleted." in words_on(window)
    press(window, "backups.restore")
    settle()
    assert "Nothing newer could be read." in words_on(window)
    assert window.answer == ""
    press(window, "message.open")
    assert window.answer == "retry"
    store = Store.open(tmp_path, Now())
    assert len(store.sessions.all()) == 2
    store.close()
    (kept,) = (tmp_path / "set-aside").iterdir()
    assert (kept / "profile.db").read_bytes() == bytes(8192)


def test_a_backup_that_is_torn_too_is_told_and_another_can_be_chosen(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    window = damaged_window(qtbot, themes, tmp_path, b"x")
    newest, older = list_backups(tmp_path)
    (newest.folder / "profile.db").write_bytes(bytes(8192))
    press(window, "message.backup")
    press(window, "backups.restore")
    settle()
    assert has(window, "backups.restore")
    press(window, f"backups.row.{older.number}")
    press(window, "backups.restore")
    press(window, "message.open")
    store = Store.open(tmp_path, Now())
    assert len(store.sessions.all()) == 1
    store.close()


class Opened:
    """The app on a folder with two backups and a practice after them."""

    def __init__(self, qapp: QApplication, themes: ThemeStore, folder: Path) -> None:
        self.now = Now()
        self.folders = Folders(folder)
        self.store = profile_with_backups(self.folders.profile, self.now)
        self.app = App(qapp, self.folders, self.store, themes, self.now)
        self.app.navigator.change_setting("first_run_done", True)

    def page(self) -> QWidget:
        self.app.window.open_page("settings")
        settle()
        press(self.app.window.page("settings"), "settings.backups")
        settle()
        return self.app.window.page("backups")


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> Iterator[Opened]:
    opened = Opened(qapp, themes, tmp_path)
    qtbot.addWidget(opened.app.window)
    opened.app.window.show()
    yield opened
    opened.app.window.close()


def test_from_settings_one_goes_back_the_later_practice_comes_along_and_the_app_starts_again(
    opened: Opened,
) -> None:
    page = opened.page()
    older = list_backups(opened.folders.profile)[1]
    press(page, f"backups.row.{older.number}")
    press(page, "backups.restore")
    settle()
    window = opened.app.window
    assert "and all two later practices" in words_on(window)
    assert not opened.app.starts_again
    press(window, "message.open")
    assert opened.app.starts_again
    assert not window.isVisible()
    again = Store.open(opened.folders.profile, opened.now)
    assert len(again.sessions.all()) == 3
    again.close()
    newest = list_backups(opened.folders.profile)[0]
    assert (newest.kind, newest.counts["sessions"]) == ("before", 3)


def test_damage_met_while_the_window_is_open_is_mended_from_there(opened: Opened) -> None:
    path = opened.folders.profile / "profile.db"
    opened.app._going_back().offer()
    settle()
    window = opened.app.window
    # As a disk that gives back other bytes than it took.
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(bytes(4096))
    press(window, "backups.restore")
    settle()
    press(window, "message.open")
    assert opened.app.starts_again
    again = Store.open(opened.folders.profile, opened.now)
    assert len(again.sessions.all()) >= 2
    again.close()


def test_f_01_without_room_for_the_file_of_today_nothing_is_touched(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened.page()

    def full(*_: object) -> None:
        raise StoreFull()

    monkeypatch.setattr(Store, "begin_backup", full)
    press(page, "backups.restore")
    settle()
    assert "There is no room left on the disk." in words_on(page)
    assert len(opened.store.sessions.all()) == 3
    assert not (opened.folders.profile / "set-aside").exists()
