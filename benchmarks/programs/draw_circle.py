"""The limit of the pacer: one circle by ``QPainter`` at 60 Hz in a window of 1280 × 800.

    draw_circle.py SECONDS
"""

from __future__ import annotations

import sys
from math import cos, pi

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from benchmarks.programs.frames import Frames

PHASE_S = 4.0


class Circle(QWidget):
    frames: Frames
    radius = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2f6f73"))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), self.radius, self.radius)
        painter.end()
        self.frames.painted()


def main(seconds: float) -> int:
    application = QApplication(sys.argv[:1])
    circle = Circle()
    window = QMainWindow()
    window.setCentralWidget(circle)
    window.resize(1280, 800)

    def draw(now_s: float) -> None:
        circle.radius = 144.0 - 56.0 * cos(pi * now_s / PHASE_S)
        circle.update()

    circle.frames = Frames(application, draw, seconds)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
