"""The whole window over a disk that takes nothing more: nothing is shown as kept that is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.store.base.errors import ReadOnlyStore, StoreError, StoreFull, StoreGone
from coping_app.store.repositories import plans
from coping_app.store.repositories.settings import read_settings
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App, sources
from coping_app.ui.app.crash_guard import CrashGuard
from coping_app.ui.pages.first_run.page import FirstRunPage
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, press, settle, words_on
from tests.gui.player_fakes import FullDisk

NOON = datetime(2026, 3, 3, 12).astimezone()
FAULTS = [StoreFull, ReadOnlyStore, StoreGone]
PAGES = ("today", "library", "progress", "cards", "help", "plan", "questions", "trial")
ROWS_OPEN = ("cards", "questions")
LEADS_AWAY = ("print", "report", "selftest", "check")
"""Parts of the identifiers of buttons that open a dialog of the system or measure the sound."""


class Place:
    """An app over a disk that a test fills, and the crash guard beside it."""

    def __init__(self, qapp: QApplication, themes: ThemeStore, folder: Path) -> None:
        self.folders = folders = Folders(folder)
        self.time = NOON
        self.disk = FullDisk(Store.open(folders.profile, lambda: self.time))
        self.app = App(qapp, folders, self.disk, themes, lambda: self.time)  # type: ignore[arg-type]
        self.app.navigator.change_setting("first_run_done", True)
        self.app.navigator.change_setting("voice_on", False)
        self.failures = Recorder()
        self.guard = CrashGuard(folders.log)
        self.guard.failed.connect(self.failures)
        self.guard.failed.connect(self.app.show_failure)
        self.app.window.resize(1280, 800)
        self.app.window.show()
        self.app.services.catalog.refresh(sources(self.app.services.folders))

    @property
    def store(self) -> Store:
        return self.disk.store

    @property
    def window(self) -> Any:
        return self.app.window

    @property
    def session(self) -> SessionPage:
        """The session that is up."""
        flow = self.app.sessions.flow
        assert flow is not None
        assert flow.page is not None
        return flow.page

    def practise(self, exercise: str = "expressive-writing") -> SessionPage:
        self.app.navigator.start(self.app.services.exercises.find(exercise), {})
        settle()
        return self.session

    def throw(self, error: Exception) -> None:
        """What Qt does with an exception in a callback."""
        try:
            raise error
        except Exception:
            kind, told, trace = sys.exc_info()
            assert kind is not None
            assert told is not None
            self.guard.take(kind, told, trace)
        settle()


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path) -> Iterator[Place]:
    made = Place(qapp, themes, tmp_path)
    hook, sys.excepthook = sys.excepthook, made.guard.take
    yield made
    sys.excepthook = hook
    made.disk.room = True
    made.window.close()
    made.window.deleteLater()


def fill(store: Store) -> None:
    """Something of everything that a page can change."""
    session_id = store.sessions.begin("breathing-478", 1, "Breathe", "en", {})
    store.sessions.add_event(session_id, "practice-began", {})
    for moment, value in (("before", 6), ("after", 4)):
        body = {"moment": moment, "scale": "pain", "value": value}
        store.sessions.add_event(session_id, "rating-given", body)
    store.drawings.save(session_id, (0,), _png())
    store.sessions.add_event(session_id, "session-finished", {"practised_s": 300.0})
    field = {"name": "a", "ask": "What helps?", "answer": "Tea"}
    store.cards.save("My card", "exposure-ladder", [field])
    store.cards.remove(store.cards.save("Old card", "exposure-ladder", [field]))
    store.calendar.add("A walk", "weekly", store.today())
    store.calendar.remove(store.calendar.add("A swim", "once", store.today()))
    store.day_marks.add(store.today(), "New pills")
    store.day_marks.remove(store.day_marks.add(store.today(), "Rain"))
    cut_off = store.sessions.begin("breathing-478", 1, "Breathe", "en", {})
    store.sessions.add_event(cut_off, "practice-began", {})
    store.sessions.leave(cut_off)


def _png() -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def kept(store: Store) -> tuple[Any, ...]:
    """All that pages can change."""
    return (
        [card.id for card in store.cards.all()],
        [drawing.id for drawing in store.drawings.all()],
        [(item.id, item.done) for item in store.calendar.all()],
        [(mark.id, mark.words) for mark in store.day_marks.all()],
        store.plans.current(),
        store.trials.all(),
        store.suggestions.answers(),
        store.settings.under(""),
        [(session.id, session.state) for session in store.sessions.all()],
    )


def each_button(page: QWidget) -> list[str]:
    """Identifiers of what can be pressed, a list that does not change under the pressing."""
    found = [
        button.accessibleIdentifier()
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and button.isEnabled() and button.accessibleIdentifier()
    ]
    wanted = [name for name in found if not any(part in name for part in LEADS_AWAY)]
    return [name for name in dict.fromkeys(wanted) if wanted.count(name) == 1]


def open_whole(place: Place, key: str) -> Any:
    """The page with all that it builds later."""
    place.window.open_page(key)
    settle()
    page = place.window.page(key)
    later = getattr(page, "later", None)
    while later is not None and later.waiting:
        QApplication.processEvents()
    settle()
    return page


def press_all(place: Place, key: str) -> None:
    """Presses everything on a page, each from its start; where rows open, what is in them, too."""
    page = open_whole(place, key)
    for name in each_button(page):
        for inner in ("", *go_to(place, key, name)):
            if inner and key in ROWS_OPEN:
                go_to(place, key, name)
                if has(page, inner):
                    by_id(page, inner).click()
                    settle()
            assert not place.failures.calls, f"{name} {inner}: {place.failures.values}"


def go_to(place: Place, key: str, name: str) -> list[str]:
    """Presses ``name`` on the page as it comes up; answers what can be pressed since."""
    page = open_whole(place, key)
    before = each_button(page)
    if has(page, name):
        by_id(page, name).click()
        settle()
    if place.window.page_key != key or place.window.covering is not None:
        return []
    return [each for each in each_button(page) if each not in before]


LEADS_ON = {"settings.check", "settings.erase", "settings.backups"}
"""Buttons of Settings that open another page."""


@pytest.mark.parametrize("key", PAGES)
def test_f_01_pressing_everything_on_a_page_keeps_nothing_and_never_looks_like_our_fault(
    place: Place, key: str
) -> None:
    fill(place.store)
    records = kept(place.store)
    place.disk.room = False
    press_all(place, key)
    assert kept(place.store) == records


@pytest.mark.parametrize("key", ["cards", "progress"])
def test_where_there_is_room_the_same_presses_do_change_records(place: Place, key: str) -> None:
    """The walk above presses what saves; else it would prove nothing."""
    fill(place.store)
    records = kept(place.store)
    press_all(place, key)
    assert kept(place.store) != records


def test_f_01_no_setting_at_all_changes_on_a_full_disk(place: Place) -> None:
    place.window.open_page("settings")
    settle()
    settings, shown = place.app.services.settings(), fields(place)
    page = place.window.page("settings")
    place.disk.room = False
    page.show_kept = lambda _key: None  # to build all fields anew for each takes minutes
    for button in page.findChildren(QAbstractButton):
        name = button.accessibleIdentifier()
        if name.startswith("settings.") and name not in LEADS_ON and button.isEnabled():
            button.click()
    del page.show_kept
    page.show_kept("bells")
    settle()
    assert place.app.services.settings() == settings
    assert fields(place) == shown
    assert not place.failures.calls


def fields(place: Place) -> list[tuple[str, bool]]:
    """What the settings page shows as chosen."""
    return [
        (button.accessibleIdentifier(), button.isChecked())
        for button in place.window.page("settings").findChildren(QAbstractButton)
        if button.accessibleIdentifier().startswith("settings.")
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_f_01_a_setting_that_cannot_be_kept_goes_back_and_says_why(
    place: Place, fault: type[StoreError]
) -> None:
    place.window.open_page("settings")
    settle()
    page = place.window.page("settings")
    switch = by_id(page, "settings.system_font")
    was = switch.isChecked()
    place.disk.error, place.disk.room = fault, False
    switch.click()
    settle()
    assert by_id(page, "settings.system_font").isChecked() is was
    assert place.app.services.settings().system_font is was
    said = place.window.bars.trouble
    assert said.isVisible()
    expected = "You can look but not add." if fault is ReadOnlyStore else "This change is not kept."
    assert said.text().startswith(expected)
    place.disk.room = True
    by_id(page, "settings.system_font").click()
    settle()
    assert place.app.services.settings().system_font is not was
    assert not said.isVisible()


def test_a_country_and_a_person_stand_on_help_for_this_time_where_nothing_can_be_kept(
    place: Place,
) -> None:
    place.disk.room = False
    place.window.open_page("help")
    settle()
    page = place.window.page("help")

    by_id(page, "help.country").set_key("NO")
    by_id(page, "help.name").setText("Ana")
    by_id(page, "help.phone").setText("020")
    press(page, "help.keep")
    settle()

    assert by_id(page, "help.number").text() == "113"
    assert {"Ana", "020"} <= set(words_on(page).split("\n"))
    assert read_settings(place.store.settings.get)[0].contact_name == ""
    assert place.failures.calls == []


def test_f_01_a_second_change_that_fails_is_told_as_the_first(place: Place) -> None:
    place.window.open_page("settings")
    place.disk.room = False
    for _ in range(2):
        place.app.navigator.change_setting("text_percent", 150)
        assert place.window.bars.trouble.isVisible()
        place.window.bars.trouble.hide()


def test_f_01_the_first_run_ends_in_today_though_nothing_can_be_kept(place: Place) -> None:
    place.disk.room = False
    place.app.first_run.begin()
    page = place.window.covering
    assert isinstance(page, FirstRunPage)
    press(page, "first-run.look")
    settle()
    assert place.window.covering is None
    assert place.window.page_key == "today"


def test_f_01_half_a_plan_is_never_kept(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.window.open_page("plan")
    settle()
    page = place.window.page("plan")
    use = [name for name in each_button(page) if name.startswith("plan.use.")]
    press(page, use[0])
    before = place.store.plans.current()
    assert before is not None

    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr(plans, "put_document", full)
    press(page, "plan.choose")
    press(page, use[1])
    assert place.store.plans.current() == before
    assert place.window.bars.trouble.isVisible()


def test_a_fault_of_the_disk_is_never_told_as_one_of_ours_and_each_fault_speaks(
    place: Place,
) -> None:
    for error, words in (
        (StoreGone(), "The folder with your records cannot be reached."),
        (ValueError(), "Something went wrong on our side."),
        (StoreFull(), "There is no room left on the disk."),
    ):
        place.throw(error)
        page = place.window.covering
        assert isinstance(page, MessagePage)
        assert words in words_on(page)
        press(page, "message.today")
        assert place.window.covering is None


def test_a_fault_in_every_tick_makes_one_page(place: Place) -> None:
    place.throw(ValueError())
    first = place.window.covering
    place.throw(ValueError())
    assert place.window.covering is first


def test_after_a_fault_the_exercise_is_offered_where_it_was(place: Place) -> None:
    place.practise("breathing-478")
    session_id = place.session.session_id
    place.throw(ValueError())
    assert place.store.sessions.interrupted() is None
    press(place.window.covering, "message.today")
    found = place.store.sessions.interrupted()
    assert found is not None
    assert found.id == session_id
    assert has(place.window.page("today"), "today.continue")


def at_a_question(place: Place) -> SessionPage:
    """A session that waits for words."""
    page = place.practise("thought-record")
    runner = page.bridge.runner
    while runner.current is not None and not runner.current.block.waits:
        page.bridge.skip()
    return page


def test_f_01_what_waits_is_saved_when_the_window_closes_and_there_is_room_again(
    place: Place,
) -> None:
    page = at_a_question(place)
    session_id = page.session_id
    place.disk.room = False
    page.bridge.answer({"told": "It rained."})
    waiting = page.saves.unsaved
    assert waiting > 0
    before = len(place.store.sessions.events(session_id))
    place.disk.room = True
    assert place.window.close()
    store = Store.open(place.folders.profile, lambda: NOON)
    assert len(store.sessions.events(session_id)) == before + waiting
    store.close()


def test_f_01_what_waits_after_back_to_today_is_saved_by_itself(place: Place) -> None:
    page = place.practise("breathing-478")
    session_id = page.session_id
    place.disk.room = False
    page.stop()
    settle()
    by_id(page, "closing-back").click()
    settle()
    assert place.window.covering is None
    assert place.window.bars.unsaved.isVisible()
    flow = place.app.sessions.flow
    assert flow is not None
    assert flow.unsaved.things > 0
    place.disk.room = True
    (late,) = flow._late._waiting
    late.timer.timeout.emit()
    settle()
    assert flow.unsaved.things == 0
    assert not place.window.bars.unsaved.isVisible()
    assert place.store.sessions.events(session_id)[-1].kind in ("session-stopped", "rating-given")
    stored = place.store.sessions.get(session_id)
    assert stored is not None
    assert stored.state == "stopped"
    assert place.window.close()


def closing_with_unsaved(place: Place) -> QWidget:
    page = at_a_question(place)
    place.disk.room = False
    page.bridge.answer({"told": "It rained."})
    assert not place.window.close()
    settle()
    asked = place.window.covering
    assert isinstance(asked, MessagePage)
    assert place.window.isVisible()
    return asked


def test_f_01_what_cannot_be_kept_is_asked_about_before_it_is_dropped(place: Place) -> None:
    asked = closing_with_unsaved(place)
    words = words_on(asked)
    assert "not saved yet." in words
    assert "There is no room left on the disk." in words
    focus = place.window.focusWidget()
    assert focus is not None
    assert focus.accessibleIdentifier() == "message.retry"
    press(asked, "message.retry")
    assert place.window.isVisible()
    place.disk.room = True
    press(asked, "message.retry")
    assert not place.window.isVisible()


def test_f_01_going_back_from_the_question_leads_to_the_exercise(place: Place) -> None:
    asked = closing_with_unsaved(place)
    press(asked, "message.back")
    assert place.window.covering is place.session


def test_f_01_closing_without_it_is_possible(place: Place) -> None:
    asked = closing_with_unsaved(place)
    saves = place.session.saves
    press(asked, "message.close")
    assert not place.window.isVisible()
    assert not saves.timer.isActive(), "nothing is saved into a store that is closed"


def test_a_level_that_cannot_be_kept_is_still_heard_at_once(place: Place) -> None:
    page = place.practise("breathing-478")
    place.disk.room = False
    heard: list[Any] = []
    hand = level_control(page)
    hand._output.set_levels = heard.append
    page.setting_changed.emit("level_voice", 0.2)
    page.setting_changed.emit("level_breath", 0.1)
    assert (heard[-1].voice, heard[-1].breath) == (0.2, 0.1)
    assert place.window.bars.trouble.isVisible()


def level_control(page: SessionPage) -> Any:
    return next(child for child in page.children() if type(child).__name__ == "LevelControl")
