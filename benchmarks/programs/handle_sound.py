"""The sound output in a person's hands: paused, gone on, turned up and sent elsewhere.

    handle_sound.py OUT.npz [TIMES]

Plays a score of noise. OUT.npz tells what was done and when; see ``main``.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from benchmarks.noise_score import NoiseScore
from coping_app.audio.levels import Levels
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.player.live_sound import LiveSound

BEGIN_S = 1.5
GAP_S = (0.9, 1.3)
PAUSED_S = 0.6
SEED = 11


class Hands:
    """Does one thing after the other and notes each."""

    def __init__(self, output: SoundOutput, sound: LiveSound, times: int) -> None:
        self._output, self._sound = output, sound
        self._random = random.Random(SEED)
        self._levels = Levels()
        acts = {
            "pause": self._sound.suspend,
            "resume": self._sound.resume,
            "level": self._level,
            "choice": self._go_elsewhere,
            "skip": self._go_elsewhere,
            "back": self._go_elsewhere,
            "master": self._master,
        }
        self._left = list(acts.items()) * times
        self.done: list[tuple[str, float]] = []

    def next(self) -> None:
        """One thing, and the timer for the next."""
        if not self._left:
            self._output.stop()
            QTimer.singleShot(500, QGuiApplication.quit)
            return
        name, act = self._left.pop(0)
        self.done.append((name, time.monotonic()))
        act()
        gap_s = PAUSED_S if name == "pause" else self._random.uniform(*GAP_S)
        QTimer.singleShot(round(1000 * gap_s), self.next)

    def _level(self) -> None:
        self._set(voice=1.4 - self._levels.voice)

    def _master(self) -> None:
        self._set(master=1.5 - self._levels.master)

    def _set(self, **changed: float) -> None:
        self._levels = replace(self._levels, **changed)
        self._output.set_levels(self._levels)

    def _go_elsewhere(self) -> None:
        """What a choice, Skip and Back ask of the sound alike."""
        self._sound.replace_from(self._output.now(), ())


def main(out: str, times: str = "10") -> int:
    """Writes ``begun``, and of each act ``names`` and ``at``, in monotonic seconds."""
    application = QGuiApplication(sys.argv[:1])
    score: Any = NoiseScore()
    output = SoundOutput(score)
    hands = Hands(output, LiveSound(score, output), int(times))
    begun = time.monotonic()
    output.start()
    QTimer.singleShot(round(1000 * BEGIN_S), hands.next)
    # The session's clock is asked at the pace of the screen, as in the app.
    frames = QTimer(interval=16)
    frames.timeout.connect(output.now)
    frames.start()
    application.exec()
    names, at = zip(*hands.done, strict=True)
    np.savez(Path(out), begun=begun, names=names, at=at)
    print(json.dumps({"done": len(names)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
