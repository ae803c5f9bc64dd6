"""A person's own exercises in the whole app: opened, shown, followed, named where they break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.commands.adding import add_exercise
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.pages.library.exercise_card import ExerciseCard
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.platform.open_folder import open_folder
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, press, settle, words_on
from tests.unit.content.builders import SAY, exercise_yaml

WAIT_MS = 10_000
NOON = datetime(2026, 3, 3, 12).astimezone()


class Opened:
    """The app on a folder of its own."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, themes: ThemeStore, data: Path) -> None:
        self.qtbot = qtbot
        self.folders = Folders(data)
        self.app = App(qapp, self.folders, Store.open(self.folders.profile, self.now), themes)
        self.app.navigator.change_setting("first_run_done", True)
        self.app.navigator.change_setting("voice_on", False)
        qtbot.addWidget(self.app.window)
        self.app.window.resize(1280, 800)

    def now(self) -> datetime:
        return NOON

    def start(self, wish: str = "") -> None:
        """Opens the window and waits until all that comes after the first paint is done."""
        with self.qtbot.waitSignal(self.app.window.first_painted, timeout=WAIT_MS):
            self.app.open(wish or None)
        settle()

    def put(self, name: str = "one", steps: str = SAY, **head: str) -> Path:
        """Writes a file into the own folder, as an editor does that renames."""
        path = self.folders.own_exercises / "mine" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"id": name, "title": f"Exercise {name}", "length": "1 min", **head}
        written = path.with_name(f".{name}.swp")
        written.write_bytes(exercise_yaml(steps, **told))
        return written.rename(path)

    def taken_up(self):
        """What is written inside is taken up by the window by itself."""
        return self.qtbot.waitSignal(self.app._files().changed, timeout=WAIT_MS)

    def page(self, key: str) -> QWidget:
        self.app.window.open_page(key)
        settle()
        return self.app.window.page(key)

    @property
    def exercise_page(self) -> QWidget:
        assert self.app.window.page_key == "exercise"
        return self.app.window.page("exercise")


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> Iterator[Opened]:
    made = Opened(qtbot, qapp, themes, tmp_path / "data")
    yield made
    made.app.window.close()


@pytest.fixture
def given_file(tmp_path: Path) -> Path:
    path = tmp_path / "given.yaml"
    path.write_bytes(exercise_yaml(SAY, id="new-one", title="A new one", length="1 min"))
    return path


def cards(page: QWidget) -> list[str]:
    found = page.findChildren(ExerciseCard)
    return [card.accessibleName() for card in found if card.isVisibleTo(page)]


def test_a_file_is_opened_at_its_page_with_a_live_start_on_any_start(
    opened: Opened, given_file: Path
) -> None:
    wish = " ".join(add_exercise(given_file, opened.folders))

    opened.start(wish)

    assert "A new one" in words_on(opened.exercise_page)
    press(opened.exercise_page, "exercise.start")
    assert isinstance(opened.app.window.covering, SessionPage)


def test_a_file_is_opened_while_the_window_is_open(opened: Opened, given_file: Path) -> None:
    opened.start()
    wish = " ".join(add_exercise(given_file, opened.folders))

    opened.app.come_to_front(wish)

    assert "A new one" in words_on(opened.exercise_page)
    assert by_id(opened.exercise_page, "exercise.start").isEnabled()


def test_a_file_is_opened_after_an_exercise_and_never_into_one(
    opened: Opened, given_file: Path
) -> None:
    opened.start()
    wish = " ".join(add_exercise(given_file, opened.folders))
    opened.app.navigator.start(opened.app.services.exercises.find("box-breathing"), {})
    running = opened.app.window.covering

    opened.app.come_to_front(wish)
    assert opened.app.window.covering is running
    opened.app.sessions.ready().drop()
    opened.app.window.open_page("today")
    settle()
    assert "What you opened is here." in words_on(opened.app.window)

    opened.app.come_to_front(wish)
    assert "A new one" in words_on(opened.exercise_page)


