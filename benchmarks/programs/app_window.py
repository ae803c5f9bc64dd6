"""The app as ``coping-app`` starts it, with one addition: it says when its window was painted."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from coping_app.cli import main
from coping_app.commands import window


def tell_of_first_paint() -> None:
    """Makes the window say what ``bare_window`` says, at the same moment."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    program: Any = import_module("coping_app.ui.app.app")

    class Window(program.MainWindow):  # type: ignore[misc]
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, self.tell)  # when all in it is painted as well
            super().paintEvent(event)

        def tell(self) -> None:
            from benchmarks.programs import telling

            telling.first_paint(QApplication.quit)

    program.MainWindow = Window


def tell_once_qt_is_there() -> None:
    """The app decides when Qt is imported; the window is ours to watch from then on."""
    load_app = window.load_app

    def load_and_tell() -> Any:
        run_app = load_app()
        tell_of_first_paint()
        return run_app

    setattr(window, "load_app", load_and_tell)  # noqa: B010


if __name__ == "__main__":
    tell_once_qt_is_there()
    sys.exit(main([]))
