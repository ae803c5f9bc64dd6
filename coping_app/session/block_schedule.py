"""Lays the blocks of a session one behind the other, as far ahead as is known.

What comes next may hang on what the person will answer. So nothing is laid behind a step that
waits; and while a live slider can change a rating at any moment, nothing behind a condition or a
computed value until time gets there.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from coping_app.content.format.model import Choose, Exercise, Let, Rate, When
from coping_app.session.answers import Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Block, Place, PlacedBlock
from coping_app.session.forks import WayTaken
from coping_app.session.going_on import reached_in, taken_up
from coping_app.session.timeline import SoundLength, SpeechLength, compile_block, settle
from coping_app.session.walk import Leaf, Resolve, Walker, usual_way


@dataclass(frozen=True, slots=True)
class ScheduledBlock:
    """A placed block and, of a ``let`` step, the value that it computed."""

    placed: PlacedBlock
    value: float | None = None

    @property
    def end_s(self) -> float:
        """Session seconds at its end."""
        return self.placed.start_s + self.placed.block.length_s


class _NotYetError(Exception):
    """A condition cannot be decided before time gets there."""


class BlockSchedule:
    """The block that is running and those laid behind it.

    Attributes:
        current: What is running; None before the first step and behind the last.
        generation: Grows whenever laid blocks were dropped, or blocks came into being that
            ``schedule_until`` did not return. Who follows the track then starts afresh from
            ``laid``.
    """

    def __init__(
        self,
        exercise: Exercise,
        resolve: Resolve,
        answers: Answers,
        choices: Choices,
        speech_s: SpeechLength,
        sound_s: SoundLength,
    ) -> None:
        self._walker = Walker(exercise, resolve, self._way)
        self._answers = answers
        self._choices = choices
        self._speech_s = speech_s
        self._sound_s = sound_s
        self._ahead: deque[ScheduledBlock] = deque()
        self._fresh: list[PlacedBlock] = []
        self._reached = False
        self.current: ScheduledBlock | None = None
        self.generation = 0
        self._start_from(None, None, 0.0)

    @property
    def laid(self) -> tuple[PlacedBlock, ...]:
        """The running block and all behind it."""
        running = () if self.current is None else (self.current,)
        return tuple(each.placed for each in (*running, *self._ahead))

    @property
    def end_s(self) -> float:
        """Session seconds at the end of all that is laid."""
        return self._end_s

    @property
    def last_place(self) -> Place | None:
        """Where the step stands that was laid last."""
        return self._last

    @property
    def steps_laid(self) -> int:
        """How many seen steps are laid behind the running one."""
        blocks = (each.placed.block for each in self._ahead)
        return sum(bool(each.cues) and not isinstance(each.step, WayTaken) for each in blocks)

    def check(self, *places: Place) -> None:
        """Holds places against the exercise.

        Raises:
            PlaceError: One of them is not in it.
        """
        for place in places:
            self._walker.at(place)

    def prepare(self) -> None:
        """Lays up to the next seen step, so that ``schedule_until`` returns it as newly laid."""
        while self._lay(reached=True) and not self._ahead[-1].placed.block.cues:
            pass

    def schedule_until(self, session_s: float) -> tuple[PlacedBlock, ...]:
        """Lays on until ``session_s`` is covered, or as far as is known.

        Returns:
            The blocks laid since the last call, or since the generation last grew.
        """
        while self._end_s < session_s and self._lay(reached=False):
            pass
        fresh, self._fresh = tuple(self._fresh), []
        return fresh

    def advance(self) -> ScheduledBlock | None:
        """Moves on to the next block; lays it if need be. None at the end of the exercise."""
        if not self._ahead and self._lay(reached=True):
            self._grow()
        self.current = self._ahead.popleft() if self._ahead else None
        return self.current

    def cut_after(self, place: Place | None, at_s: float) -> None:
        """Drops everything; what follows ``place``, or the first step, will start at ``at_s``."""
        self._start_from(None, place, at_s)
        self._grow()

    def cut_to(self, place: Place, at_s: float, passed_s: float = 0.0) -> None:
        """Drops everything; the step at ``place`` will start at ``at_s``.

        Of a step that goes on ``passed_s`` seconds after its own beginning, that one lies before.

        Raises:
            PlaceError: There is no such step.
        """
        self._start_from(self._walker.at(place), None, at_s)
        self._passed_s = passed_s
        self._grow()

    def begin_turn(self, at_s: float) -> None:
        """The running step that waits starts anew at ``at_s``: its timer, not its spoken prompt."""
        if self.current is None:
            return
        block = self.current.placed.block
        cues = tuple(replace(cue, spoken=False) for cue in block.cues)
        self.current = ScheduledBlock(PlacedBlock(at_s, replace(block, cues=cues)))
        self._ahead.clear()
        self._end_s = self.current.end_s
        self._grow()

    def _start_from(self, leaf: Leaf | None, last: Place | None, at_s: float) -> None:
        self.current = None
        self._ahead.clear()
        self._next_leaf = leaf
        self._last = last
        self._end_s = at_s
        self._passed_s = 0.0
        self._known = self._answers.ahead()
        self._live = bool(self._answers.live)

    def _grow(self) -> None:
        self.generation += 1
        self._fresh.clear()

    def _lay(self, reached: bool) -> bool:
        """Lays one block at the end; False where the next one is not known or there is none."""
        tail = self._ahead[-1] if self._ahead else self.current
        if tail is not None and tail.placed.block.waits and not reached:
            return False
        self._reached = reached
        try:
            leaf = self._following()
        except _NotYetError:
            return False
        if leaf is None or (isinstance(leaf.step, Let) and self._live and not reached):
            return False
        self._append(leaf)
        return True

    def _following(self) -> Leaf | None:
        if self._next_leaf is not None:
            return self._next_leaf
        if self._last is None:
            return self._walker.first(self._known)
        return self._walker.after(self._last, self._known)

    def _append(self, leaf: Leaf) -> None:
        value = settle(leaf.step, self._known) if isinstance(leaf.step, Let) else None
        block = compile_block(leaf, self._known, self._choices, self._speech_s, self._sound_s)
        laid = ScheduledBlock(self._placed(block), value)
        self._ahead.append(laid)
        self._fresh.append(laid.placed)
        self._next_leaf = None
        self._last = leaf.place
        self._end_s = laid.end_s
        self._live = self._live or (isinstance(leaf.step, Rate) and leaf.step.live)

    def _placed(self, block: Block) -> PlacedBlock:
        """The block at the end of what is laid, or around it where it goes on there."""
        passed_s, self._passed_s = reached_in(block, self._passed_s), 0.0
        if passed_s <= 0.0:
            return PlacedBlock(self._end_s, block)
        return PlacedBlock(self._end_s - passed_s, taken_up(block, passed_s))

    def _way(self, step: Choose | When, place: Place, answers: Answers) -> int:
        if isinstance(step, When) and self._live and not self._reached:
            raise _NotYetError
        return usual_way(step, place, answers)
