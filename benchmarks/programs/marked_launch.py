"""A launch with marks in it: how much processor time each part takes until the first paint.

    marked_launch.py app|bare

Nothing of the app knows of the marks: the functions that do each part are wrapped from outside.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from typing import Any

MARKS: list[tuple[str, float]] = [("Python itself", time.process_time())]


def mark(part: str) -> None:
    """What was done since the last mark was ``part``."""
    MARKS.append((part, time.process_time()))


def wrap(owner: Any, name: str, part: str, before: str) -> None:
    """Marks ``part`` when ``owner.name`` returns; what was done before its call is ``before``."""
    inner = getattr(owner, name)

    def marked(*arguments: Any, **named: Any) -> Any:
        mark(before)
        result = inner(*arguments, **named)
        mark(part)
        return result

    setattr(owner, name, marked)


def say() -> None:
    """The parts with their milliseconds, in the order they first came."""
    mark("showing and painting")
    parts: dict[str, float] = {MARKS[0][0]: 1000 * MARKS[0][1]}
    for (_, start), (part, end) in pairwise(MARKS):
        parts[part] = parts.get(part, 0.0) + 1000 * (end - start)
    print(json.dumps({"parts": parts}), flush=True)

    from PySide6.QtWidgets import QApplication

    QApplication.quit()


def watched(window_class: type) -> type:
    """A kind of that window that ends all when it was painted."""
    from PySide6.QtCore import QTimer

    class Window(window_class):  # type: ignore[misc]
        painted = False

        def paintEvent(self, event: Any) -> None:
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, say)  # before what the app puts off until then
            super().paintEvent(event)

    return Window


def bare() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    mark("import of Qt")
    application = QApplication(sys.argv[:1])
    mark("QApplication")
    window = watched(QMainWindow)()
    window.resize(1280, 800)
    mark("window and its bars")
    window.show()
    return application.exec()


def app() -> int:
    from coping_app.cli import main
    from coping_app.commands import window

    load_app = window.load_app

    def load_and_watch() -> Any:
        mark("the store's imports, opening begun")
        from PySide6 import QtWidgets

        mark("import of Qt")
        del QtWidgets
        run_app = load_app()
        watch_the_app()
        return run_app

    setattr(window, "load_app", load_and_watch)  # noqa: B010
    return main([])


def watch_the_app() -> None:
    """Puts a mark after each part of what ``run_app`` does."""
    program: Any = import_module("coping_app.ui.app.app")
    from coping_app.features.today.reader import TodayReader

    mark("imports of ours")
    between: Callable[[Any, str, str], None] = lambda o, n, p: wrap(o, n, p, "the rest")  # noqa: E731
    wrap(program.EarlyOpening, "is_busy", "waiting for the records", "QApplication")
    between(program.ThemeStore, "__init__", "fonts, palette, style sheet")
    between(program, "read_settings", "settings")
    between(program.ThemeStore, "apply", "fonts, palette, style sheet")
    between(program.Catalog, "refresh", "catalogue")
    between(program.MainWindow, "__init__", "window and its bars")
    wrap(TodayReader, "read", "reading what Today shows", "building the page")
    wrap(program.MainWindow, "open_page", "building the page", "the rest")
    between(program.MainWindow, "show", "showing and painting")
    program.MainWindow = watched(program.MainWindow)


if __name__ == "__main__":
    sys.exit(app() if sys.argv[1] == "app" else bare())
