"""The breathing circle of the player at 60 Hz in a window of 1280 × 800.

    draw_pacer.py SECONDS
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.programs.frames import Frames
from coping_app.content.reference.places import assets_folder
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.pacer import Pacer

PHASE_S = 4.0


class NotedPacer(Pacer):
    frames: Frames

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.frames.painted()


def main(seconds: float) -> int:
    application = QApplication(sys.argv[:1])
    pacer = NotedPacer(ThemeStore(application, assets_folder()))
    window = QMainWindow()
    window.setCentralWidget(pacer)
    window.resize(1280, 800)

    def draw(now_s: float) -> None:
        breath, inside = divmod(now_s, PHASE_S)
        inward = int(breath) % 2 == 0
        kind, word = ("inhale", "Breathe in") if inward else ("exhale", "Breathe out")
        pacer.set_phase(kind, inside / PHASE_S, word, int(PHASE_S - inside) + 1)  # type: ignore[arg-type]

    pacer.frames = Frames(application, draw, seconds)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
