"""What still lies ahead, at reading speed: for the time left and the number of steps."""

from __future__ import annotations

from typing import NamedTuple

from coping_app.content.format.model import Exercise
from coping_app.session.answers import Answers
from coping_app.session.block_schedule import BlockSchedule
from coping_app.session.choices import Choices
from coping_app.session.clock import Stopwatch
from coping_app.session.cues import Place
from coping_app.session.estimate import person_time_s
from coping_app.session.forks import WayTaken
from coping_app.session.limits import MAX_SESSION_S, TooLongError
from coping_app.session.step_history import StepHistory
from coping_app.session.timeline import (
    SoundLength,
    compile_block,
    reading_s,
    walk_through,
)
from coping_app.session.unanswered import names_asked
from coping_app.session.walk import Resolve, Walker


class Ahead(NamedTuple):
    """What lies ahead.

    Attributes:
        length_s: Seconds by the timeline; a waiting step counts its stated time.
        person_s: Seconds that people usually need beyond that, in steps that wait.
        steps: Steps that are seen.
    """

    length_s: float
    person_s: float
    steps: int


class Outlook:
    """Estimates the rest of an exercise without rendering speech, and remembers what it found."""

    def __init__(
        self, exercise: Exercise, resolve: Resolve, choices: Choices, sound_s: SoundLength
    ) -> None:
        self._walker = Walker(exercise, resolve)
        self._choices = choices
        self._sound_s = sound_s
        self._found: dict[Place | None, Ahead] = {}

    def forget(self) -> None:
        """An answer changed: the way may be another now."""
        self._found.clear()

    def after(self, place: Place | None, answers: Answers) -> Ahead:
        """What lies behind ``place``; None stands for the very beginning.

        Raises:
            TooLongError: More than any session has.
        """
        if place not in self._found:
            ahead = answers.ahead()
            if place is not None:
                ahead.expected.update(names_asked(self._walker.at(place).step))
            self._look(place, ahead)
        return self._found[place]

    def _look(self, start: Place | None, answers: Answers) -> None:
        lengths: list[tuple[Place | None, Ahead]] = [(start, Ahead(0.0, 0.0, 0))]
        total_s = 0.0
        for leaf in walk_through(self._walker, answers, start):
            block = compile_block(leaf, answers, self._choices, reading_s, self._sound_s)
            person_s = max(0.0, person_time_s(leaf.step) - block.length_s) if block.waits else 0.0
            seen = bool(block.cues) and not isinstance(leaf.step, WayTaken)
            lengths.append((leaf.place, Ahead(block.length_s, person_s, seen)))
            total_s += block.length_s
            if total_s > MAX_SESSION_S:
                raise TooLongError("It lasts longer than a session can.")
        ahead = Ahead(0.0, 0.0, 0)
        for place, step in reversed(lengths):
            self._found[place] = ahead
            ahead = Ahead(
                ahead.length_s + step.length_s,
                ahead.person_s + step.person_s,
                ahead.steps + step.steps,
            )


class SessionAhead:
    """What lies ahead on the usual way, as far as is known now; all of it may change by an answer.

    Args:
        outlook: Estimates what is not laid yet.
        track: The running block and those laid behind it.
        watch: Session time.
        history: The steps that were seen.
        answers: What the person said so far.
        start: Where practice begins; None for the very beginning.
    """

    def __init__(
        self,
        outlook: Outlook,
        track: BlockSchedule,
        watch: Stopwatch,
        history: StepHistory,
        answers: Answers,
        start: Place | None,
    ) -> None:
        self._outlook = outlook
        self._track = track
        self._watch = watch
        self._history = history
        self._answers = answers
        self._start = start
        self._practising = False
        self._over = False

    @property
    def left_s(self) -> float:
        """Seconds still to go on the usual way, lines at reading speed, waiting steps as stated."""
        if self._over:
            return 0.0
        return max(0.0, self._track.end_s - self._watch.time_s) + self._unlaid().length_s

    @property
    def person_left_s(self) -> float:
        """Seconds that people usually need in the waiting steps ahead, beyond ``left_s``.

        The waiting step that is running counts as a whole until it is answered.
        """
        if self._over:
            return 0.0
        current = self._track.current
        here = current.placed.block if current is not None else None
        needed_s = 0.0
        if here is not None and here.waits:
            needed_s = max(0.0, person_time_s(here.step) - here.length_s)
        return needed_s + self._unlaid().person_s

    @property
    def total_s(self) -> float:
        """Session seconds at the end, as far as is known now."""
        return self._watch.time_s + self.left_s

    @property
    def step_number(self) -> int:
        """Which step the person is in, from 1; 0 before practice."""
        return len(self._history)

    @property
    def step_count(self) -> int:
        """How many steps there are on the usual way, areas of a body step counted singly."""
        if self._over:
            return len(self._history)
        return len(self._history) + self._track.steps_laid + self._unlaid().steps

    def begin(self) -> None:
        """Practice begins: from now on blocks are laid, and only what follows is estimated."""
        self._practising = True

    def turn(self) -> None:
        """An answer changed, or a step was left out: the way ahead may be another."""
        self._outlook.forget()

    def end(self) -> None:
        """Practice is over, and nothing lies ahead."""
        self._over = True

    def _unlaid(self) -> Ahead:
        place = self._track.last_place if self._practising else self._start
        return self._outlook.after(place, self._answers)
