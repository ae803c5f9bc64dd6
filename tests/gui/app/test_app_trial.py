"""Trials and reports in the whole app: from Progress to the page, to Today, over a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.features.trial.service import TrialService
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.trial import suggested
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App, sources
from coping_app.ui.pages.report.page import ReportPage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, practise, press, settle, words_on

NOON = datetime(2026, 3, 3, 12).astimezone()


class Life:
    """One folder, a time that a test moves, and the app that is open on it."""

    def __init__(self, qapp: QApplication, themes: ThemeStore, qtbot: QtBot, folder: Path) -> None:
        self._qapp, self.themes, self._qtbot = qapp, themes, qtbot
        self._folders = Folders(folder)
        self.time = NOON
        self.app = self._open()

    @property
    def store(self) -> Store:
        """The records."""
        return self.app._store

    @property
    def kept(self) -> KeptTrial:
        """The trial begun last."""
        return TrialService(self.store).all()[0]

    def show(self, key: str) -> QWidget:
        self.app.window.open_page(key)
        settle()
        return self.page()

    def page(self) -> QWidget:
        """The page that is up."""
        return self.app.window.page(self.app.window.page_key)

    def next_day(self, days: int = 1) -> None:
        self.time += timedelta(days=days)

    def restart(self) -> None:
        self.app.window.close()
        self.app = self._open()

    def _open(self) -> App:
        store = Store.open(self._folders.profile, lambda: self.time)
        app = App(self._qapp, self._folders, store, self.themes, lambda: self.time)
        app.navigator.change_setting("first_run_done", True)
        app.navigator.change_setting("voice_on", False)
        self._qtbot.addWidget(app.window)
        app.window.resize(1280, 800)
        app.window.show()
        app.services.catalog.refresh(sources(app.services.folders))
        return app


@pytest.fixture
def life(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> Iterator[Life]:
    life = Life(qapp, themes, qtbot, tmp_path)
    yield life
    life.app.window.close()


def begin(life: Life) -> None:
    page = life.show("trial")
    by_id(page, "trial.a").set_key("autogenic")
    by_id(page, "trial.b").set_key("release-only")
    press(page, "trial.start")


def test_progress_leads_to_both_and_back(life: Life) -> None:
    practise(life.store, "autogenic", "Heavy and warm", {"pain": (6, 5)})
    for key in ("report", "trial"):
        press(life.show("progress"), f"progress.{key}")
        assert life.app.window.page_key == key
        press(life.page(), f"{key}.back")
        assert life.app.window.page_key == "progress"


def test_settings_that_came_from_a_file_count_at_once_but_for_the_language(life: Life) -> None:
    page = life.show("report")
    assert isinstance(page, ReportPage)
    life.store.take_in(Portable(settings={"theme": "dark", "text_percent": 150, "language": "es"}))
    page.records_changed.emit()
    look = life.themes.theme
    assert (look.name, look.text_scale) == ("dark", 1.5)
    assert life.app.services.settings().text_percent == 150
    assert life.app.services.language == "en"


def test_today_suggests_what_chance_picked_until_not_today(life: Life) -> None:
    begin(life)
    today = life.show("today")
    title = life.kept.title_of(str(suggested(life.kept.trial, life.store.today())))
    assert f"Today: {title}" in words_on(today)
    press(today, "today.trial-not-today")
    assert not has(today, "today.trial-start")
    life.next_day()
    assert has(life.show("today"), "today.trial-start")


def test_a_trial_goes_on_over_a_restart_and_ends_on_today(life: Life) -> None:
    begin(life)
    kept = life.kept
    life.next_day(5)
    life.restart()
    assert life.kept == kept
    assert "on day 6 of 28" in words_on(life.show("today"))
    life.next_day(23)
    today = life.show("today")
    assert "Your trial is over" in words_on(today)
    press(today, "today.trial-look")
    assert life.app.window.page_key == "trial"
    press(life.page(), f"trial.look.{kept.key}")
    assert "There were too few days to tell." in words_on(life.page())
    assert not has(life.show("today"), "today.trial-look")


def test_a_stop_can_be_undone_from_the_bar(life: Life) -> None:
    begin(life)
    press(life.page(), f"trial.stop.{life.kept.key}")
    assert life.kept.stopped is not None
    press(life.app.window, "undo")
    assert life.kept.stopped is None
    assert has(life.page(), f"trial.stop.{life.kept.key}")


def test_what_was_practised_today_is_not_suggested_again(life: Life) -> None:
    begin(life)
    practise(life.store, str(suggested(life.kept.trial, life.store.today())))
    assert not has(life.show("today"), "today.trial-start")


def test_the_report_of_an_empty_profile_offers_the_library_and_reading_back(life: Life) -> None:
    page = life.show("report")
    assert has(page, "report.read")
    press(page, "report.library")
    assert life.app.window.page_key == "library"


def test_closing_the_window_while_progress_is_drawn_breaks_nothing(life: Life) -> None:
    practise(life.store, "autogenic", "Heavy and warm", {"pain": (6, 5)})
    life.app.window.open_page("progress")
    for _ in range(2):
        QApplication.processEvents()
    life.app.window.close()
    settle()