def test_the_first_screens_lead_to_the_file_that_was_opened(
    opened: Opened, given_file: Path
) -> None:
    opened.app.navigator.change_setting("first_run_done", False)
    wish = " ".join(add_exercise(given_file, opened.folders))
    opened.start(wish)
    first = opened.app.window.covering
    assert first is not None

    first.finished.emit()
    settle()

    assert "A new one" in words_on(opened.exercise_page)


@pytest.mark.parametrize(("action", "leads_to"), [("library", "library"), ("today", "today")])
def test_an_exercise_that_is_not_here_is_met_with_a_calm_page(
    opened: Opened, action: str, leads_to: str
) -> None:
    opened.start("no-such-thing")
    page = opened.app.window.covering
    assert isinstance(page, MessagePage)
    assert "That exercise is not here." in words_on(page)

    press(page, f"message.{action}")

    assert opened.app.window.covering is None
    assert opened.app.window.page_key == leads_to


def test_a_broken_file_is_named_with_its_line_until_it_is_mended(opened: Opened) -> None:
    broken = opened.put("one", length="5")
    opened.start()
    library = opened.page("library")

    assert "One of your exercises has a problem." in words_on(library)
    assert "mine/one.yaml:8" in words_on(library)
    assert "Did you mean" not in words_on(library)
    press(library, "library.problems-toggle")
    assert 'Did you mean "5 s"?' in words_on(library)
    press(library, "library.problems-toggle")
    assert "Did you mean" not in words_on(library)

    with opened.taken_up():
        broken.write_bytes(exercise_yaml(SAY, id="one", title="Exercise one", length="1 min"))
    assert not has(library, "library.problems-toggle")
    assert "Exercise one" in cards(library)


def test_two_files_with_one_id_are_told(opened: Opened) -> None:
    opened.put("one")
    opened.put("two", id="one")
    opened.start()
    library = opened.page("library")

    assert "mine/two.yaml:2" in words_on(library)
    press(library, "library.problems-toggle")
    assert "Give one of them another id." in words_on(library)
    assert by_id(library, "chip-own").text() == "Your own 1"


def test_your_own_is_a_filter_with_a_true_count_and_stays_on(opened: Opened) -> None:
    opened.start()
    library = opened.page("library")
    assert not has(library, "chip-own")

    with opened.taken_up():  # the folder is made now, too
        opened.put("one")
    if not has(library, "chip-own"):  # the folder came first, and its file a moment later
        with opened.taken_up():
            pass
    assert by_id(library, "chip-own").text() == "Your own 1"
    by_id(library, "chip-own").click()
    assert cards(library) == ["Exercise one"]

    with opened.taken_up():
        opened.put("two", assigned_only="true")  # only a plan leads to it
        opened.put("three")
    assert by_id(library, "chip-own").text() == "Your own 2"
    assert by_id(library, "chip-own").isChecked()
    assert sorted(cards(library)) == ["Exercise one", "Exercise three"]


def test_an_open_page_follows_its_file_and_tells_what_broke(opened: Opened) -> None:
    path = opened.put("one")
    opened.start("one")
    assert "Exercise one" in words_on(opened.exercise_page)

    with opened.taken_up():
        opened.put("one", title="Another name")
    assert "Another name" in words_on(opened.exercise_page)

    with opened.taken_up():
        path.write_text("format: 1\nid: one\n")
    assert "This exercise cannot be opened." in words_on(opened.exercise_page)
    assert "one.yaml:1" in words_on(opened.exercise_page)
    assert not by_id(opened.exercise_page, "exercise.start").isEnabled()

    with opened.taken_up():
        opened.put("one", title="Mended")
    assert "Mended" in words_on(opened.exercise_page)
    assert by_id(opened.exercise_page, "exercise.start").isEnabled()

    with opened.taken_up():
        opened.put("one", id="renamed")
    assert "This exercise cannot be opened." in words_on(opened.exercise_page)
    assert not by_id(opened.exercise_page, "exercise.start").isEnabled()


def test_what_was_chosen_on_an_open_page_stays_where_another_file_changes(
    opened: Opened,
) -> None:
    opened.put("one")
    opened.start("one")
    by_id(opened.exercise_page, "exercise.half").setChecked(True)

    with opened.taken_up():
        opened.put("two")

    assert by_id(opened.exercise_page, "exercise.half").isChecked()


