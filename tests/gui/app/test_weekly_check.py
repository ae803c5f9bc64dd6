"""The weekly look through the records: in quiet, once a week, and with a word only where needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_app.store.base.errors import DamagedDatabase, StoreError, StoreFull
from coping_app.store.store import Store
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.pages import PageRow
from coping_app.ui.app.weekly_check import KEPT_DAY, WeeklyCheck
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, settle, words_on
from tests.unit.store.support import HandClock, one_session

TODAY = date(2026, 3, 2)


class Values:
    """Settings that last as long as a test."""

    def __init__(self, kept: dict[str, Any]) -> None:
        self.kept = kept

    def get(self, key: str, default: Any = None) -> Any:
        return self.kept.get(key, default)

    def set(self, key: str, value: Any) -> None:
        self.kept[key] = value


class Records:
    """Records that count how often they were looked through."""

    def __init__(self, last: Any = None, trouble: StoreError | None = None) -> None:
        self.kept: dict[str, Any] = {} if last is None else {KEPT_DAY: last}
        self.settings = Values(self.kept)
        self.trouble = trouble
        self.looks = 0
        self.view_only = False

    def today(self) -> date:
        return TODAY

    def look_through(self) -> None:
        self.looks += 1
        if self.trouble is not None:
            raise self.trouble


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


Make = Callable[..., WeeklyCheck]


@pytest.fixture
def make(themes: ThemeStore, window: MainWindow) -> Make:
    def made(records: Records, is_busy: Callable[[], bool] = lambda: False) -> WeeklyCheck:
        check = WeeklyCheck(themes, records, window, is_busy, window)
        check.start()
        return check

    return made


def become_quiet(check: WeeklyCheck) -> None:
    """As if nobody had touched anything for long enough."""
    assert check.timer.isActive()
    check.timer.stop()
    check.timer.timeout.emit()
    settle()


@pytest.mark.parametrize("last", [None, "2026-02-23", "2025-12-31", "2026-03-03", "nonsense", 7])
def test_a_look_is_due_after_a_week_or_where_the_last_one_cannot_be(make: Make, last: Any) -> None:
    records = Records(last)
    become_quiet(make(records))
    assert records.looks == 1
    assert records.kept == {KEPT_DAY: "2026-03-02"}


@pytest.mark.parametrize("ago", range(7))
def test_within_a_week_there_is_none(make: Make, ago: int) -> None:
    check = make(Records((TODAY - timedelta(days=ago)).isoformat()))
    assert not check.timer.isActive()


def test_records_that_can_only_be_looked_at_are_left_alone(make: Make) -> None:
    records = Records()
    records.view_only = True
    assert not make(records).timer.isActive()


def test_nothing_is_looked_through_before_it_is_quiet(make: Make, window: MainWindow) -> None:
    records = Records()
    check = make(records)
    begun = check.timer.timerId()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    settle()
    pressed = check.timer.timerId()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    settle()
    # A timer that was begun anew has another identity.
    assert len({begun, pressed, check.timer.timerId()}) == 3
    settle()
    assert check.timer.isActive()
    assert records.looks == 0


def test_a_session_is_never_held_up(make: Make) -> None:
    records, busy = Records(), [True]
    check = make(records, lambda: busy[0])
    become_quiet(check)
    assert records.looks == 0
    busy[0] = False
    become_quiet(check)
    assert records.looks == 1


def test_one_look_is_enough(make: Make) -> None:
    check = make(Records())
    become_quiet(check)
    assert not check.timer.isActive()


def test_damage_is_told_on_a_calm_page_and_is_no_day_to_keep(
    make: Make, window: MainWindow
) -> None:
    records = Records(trouble=DamagedDatabase())
    become_quiet(make(records))
    words = words_on(window)
    assert "The file with your records is damaged." in words
    assert "The damaged file is kept, and nothing is deleted." in words
    assert records.kept == {}


def test_the_page_of_damage_closes_the_app(
    make: Make, window: MainWindow
) -> None:
    become_quiet(make(Records(trouble=DamagedDatabase())))
    page = window.covering
    assert page is not None
    by_id(page, "message.quit").click()
    settle()
    assert not window.isVisible()


def test_the_page_of_damage_leads_to_a_backup_where_there_is_one(
    themes: ThemeStore, window: MainWindow
) -> None:
    records, asked = Records(trouble=DamagedDatabase()), Recorder()
    check = WeeklyCheck(
        themes, records, window, lambda: False, window, can_go_back=lambda: True
    )
    check.backup_requested.connect(asked)
    check.start()
    become_quiet(check)
    by_id(window.covering, "message.backup").click()
    assert len(asked.calls) == 1


def test_f01_another_trouble_waits_for_the_next_start(make: Make, window: MainWindow) -> None:
    records = Records(trouble=StoreFull())
    become_quiet(make(records))
    assert window.covering is None
    assert records.kept == {}


def test_real_records_are_sound_and_the_day_is_kept(
    themes: ThemeStore, window: MainWindow, tmp_path: Path
) -> None:
    clock = HandClock()
    store = Store.open(tmp_path, clock)
    one_session(store)
    check = WeeklyCheck(themes, store, window, lambda: False, window)
    check.start()
    become_quiet(check)
    assert store.settings.get(KEPT_DAY) == store.today().isoformat()
    assert not check.is_due
    clock.advance(days=7)
    assert check.is_due
    assert len(store.sessions.all()) == 1
    store.close()
