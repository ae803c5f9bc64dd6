"""The app with one session in it that is practised from Start to its end, on the sound card.

    play_session.py DATA EXERCISE_ID OUT.npz

From the ``wait`` step on the window is kept busy. What was planned, told and rendered is written
to OUT.npz; see ``main``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.programs.busy import BusyWindow
from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, samples_of
from coping_app.content.reference.places import assets_folder
from coping_app.session.events import CueStarted, PracticeEnded, SessionEvent, StepStarted
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.theme.theme import ThemeStore

WINDOW_S = 0.5
"""A breath tone swells from silence: its first tenth tells its place only to some periods."""
FIRST_WINDOW_S = 1.0
READ_MS = 4_500
"""When Start is pressed: the page of the exercise stood for four seconds by then."""


class Notes:
    """What happened when, in monotonic seconds."""

    def __init__(self) -> None:
        self.begun = 0.0
        self.busy_from = 0.0
        self.cues: list[tuple[float, float, str]] = []
        self.ticks: list[tuple[float, float]] = []
        self.score: Score | None = None
        self.note: Callable[[SessionEvent], None] | None = None


NOTES = Notes()


class NotedBridge(SessionBridge):
    """The app's bridge, noted."""

    def begin(self, before: Mapping[str, int] | None = None) -> None:
        NOTES.begun = NOTES.begun or time.monotonic()
        self.event_committed.connect(NOTES.note)
        self.ticked.connect(lambda at_s: NOTES.ticks.append((time.monotonic(), at_s)))
        super().begin(before)


class NotedOutput(SoundOutput):
    """The app's output, with its score within reach."""

    def __init__(self, score: Score) -> None:
        super().__init__(score)
        NOTES.score = score


def main(data: str, exercise: str, out: str) -> int:
    """Plays, then writes.

    ``begun``: monotonic seconds when Start was pressed; ``busy_from``: session seconds;
    ``planned``, ``told``, ``kinds``: of each cue its sample, the monotonic seconds when it was
    told, and its kind; ``ticks``: monotonic seconds and the session seconds that were drawn then;
    ``windows``: the first half second of each cue as rendered; ``first``: the first second of all.
    """
    application = QApplication(sys.argv[:1])
    maker: Any = import_module("coping_app.ui.player.session_maker")
    maker.SessionBridge, maker.SoundOutput = NotedBridge, NotedOutput
    folders = Folders(Path(data))
    store = Store.open(folders.profile, datetime.now)
    app = App(application, folders, store, ThemeStore(application, assets_folder()))
    app.open()
    busy = BusyWindow(app)

    def note(event: SessionEvent) -> None:
        match event:
            case CueStarted():
                NOTES.cues.append((event.start_s, time.monotonic(), event.cue.kind))
            case StepStarted(verb="wait"):
                NOTES.busy_from = event.start_s
                busy.start()
            case PracticeEnded():
                QTimer.singleShot(500, application.quit)

    NOTES.note = note
    QTimer.singleShot(500, lambda: app.navigator.find_and_show(exercise))
    find = app.services.exercises.find
    QTimer.singleShot(
        READ_MS, lambda: app.navigator.start(find(exercise), {}, {"distress": 3})
    )
    application.exec()
    write(Path(out))
    return 0


def write(out: Path) -> None:
    """Everything that was noted, and what should have been heard."""
    score = NOTES.score
    assert score is not None
    starts = [samples_of(start_s) for start_s, _, _ in NOTES.cues]
    windows = [score.render(start, samples_of(WINDOW_S))[:, 0] for start in starts]
    np.savez(
        out,
        begun=NOTES.begun,
        busy_from=NOTES.busy_from,
        planned=np.array(starts),
        told=np.array([told_at for _, told_at, _ in NOTES.cues]),
        kinds=np.array([kind for _, _, kind in NOTES.cues]),
        ticks=np.array(NOTES.ticks),
        windows=np.array(windows),
        first=score.render(0, FS_HZ * int(FIRST_WINDOW_S))[:, 0],
    )
    print(json.dumps({"cues": len(starts)}))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
