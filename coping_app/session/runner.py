"""A session as a plain state machine: told what the person does, it tells what happens.

It never sleeps and reads no clock but the one it is given. Whoever holds it asks by ``poll`` what
became due. A call that does not fit the state, such as a second tap on a button, does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from coping_app.content.format.model import Choose, Exercise, Let, Rate, Round
from coping_app.session.answering import answers_to_keep, says_nothing
from coping_app.session.answers import Answers
from coping_app.session.block_schedule import BlockSchedule, ScheduledBlock
from coping_app.session.choices import Choices
from coping_app.session.clock import Clock, ForkTime, Stopwatch
from coping_app.session.cues import DueCues, PlacedBlock
from coping_app.session.events import (
    AnswerGiven,
    CueStarted,
    Moment,
    PauseEnded,
    PauseStarted,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepFinished,
    StepSkipped,
    StepStarted,
    ValueComputed,
    WentBack,
)
from coping_app.session.forks import WayTaken, answer_by_skip
from coping_app.session.going_on import Reached, reached_in
from coping_app.session.outlook import Outlook, SessionAhead
from coping_app.session.rating_collector import RatingCollector
from coping_app.session.replay import ResumePoint
from coping_app.session.step_history import StepHistory
from coping_app.session.timeline import SoundLength, SpeechLength, unknown_length
from coping_app.session.walk import PlaceError, Resolve

JUMP_LIMIT_S = 5.0
"""A longer gap between two looks at the clock means that the computer slept."""
RESTART_AFTER_S = 3.0
"""Further than this into a step, going back means to its own beginning."""
ENOUGH_PRACTICE_S = 30.0
"""A session stopped after this much practice still offers the after-ratings."""
_TURNS = (RatingGiven, AnswerGiven, StepSkipped, WentBack, ValueComputed)
"""Events after which the way ahead may be another."""


class State(Enum):
    """Where a session stands."""

    READY = "ready"
    BEFORE = "before"
    """Ratings may be given, and practice may begin."""
    RUNNING = "running"
    PAUSED = "paused"
    AFTER = "after"
    DONE = "done"
    STOPPED = "stopped"


class Runner:
    """One session of one exercise.

    ``start`` asks for the before-ratings, if there are any; ``begin`` starts practice, with those
    that were given ahead of it. When its last step ends the after-ratings are asked, and the
    session is over when each of them was given or skipped. Whoever stopped is only offered them:
    that session is over with a second ``stop``.

    Args:
        exercise: What to go through.
        clock: Time; while sound runs, the position that is heard.
        resolve: Gives the exercises that ``include`` steps name.
        speech_s: Length of a spoken line in seconds; asked for only as lines come near.
        choices: The person's choices; those of ``resume`` unless given.
        resume: Where to go on with an interrupted session. Session seconds count from 0 again.
        sound_s: Length of a recording in seconds, 0 where it is not known.
        jump_limit_s: A clock that goes on further than this between two looks pauses the session,
            with time set back to the look before.

    Attributes:
        ahead: How much is still to come.

    Raises:
        TooLongError: The exercise has more to go through than any session can.
    """

    def __init__(
        self,
        exercise: Exercise,
        clock: Clock,
        resolve: Resolve,
        speech_s: SpeechLength,
        choices: Choices | None = None,
        resume: ResumePoint | None = None,
        *,
        sound_s: SoundLength = unknown_length,
        jump_limit_s: float = JUMP_LIMIT_S,
    ) -> None:
        point = resume or ResumePoint()
        choices = choices or point.choices
        self._point = point
        self._answers = point.answers
        self._trail = point.trail
        self._answered = point.answered
        self._doing = point.doing
        self._stopped = point.stopped
        self._state = State.READY
        self._started = False
        self._told: list[SessionEvent] = []
        self._desk = RatingCollector(exercise.ratings, self._answers, self._emit)
        self._cues = DueCues()
        self._watch = Stopwatch(clock, jump_limit_s)
        self._choosing = ForkTime(self._watch)
        self._track = BlockSchedule(exercise, resolve, self._answers, choices, speech_s, sound_s)
        outlook = Outlook(exercise, resolve, choices, sound_s)
        outlook.after(None, self._answers)
        self._go_to(point)
        self.ahead = SessionAhead(
            outlook, self._track, self._watch, self._trail, self._answers, point.place
        )

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self._state

    @property
    def answers(self) -> Answers:
        """What the person said so far; ``answers.env()`` is for templates."""
        return self._answers

    @property
    def time_s(self) -> float:
        """Session seconds at the last look at the clock; pauses are left out."""
        return self._watch.time_s

    @property
    def practised_s(self) -> float:
        """Seconds of practice, those before an interruption included; waiting at a fork is none."""
        return self._point.practised_s + self._watch.time_s - self._choosing.waited_s

    @property
    def stopped(self) -> bool:
        """Whether the person ended practice before its last step."""
        return self._stopped

    @property
    def current(self) -> PlacedBlock | None:
        """The block that is running; None outside of practice."""
        laid = self._track.current
        return laid.placed if laid is not None and self._in_practice else None

    @property
    def reached(self) -> Reached | None:
        """Where the session would go on if it were cut off now; None outside of practice."""
        placed = self.current
        if placed is None:
            return None
        at_s = reached_in(placed.block, self._watch.time_s - placed.start_s)
        return Reached(placed.block.place, at_s, self.practised_s)

    @property
    def laid(self) -> tuple[PlacedBlock, ...]:
        """The running block and all that is laid behind it."""
        return self._track.laid

    @property
    def generation(self) -> int:
        """Grows whenever what was laid no longer holds, or more is laid than was asked for.

        A mixer that sees it grown drops everything from ``time_s`` on and takes ``laid`` instead.
        """
        return self._track.generation

    def start(self) -> None:
        """Asks for the ratings before practice, or, of a session resumed behind it, after it."""
        if self._state is not State.READY or self._started:
            return
        self._started = True
        if self._point.stage == "after":
            self._ask_after()
            return
        self._state = State.BEFORE
        if self._point.stage == "before":
            self._desk.ask("before")

    def rate(self, scale: str, value: int | None) -> None:
        """Takes a rating of a scale that is asked for now; None means skipped, or taken back.

        The last word on a scale counts. The last of the after-ratings ends the session, but not
        after a stop: then each can be given, changed and taken back until the person leaves.
        """
        moment = self._moment_of(scale)
        if moment is None:
            return
        self._desk.take(moment, scale, value)
        if moment == "after" and not self._stopped and not self._desk.left("after"):
            self._close()

    def begin(self, before: Mapping[str, int] | None = None) -> None:
        """Starts practice. Before-ratings that were asked for and not given count as skipped.

        Args:
            before: Ratings, 0 to 10, that were given where the exercise was started, by scale;
                those of other scales are passed over.
        """
        self.start()
        if self._state is not State.BEFORE:
            return
        given = before or {}
        for scale in self._desk.scales:
            if scale in given:
                self._desk.take("before", scale, given[scale])
        self._desk.skip_rest("before")
        self._state = State.RUNNING
        self.ahead.begin()
        self._emit(PracticeBegan())
        if self._answers.live:
            self._emit(RatingsAsked("live", tuple(self._answers.live)))
        self._track.prepare()
        self._watch.start()
        self._go_on()

    def poll(self) -> tuple[SessionEvent, ...]:
        """Moves time on to now, and tells what happened since the last call, in order."""
        self._advance()
        told, self._told = tuple(self._told), []
        return told

    def schedule_until(self, session_s: float) -> tuple[PlacedBlock, ...]:
        """Lays blocks until ``session_s``, or as far as is known.

        Call it before looking at ``generation``: where that has grown, ``laid`` holds all that
        this call returned.

        Returns:
            The blocks laid since the last call.
        """
        if not self._in_practice:
            return ()
        return self._track.schedule_until(session_s)

    def pause(self, why: str = "person") -> None:
        """Stops time exactly here."""
        self._advance()
        if self._state is State.RUNNING:
            self._halt(why)

    def resume(self) -> None:
        """Goes on where time was stopped."""
        if self._state is State.PAUSED:
            self._state = State.RUNNING
            self._watch.start()
            self._emit(PauseEnded())

    def answer(self, answers: Mapping[str, Any]) -> None:
        """Ends a waiting step with the person's answers by name, as JSON-ready values.

        A fork is answered by the index or the label of an option, ``{"option": 1}``; music by
        ``{"play_file": path}``. Ratings of a ``rate`` step may come here or by ``rate``.
        """
        self._advance()
        placed = self.current
        if placed is None or not placed.block.waits:
            return
        place, step = placed.block.place, placed.block.step
        for scale, value in answers.items() if isinstance(step, Rate) else ():
            self.rate(scale, value)
        kept = answers_to_keep(step, answers)
        if says_nothing(step, answers):
            self.skip()
            return
        self._answers.give(place, step.verb, kept)
        self._answered = True
        self._doing.answered()
        self._emit(AnswerGiven(place, step.verb, kept))
        self._emit(StepFinished(place))
        self._track.cut_after(place, self._watch.time_s)
        self._go_on()

    def rate_live(self, scale: str, value: int) -> None:
        """Takes a move of a live slider; only a changed value is told."""
        if self._in_practice:
            self._desk.take_live(scale, value)

    def skip(self) -> None:
        """Goes on to the next step; a question is left without an answer.

        Of a fork, the first way is taken, and a line says so.
        """
        self._advance()
        placed = self.current
        if placed is None:
            return
        place, step = placed.block.place, placed.block.step
        if isinstance(step, Choose):
            kept = answer_by_skip(step, self._answers)
            self._answers.give(place, step.verb, kept)
            self._emit(AnswerGiven(place, step.verb, kept))
        else:
            self._doing.left(step.verb, self._watch.time_s - placed.start_s)
            self._answers.pass_by(place)
            self._emit(StepSkipped(place))
        self._doing.any_skipped = True
        self._track.cut_after(place, self._watch.time_s)
        self._go_on()

    def back(self) -> None:
        """Goes back to the step before; more than 3 s into a timed step, to its own beginning.

        Answers given in between stay until they are given anew.
        """
        self._advance()
        placed = self.current
        if placed is None:
            return
        well_into = self._watch.time_s - placed.start_s > RESTART_AFTER_S
        previous = self._trail.previous
        if isinstance(placed.block.step, WayTaken):
            # The line about a way is no step: the one before it is the fork.
            previous, well_into = self._trail.places[-1], False
        again = previous is None or (well_into and not placed.block.waits)
        target = placed.block.place if again or previous is None else previous
        restored = self._trail.back_to(target)
        if restored is not None:
            self._answers.values = restored
        self._emit(WentBack(target))
        self._track.cut_to(target, self._watch.time_s)
        self._go_on()

    def begin_turn(self) -> None:
        """In a group, the next person's turn: the timer of the ``round`` begins anew."""
        self._advance()
        placed = self.current
        if placed is not None and isinstance(placed.block.step, Round):
            self._track.begin_turn(self._watch.time_s)
            self._cues.begin(1)  # the prompt was told already; the timer's bell was not

    def stop(self) -> None:
        """Ends practice and keeps what was done; in the after-ratings, skips those not given.

        Where all so far was skipped, no practice is told of.
        After 30 s of practice, or an answer, the after-ratings are offered, and a second ``stop``
        ends the session; else it is over at once.
        """
        self._advance()
        if self._state is State.READY and self._point.stage == "after":
            self.start()
        if self._state is State.AFTER:
            self._desk.skip_rest("after")
            self._close()
        elif self._state not in (State.DONE, State.STOPPED):
            self._end_early()

    @property
    def _in_practice(self) -> bool:
        return self._state in (State.RUNNING, State.PAUSED)

    def _emit(self, event: SessionEvent) -> None:
        self._told.append(event)
        if isinstance(event, _TURNS):
            self.ahead.turn()

    def _go_to(self, point: ResumePoint) -> None:
        """Sets the track to where a resumed session goes on.

        Where the exercise was changed since and a place is gone, it begins anew, answers kept.
        """
        if point.place is None:
            return
        try:
            self._track.check(*self._trail.places, point.place)
        except PlaceError:
            point.place = None
            self._trail = StepHistory()
            return
        if point.passed:
            self._track.cut_after(point.place, 0.0)
        else:
            self._trail.back_to(point.place)
            self._track.cut_to(point.place, 0.0, point.at_s)

    def _advance(self) -> None:
        if self._state is not State.RUNNING:
            return
        if not self._watch.read():
            self._halt("suspend")
            return
        while (placed := self.current) is not None:
            for cue in self._cues.due(placed, self._watch.time_s):
                self._emit(CueStarted(placed.start_s + cue.at_s, cue))
            end_s = placed.start_s + placed.block.length_s
            if placed.block.waits or end_s > self._watch.time_s:
                return
            self._doing.finished(placed.block)
            self._emit(StepFinished(placed.block.place))
            self._go_on()

    def _go_on(self) -> None:
        """Begins the next step, passing those of which nothing is seen; or ends practice."""
        self._choosing.end()
        self._cues.begin()
        while (laid := self._track.advance()) is not None:
            if self._begin_step(laid):
                return
        self._watch.set(self._track.end_s)
        if self._doing.all_skipped:
            self._end_undone()
        else:
            self._end_practice(stopped=False)

    def _begin_step(self, laid: ScheduledBlock) -> bool:
        """Tells a step's beginning; False for one of which nothing is seen."""
        block = laid.placed.block
        match block.step:
            case Let(let=name):
                if laid.value is not None:
                    self._answers.values[name] = laid.value
                    self._emit(ValueComputed(name, laid.value))
            case Rate(live=True, rate=scales):
                self._desk.follow(scales)
        if not block.cues:
            return False
        if not isinstance(block.step, WayTaken):
            self._trail.begin(block.place, self._answers.values)
        # A step that goes on after a power cut began before this session's second 0.
        start_s = max(0.0, laid.placed.start_s)
        self._emit(StepStarted(block.place, block.step.verb, start_s, block))
        if isinstance(block.step, Choose):
            self._choosing.begin(start_s)
        if isinstance(block.step, Rate):
            self._emit(RatingsAsked("between", block.step.rate))
        return True

    def _halt(self, why: str) -> None:
        self._state = State.PAUSED
        self._emit(PauseStarted(why))

    def _moment_of(self, scale: str) -> Moment | None:
        """The moment that a rating of ``scale`` would belong to now, or None where none is due."""
        placed = self.current
        step = None if placed is None else placed.block.step
        if self._state is State.BEFORE and scale in self._desk.scales:
            return "before"
        if self._state is State.AFTER and scale in self._desk.scales:
            return "after"
        if self._in_practice and isinstance(step, Rate) and scale in step.rate:
            return "between"
        return None

    def _end_undone(self) -> None:
        """A session of which all was skipped ends without any practice, and does not count."""
        self._stopped = True
        self._state = State.STOPPED
        self.ahead.end()
        self._emit(SessionStopped(0.0))

    def _end_early(self) -> None:
        placed = self.current
        if placed is not None:
            self._doing.left(placed.block.step.verb, self._watch.time_s - placed.start_s)
        self._choosing.end()
        if self._doing.all_skipped:
            self._end_undone()
        elif self.practised_s >= ENOUGH_PRACTICE_S or self._answered:
            self._end_practice(stopped=True)
        else:
            self._stopped = True
            self._close()

    def _end_practice(self, stopped: bool) -> None:
        self._stopped = stopped
        self._emit(PracticeEnded(self.practised_s, stopped))
        self._ask_after()

    def _ask_after(self) -> None:
        self.ahead.end()
        if self._desk.ask("after"):
            self._state = State.AFTER
        else:
            self._close()

    def _close(self) -> None:
        self.ahead.end()
        if self._stopped:
            self._state = State.STOPPED
            self._emit(SessionStopped(self.practised_s))
        else:
            self._state = State.DONE
            self._emit(SessionFinished(self.practised_s))
