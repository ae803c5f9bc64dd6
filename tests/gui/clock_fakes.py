"""A session on a pretended sound card with a real buffer, two clocks moved by hand, and an ear.

Qt's sound sink asks for samples in the window's thread: while the window is busy, the card plays
what its buffer holds, and silence when that is used up. ``Card`` does the same and keeps what was
heard, so that a test can lay it beside the score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QtAudio

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, Pcm, samples_of
from coping_app.content.format.model import Exercise
from coping_app.features.player.clock_watch import ClockWatch
from coping_app.session.events import CueStarted, SessionEvent
from coping_app.session.runner import Runner, State
from coping_app.session.timeline import reading_s, rehearse
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.store import Store
from coping_app.ui.platform.score_reader import ScoreReader
from coping_app.ui.platform.sound_devices import BUFFER_S
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.live_sound import LiveSound
from tests.fakes import ManualClock

FRAME_S = 0.016
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class NoisyLines:
    """A voice of noise: each line another, as long as reading it takes."""

    def pcm(self, text: str, private: bool = False) -> Pcm:
        noise = np.random.default_rng(sum(text.encode())).integers(
            -9000, 9000, samples_of(reading_s(text)), np.int16
        )
        noise.flags.writeable = False
        return noise

    def length_s(self, text: str, private: bool = False) -> float:
        return len(self.pcm(text)) / FS_HZ


@dataclass
class Heard:
    """What one card let hear without a halt, as 16-bit samples of the left side."""

    from_s: float
    pcm: NDArray[np.int16]


class Card(QObject):
    """One sink. It plays at the pace of ``clock``; ``fill`` is the window giving it samples."""

    def __init__(self, clock: ManualClock, keep: Callable[[Heard], None]) -> None:
        super().__init__()
        self._clock = clock
        self._keep = keep
        self._reader: ScoreReader | None = None
        self._held: list[NDArray[np.int16]] = []
        self._began_s = 0.0
        self.dead = False
        self.silences = 0

    def start(self, reader: ScoreReader) -> None:
        self._reader, self._held, self._began_s = reader, [], self._clock.now()
        self.fill()

    def suspend(self) -> None:
        self._stop()

    def reset(self) -> None:
        self._stop()

    def fill(self) -> None:
        if self._reader is None:
            return
        missing = self._played_n + samples_of(BUFFER_S) - self._filled_n
        self.silences += self._played_n > self._filled_n > 0
        if missing > 0:
            raw = self._reader.readData(4 * missing)
            self._held.append(np.frombuffer(raw, "<i2").reshape(-1, 2)[:, 0])

    def setVolume(self, _volume: float) -> None:
        """Levels are no matter of this ear."""

    def processedUSecs(self) -> int:
        taken_n = min(self._played_n, self._filled_n)
        return 0 if self._reader is None else round(taken_n * 1e6 / FS_HZ)

    def state(self) -> QtAudio.State:
        return QtAudio.State.StoppedState if self.dead else QtAudio.State.ActiveState

    def error(self) -> QtAudio.Error:
        return QtAudio.Error.FatalError if self.dead else QtAudio.Error.NoError

    @property
    def _played_n(self) -> int:
        return samples_of(self._clock.now() - self._began_s)

    @property
    def _filled_n(self) -> int:
        return sum(map(len, self._held))

    def _stop(self) -> None:
        if self._reader is not None:
            self._keep(Heard(self._began_s, np.concatenate(self._held)[: self._played_n]))
            self._reader = None


class Cards(QObject):
    """The computer's sound devices: one card that can be pulled out and put back."""

    changed = Signal()

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock
        self.plugged = True
        self.opened: list[Card] = []
        self.heard: list[Heard] = []

    def usual(self) -> bytes:
        return b"card" if self.plugged else b""

    def open(self) -> Card | None:
        if self.plugged:
            self.opened.append(Card(self._clock, self.heard.append))
        return self.opened[-1] if self.plugged else None


