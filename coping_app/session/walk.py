"""Walks through the step tree of an exercise, from leaf to leaf, by the person's answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coping_app.content.expressions.expressions import is_unanswered, parse_condition
from coping_app.content.format.model import (
    Body,
    Choose,
    Exercise,
    Include,
    Play,
    Repeat,
    Step,
    When,
)
from coping_app.session.answers import Answers
from coping_app.session.cues import Place
from coping_app.session.forks import first_way, way_line
from coping_app.session.unanswered import is_left_out

MAX_DEPTH = 60
"""Numbers in a place. Checked exercises need far fewer; a circle of includes ends here."""

Resolve = Callable[[str], Exercise]
"""Gives the exercise of an id, for ``include``."""
Way = Callable[[Choose | When, Place, Answers], int]
"""Which way to take at a fork: an option of ``choose``; of ``when`` 0 for ``steps``, 1 for
``otherwise``."""


class PlaceError(LookupError):
    """There is no such place in this exercise."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A step without steps inside, where it stands, and the language of its text."""

    place: Place
    step: Step
    language: str = "en"


@dataclass(frozen=True, slots=True)
class _Row:
    """A list of steps and the numbers that lead to it."""

    steps: tuple[Step, ...]
    prefix: Place
    language: str

    def place(self, index: int) -> Place:
        return (*self.prefix, index)


def usual_way(step: Choose | When, place: Place, answers: Answers) -> int:
    """The way that the answers lead to; the first one of a fork that was skipped or not asked."""
    if isinstance(step, When):
        return 0 if parse_condition(step.when).holds(answers.env()) else 1
    way = answers.options.get(place)
    return first_way(step, answers) if way is None else way


