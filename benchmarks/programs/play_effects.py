"""The peer of a session: a sound every half second by ``QTimer`` and ``QSoundEffect``.

    play_effects.py SOUND.wav SECONDS

The window is kept busy just as in ``play_session``.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtMultimedia import QSoundEffect
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.programs.busy import BusyWindow

EVERY_MS = 500
LOADED_MS = 1_000


def main(sound: str, seconds: float) -> int:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    effect = QSoundEffect(application)
    effect.setSource(QUrl.fromLocalFile(sound))
    timer = QTimer(application)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(effect.play)
    busy = BusyWindow(application)
    QTimer.singleShot(LOADED_MS, busy.start)
    QTimer.singleShot(LOADED_MS, lambda: timer.start(EVERY_MS))
    QTimer.singleShot(LOADED_MS + round(1000 * seconds), application.quit)
    application.exec()
    print(json.dumps({"every_s": EVERY_MS / 1000}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
