"""Holds a runner and re-tells its events as signals, after they are safe.

The order of one tick is the promise of the whole app: what became due is told by the runner,
committed by the recorder, and only then shown. The sound is laid ahead in the same tick.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coping_app.features.player.clock_watch import ClockWatch
from coping_app.session.cues import Place, PlacedBlock
from coping_app.session.events import CueStarted, PracticePassed, SessionEvent
from coping_app.session.runner import Runner, State
from coping_app.store.base.errors import StoreError
from coping_app.store.repositories.recorder import SessionRecorder

TICK_MS = 16
"""About 60 times a second: the pace of the screen."""
NOTE_EVERY_S = 15.0
"""So much practice at most is not counted after a power cut."""
LOST_S = 10.0
"""So long without sound, and a session that is listened to with closed eyes waits."""
AHEAD_S = 4.0
"""Sound is laid this far ahead: the output's buffer, and time to render a line of speech."""


class Sound(Protocol):
    """What the bridge asks of the sound: a score to write and an output to steer."""

    def place(self, block: PlacedBlock) -> None:
        """Lays one block into the score."""
        ...

    def replace_from(self, session_s: float, blocks: tuple[PlacedBlock, ...]) -> None:
        """Drops what was laid from ``session_s`` on, lays ``blocks``, and plays them at once."""
        ...

    def start(self) -> None:
        """Begins to play."""
        ...

    def suspend(self) -> None:
        """Stands still at once."""
        ...

    def resume(self) -> None:
        """Goes on where it stood."""
        ...

    def lost_for_s(self) -> float:
        """How long sound that was there is missing; 0 while there is sound, or never was any."""
        ...

    def stop(self) -> None:
        """Ends for good."""
        ...


