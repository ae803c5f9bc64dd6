"""A window in a process of its own: goes to one step, says what is committed, waits for its end.

python -m tests.gui.kill_helper DATA STEP [EXERCISE MILLISECONDS]
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coping_app.content.reference.places import assets_folder
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.theme.theme import ThemeStore

ANSWERS = {
    "form": {"happened": "It rained."},
    "write": {"written": "Some words."},
    "rank": {"sorted": [["one", 3], ["two", 1]]},
    "rate": {"distress": 4},
    "choose": {"option": 1},
    "play": {"play_file": "sea"},
}


def go_to(app: App, step: int, exercise_id: str) -> None:
    """Answers and skips until top-level step ``step`` is running."""
    app.navigator.start(app.services.exercises.find(exercise_id), {}, {"pain": 6})
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    while (placed := page._runner.current) is not None and placed.block.place[0] < step:
        if placed.block.waits:
            page._bridge.answer(ANSWERS.get(placed.block.step.verb, {}))
        else:
            page._bridge.skip()


def tell(app: App) -> None:
    """What a person was told by now: all of it has to be there after the cut."""
    page = app.sessions.flow.page if app.sessions.flow else None
    assert page is not None
    placed = page._runner.current
    assert placed is not None
    print(
        json.dumps(
            {
                "session": page.session_id,
                "place": placed.block.place,
                "unsaved": page._bridge.recorder.unsaved,
                "events": len(app._store.sessions.events(page.session_id)),
                "env": page._runner.answers.env(),
                "reached": app._store.sessions.reached(page.session_id),
            }
        ),
        flush=True,
    )


def main() -> None:
    data, step = Path(sys.argv[1]), int(sys.argv[2])
    exercise_id, wait_ms = (*sys.argv[3:], "every-verb", "200")[:2]
    qt = QApplication(sys.argv[:1])
    folders = Folders(data)
    app = App(
        qt, folders, Store.open(folders.profile, datetime.now), ThemeStore(qt, assets_folder())
    )
    app.navigator.change_setting("first_run_done", True)
    app.navigator.change_setting("voice_on", False)
    app.open()
    go_to(app, step, exercise_id)
    QTimer.singleShot(int(wait_ms), lambda: tell(app))
    qt.exec()


if __name__ == "__main__":
    main()
