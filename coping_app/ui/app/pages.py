"""The pages of the window: a row each, read when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from coping_app.ui.parts.services import MakePage
from coping_app.wording.translate import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class PageRow:
    """A page that can be opened.

    Attributes:
        key: What it is opened by.
        module: Dotted name of the module that holds its ``make``.
        label: Its name in the rail, in English; empty where it has no place there.
        icon: Beside the name.
        keys: That open it.
        below: Its place in the rail is at the foot.
    """

    key: str
    module: str
    label: str = ""
    icon: str = ""
    keys: str = ""
    below: bool = False

    def load(self) -> MakePage:
        """Imports the page; what it needs slows no start of the app."""
        make: MakePage = import_module(self.module).make
        return make


_PAGES = "coping_app.ui.pages"
TODAY = QT_TRANSLATE_NOOP("pages", "Today")
LIBRARY = QT_TRANSLATE_NOOP("pages", "Library")
PROGRESS = QT_TRANSLATE_NOOP("pages", "Progress")
CARDS = QT_TRANSLATE_NOOP("pages", "My cards")
SETTINGS = QT_TRANSLATE_NOOP("pages", "Settings")
PAGES = (
    PageRow("today", f"{_PAGES}.today.make", TODAY, "sun", "Ctrl+1"),
    PageRow("library", f"{_PAGES}.library.make", LIBRARY, "library", "Ctrl+2"),
    PageRow("progress", f"{_PAGES}.progress.make", PROGRESS, "chart-no-axes-combined", "Ctrl+3"),
    PageRow("cards", f"{_PAGES}.cards.make", CARDS, "bookmark", "Ctrl+4"),
    PageRow("settings", f"{_PAGES}.settings.make", SETTINGS, "settings", "Ctrl+,", below=True),
    PageRow("erase", f"{_PAGES}.erase.make"),
    PageRow("help", f"{_PAGES}.help.make"),
    PageRow("plan", f"{_PAGES}.plan.make"),
    PageRow("exercise", f"{_PAGES}.exercise.make"),
    PageRow("questions", f"{_PAGES}.questions.make"),
    PageRow("selftest", f"{_PAGES}.selftest.make"),
    PageRow("report", f"{_PAGES}.report.make"),
    PageRow("trial", f"{_PAGES}.trial.make"),
    PageRow("backups", f"{_PAGES}.backups.make"),
)
"""In the order of the rail, then those that pages lead to."""
