"""The panels at the end of Progress in the whole app: there after the paint, and with Undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.pages.progress.page import ProgressPage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, press, settle, words_on
from tests.unit.export.support import NOW, fixed_portable


class Opened:
    """The app on the fixed records."""

    def __init__(self, qapp: QApplication, themes: ThemeStore, folder: Path) -> None:
        folders = Folders(folder)
        self.store = Store.open(folders.profile, lambda: NOW)
        self.store.take_in(fixed_portable())
        self.app = App(qapp, folders, self.store, themes, self._now)
        self.app.navigator.change_setting("first_run_done", True)
        self.app.navigator.change_setting("motion", "reduced")

    def _now(self) -> datetime:
        return NOW

    def progress(self, qtbot: QtBot) -> ProgressPage:
        """Progress with everything on it."""
        page = self.app.window.page("progress")
        assert isinstance(page, ProgressPage)
        self.app.window.open_page("progress")
        self.wait(qtbot, page)
        return page

    def wait(self, qtbot: QtBot, page: ProgressPage) -> None:
        """Until the last panel is there."""
        qtbot.waitUntil(lambda: page.later.waiting == 0 and has(page, "day-marks.add"))
        settle()


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> Iterator[Opened]:
    opened = Opened(qapp, themes, tmp_path)
    qtbot.addWidget(opened.app.window)
    opened.app.window.resize(1280, 800)
    opened.app.window.show()
    yield opened
    opened.app.window.close()


def test_the_panels_follow_after_the_charts(opened: Opened, qtbot: QtBot) -> None:
    words = words_on(opened.progress(qtbot))
    for told in (
        "Three questions about the week: 5.3 of 10 on 8 February 2026",
        "Mood and worry in four questions (PHQ-4): 3 of 12 on 17 February 2026",
        "Drawings over time", "Notes on days", "Holiday; by the sea",
    ):
        assert told in words
    assert words.index("Drawings over time") < words.index("Notes on days")


def test_a_note_comes_into_the_charts_and_undo_takes_it_away_again(
    opened: Opened, qtbot: QtBot
) -> None:
    page = opened.progress(qtbot)
    press(page, "day-marks.add")
    line: QLineEdit = by_id(page, "day-marks.words")
    line.setText("Out of tablets")
    press(page, "day-marks.keep")
    opened.wait(qtbot, page)

    assert (date(2026, 3, 2), "Out of tablets") in [
        (mark.day, mark.words) for mark in opened.store.day_marks.all()
    ]
    assert words_on(page).count("Out of tablets") == 2, "in the list, and beside its number"
    assert opened.app.window.bars.undo.text() == "Kept: Out of tablets"

    opened.app.window.bars.undo.button.click()
    opened.wait(qtbot, page)
    assert "Out of tablets" not in [mark.words for mark in opened.store.day_marks.all()]
    assert words_on(page).count("Out of tablets") == 1, "among those removed lately"
