"""Pictures every page of the window into build/screenshots: four themes, text at 100 and 200 %.

Runs on the made-up year, so that no real record is ever pictured.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from coping_app.commands.finding import open_catalog
from coping_app.content.reference.places import assets_folder
from coping_app.demo.make import make_demo
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from coping_app.ui.app.app import App
from coping_app.ui.app.pages import PAGES as TABLE
from coping_app.ui.pages.first_run.page import FirstRunPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES
from coping_app.ui.widgets.accessible import install_roles

OUT = Path("build/screenshots")
SIZE = QSize(1280, 800)
EXERCISE = "body-scan-short"
OVER: Mapping[str, Callable[[App], None]] = {
    "exercise": lambda app: app.navigator.find_and_show(EXERCISE),
    "now": lambda app: app.navigator.start_now(),
    "gentle": lambda app: app.navigator.start(
        app.services.exercises.find(EXERCISE), {}, {"distress": 10}
    ),
}
"""What stands over the window, or needs more than its key; ``welcome`` comes before all."""
PAGES = tuple(row.key for row in TABLE if row.key not in OVER)
SETTLE_MS = 250


def picture(app: App, page: str, name: str) -> None:
    """One page as the window shows it now."""
    if page in OVER:
        OVER[page](app)
    elif page != "welcome":
        app.window.open_page(page)
    settled = QEventLoop()
    QTimer.singleShot(SETTLE_MS if page in OVER else 0, settled.quit)
    settled.exec()
    QApplication.processEvents()
    app.window.grab().save(str(OUT / f"{page}-{name}.png"))


def in_every_look(app: App, pages: Sequence[str]) -> None:
    """The pages in four themes, with text at 100 and 200 %."""
    for theme in THEMES:
        for percent in (100, 200):
            app.navigator.change_setting("theme", theme)
            app.navigator.change_setting("text_percent", percent)
            for page in pages:
                picture(app, page, f"{theme}-{percent}")


def main() -> int:
    """Pictures all pages, or only those named on the command line."""
    wanted = sys.argv[1:] or ["welcome", *PAGES, *OVER]
    OUT.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    install_roles()
    with tempfile.TemporaryDirectory() as folder:
        folders = Folders(Path(folder))
        with open_catalog(folders) as catalog:
            make_demo(folders.profile, date.today(), catalog.find())
        themes = ThemeStore(qt, assets_folder())
        app = App(qt, folders, Store.open(folders.profile, datetime.now), themes)
        app.navigator.change_setting("motion", "reduced")
        app.navigator.change_setting("voice_on", False)
        app.window.resize(SIZE)
        app.open()
        in_every_look(app, [page for page in wanted if page == "welcome"])
        welcome = app.window.covering
        if isinstance(welcome, FirstRunPage):
            welcome.finished.emit()
        in_every_look(app, [page for page in wanted if page != "welcome"])
        app.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
