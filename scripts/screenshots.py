"""Pictures every page of the window into build/screenshots: four themes, text at 100 and 200 %.

Runs on the made-up year, so that no real record is ever pictured.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from coping_app.commands.finding import open_catalog
from coping_app.content.places import assets_folder
from coping_app.demo import make_demo
from coping_app.folders import Folders
from coping_app.store.store import Store
from coping_app.ui.app import App
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES
from coping_app.ui.widgets.accessible import install_roles

OUT = Path("build/screenshots")
SIZE = QSize(1280, 800)
PAGES = (
    "today", "library", "progress", "cards", "plan", "settings", "help", "report", "trial", "erase",
)
EXERCISE = "body-scan-short"


def picture(app: App, qt: QApplication, page: str, name: str) -> None:
    """One page as the window shows it now."""
    if page == "exercise":
        app.show_exercise(EXERCISE)
    else:
        app.window.open_page(page)
    for _ in range(5):
        qt.processEvents()
    app.window.grab().save(str(OUT / f"{page}-{name}.png"))


def main() -> int:
    """Pictures all pages, or only those named on the command line."""
    wanted = sys.argv[1:] or [*PAGES, "exercise"]
    OUT.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    install_roles()
    with tempfile.TemporaryDirectory() as folder:
        folders = Folders(Path(folder))
        with open_catalog(folders) as catalog:
            make_demo(folders.profile, date.today(), catalog.find())
        themes = ThemeStore(qt, assets_folder())
        app = App(qt, folders, Store.open(folders.profile, datetime.now), themes)
        app.change_setting("first_run_done", True)
        app.change_setting("motion", "reduced")
        app.window.resize(SIZE)
        app.open()
        for theme in THEMES:
            for percent in (100, 200):
                app.change_setting("theme", theme)
                app.change_setting("text_percent", percent)
                for page in wanted:
                    picture(app, qt, page, f"{theme}-{percent}")
        app.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
