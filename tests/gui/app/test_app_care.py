"""The stop rules in the whole app: from the records to Today, the exercise's page and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.content.reference.places import exercises_folder
from coping_app.store.repositories.settings import read_settings
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.player.day_after_view import DayAfterView
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, practise, press, settle, words_on

NOON = datetime(2026, 3, 3, 12).astimezone()


class Now:
    """The time that store and window share."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


class Opened:
    """The app on a folder of its own, with first run behind it."""

    def __init__(self, qapp: QApplication, themes: ThemeStore, folder: Path) -> None:
        self.now = Now()
        folders = Folders(folder)
        self.store = Store.open(folders.profile, self.now)
        self.app = App(qapp, folders, self.store, themes, self.now)
        self.app.navigator.change_setting("first_run_done", True)
        self.app.navigator.change_setting("voice_on", False)

    def show(self, key: str) -> QWidget:
        self.app.window.open_page(key)
        settle()
        return self.app.window.page(key)


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


def test_the_day_after_writing_is_asked_told_and_met_with_a_kind_word(opened: Opened) -> None:
    practise(opened.store, "letter-to-pain", "A letter to the pain", {"distress": (3, 4)})
    opened.now.time += timedelta(days=1)
    today = opened.show("today")

    press(today, "today.writing-answer")
    (asked,) = opened.app.window.findChildren(DayAfterView)
    assert "A letter to the pain" in words_on(asked)
    press(asked, "rating-7")
    press(asked, "rating-next")
    settle()

    assert opened.app.window.page_key == "today"
    assert "Be gentle with yourself." in words_on(today)
    press(today, "today.writing-help")
    assert opened.app.window.page_key == "help"


def test_skip_on_today_is_enough(opened: Opened) -> None:
    practise(opened.store, "letter-to-pain", "A letter to the pain", {"distress": (3, 4)})
    opened.now.time += timedelta(days=1)
    today = opened.show("today")

    press(today, "today.writing-skip")

    assert not has(today, "today.writing-skip")
    assert [each.value for each in opened.store.ratings.day_after(NOON.date())] == [None]


def test_a_start_after_a_rise_of_pain_goes_by_way_of_the_page_with_half_chosen(
    opened: Opened,
) -> None:
    practise(opened.store, "gentle-stretch", "Gentle stretches", {"pain": (3, 6)})
    opened.app.window.page("today").start_requested.emit("gentle-stretch", False, {})
    settle()

    assert opened.app.window.page_key == "exercise"
    page = opened.app.window.page("exercise")
    assert by_id(page, "exercise.half").isChecked()
    assert "half is chosen now" in words_on(page)


def test_the_answer_on_the_exercises_page_is_kept(opened: Opened) -> None:
    for _ in range(2):
        opened.now.time += timedelta(hours=1)
        practise(opened.store, "box-breathing", "Box breathing", {"distress": (3, 6)})
    opened.app.navigator.find_and_show("box-breathing")
    settle()
    page = opened.app.window.page("exercise")

    press(page, "exercise.leave-out")

    assert opened.app.services.today.care.today().left_out == {"box-breathing"}
    assert "You asked not to have this one suggested." in words_on(page)


@pytest.mark.parametrize(("page", "button"), [("progress", "progress.questions"),
                                              ("plan", "plan.questions")])
def test_the_questions_are_reached_and_a_clinics_own_file_is_among_them(
    opened: Opened, page: str, button: str
) -> None:
    own = opened.app.services.folders.own_questionnaires
    own.mkdir(parents=True)
    shipped = (exercises_folder() / "questionnaires" / "gad-2.yaml").read_text(encoding="utf-8")
    (own / "ours.yaml").write_text(shipped.replace("gad-2", "ours").replace("(GAD-2)", "(ours)"))

    press(opened.show(page), button)

    assert opened.app.window.page_key == "questions"
    assert "(ours)" in words_on(opened.app.window.page("questions"))


def test_the_plan_for_a_shared_screen_is_not_offered_at_home(opened: Opened) -> None:
    page = opened.show("plan")
    assert has(page, "plan.use.first-week")
    assert not has(page, "plan.use.kiosk")


def test_help_finds_the_country_by_the_computer_and_keeps_what_is_chosen_and_written_there(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_CL.UTF-8")
    page = opened.show("help")
    assert by_id(page, "help.number").text() == "131"
    assert has(page, "help.guessed")

    by_id(page, "help.country").set_key("MX")
    by_id(page, "help.name").setText("Ana")
    by_id(page, "help.phone").setText("020")
    press(page, "help.keep")
    settle()

    settings, _ = read_settings(opened.store.settings.get)
    assert (settings.country, settings.contact_name, settings.contact_phone) == ("MX", "Ana", "020")
    assert by_id(opened.show("help"), "help.number").text() == "911"
