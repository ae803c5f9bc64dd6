"""How long a person needs for an exercise, added up step by step without making any cue.

The numbers are those of a rehearsal, with lines at reading speed and the usual time for steps that
wait; a test holds the two together. A thousand exercises are checked with this, where rehearsing
them would take longer than reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from coping_app.content.expressions.expressions import fill_template, is_unanswered, parse_condition
from coping_app.content.format.model import (
    Body,
    Breathe,
    Choose,
    Draw,
    Exercise,
    Form,
    Include,
    Let,
    Plan,
    Play,
    Rank,
    Rate,
    Repeat,
    Round,
    Say,
    Show,
    Step,
    Wait,
    When,
    Write,
)
from coping_app.session.answers import Answers
from coping_app.session.breath import breathing_s
from coping_app.session.choices import Choices
from coping_app.session.estimate import person_time_s
from coping_app.session.limits import MAX_LEAVES, MAX_SESSION_S, TooLongError
from coping_app.session.scope import BELL_S
from coping_app.session.timeline import compile_block, reading_s, settle
from coping_app.session.unanswered import is_left_out, names_asked
from coping_app.session.walk import MAX_DEPTH, Leaf, PlaceError, Resolve

_DEEPEST = MAX_DEPTH // 2
"""Each step around another one adds two numbers to a place."""


def usual_length_s(exercise: Exercise, resolve: Resolve) -> float:
    """Seconds that a person needs on the usual way through an exercise.

    Raises:
        TooLongError: It would last longer, or has more steps, than any session.
        LookupError: An exercise that it includes is not there.
    """
    way = _Way(resolve, exercise.ratings)
    way.go_through(exercise.steps, 0)
    return way.timed_s + way.person_s


class _Way:
    """Goes the usual way through the step tree and adds up what it meets.

    Attributes:
        timed_s: What a rehearsal would last.
        person_s: What persons usually need beyond it.
    """

    def __init__(self, resolve: Resolve, ratings: Iterable[str]) -> None:
        self._resolve = resolve
        self._answers = Answers(expected=set(ratings))
        self._leaves = 0
        self.timed_s = 0.0
        self.person_s = 0.0

    def go_through(self, steps: Iterable[Step], depth: int) -> bool:
        """Adds these steps; False where none of them plays anything."""
        if depth > _DEEPEST:
            raise PlaceError("Steps are nested too deep; does an exercise include itself?")
        before = self._leaves
        for step in steps:
            if not is_left_out(step, self._answers):
                _ADD.get(type(step), _Way.add_compiled)(self, step, depth)
                self._answers.expected.update(names_asked(step))
        return self._leaves > before

    def _add(self, length_s: float, leaves: int = 1) -> None:
        self.timed_s += length_s
        self._leaves += leaves
        if self.timed_s > MAX_SESSION_S:
            raise TooLongError("It lasts longer than a session can.")
        if self._leaves >= MAX_LEAVES:
            raise TooLongError(f"There are more than {MAX_LEAVES} steps to go through.")

    def _line_s(self, text: str) -> float:
        return reading_s(fill_template(text, self._answers.words()) if "{" in text else text)

    def add_say(self, step: Say, _depth: int) -> None:
        bell_s = 0.0 if step.bell == "none" else BELL_S
        self._add(self._line_s(step.say) + (step.pause or 0.0) + bell_s)

    def add_wait(self, step: Wait, _depth: int) -> None:
        self._add(step.wait)

    def add_breathe(self, step: Breathe, depth: int) -> None:
        if step.say is None:
            self._add(breathing_s(step))
        else:  # a long line makes more breaths of them
            self.add_compiled(step, depth)

    def add_body(self, step: Body, _depth: int) -> None:
        for part in step.body:
            if "{" in part.say and is_unanswered(part.say, self._answers.words()):
                continue
            quiet_s = (part.tense or 0.0) + (part.release or 0.0) + (part.pause or 0.0)
            self._add(step.rounds * (self._line_s(part.say) + quiet_s), step.rounds)

    def add_play(self, step: Play, _depth: int) -> None:
        """The question for music is a step of its own."""
        self._add(step.for_s or 0.0, 2 if step.play == "choose" else 1)

    def add_let(self, step: Let, _depth: int) -> None:
        settle(step, self._answers)
        self._add(0.0)

    def add_rate(self, step: Rate, depth: int) -> None:
        if step.live:
            self._add(0.0)
        else:
            self.add_person(step, depth)

    def add_person(self, step: Step, _depth: int) -> None:
        """A step that waits, for as long as the person likes."""
        self._add_waiting(step, 0.0)

    def add_timed_person(self, step: Write | Draw, _depth: int) -> None:
        """A step that waits, with a soft bell at a time that it may name."""
        self._add_waiting(step, step.for_s or 0.0)

    def add_round(self, step: Round, _depth: int) -> None:
        self._add_waiting(step, step.each)

    def _add_waiting(self, step: Step, named_s: float) -> None:
        self._add(named_s)
        self.person_s += person_time_s(step) - named_s

    def add_compiled(self, step: Step, _depth: int) -> None:
        """Any other step, by way of its cues."""
        block = compile_block(Leaf((), step), self._answers, Choices(), reading_s)
        self._add(block.length_s)
        if block.waits:
            self.person_s += person_time_s(step) - block.length_s

    def add_choose(self, step: Choose, depth: int) -> None:
        self.add_person(step, depth)
        first = step.options[0]
        if step.name is not None:
            self._answers.names[step.name] = first.label
        self.go_through(first.steps, depth + 1)

    def add_when(self, step: When, depth: int) -> None:
        holds = parse_condition(step.when).holds(self._answers.env())
        self.go_through(step.steps if holds else step.otherwise, depth + 1)

    def add_repeat(self, step: Repeat, depth: int) -> None:
        for _ in range(step.repeat):
            if not self.go_through(step.steps, depth + 1):
                return

    def add_include(self, step: Include, depth: int) -> None:
        self.go_through(self._resolve(step.include).steps, depth + 1)


_ADD: dict[type[Step], Callable[[_Way, Any, int], None]] = {
    Say: _Way.add_say,
    Wait: _Way.add_wait,
    Breathe: _Way.add_breathe,
    Body: _Way.add_body,
    Play: _Way.add_play,
    Let: _Way.add_let,
    Rate: _Way.add_rate,
    Choose: _Way.add_choose,
    When: _Way.add_when,
    Repeat: _Way.add_repeat,
    Include: _Way.add_include,
    Write: _Way.add_timed_person,
    Draw: _Way.add_timed_person,
    Round: _Way.add_round,
    **dict.fromkeys((Form, Rank, Plan, Show), _Way.add_person),
}
"""How each verb is added up; one without a row becomes cues first, which takes longer."""
