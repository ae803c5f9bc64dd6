"""The app with one voiced session after the other in one window, as in a long sitting.

    many_sessions.py DATA COUNT

The speech cache is emptied before each session, so that the voice renders every line. Each session
stays until its lines are rendered, then is gone through to its closing page by skipping. The last
line on stdout names the resident memory in MiB before the first session and after each of them,
how many lines were rendered, and how many engines of the voice were made.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.programs.telling import resident_kib
from coping_app.audio.samples import Pcm
from coping_app.audio.speech import Speech
from coping_app.audio.voices import FirstWorking
from coping_app.content.reference.places import assets_folder
from coping_app.session.runner import State
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.platform.garbage import WindowGarbage
from coping_app.ui.player.session_page import SessionPage
from coping_app.ui.theme.theme import ThemeStore

LOOK_MS = 50
LONGEST_S = 30.0
"""A session is gone through after this long, whether or not all of its lines are rendered."""
TOLD_EVERY = 5


class CountedSpeech(Speech):
    """The app's speech; says how many lines still wait, and counts those that were rendered."""

    latest: Speech | None = None
    rendered = 0

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        CountedSpeech.latest = self

    def _made(self, text: str, private: bool) -> Pcm:
        if isinstance(self.voice, FirstWorking):
            CountedSpeech.rendered += 1
        return super()._made(text, private)

    @classmethod
    def is_done(cls) -> bool:
        """Whether nothing waits to be rendered."""
        return cls.latest is None or not cls.latest._waiting


class Hand(QObject):
    """What a person does, in haste: rates, starts an exercise, stops, and closes the page."""

    def __init__(self, app: App, folders: Folders, count: int) -> None:
        super().__init__(app)
        self._app = app
        self._speech = folders.speech
        self._count = count
        self._infos = [info for info in app.services.catalog.find() if info.language == "en"]
        self._began_at = 0.0
        self.memory: list[float] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Goes on by itself from now on; quits the application at the end."""
        self._timer.start()

    def _look(self) -> None:
        page = self._app.sessions.flow.page if self._app.sessions.flow is not None else None
        if page is None:
            self._next()
        elif CountedSpeech.is_done() or time.monotonic() > self._began_at + LONGEST_S:
            self._go_through(page)

    def _next(self) -> None:
        done = len(self.memory)
        self.memory.append(resident_kib() / 1024)
        if done % TOLD_EVERY == 0:
            print(f"{done} sessions: {self.memory[-1]:.0f} MiB", file=sys.stderr, flush=True)
        if done == self._count:
            self._app.window.close()
            return
        shutil.rmtree(self._speech, ignore_errors=True)
        self._began_at = time.monotonic()
        info = self._infos[done % len(self._infos)]
        self._app.navigator.start(info, {}, dict.fromkeys(info.ratings, 3))

    def _go_through(self, page: SessionPage) -> None:
        """One thing at each look, as the loop has to run between."""
        bridge, runner = page.bridge, page.bridge.runner
        placed = runner.current
        if runner.state is State.RUNNING and placed is not None and runner.practised_s > 1.0:
            page.stop()
        elif runner.state is State.RUNNING:
            bridge.skip()
        elif runner.state is State.PAUSED:
            bridge.resume()
        elif runner.state is State.AFTER:
            bridge.stop()
        else:
            page.left.emit()


def count_engines() -> list[None]:
    """One more entry for each engine that is made from now on; the voice is imported for it."""
    hibari: Any = import_module("hibari")
    made: list[None] = []

    class Counted(hibari.Hibari):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **named: Any) -> None:
            made.append(None)
            super().__init__(*arguments, **named)

    hibari.Hibari = Counted
    return made


def main(data: str, count: int) -> int:
    """Runs the sessions, then says what they took."""
    application = QApplication(sys.argv[:1])
    maker: Any = import_module("coping_app.ui.player.session_maker")
    maker.Speech = CountedSpeech
    folders = Folders(Path(data))
    store = Store.open(folders.profile, datetime.now)
    app = App(application, folders, store, ThemeStore(application, assets_folder()))
    app.navigator.change_setting("first_run_done", True)
    app.open()
    engines = count_engines()
    hand = Hand(app, folders, count)
    WindowGarbage(app).begin()
    QTimer.singleShot(500, hand.begin)
    application.exec()
    said = {"rendered": CountedSpeech.rendered, "engines": len(engines)}
    print(json.dumps({"memory": hand.memory} | said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
