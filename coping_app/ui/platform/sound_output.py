"""From the mixer to the ear, and what has been heard so far.

The device pulls from the score through a deep buffer: cues are known ahead, so a busy window cannot
disturb them. When the score changes, the buffer is dropped and rendered again from the heard
position. The same position is the session's clock, and where there is no device, or it goes away,
the monotonic clock carries on: an exercise never waits for sound.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioSink, QtAudio

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.playback_clock import DEVICE_S, HeardClock
from coping_app.audio.samples import samples_of
from coping_app.ui.platform.score_reader import QUIET_S, ScoreReader
from coping_app.ui.platform.sound_devices import SoundDevices
from coping_app.ui.platform.sound_return import SoundReturn
from coping_app.ui.platform.sound_volume import QUICK_STEPS, SOFT_STEPS, Volume

LEAD_IN_S = 0.2
"""Silence before the session's first sample, in which wireless headphones wake up."""
RESUME_LEAD_IN_S = 0.1
WATCH_MS = 100
STUCK_LOOKS = 15
"""A device that took nothing between so many looks counts as lost; one that only begins gets twice
as many. Looks are counted, not seconds: a window that was busy for long has not looked."""
BEGINNING_S = 1.0
LEVELS_SETTLE_MS = 150

_log = logging.getLogger(__name__)


class _State(Enum):
    READY = auto()
    PLAYING = auto()
    SUSPENDED = auto()
    STOPPED = auto()


