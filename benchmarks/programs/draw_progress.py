"""The page of progress with all there is, from its making to its first frame.

    draw_progress.py DATA RANGE

RANGE is a key of the page's own choice of time: weeks, months, all.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import pyqtgraph  # noqa: F401, its import is not measured
from PySide6.QtWidgets import QApplication

from benchmarks.programs.first_frame import FirstFrame
from coping_app.content.places import assets_folder, exercises_folder
from coping_app.content.scales import load_scales
from coping_app.folders import Folders
from coping_app.store.store import Store
from coping_app.ui.pages import progress_cards  # noqa: F401, likewise
from coping_app.ui.pages.progress_page import ProgressPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.segmented import SegmentedChips


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
    FirstFrame(page, start)
    page.resize(1100, 800)
    page.refresh()
    page.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
