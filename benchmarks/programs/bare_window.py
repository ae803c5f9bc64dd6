"""The limit of a launch: a PySide6 window with nothing in it.

Says on its last line when it was painted, how much processor time that took, and how much memory
is resident when all is quiet.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, tell)  # when all in it is painted as well
        super().paintEvent(event)


def tell() -> None:
    from benchmarks.programs import telling

    telling.first_paint(QApplication.quit)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())
