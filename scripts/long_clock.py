"""Plays a long exercise on this computer's sound device and says how near to its plan it ends.

    python scripts/long_clock.py [MINUTES]

An hour unless told otherwise. It runs in real time, so it is no part of the tests. Its time is laid
beside the monotonic clock from session second 1 on, when the device is open and its sound is heard.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QCoreApplication, QTimer

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.speech import Speech
from coping_app.audio.voices import SilentVoice
from coping_app.content.format.model import Exercise
from coping_app.session.runner import Runner, State
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.player.live_sound import LiveSound

BREATH_S = 10.0
TICK_MS = 16
TOLD_EVERY_S = 60.0
FROM_S = 1.0


def breathing(minutes: float) -> Exercise:
    """An exercise that lasts so long: breaths of ten seconds, with a bell at its end."""
    return Exercise.model_validate({
        "format": 1, "id": "long-clock", "version": 1, "title": "Long", "summary": "Long.",
        "family": "relaxation", "language": "en", "length": minutes * 60.0,
        "steps": [{"breathe": {"in": 4.0, "out": 6.0}, "rounds": round(minutes * 60 / BREATH_S)}],
    })  # fmt: skip


class LongClock:
    """Runs the exercise, and compares its time with the monotonic clock at every tick."""

    def __init__(self, exercise: Exercise) -> None:
        speech = Speech(SilentVoice(), None)
        score = Score(speech, Levels(breath=0.2))
        self.output = SoundOutput(score)
        self._sound = LiveSound(score, self.output)
        self.runner = Runner(exercise, self.output, lambda _id: exercise, speech.length_s)
        self.plan_s = self.runner.ahead.total_s
        self.worst_s = self.longest_gap_s = 0.0
        self._seen_s = time.monotonic()
        self._zero_s: float | None = None
        self._next_told_s = TOLD_EVERY_S
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Starts practice and sound."""
        self.runner.begin()
        self._lay()
        self.output.start()
        self._timer.start()

    def _tick(self) -> None:
        gap_s, self._seen_s = time.monotonic() - self._seen_s, time.monotonic()
        self.runner.poll()
        if self.runner.state is not State.RUNNING:
            self._finish()
            return
        self._lay()
        if self.runner.time_s < FROM_S:
            return
        self.longest_gap_s = max(self.longest_gap_s, gap_s)
        if self._zero_s is None:
            self._zero_s = time.monotonic() - self.runner.time_s
        self.worst_s = max(self.worst_s, abs(self._off_s(self.runner.time_s)))
        if self.runner.time_s >= self._next_told_s:
            self._next_told_s += TOLD_EVERY_S
            off_ms = 1000 * self._off_s(self.runner.time_s)
            print(f"{self.runner.time_s / 60:5.1f} min  {off_ms:+6.1f} ms", flush=True)

    def _off_s(self, session_s: float) -> float:
        """How much later than planned it is by the monotonic clock."""
        return time.monotonic() - (self._zero_s or 0.0) - session_s

    def _lay(self) -> None:
        for block in self.runner.schedule_until(self.runner.time_s + 4.0):
            self._sound.place(block)

    def _finish(self) -> None:
        self._timer.stop()
        self.output.stop()
        print(
            f"planned {self.plan_s:.3f} s, ended {1000 * self._off_s(self.plan_s):+.1f} ms off, "
            f"worst on the way {1000 * self.worst_s:.1f} ms, "
            f"window at most {1000 * self.longest_gap_s:.0f} ms behind"
            f"{', without a sound device' if self.output.trouble else ''}"
        )
        QCoreApplication.quit()


def main() -> int:
    """Plays until the end."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    qt = QCoreApplication(sys.argv[:1])
    clock = LongClock(breathing(minutes))
    QTimer.singleShot(0, clock.start)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
