"""Session events as records that can be stored, and a way back into a session from its records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from coping_app.session.answers import BY_SKIP, Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Place
from coping_app.session.doing import Doing
from coping_app.session.events import (
    AnswerGiven,
    CueStarted,
    Moment,
    PracticeBegan,
    PracticeEnded,
    PracticePassed,
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
from coping_app.session.going_on import Reached, from_kept
from coping_app.session.step_history import StepHistory

Record = tuple[str, Mapping[str, Any]]
"""An event as a kind and a body of plain JSON values."""
Stage = Literal["before", "practice", "after"]

_NOT_STORED = {"block", "cue"}


def kind_of(event_class: type[Any]) -> str:
    """The name of an event class in records: ``RatingGiven`` is ``rating-given``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", event_class.__name__).lower()


_CLASSES: dict[str, type[Any]] = {kind_of(each): each for each in get_args(SessionEvent)}
KEPT: frozenset[str] = frozenset(_CLASSES) - {kind_of(CueStarted)}
"""The kinds that a store commits: all but the cues, which follow from the step they belong to."""


def to_record(event: SessionEvent) -> tuple[str, dict[str, Any]]:
    """An event as its kind and a body of plain values, without blocks and cues."""
    body = {
        each.name: _plain(getattr(event, each.name))
        for each in fields(event)
        if each.name not in _NOT_STORED
    }
    return kind_of(type(event)), body


def from_record(kind: str, body: Mapping[str, Any]) -> SessionEvent:
    """The event of a record of a kept kind.

    Raises:
        ValueError: The kind is not known, or the body is not one of that kind.
    """
    if kind not in KEPT:
        raise ValueError(f'"{kind}" is no kind of event that is kept.')
    values = {name: _frozen(name, value) for name, value in body.items()}
    try:
        event: SessionEvent = _CLASSES[kind](**values)
    except TypeError as error:
        raise ValueError(f'This is no body of "{kind}": {error}') from error
    return event


@dataclass(slots=True)
class ResumePoint:
    """Where and with what an interrupted session goes on.

    Attributes:
        place: The step that was begun last; None before the first one.
        passed: True where that step was over, so that the one behind it comes next.
        at_s: How far into that step it goes on, in seconds of its block; 0 is its beginning.
        stage: Where the session stood: in the before-ratings, in practice, or behind it.
        answers: Everything that the person said.
        practised_s: Practice done, up to the last record that tells a time.
        choices: The person's choices for the session.
        trail: The steps gone through, for going back.
        answered: True where a waiting step was answered.
        doing: Whether anything was done so far.
        stopped: True where the person had stopped practice, and only after-ratings were left.
    """

    place: Place | None = None
    passed: bool = False
    at_s: float = 0.0
    stage: Stage = "before"
    answers: Answers = field(default_factory=Answers)
    practised_s: float = 0.0
    choices: Choices = field(default_factory=Choices)
    trail: StepHistory = field(default_factory=StepHistory)
    answered: bool = False
    doing: Doing = field(default_factory=Doing)
    stopped: bool = False

    @property
    def ratings(self) -> Mapping[Moment, Mapping[str, int | None]]:
        """Ratings given so far, by moment and scale."""
        return self.answers.ratings


def resume_point(
    records: Iterable[Record],
    choices: Choices | None = None,
    reached: Mapping[str, Any] | None = None,
) -> ResumePoint:
    """Reads the records of an interrupted session, in their order, from the first on.

    They may end anywhere. Kinds that are not known, as of a newer version, are passed over.

    Args:
        records: Kind and body of every stored event.
        choices: What the person chose for the session; the store keeps it beside the events.
        reached: How far the running step had come (``going_on.to_kept``), kept likewise; None, as
            in sessions of older versions, for its beginning.

    Raises:
        ValueError: The session was stopped or finished, or a body is malformed.
    """
    reader = _Reader(ResumePoint(choices=choices or Choices()))
    for kind, body in records:
        if kind in KEPT:
            reader.take(from_record(kind, body))
    if reached is not None:
        _go_further(reader.point, from_kept(reached))
    return reader.point


def _go_further(point: ResumePoint, reached: Reached) -> None:
    """Into the step, where it is still the one that runs."""
    if point.stage == "practice" and point.place == reached.place and not point.passed:
        point.at_s = reached.at_s
        point.practised_s = max(point.practised_s, reached.practised_s)


class _Reader:
    """Takes the events of a session one by one and keeps the point to go on from."""

    def __init__(self, point: ResumePoint) -> None:
        self.point = point
        self._earlier_s = 0.0
        self._verb, self._begun_s = "", 0.0

    def take(self, event: SessionEvent) -> None:
        """Moves the point on by one event."""
        point = self.point
        match event:
            case RatingGiven(moment, scale, value):
                point.answers.rate(moment, scale, value)
            case RatingsAsked("live", scales):
                point.answers.live += [s for s in scales if s not in point.answers.live]
            case PracticeBegan():
                # Session seconds count anew whenever a session was resumed.
                self._earlier_s = point.practised_s
                point.stage = "practice"
            case PracticePassed(practised_s):
                point.doing.left(self._verb, practised_s - self._begun_s)
                point.practised_s = practised_s
            case PracticeEnded(practised_s, stopped):
                point.stage, point.stopped, point.practised_s = "after", stopped, practised_s
            case ValueComputed(name, value):
                point.answers.values[name] = value
            case SessionStopped() | SessionFinished():
                raise ValueError("The session is over; there is nothing to go on with.")
            case _:
                self._take_step(event)

    def _take_step(self, event: SessionEvent) -> None:
        point = self.point
        match event:
            case StepStarted(place, verb, start_s):
                if place == point.place and not point.passed:
                    # Begun once more after an interruption: the same step, not a further one.
                    point.trail.back_to(place)
                point.place, point.passed = place, False
                point.practised_s = self._earlier_s + start_s
                self._verb, self._begun_s = verb, point.practised_s
                if not self._says_way(place):
                    point.trail.begin(place, point.answers.values)
            case AnswerGiven(place, verb, answers):
                point.answers.give(place, verb, answers)
                point.passed = True
                self._note_answer(by_skip=bool(answers.get(BY_SKIP, False)))
            case StepSkipped(place):
                point.answers.pass_by(place)
                point.passed = point.doing.any_skipped = True
            case StepFinished(place):
                point.passed = True
                point.doing.any_done = point.doing.any_done or not self._says_way(place)
            case WentBack(place):
                point.place, point.passed = place, False
                restored = point.trail.back_to(place)
                if restored is not None:
                    point.answers.values = restored


    def _says_way(self, place: Place) -> bool:
        """Whether the line stands there that says which way of a skipped fork is taken."""
        return place[:-1] in self.point.answers.passed_by

    def _note_answer(self, by_skip: bool) -> None:
        if by_skip:
            self.point.doing.any_skipped = True
        else:
            self.point.answered = True
            self.point.doing.answered()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _frozen(name: str, value: Any) -> Any:
    return tuple(value) if name in ("place", "scales") else value