class SessionBridge(QObject):
    """One running session on Qt's clock.

    One that ``needs_sound`` pauses, once, when its sound is lost for ``LOST_S``; whoever goes on
    then goes on without.

    Signals:
        event_committed: One of ``session/events.py``, already committed.
        ticked: Session seconds, as often as the screen is drawn.
        not_saved: A ``StoreError``; what could not be written waits in memory.
        saved_again: What waited is now safe.
        closed: Clock and sound have ended.
    """

    event_committed = Signal(object)
    ticked = Signal(float)
    not_saved = Signal(object)
    saved_again = Signal()
    closed = Signal()

    def __init__(
        self,
        runner: Runner,
        sound: Sound,
        recorder: SessionRecorder,
        parent: QObject | None = None,
        watch: ClockWatch | None = None,
        needs_sound: bool = False,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._sound = sound
        self._recorder = recorder
        self._watch = watch or ClockWatch()
        self._needs_sound = needs_sound
        self._generation = runner.generation
        self._to_tell: deque[SessionEvent] = deque()
        self._telling = False
        self._noted_s = 0.0
        self._mark: tuple[Place, float] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def runner(self) -> Runner:
        """The session itself."""
        return self._runner

    @property
    def recorder(self) -> SessionRecorder:
        """What keeps the session."""
        return self._recorder

    def start(self) -> None:
        """Begins with the before-ratings, or with practice where there are none."""
        self._act(self._runner.start)

    def rate(self, scale: str, value: int | None) -> None:
        """Passes on a before-, after- or in-between rating."""
        self._act(self._runner.rate, scale, value)

    def rate_live(self, scale: str, value: int) -> None:
        """Passes on a move of a live slider."""
        self._act(self._runner.rate_live, scale, value)

    def begin(self, before: Mapping[str, int] | None = None) -> None:
        """Starts practice, and with it the sound.

        Args:
            before: Ratings, 0 to 10 by scale, that were given where the exercise was started.
        """
        self._watch.start()
        self._act(self._runner.begin, before)
        if self._runner.state is State.RUNNING:
            self._sound.start()
            self._timer.start()

    def answer(self, answers: dict[str, Any]) -> None:
        """Ends the waiting step with the person's answers; to answer is to go on."""
        self.resume()
        self._act(self._runner.answer, answers)

    def begin_turn(self) -> None:
        """The next person's turn in a group round."""
        self._act(self._runner.begin_turn)

    def skip(self) -> None:
        """Goes on to the next step."""
        self._act(self._runner.skip)

    def back(self) -> None:
        """Goes back one step."""
        self._act(self._runner.back)

    def pause(self, why: str = "person") -> None:
        """Stops time and sound where they are."""
        if self._runner.state is State.RUNNING:
            self._act(self._runner.pause, why)

    def resume(self) -> None:
        """Goes on."""
        if self._runner.state is State.PAUSED:
            self._act(self._runner.resume)
            self._sound.resume()

    def stop(self) -> None:
        """Ends practice; what was done is kept."""
        self._act(self._runner.stop)

    def tick(self) -> None:
        """What became due since the last tick: committed, told, and the sound laid ahead.

        Where the computer was away meanwhile, or the sound for long, the session pauses instead.
        """
        if away := self._watch.look() or self._sound_away():
            self._runner.pause(away)
        self._emit(self._runner.poll())
        if self._runner.state is State.RUNNING:
            self._note_practice()
            self._mark_place()
            self._schedule_ahead()
            self.ticked.emit(self._runner.time_s)

    def close(self) -> None:
        """Ends clock and sound; the runner's state stays as it is."""
        self._timer.stop()
        self._sound.stop()
        self.closed.emit()

    def _sound_away(self) -> str:
        """``sound`` where the session waits for it from now on; told once."""
        running = self._runner.state is State.RUNNING
        if not (self._needs_sound and running and self._sound.lost_for_s() >= LOST_S):
            return ""
        self._needs_sound = False
        return "sound"

    def _act(self, action: Callable[..., None], *arguments: Any) -> None:
        action(*arguments)
        self.tick()

    def _emit(self, events: tuple[SessionEvent, ...]) -> None:
        """Tells in order, also where a listener's answer makes more events on the way."""
        self._to_tell.extend(events)
        if self._telling:
            return
        self._telling = True
        try:
            while self._to_tell and not self._is_early():
                self._commit_and_emit(self._to_tell.popleft())
        finally:
            self._telling = False
        self._follow_state()

    def _is_early(self) -> bool:
        """The very first cue waits for its sound: time stands at 0 while the device wakes up.

        Whatever the person does meanwhile goes first, so that nothing waits behind it unsaved.
        """
        at_start = self._runner.state is State.RUNNING and self._runner.time_s <= 0.0
        return at_start and all(isinstance(event, CueStarted) for event in self._to_tell)

    def _commit_and_emit(self, event: SessionEvent) -> None:
        waited = self._recorder.unsaved
        try:
            self._recorder.keep(event)
        except StoreError as error:
            self.not_saved.emit(error)
        else:
            if waited and not self._recorder.unsaved:
                self.saved_again.emit()
        self.event_committed.emit(event)

    def _follow_state(self) -> None:
        """Sound and screen clock stand still whenever the runner does."""
        if self._runner.state is State.RUNNING:
            return
        self._sound.suspend()
        if self._runner.state is not State.PAUSED:
            self._timer.stop()

    def _note_practice(self) -> None:
        """Within long steps, keeps how much was practised."""
        if self._runner.time_s - self._noted_s >= NOTE_EVERY_S:
            self._noted_s = self._runner.time_s
            self._emit((PracticePassed(self._runner.practised_s),))

    def _mark_place(self) -> None:
        """Keeps each breath, and every few seconds of a long step, to be taken up after a cut.

        A step's beginning is kept with its event. What cannot be written is tried again a mark
        later; the events that wait with it have told the person so.
        """
        reached = self._runner.reached
        mark = None if reached is None else (reached.place, reached.at_s)
        if reached is None or mark == self._mark:
            return
        self._mark = mark
        if reached.at_s > 0.0:
            with suppress(StoreError):
                self._recorder.keep_reached(reached)

    def _schedule_ahead(self) -> None:
        newly_laid = self._runner.schedule_until(self._runner.time_s + AHEAD_S)
        if self._runner.generation != self._generation:
            self._generation = self._runner.generation
            self._sound.replace_from(self._runner.time_s, self._runner.laid)
            return
        for block in newly_laid:
            self._sound.place(block)
