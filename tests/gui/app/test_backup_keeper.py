"""The day's backup: in quiet, once a day, and never while one practises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_app.store.backups.backups import list_backups
from coping_app.store.base.errors import StoreFull
from coping_app.store.store import Store
from coping_app.ui.app.daily_backup import AGAIN_S, QUIET_S, DailyBackup
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.pages import PageRow
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import settle
from tests.unit.store.support import HandClock, one_session


class Records:
    """Records of which a backup is due until one is finished."""

    def __init__(self, due: bool = True, full: bool = False) -> None:
        self.due = due
        self.full = full
        self.copies = 0

    def backup_due(self) -> bool:
        return self.due

    def begin_backup(self) -> Records:
        self.copies += 1
        if self.full:
            raise StoreFull()
        return self

    def finish(self) -> None:
        self.due = False


class _Page(QWidget):
    def refresh(self) -> None:
        """Nothing to read."""

    def focus_heading(self) -> None:
        """Nothing to focus."""


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeStore) -> MainWindow:
    made = MainWindow(themes, [PageRow("today", "")], lambda _: _Page())
    qtbot.addWidget(made)
    made.open_page("today")
    made.show()
    settle()
    return made


def keeper_of(
    records: Records | Store, window: MainWindow, is_busy: Callable[[], bool] = lambda: False
) -> DailyBackup:
    keeper = DailyBackup(records, window, is_busy, window)
    keeper.start()
    window.closing.connect(keeper.stop)
    return keeper


def become_quiet(keeper: DailyBackup) -> None:
    """As if nobody had touched anything for long enough."""
    assert keeper.timer.isActive()
    keeper.timer.stop()
    keeper.timer.timeout.emit()
    keeper.wait()


def test_one_is_made_in_a_quiet_moment_and_no_second_one(window: MainWindow) -> None:
    records = Records()
    keeper = keeper_of(records, window)
    become_quiet(keeper)
    become_quiet(keeper)
    assert records.copies == 1


def test_none_is_made_where_none_is_due(window: MainWindow) -> None:
    records = Records(due=False)
    become_quiet(keeper_of(records, window))
    assert records.copies == 0


def test_a_session_is_never_held_up(window: MainWindow) -> None:
    records, busy = Records(), [True]
    keeper = keeper_of(records, window, lambda: busy[0])
    become_quiet(keeper)
    assert records.copies == 0
    busy[0] = False
    become_quiet(keeper)
    assert records.copies == 1


def test_a_key_begins_the_quiet_anew_also_after_a_look_that_found_nothing_due(
    window: MainWindow,
) -> None:
    records = Records(due=False)
    keeper = keeper_of(records, window)
    become_quiet(keeper)
    assert not keeper.timer.isActive()
    records.due = True
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    settle()
    become_quiet(keeper)
    assert records.copies == 1


def test_f_01_without_room_it_is_tried_again_later_and_not_at_every_pause(
    window: MainWindow,
) -> None:
    records = Records(full=True)
    keeper = keeper_of(records, window)
    become_quiet(keeper)
    assert keeper.timer.interval() == AGAIN_S * 1000
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    settle()
    assert keeper.timer.interval() == AGAIN_S * 1000
    records.full = False
    become_quiet(keeper)
    assert records.copies == 2
    assert not records.due
    assert QUIET_S < AGAIN_S


def test_closing_waits_for_the_one_that_was_begun(window: MainWindow, tmp_path: Path) -> None:
    clock = HandClock()
    store = Store.open(tmp_path, clock)
    one_session(store)
    keeper = keeper_of(store, window)
    keeper.timer.stop()
    keeper.timer.timeout.emit()
    window.close()
    assert not keeper.timer.isActive()
    assert [backup.counts["sessions"] for backup in list_backups(tmp_path)] == [1]
    store.close()


def test_who_closes_the_window_right_after_practice_has_a_backup_all_the_same(
    window: MainWindow,
) -> None:
    records = Records()
    keeper_of(records, window)
    window.close()
    assert records.copies == 1
    window.closing.emit()
    assert records.copies == 1, "once: the records are closed by then"


def test_f_01_without_room_the_window_closes_without_one(window: MainWindow) -> None:
    keeper_of(Records(full=True), window)
    assert window.close()
