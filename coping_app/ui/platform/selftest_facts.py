"""Facts for the self-test that only Qt knows: the screen, and how quiet ticks are played."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaDevices

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.speech import Speech
from coping_app.audio.voices import SilentVoice
from coping_app.content.format.model import Wait
from coping_app.selftest.facts import ScreenFacts, SoundFacts
from coping_app.session.cues import Block, Cue, PlacedBlock
from coping_app.ui.platform.sound_output import SoundOutput

SETTLE_S = 0.5
"""Until the depth of the device is known."""
MEASURE_S = 2.0
TICK_EVERY_S = 0.25
LOOK_MS = 10
GIVE_UP_S = 6.0
QUIET = Levels(cues=0.25)


class SoundMeasure(QObject):
    """Plays quiet ticks for two seconds, and compares the sound's clock with the monotonic one.

    Signals:
        measured: The ``SoundFacts``, once.
    """

    measured = Signal(object)

    def __init__(
        self,
        output: SoundOutput | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._output = output or SoundOutput(_ticks())
        self._output.setParent(self)
        self._monotonic = monotonic
        self._began_s = 0.0
        self._off_s: list[float] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins; the answer comes after some three seconds."""
        self._began_s = self._monotonic()
        self._output.start()
        self._timer.start()

    def look(self) -> None:
        """Compares once."""
        heard_s, now_s = self._output.now(), self._monotonic()
        if SETTLE_S < heard_s <= SETTLE_S + MEASURE_S:
            self._off_s.append(heard_s - now_s)
        if heard_s > SETTLE_S + MEASURE_S or now_s - self._began_s > GIVE_UP_S:
            self._finish()

    def stop(self) -> None:
        """Ends without an answer."""
        self._timer.stop()
        self._output.stop()

    def _finish(self) -> None:
        self._timer.stop()
        device = "" if self._output.trouble else QMediaDevices.defaultAudioOutput().description()
        self._output.stop()
        usual_s = statistics.median(self._off_s) if self._off_s else 0.0
        off_s = tuple(each - usual_s for each in self._off_s)
        self.measured.emit(SoundFacts(device, off_s, MEASURE_S))


def measure_sound() -> SoundFacts:
    """The same, for a command: waits until it is measured."""
    found: list[SoundFacts] = []
    measure, loop = SoundMeasure(), QEventLoop()
    measure.measured.connect(found.append)
    measure.measured.connect(loop.quit)
    measure.start()
    loop.exec()
    return found[0]


def screen_facts() -> ScreenFacts:
    """The main screen; of no size where there is none."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return ScreenFacts("", 0, 0, 1.0)
    size = screen.size()
    platform = QGuiApplication.platformName()
    return ScreenFacts(platform, size.width(), size.height(), screen.devicePixelRatio())


def make_gui() -> QGuiApplication:
    """Qt, also where there is no screen to be found."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])


def _ticks() -> Score:
    """Ticks four times a second."""
    length_s = SETTLE_S + MEASURE_S
    ticks = tuple(
        Cue(number * TICK_EVERY_S, TICK_EVERY_S, "count", str(number))
        for number in range(int(length_s / TICK_EVERY_S))
    )
    score = Score(Speech(SilentVoice(), None), QUIET)
    score.place(PlacedBlock(0.0, Block((0,), Wait(wait=length_s), ticks, length_s, False)))
    return score