@dataclass
class WallClock:
    """The time of day, which goes with the monotonic clock until somebody sets it."""

    clock: ManualClock
    offset_s: float = 0.0

    def now(self) -> float:
        return NOON.timestamp() + self.clock.now() + self.offset_s

    def moment(self) -> datetime:
        return NOON + timedelta(seconds=self.clock.now() + self.offset_s)


@dataclass
class Rig:
    """A whole session without a page: runner, score, output, bridge and store."""

    exercise: Exercise
    clock: ManualClock = field(default_factory=lambda: ManualClock(100.0))
    told: list[SessionEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wall = WallClock(self.clock)
        self.cards = Cards(self.clock)
        self.lines = NoisyLines()
        self.score = Score(self.lines, Levels())
        self.output = SoundOutput(
            self.score, devices=self.cards, monotonic=self.clock.now, latency_s=0.0
        )
        self.runner = Runner(self.exercise, self.output, self._no_other, self.lines.length_s)
        self.store = Store.in_memory(self.wall.moment)
        self.session_id = self.store.sessions.begin("made", 1, "Made", "en", {})
        self.bridge = SessionBridge(
            self.runner,
            LiveSound(self.score, self.output),
            SessionRecorder(self.store.sessions, self.session_id),
            watch=ClockWatch(self.clock.now, self.wall.now),
        )
        self.bridge.event_committed.connect(self.told.append)

    def begin(self) -> None:
        self.bridge.start()
        self.bridge.begin()

    def run(self, seconds: float) -> None:
        """Time goes on, and the window with it, frame by frame."""
        for _ in range(round(seconds / FRAME_S)):
            self.clock.advance(FRAME_S)
            self._turn()

    def run_to_end(self) -> float:
        """Lets the session end; answers the seconds of the monotonic clock at its end."""
        while self.runner.state is State.RUNNING:
            self.run(FRAME_S)
        self.finish_fade()
        return self.clock.now()

    def stall(self, seconds: float) -> None:
        """The window is busy: nothing is drawn and nothing is given to the card."""
        self.clock.advance(seconds)
        self._turn()

    def pull_out(self) -> None:
        self.cards.plugged = False
        self.cards.changed.emit()

    def put_back(self) -> None:
        self.cards.plugged = True
        self.cards.changed.emit()

    def finish_fade(self) -> None:
        """Lets the volume run down at once."""
        while self.output._volume.fading:
            self.output._volume._timer.timeout.emit()

    @property
    def plan_s(self) -> float:
        """What a rehearsal lasts."""
        return rehearse(self.exercise, self._no_other, speech_s=self.lines.length_s).total_s

    @property
    def planned_cues(self) -> list[tuple[float, str, str]]:
        cues = rehearse(self.exercise, self._no_other, speech_s=self.lines.length_s).cues
        return [(round(cue.at_s, 6), cue.kind, cue.caption) for cue in cues]

    @property
    def told_cues(self) -> list[tuple[float, str, str]]:
        """Cues in the order of their blocks, as the plan has them."""
        return [
            (round(each.start_s, 6), each.cue.kind, each.cue.caption)
            for each in self.told
            if isinstance(each, CueStarted)
        ]

    def planned_sound(self, from_s: float, n: int) -> NDArray[np.int16]:
        """What the rehearsed session sounds like from a second on, as the card would get it."""
        timeline = rehearse(self.exercise, self._no_other, speech_s=self.lines.length_s)
        score = Score(self.lines, Levels())
        for block in timeline.blocks:
            score.place(block)
        left = score.render(samples_of(from_s), n)[:, 0]
        return np.rint(np.clip(left, -1.0, 1.0) * 32767.0).astype(np.int16)

    def kept(self, kind: str) -> list[dict[str, Any]]:
        """Bodies of the committed events of a kind, in their order."""
        return [dict(e.body) for e in self.store.sessions.events(self.session_id) if e.kind == kind]

    def _turn(self) -> None:
        for card in self.cards.opened[-1:] if self.cards.plugged else []:
            card.fill()
        self.output._watch.timeout.emit()
        self.bridge.tick()

    @staticmethod
    def _no_other(exercise_id: str) -> Exercise:
        raise LookupError(exercise_id)