class SoundOutput(QObject):
    """Plays one score, once, and is the clock of its session. Nothing it does raises.

    ``trouble_changed`` tells why there is no sound, in a plain sentence, and an empty text when
    there is sound again.
    """

    trouble_changed = Signal(str)

    def __init__(
        self,
        score: Score,
        parent: QObject | None = None,
        devices: SoundDevices | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        latency_s: float = DEVICE_S,
    ) -> None:
        super().__init__(parent)
        self._score = score
        self._devices = devices or SoundDevices(self)
        self._devices.changed.connect(self._devices_changed)
        self._reader = ScoreReader(score, self)
        self._clock = HeardClock(monotonic, latency_s)
        self._state = _State.READY
        self._sink: QAudioSink | None = None
        self._sink_id = b""
        self._trouble = ""
        self._idle_looks = 0
        self._volume = Volume(self)
        self._monotonic = monotonic
        self._has_played = False
        self._lost_at: float | None = None
        self._return = SoundReturn(self._devices, self)
        self._return.back.connect(self._back)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look_after_device)
        self._settle = QTimer(self, interval=LEVELS_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._refresh)

    @property
    def trouble(self) -> str:
        """Why there is no sound; empty while there is, and before ``start``."""
        return self._trouble

    @property
    def lost_for_s(self) -> float:
        """How long sound that was there is missing; 0 while there is sound, or never was any."""
        return 0.0 if self._lost_at is None else self._monotonic() - self._lost_at

    def now(self) -> float:
        """Session seconds heard so far; never less than before, and even between readings."""
        if self._sink is not None and self._state is _State.PLAYING:
            self._clock.observe(self._sink.processedUSecs() / 1e6)
            self._has_played = self._has_played or self._clock.taken_s > BEGINNING_S
        return self._clock.now()

    def start(self) -> None:
        """Begins at session second 0, behind a short silence."""
        if self._state is _State.READY:
            self._state = _State.PLAYING
            self._watch.start()
            self._play_from(0.0, LEAD_IN_S)

    def suspend(self) -> None:
        """Fades out; session time stands still at once."""
        if self._state is not _State.PLAYING:
            return
        self.now()
        self._clock.hold()
        self._state = _State.SUSPENDED
        sink = self._sink
        if sink is not None:
            self._fade_out(sink.suspend, QUICK_STEPS)

    def resume(self) -> None:
        """Goes on at the very sample at which session time stood still; without sound where it
        was lost and is not back yet."""
        if self._state is _State.SUSPENDED:
            self._state = _State.PLAYING
            if self._lost_at is None:
                self._play_from(self._clock.now(), RESUME_LEAD_IN_S)
            else:
                self._lost_at = self._monotonic()
                self._go_silent()

    def flush(self) -> None:
        """Renders again what the buffer holds, from the heard position, behind a quick fade.

        Session time stands still meanwhile, some 0.25 s, so that nothing new is missed.
        """
        if self._state is not _State.PLAYING or self._sink is None:
            return
        position_s = self.now()
        self._clock.hold()
        self._fade_out(lambda: self._play_from(position_s))

    def _refresh(self) -> None:
        """Renders the buffer again without a halt: what is heard goes on where it is by then."""
        if self._state is _State.PLAYING and not self._volume.fading:
            self._fade_out(lambda: self._play_from(self.now()))

    def set_levels(self, levels: Levels) -> None:
        """New levels: the master volume within 0.2 s, the others when they have settled."""
        mixed_anew = replace(levels, master=self._score.levels.master) != self._score.levels
        self._score.set_levels(levels, self.now())
        self._volume.glide(self._master())
        if mixed_anew:
            self._settle.start()

    def stop(self) -> None:
        """Fades out and gives the device back; session time stands still for good."""
        if self._state is _State.STOPPED:
            return
        self.now()
        self._clock.hold()
        self._state = _State.STOPPED
        self._watch.stop()
        self._settle.stop()
        self._return.stop()
        self._fade_out(self._close_sink)

    def _fade_out(self, then: Callable[[], None], steps: int = SOFT_STEPS) -> None:
        """Turns the sink down, lets the device play what it holds, and goes on with ``then``."""
        if self._sink is not None:
            self._reader.hush()
            self._volume.fade_out(steps, self._clock.depth_s, then)

    def _master(self) -> float:
        return self._score.levels.master**2

    def _play_from(self, position_s: float, lead_in_s: float = QUIET_S) -> None:
        """Fills the buffer from here; without a device, time alone goes on."""
        self._volume.stop()
        self._open_sink()
        if self._sink is None:
            self._go_silent()
            return
        begin_s = position_s - lead_in_s
        self._reader.go_to(samples_of(begin_s))
        self._volume.put(self._sink, self._master())
        self._clock.follow(begin_s)
        self._sink.start(self._reader)
        if self._has_failed():
            self._lost()
        else:
            self._lost_at = None
            self._return.stop()
            self._tell("")

    def _open_sink(self) -> None:
        """The sink of before, emptied, where it still belongs to the usual device; else another."""
        usual = self._devices.usual()
        if self._sink is not None and usual == self._sink_id:
            self._sink.reset()
            return
        self._close_sink()
        try:
            self._sink = self._devices.open()
        except Exception:  # a broken sound system must not end a session
            _log.exception("the sound device could not be opened")
        self._sink_id = usual

    def _close_sink(self) -> None:
        sink, self._sink, self._sink_id = self._sink, None, b""
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    def _lost(self) -> None:
        """The device stopped by itself."""
        self._close_sink()
        self._volume.stop()
        self._go_silent()

    def _back(self) -> None:
        """A device plays again: go on there, or when the pause ends."""
        self._lost_at = None
        if self._state is _State.PLAYING:
            self._play_from(self.now(), 0.0)
        else:
            self._tell("")

    def _go_silent(self) -> None:
        if self._state is _State.PLAYING:
            self._clock.run_free()
            if self._has_played and self._lost_at is None:
                self._lost_at = self._monotonic()
            self._return.wait()
            self._tell(self.tr("There is no sound right now. The words go on here."))

    def _devices_changed(self) -> None:
        """A device came, went or became the usual one: play on there."""
        if self._state is _State.PLAYING and self._devices.usual() != self._sink_id:
            position_s = self.now()
            self._clock.hold()
            self._play_from(position_s, 0.0)

    def _look_after_device(self) -> None:
        self.now()
        self._idle_looks = self._idle_looks + 1 if self._clock.stuck_s > WATCH_MS / 1000 else 0
        patience = STUCK_LOOKS if self._clock.taken_s > BEGINNING_S else 2 * STUCK_LOOKS
        if self._has_failed() or self._idle_looks >= patience:
            self._lost()

    def _has_failed(self) -> bool:
        """Whether the device stopped by itself; an empty buffer heals without us."""
        sink = self._sink
        return (
            sink is not None
            and self._state is _State.PLAYING
            and (
                sink.state() == QtAudio.State.StoppedState and sink.error() != QtAudio.Error.NoError
            )
        )

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)