def test_a_running_session_is_not_disturbed_and_the_change_comes_after(opened: Opened) -> None:
    opened.put("one")
    opened.start("one")
    press(opened.exercise_page, "exercise.start")
    running = opened.app.window.covering
    files = opened.app._files()

    opened.put("one", title="Another name")
    files._take_up()  # as when the system tells of it
    assert opened.app.window.covering is running
    assert opened.app.services.catalog.get("one").title == "Exercise one"

    opened.app.sessions.ready().drop()
    opened.app.window.open_page("library")
    settle()
    assert "Another name" in cards(opened.app.window.page("library"))


WITH_CARE = ("expressive-writing", "anger-letter", "grief-losses", "exposure-ladder")


@pytest.mark.parametrize("exercise_id", WITH_CARE)
def test_what_can_stir_is_found_with_a_mark_and_tells_first_what_to_expect(
    opened: Opened, exercise_id: str
) -> None:
    opened.start()
    library = opened.page("library")
    info = opened.app.services.catalog.get(exercise_id)
    library.search_for(info.title)
    card = by_id(library, f"library.card.{exercise_id}")
    assert card.accessibleDescription().endswith("With some care")

    press(library, f"library.card.{exercise_id}")

    page = opened.exercise_page
    prepare, start = by_id(page, "exercise.prepare"), by_id(page, "exercise.start")
    for words in ("What to expect", "How to stop", "When to leave it for later"):
        assert words in words_on(page)
    assert prepare.mapTo(page, prepare.pos()).y() < start.mapTo(page, start.pos()).y()


def test_a_plan_leads_to_it_by_way_of_its_page_and_today_never_by_itself(opened: Opened) -> None:
    opened.start()
    opened.app.window.page("today").start_requested.emit("anger-letter", False, {})
    settle()
    assert "Before you begin" in words_on(opened.exercise_page)

    offer = opened.app.services.today.read().offer
    assert offer is not None
    assert offer.exercise.id not in WITH_CARE


def shown_by(shown: list[str]) -> Callable[[QUrl], bool]:
    """A file manager that notes what it is asked for."""

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    return show


def test_settings_name_the_folders_that_are_used_and_make_the_own_one(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.start()
    shown: list[str] = []
    page = opened.page("settings")
    monkeypatch.setattr(
        page, "_open_own", lambda: open_folder(opened.folders.own_exercises, shown_by(shown))
    )

    assert by_id(page, "settings.folder").text() == str(opened.folders.data)
    assert by_id(page, "settings.own-folder").text() == str(opened.folders.own_exercises)
    press(page, "settings.open-own")

    assert shown == [str(opened.folders.own_exercises)]
    assert opened.folders.own_exercises.is_dir()
    assert "could not be opened" not in words_on(page)


def test_where_the_folder_cannot_be_shown_a_sentence_says_so(opened: Opened) -> None:
    opened.folders.data.mkdir(parents=True, exist_ok=True)
    opened.folders.own_exercises.write_text("a file in its place")
    opened.start()
    page = opened.page("settings")

    press(page, "settings.open-own")

    assert "The folder could not be opened from here." in words_on(page)


def test_own_plans_are_offered_and_broken_ones_named_as_they_are_written(opened: Opened) -> None:
    plans = opened.folders.own_plans
    plans.mkdir(parents=True)
    (plans / "b.yaml").write_text("format: 1\nplan: b\nversion: 1\ntitle: B\n")
    opened.start()
    page = opened.page("plan")
    assert "One of your plans has a problem." in words_on(page)
    assert "b.yaml:1" in words_on(page)
    assert not has(page, "plan.use.mine")

    with opened.taken_up():
        (plans / "b.yaml").write_text(
            "format: 1\nplan: mine\nversion: 1\ntitle: Our plan\n"
            "weeks:\n  - exercises:\n      - id: box-breathing\n"
        )

    assert "has a problem" not in words_on(page)
    press(page, "plan.use.mine")
    assert opened.app.services.today.assigned() == {"box-breathing"}