class Walker:
    """Finds the next leaf step of an exercise. Keeps no position of its own.

    A step about an answer that was not given is none: the walk passes it. A fork that was skipped
    has a leaf of its own behind it, which says what way is taken.

    Args:
        exercise: What to walk through.
        resolve: Gives the exercises that ``include`` steps name.
        way: Decides at forks, once each time that the walk comes to one.
    """

    def __init__(self, exercise: Exercise, resolve: Resolve, way: Way = usual_way) -> None:
        self._root = _Row(exercise.steps, (), exercise.language)
        self._resolve = resolve
        self._way = way

    def first(self, answers: Answers) -> Leaf | None:
        """The first leaf, or None where all of the exercise is left out."""
        return self._first_in(self._root, 0, answers)

    def after(self, place: Place, answers: Answers) -> Leaf | None:
        """The leaf that follows ``place``, or None at the end.

        Raises:
            PlaceError: ``place`` is not in this exercise.
        """
        rows, tail = self._trace(place)
        row = rows[-1]
        index = place[len(row.prefix)]
        leaf = self._next_inside(row, index, tail, answers)
        for depth in range(len(rows) - 1, -1, -1):
            if leaf is not None:
                return leaf
            row = rows[depth]
            leaf = self._first_in(row, place[len(row.prefix)] + 1, answers)
            if leaf is None and depth:
                leaf = self._next_turn(rows[depth - 1], row, answers)
        return leaf

    def at(self, place: Place) -> Leaf:
        """The leaf that stands at ``place``.

        Raises:
            PlaceError: No leaf stands there.
        """
        rows, tail = self._trace(place)
        row = rows[-1]
        step = row.steps[place[len(row.prefix)]]
        if not _fits(step, tail):
            raise PlaceError(f"No step at {place}.")
        if isinstance(step, Choose) and tail:
            step = way_line(step, tail[0], row.language)
        return Leaf(place, step, row.language)

    def _first_in(self, row: _Row, start: int, answers: Answers) -> Leaf | None:
        for index in range(start, len(row.steps)):
            leaf = self._enter(row, index, answers)
            if leaf is not None:
                return leaf
        return None

    def _enter(self, row: _Row, index: int, answers: Answers) -> Leaf | None:
        step, place = row.steps[index], row.place(index)
        if is_left_out(step, answers):
            return None
        match step:
            case Body():
                return _body_leaf(row, index, (0, 0), answers)
            case Play(play="choose"):
                return Leaf((*place, 0), step, row.language)
            case When():
                return self._branch(row, index, self._way(step, place, answers), answers)
            case Repeat() | Include():
                return self._branch(row, index, 0, answers)
            case _:
                return Leaf(place, step, row.language)

    def _branch(self, row: _Row, index: int, number: int, answers: Answers) -> Leaf | None:
        inner = self._inside(row, index, number)
        return None if inner is None else self._first_in(inner, 0, answers)

    def _next_inside(self, row: _Row, index: int, tail: Place, answers: Answers) -> Leaf | None:
        """What follows within the step itself: the next part, or the way of a fork."""
        step, place = row.steps[index], row.place(index)
        if not _fits(step, tail):
            raise PlaceError(f"No step at {(*place, *tail)}.")
        match step:
            case Body():
                turn, part = tail
                following = (turn + 1, part) if turn + 1 < step.rounds else (0, part + 1)
                return _body_leaf(row, index, following, answers)
            case Play(play="choose") if tail == (0,) and (*place, 0) not in answers.passed_by:
                return Leaf((*place, 1), step, row.language)
            case Choose() if place in answers.passed_by and not tail:
                way = self._way(step, place, answers)
                line = way_line(step, way, row.language)
                if not is_left_out(line, answers):
                    return Leaf((*place, way), line, row.language)
                return self._branch(row, index, way, answers)
            case Choose():
                return self._branch(row, index, self._way(step, place, answers), answers)
        return None

    def _next_turn(self, outer: _Row, inner: _Row, answers: Answers) -> Leaf | None:
        """The next turn of a ``repeat`` whose turn ended. Where one turn is empty, all are."""
        index, turn = inner.prefix[-2:]
        step = outer.steps[index]
        if isinstance(step, Repeat) and turn + 1 < step.repeat:
            return self._branch(outer, index, turn + 1, answers)
        return None

    def _inside(self, row: _Row, index: int, number: int) -> _Row | None:
        """The list of steps that ``number`` leads to inside the container at ``index``."""
        step, prefix = row.steps[index], (*row.prefix, index, number)
        if len(prefix) > MAX_DEPTH:
            raise PlaceError("Steps are nested too deep; does an exercise include itself?")
        match step:
            case Repeat() if 0 <= number < step.repeat:
                return _Row(step.steps, prefix, row.language)
            case Choose() if 0 <= number < len(step.options):
                return _Row(step.options[number].steps, prefix, row.language)
            case When() if number in (0, 1):
                return _Row((step.steps, step.otherwise)[number], prefix, row.language)
            case Include() if number == 0:
                included = self._resolve(step.include)
                return _Row(included.steps, prefix, included.language)
        return None

    def _trace(self, place: Place) -> tuple[list[_Row], Place]:
        """The lists from the outermost to the one of ``place``, and the numbers left over."""
        row: _Row | None = self._root
        rows: list[_Row] = []
        while row is not None:
            rest = place[len(row.prefix) :]
            if not rest or not 0 <= rest[0] < len(row.steps):
                break
            rows.append(row)
            step = row.steps[rest[0]]
            if len(rest) < 3 or isinstance(step, Body | Play):
                return rows, rest[1:]
            row = self._inside(row, rest[0], rest[1])
        raise PlaceError(f"No step at {place}.")


def _body_leaf(row: _Row, index: int, tail: tuple[int, int], answers: Answers) -> Leaf | None:
    """The part at ``tail`` of a body step, or the first one behind it that can be said."""
    step = row.steps[index]
    if not isinstance(step, Body):
        return None
    turn, first = tail
    for part in range(first, len(step.body)):
        said = step.body[part].say
        if "{" not in said or not is_unanswered(said, answers.words()):
            return Leaf((*row.place(index), turn, part), step, row.language)
        turn = 0
    return None


def _fits(step: Step, tail: Place) -> bool:
    """Whether ``tail`` leads to a leaf of ``step``."""
    match step:
        case Body():
            inside = len(tail) == 2 and tail[0] < step.rounds and tail[1] < len(step.body)
            return inside and min(tail) >= 0
        case Play(play="choose"):
            return tail in ((0,), (1,))
        case Choose():
            return not tail or (len(tail) == 1 and 0 <= tail[0] < len(step.options))
        case Repeat() | When() | Include():
            return False
        case _:
            return tail == ()
