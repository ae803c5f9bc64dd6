"""The page of progress with all there is: from its making to its first frame, and to its end.

    draw_progress.py DATA RANGE

RANGE is a key of the page's own choice of time: weeks, months, all.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from coping_app.content.reference.places import assets_folder, exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.pages.progress.page import ProgressPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.segmented import SegmentedChips


class Watch(QObject):
    """Says when the page was painted first, when all of it stood, and the longest turn between."""

    def __init__(self, page: ProgressPage, start: float) -> None:
        super().__init__(page)
        self._start = self._turn = start
        self._first_s = self._longest_s = 0.0
        page.later.stepped.connect(self._step)
        page.later.finished.connect(self._say)

    def _step(self) -> None:
        """The first step runs in the turn after the first paint."""
        now = time.perf_counter()
        if not self._first_s:
            self._first_s = now - self._start
        else:
            self._longest_s = max(self._longest_s, now - self._turn)
        self._turn = now

    def _say(self) -> None:
        self._step()
        said = {
            "ms": 1000 * self._first_s,
            "all_ms": 1000 * (self._turn - self._start),
            "longest_ms": 1000 * self._longest_s,
        }
        print(json.dumps(said), flush=True)
        QApplication.quit()


def main(data: str, span: str) -> int:
    application = QApplication(sys.argv[:1])
    themes = ThemeStore(application, assets_folder())
    store = Store.open(Folders(Path(data)).profile, datetime.now)
    scales = load_scales(exercises_folder(), "en")
    start = time.perf_counter()
    page = ProgressPage(themes, store, lambda: scales)
    chips = page.findChild(SegmentedChips)
    assert chips is not None
    chips.set_value(span)
    Watch(page, start)
    page.resize(1100, 800)
    page.refresh()
    page.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
