"""Notes on days: added, changed, removed and brought back, each by keyboard and with Undo."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coping_app.store.repositories.day_marks import LONGEST_MARK
from coping_app.store.store import Store
from coping_app.ui.pages.progress.day_mark_editor import DayMarkEditor
from coping_app.ui.pages.progress.day_marks_panel import day_marks_panel
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, memory_store, press, settle, shown, words_on
from tests.gui.panel_page import PanelPage
from tests.gui.player_fakes import FullDisk


@pytest.fixture
def store() -> Store:
    return memory_store()


@pytest.fixture
def keeper(store: Store) -> DayMarkEditor:
    return DayMarkEditor(store.day_marks, store.today, SaveGuard())


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeStore, keeper: DayMarkEditor) -> PanelPage:
    """A page that draws everything anew when notes change, as Progress does."""
    made = PanelPage(themes, partial(day_marks_panel, themes, keeper))
    keeper.changed.connect(made.refresh)
    shown(qtbot, made)
    made.activateWindow()
    return made


def offered(keeper: DayMarkEditor) -> Recorder:
    recorder = Recorder()
    keeper.undo_offered.connect(recorder)
    return recorder


def write(page: PanelPage, words: str) -> None:
    line: QLineEdit = by_id(page, "day-marks.words")
    line.clear()
    QTest.keyClicks(line, words)


def focused(page: PanelPage) -> str:
    widget = page.window().focusWidget()
    return widget.accessibleIdentifier() if widget else ""


def noted(store: Store) -> list[tuple[int, str]]:
    """Days before today, and the words of each note."""
    return [((store.today() - mark.day).days, mark.words) for mark in store.day_marks.all()]


def test_without_notes_there_is_the_way_to_the_first(page: PanelPage) -> None:
    assert "Notes on days" in words_on(page)
    assert has(page, "day-marks.add")
    assert "Recently removed" not in words_on(page)


def test_a_note_is_added_by_keyboard_alone_and_the_keyboard_stays_with_it(
    page: PanelPage, store: Store, keeper: DayMarkEditor
) -> None:
    undo = offered(keeper)
    press(page, "day-marks.add")
    assert focused(page) == "day-marks.words"
    QTest.keyClicks(page.window().focusWidget(), "New medicine")
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    settle()

    assert noted(store) == [(0, "New medicine")]
    assert "New medicine" in words_on(page)
    assert focused(page) == f"day-marks.change.{store.day_marks.all()[0].id}"
    ((said, take_back),) = undo.calls
    assert said == "Kept: New medicine"
    take_back()
    settle()
    assert noted(store) == []
    assert focused(page) == "day-marks.add"


def test_a_note_can_be_on_another_day(page: PanelPage, store: Store) -> None:
    press(page, "day-marks.add")
    write(page, "Holiday")
    press(page, "day--1")
    press(page, "day-another")
    press(page, "week-earlier")
    press(page, "day-marks.keep")
    assert noted(store) == [(8, "Holiday")]


def test_a_note_is_changed_and_that_taken_back(
    page: PanelPage, store: Store, keeper: DayMarkEditor
) -> None:
    day = store.today() - timedelta(days=3)
    key = keeper.marks.add(day, "Bad cold")
    page.refresh()
    settle()
    undo = offered(keeper)
    press(page, f"day-marks.change.{key}")
    line: QLineEdit = by_id(page, "day-marks.words")
    assert line.text() == "Bad cold"
    write(page, "Bad cold, with fever")
    press(page, "day--1")
    press(page, "day-marks.keep")

    (mark,) = store.day_marks.all()
    assert mark[:3] == (key, store.today() - timedelta(days=1), "Bad cold, with fever")
    ((said, take_back),) = undo.calls
    assert said == "Changed: Bad cold, with fever"
    take_back()
    (mark,) = store.day_marks.all()
    assert mark[:3] == (key, day, "Bad cold")


def test_a_note_is_removed_brought_back_and_removed_with_undo(
    page: PanelPage, store: Store, keeper: DayMarkEditor
) -> None:
    key = store.day_marks.add(store.today(), "Bad cold")
    page.refresh()
    settle()
    undo = offered(keeper)
    press(page, f"day-marks.remove.{key}")
    assert noted(store) == []
    assert "Recently removed notes" in words_on(page)
    assert focused(page) == f"day-marks.restore.{key}"

    press(page, f"day-marks.restore.{key}")
    assert noted(store) == [(0, "Bad cold")]
    assert focused(page) == f"day-marks.change.{key}"

    press(page, f"day-marks.remove.{key}")
    said, take_back = undo.calls[-1]
    assert said == "Removed: Bad cold"
    take_back()
    assert noted(store) == [(0, "Bad cold")]


def test_charts_are_told_of_every_change(
    page: PanelPage, store: Store, keeper: DayMarkEditor
) -> None:
    told = Recorder()
    keeper.changed.connect(told)
    keeper.add(store.today(), "Holiday")
    (mark,) = store.day_marks.all()
    keeper.change(mark, mark.day, "Holiday by the sea")
    keeper.remove(mark)
    keeper.restore(mark)
    assert len(told.calls) == 4


@pytest.mark.parametrize("leave", ["escape", "button"])
def test_the_form_can_be_left_without_a_note(page: PanelPage, store: Store, leave: str) -> None:
    press(page, "day-marks.add")
    write(page, "Holiday")
    if leave == "escape":
        QTest.keyClick(by_id(page, "day-marks.words"), Qt.Key.Key_Escape)
        settle()
    else:
        press(page, "day-marks.close")
    assert noted(store) == []
    assert focused(page) == "day-marks.add"


@pytest.mark.parametrize("words", ["", "   "])
def test_without_words_it_says_kindly_what_is_enough(
    page: PanelPage, store: Store, words: str
) -> None:
    press(page, "day-marks.add")
    write(page, words)
    press(page, "day-marks.keep")
    assert noted(store) == []
    assert "A word or two is enough." in words_on(page)
    assert focused(page) == "day-marks.words"


def test_no_more_can_be_written_than_is_kept(page: PanelPage, store: Store) -> None:
    press(page, "day-marks.add")
    write(page, "x" * (LONGEST_MARK + 5))
    press(page, "day-marks.keep")
    assert noted(store) == [(0, "x" * LONGEST_MARK)]


def test_f01_what_cannot_be_kept_stays_written_and_is_told(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    full = FullDisk(store)
    full.room = False
    keeper = DayMarkEditor(full.day_marks, full.today, SaveGuard())
    page = PanelPage(themes, partial(day_marks_panel, themes, keeper))
    shown(qtbot, page)
    press(page, "day-marks.add")
    write(page, "Holiday")
    press(page, "day-marks.keep")
    line: QLineEdit = by_id(page, "day-marks.words")
    assert line.text() == "Holiday"
    assert "There is no room left on the disk." in words_on(page)


def test_notes_of_the_range_are_listed_the_latest_first_and_few_at_once(
    page: PanelPage, store: Store
) -> None:
    for ago in (40, 30, 6, 5, 4, 3, 2, 1):
        store.day_marks.add(store.today() - timedelta(days=ago), f"Note {ago}")
    page.since = store.today() - timedelta(days=13)
    page.refresh()
    settle()
    told = [line for line in words_on(page).splitlines() if line.startswith("Note ")]
    assert told == ["Note 1", "Note 2", "Note 3", "Note 4", "Note 5"]
    press(page, "field-more")
    assert "Note 6" in words_on(page)
    assert "Note 30" not in words_on(page)


def test_markup_in_a_note_is_only_text(page: PanelPage, store: Store) -> None:
    store.day_marks.add(store.today(), "<b>Holiday</b>")
    page.refresh()
    settle()
    assert "<b>Holiday</b>" in words_on(page)
