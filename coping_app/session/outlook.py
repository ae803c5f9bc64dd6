"""What still lies ahead, at reading speed: for the time left and the number of steps."""

from __future__ import annotations

from typing import NamedTuple

from coping_app.content.format.model import Exercise
from coping_app.session.answers import Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Place
from coping_app.session.estimate import person_time_s
from coping_app.session.forks import WayTaken
from coping_app.session.limits import MAX_SESSION_S, TooLongError
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
