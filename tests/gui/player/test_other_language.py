"""The language of an exercise, from the click to the voice, and back after a cut."""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import press, settle, words_on
from tests.unit.content.builders import exercise_yaml

WAIT_MS = 20_000
ENGLISH = """\
  - say: Let your hand rest.
  - body:
      - area: left_hand
        say: Make a fist.
        tense: 5 s
        release: 10 s
"""
SPANISH = ENGLISH.replace("Let your hand rest.", "Deja la mano quieta.").replace(
    "Make a fist.", "Cierra el puño."
)
SOFT = "Aquí sin tensar. Deja que esta zona se afloje: mano izquierda."


class Voice:
    """A program in the place of espeak-ng: notes language and line, and says a short tone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = folder / "said.txt"
        sound = folder / "line.wav"
        with wave.open(str(sound), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(22_050)
            file.writeframes(b"\x00\x20\x00\xe0" * 2_000)
        program = folder / "espeak-ng"
        program.write_text(
            f'#!/bin/sh\nline=$(cat)\nprintf "%s %s\\n" "$2" "$line" >> "{self._log}"\n'
            f'cat "{sound}"\n'
        )
        program.chmod(0o755)

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    made = Voice(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return made


class Starts:
    """Starts the app, each time anew on the same folder."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, themes: ThemeStore, data: Path) -> None:
        self.qtbot, self.qapp, self.themes = qtbot, qapp, themes
        self.folders = Folders(data)
        self.app: App | None = None

    def start(self, language: str = "") -> App:
        self.close()
        store = Store.open(self.folders.profile, datetime.now)
        self.app = App(self.qapp, self.folders, store, self.themes, language=language)
        self.app.navigator.change_setting("first_run_done", True)
        self.app.navigator.change_setting("areas", {"left_hand": "release"})
        self.qtbot.addWidget(self.app.window)
        self.app.window.resize(1280, 800)
        self.app.open()
        settle()
        return self.app

    def close(self) -> None:
        if self.app is not None:
            self.app.window.close()
            self.app = None


@pytest.fixture
def starts(
    qtbot: QtBot, qapp: QApplication, themes: ThemeStore, tmp_path: Path
) -> Iterator[Starts]:
    made = Starts(qtbot, qapp, themes, tmp_path / "data")
    own = made.folders.own_exercises
    own.mkdir(parents=True)
    (own / "fist.yaml").write_bytes(
        exercise_yaml(ENGLISH, id="fist", title="A fist", length="25 s")
    )
    (own / "fist.es.yaml").write_bytes(
        exercise_yaml(SPANISH, id="fist", title="Un puño", length="25 s", language="es")
    )
    yield made
    made.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's voice comes first")
def test_from_the_click_to_the_voice_all_is_spanish_and_goes_on_so(
    starts: Starts, voice: Voice, qtbot: QtBot
) -> None:
    app = starts.start("es")
    app.window.open_page("library")
    app.window.page("library").search_for("puño")
    press(app.window.page("library"), "library.card.fist")
    page = app.window.page("exercise")
    assert "Un puño" in words_on(page)
    assert "A voice guides you" in words_on(page)
    press(page, "exercise.start")

    session = app.window.covering
    assert isinstance(session, SessionPage)
    qtbot.waitUntil(lambda: "mano izquierda" in voice.said, timeout=WAIT_MS)
    lines = voice.said.splitlines()
    assert all(line.startswith("es ") for line in lines)
    assert any("Deja la mano quieta." in line for line in lines)
    assert "Let your hand" not in voice.said

    again = starts.start()  # in English
    cut_off = again._store.sessions.interrupted()
    assert cut_off is not None
    assert cut_off.language == "es"
    again.navigator.go_on(cut_off.id)
    settle()
    taken_up = again.window.covering
    assert isinstance(taken_up, SessionPage)
    assert "Un puño" in taken_up.accessibleName() + words_on(taken_up) + taken_up.windowTitle()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has voices")
def test_without_a_voice_for_the_language_none_is_promised(
    starts: Starts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    app = starts.start("es")
    app.navigator.find_and_show("fist")

    assert "No voice here reads this language." in words_on(app.window.page("exercise"))
    assert "A voice guides you" not in words_on(app.window.page("exercise"))
    assert "A voice guides you" not in words_on(app.window.page("today"))


def test_another_language_holds_for_one_start_alone(starts: Starts) -> None:
    assert starts.start("es").services.language == "es"
    assert starts.start().services.language == "en"


def test_an_exercise_opened_in_its_language_starts_in_it(starts: Starts) -> None:
    app = starts.start()
    app.navigator.change_setting("voice_on", False)
    app.come_to_front("fist es")
    page = app.window.page("exercise")
    assert "Un puño" in words_on(page)
    press(page, "exercise.start")

    cut_off = starts.start()._store.sessions.interrupted()
    assert cut_off is not None
    assert cut_off.language == "es"
