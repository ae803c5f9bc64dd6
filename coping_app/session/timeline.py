"""An exercise as cues at exact times: each step by itself, or all of one way to the end.

A step verb is one row of ``COMPILERS``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from coping_app.content.expressions.expressions import parse_condition, parse_expression
from coping_app.content.expressions.nodes import NoValueError
from coping_app.content.format.model import Choose, Exercise, Let, When
from coping_app.session.answers import Answers
from coping_app.session.body import body_cues
from coping_app.session.breath import breathe_cues
from coping_app.session.choices import Choices
from coping_app.session.cues import Block, Cue, Place, PlacedBlock
from coping_app.session.limits import MAX_LEAVES, MAX_PATHS, MAX_SESSION_S, TooLongError
from coping_app.session.music import play_cues
from coping_app.session.person import person_cues
from coping_app.session.quiet import wait_cues
from coping_app.session.scope import UNSEEN, Cues, Scope
from coping_app.session.speaking import say_cues
from coping_app.session.unanswered import names_asked
from coping_app.session.walk import Leaf, Resolve, Walker, usual_way
from coping_app.session.words import words_for

SoundLength = Callable[[str], float]
"""Length in seconds of a recording; 0 where it is not known."""
ForkPath = tuple[int, ...]
"""The way taken at each fork in the order they are met.

Of ``choose`` the option, from 0; of ``when`` 0 for ``steps`` and 1 for ``otherwise``. A ``when``
that looks at nothing but options taken before is decided by them and is no fork.
"""



class SpeechLength(Protocol):
    """Tells the length in seconds of a spoken line.

    A private line holds a person's own answers: whoever renders it keeps nothing of it.
    """

    def __call__(self, text: str, private: bool = False, /) -> float:
        """Seconds, above 0."""
        ...


WORDS_A_SECOND = 120 / 60
"""Reading speed: 120 words a minute, the middle of 110 to 130 for calm speech."""
SHORTEST_LINE_S = 1.0


def reading_s(text: str, private: bool = False) -> float:
    """Length of a line, private or not, at 120 words a minute; at least 1 s."""
    del private
    return max(SHORTEST_LINE_S, len(text.split()) / WORDS_A_SECOND)


def unknown_length(file: str) -> float:
    """The length of a recording that nobody has looked into: 0."""
    del file
    return 0.0


def _nothing(step: Let, scope: Scope) -> Cues:
    del step, scope
    return UNSEEN


COMPILERS: dict[str, Callable[[Any, Scope], Cues]] = {
    "say": say_cues,
    "wait": wait_cues,
    "breathe": breathe_cues,
    "body": body_cues,
    "play": play_cues,
    "let": _nothing,
    "form": person_cues,
    "write": person_cues,
    "draw": person_cues,
    "rank": person_cues,
    "plan": person_cues,
    "rate": person_cues,
    "choose": person_cues,
    "show": person_cues,
    "round": person_cues,
}
"""How each verb becomes cues; ``repeat``, ``when`` and ``include`` are walked through instead."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """One way through an exercise, all of it.

    Attributes:
        cues: Every cue with its start in session seconds, in the order of their blocks.
        total_s: Length of all blocks together.
        blocks: The blocks, each starting where the one before it ends.
    """

    cues: tuple[Cue, ...]
    total_s: float
    blocks: tuple[PlacedBlock, ...]


def compile_block(
    leaf: Leaf,
    answers: Answers,
    choices: Choices,
    speech_s: SpeechLength,
    sound_s: SoundLength = unknown_length,
) -> Block:
    """One leaf step as cues.

    Raises:
        TooLongError: It would last longer than any session.
    """
    scope = Scope(
        leaf.place, answers, answers.words(), choices, speech_s, sound_s, words_for(leaf.language)
    )
    cues, length_s, waits = COMPILERS[leaf.step.verb](leaf.step, scope)
    return Block(leaf.place, leaf.step, cues, length_s, waits)


def value_of(step: Let, answers: Answers) -> float | None:
    """What a ``let`` step computes; None where an answer that it needs is missing."""
    try:
        return parse_expression(step.be).evaluate(answers.env())
    except NoValueError:
        return None


def settle(step: Let, answers: Answers) -> float | None:
    """Computes a ``let`` and keeps its value among ``answers``; without one, the old one stays."""
    value = value_of(step, answers)
    if value is not None:
        answers.values[step.let] = value
    return value


def walk_through(
    walker: Walker, answers: Answers, after: Place | None = None
) -> Iterator[Leaf]:
    """The leaves from the first, or from behind ``after``, to the end, computing values.

    Each step that waits is taken to be answered: its names are expected from then on.

    Raises:
        TooLongError: There are more than any session has.
    """
    leaf = walker.first(answers) if after is None else walker.after(after, answers)
    for _ in range(MAX_LEAVES):
        if leaf is None:
            return
        if isinstance(leaf.step, Let):
            settle(leaf.step, answers)
        answers.expected.update(names_asked(leaf.step))
        yield leaf
        leaf = walker.after(leaf.place, answers)
    raise TooLongError(f"There are more than {MAX_LEAVES} steps to go through.")


def rehearse(
    exercise: Exercise,
    resolve: Resolve,
    choices: Choices | None = None,
    speech_s: SpeechLength = reading_s,
    path: ForkPath = (),
    sound_s: SoundLength = unknown_length,
) -> Timeline:
    """Plays one way through an exercise to its end, in no time.

    A step that waits lasts its stated time, or 0 s. Beyond the end of ``path``, a fork takes its
    first option, and a condition decides as it does where nothing was answered.

    Raises:
        ValueError: ``path`` names a way that a fork does not have.
        TooLongError: It would last longer than any session.
    """
    answers = Answers(expected=set(exercise.ratings))
    walker = Walker(exercise, resolve, _PathWay(path))
    blocks: list[PlacedBlock] = []
    total_s = 0.0
    for leaf in walk_through(walker, answers):
        block = compile_block(leaf, answers, choices or Choices(), speech_s, sound_s)
        blocks.append(PlacedBlock(total_s, block))
        total_s += block.length_s
        if total_s > MAX_SESSION_S:
            raise TooLongError("It lasts longer than a session can.")
    cues = tuple(
        replace(cue, at_s=placed.start_s + cue.at_s)
        for placed in blocks
        for cue in placed.block.cues
    )
    return Timeline(cues, total_s, tuple(blocks))


def all_paths(exercise: Exercise, resolve: Resolve, limit: int = MAX_PATHS) -> tuple[ForkPath, ...]:
    """Ways through the forks of an exercise, the usual one first.

    Where there are more than ``limit``, those come first that leave the usual way at the fewest
    forks, so that every option of every fork on the usual way is among them.

    Raises:
        TooLongError: A way has more steps than any session.
    """
    found: list[ForkPath] = []
    to_try: deque[ForkPath] = deque([()])
    while to_try and len(found) < limit:
        start = to_try.popleft()
        way = _PathWay(start)
        answers = Answers(expected=set(exercise.ratings))
        for _ in walk_through(Walker(exercise, resolve, way), answers):
            pass
        taken = tuple(way.taken)
        found.append(taken)
        for index in range(len(start), len(taken)):
            others = (n for n in range(way.widths[index]) if n != taken[index])
            to_try.extend((*taken[:index], other) for other in others)
    return tuple(found)


class _PathWay:
    """Takes a named way at each fork, then the usual one, and notes what it took."""

    def __init__(self, path: ForkPath) -> None:
        self._path = path
        self.taken: list[int] = []
        self.widths: list[int] = []

    def __call__(self, step: Choose | When, place: Place, answers: Answers) -> int:
        usual = usual_way(step, place, answers)
        if isinstance(step, When):
            return usual if _is_decided(step, answers) else self._take(usual, 2)
        way = self._take(usual, len(step.options))
        if step.name is not None:
            answers.names[step.name] = step.options[way].label
        return way

    def _take(self, usual: int, width: int) -> int:
        index = len(self.taken)
        way = self._path[index] if index < len(self._path) else usual
        if not 0 <= way < width:
            raise ValueError(f"Fork {index + 1} has {width} ways, and no number {way + 1}.")
        self.taken.append(way)
        self.widths.append(width)
        return way


def _is_decided(step: When, answers: Answers) -> bool:
    """Whether the options taken so far decide a condition; it is no fork of its own then."""
    condition = parse_condition(step.when)
    return not condition.changes and condition.names <= answers.env().keys()
