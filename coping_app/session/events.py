"""What a session tells: facts in the past tense, one frozen class each.

Those of ``KEPT`` are what the store commits, in order; together they are enough to go on after a
power cut. The others only drive the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from coping_app.session.cues import Block, Cue, Place

Moment = Literal["before", "between", "live", "after"]


@dataclass(frozen=True, slots=True)
class RatingsAsked:
    """These scales are to be rated now."""

    moment: Moment
    scales: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """A scale was rated; ``value`` None means skipped."""

    moment: Moment
    scale: str
    value: int | None


@dataclass(frozen=True, slots=True)
class PracticeBegan:
    """Start was pressed: from now on there is sound."""


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A leaf step began at ``start_s`` session seconds."""

    place: Place
    verb: str
    start_s: float
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class CueStarted:
    """A cue began at ``start_s`` session seconds."""

    start_s: float
    cue: Cue


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """A step that waited got its answers (name to value); skipping gives none."""

    place: Place
    verb: str
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ValueComputed:
    """A ``let`` step computed a value."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class StepFinished:
    """A leaf step ended by itself or by an answer."""

    place: Place


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """The person went on before the step ended."""

    place: Place


@dataclass(frozen=True, slots=True)
class WentBack:
    """The person went back to an earlier leaf step."""

    place: Place


@dataclass(frozen=True, slots=True)
class PauseStarted:
    """Time stands still. ``why``: ``person``, ``suspend``, ``clock`` or ``sound``."""

    why: str


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """Time goes on."""


@dataclass(frozen=True, slots=True)
class SessionStopped:
    """The person stopped; ``practised_s`` of practice were done and count."""

    practised_s: float


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """The last step ended, and the after-ratings were given or skipped."""

    practised_s: float


@dataclass(frozen=True, slots=True)
class PracticePassed:
    """So much was practised by now: told within long steps, so that a power cut loses little."""

    practised_s: float


@dataclass(frozen=True, slots=True)
class PracticeEnded:
    """The last step ended or the person stopped in it; after-ratings come next, if any."""

    practised_s: float
    stopped: bool


@dataclass(frozen=True, slots=True)
class DayAfterRated:
    """On a day after the session a scale was rated once more; ``value`` None means skipped."""

    scale: str
    value: int | None


SessionEvent = (
    RatingsAsked | RatingGiven | PracticeBegan | StepStarted | CueStarted | AnswerGiven
    | ValueComputed | StepFinished | StepSkipped | WentBack | PauseStarted | PauseEnded
    | PracticePassed | PracticeEnded | SessionStopped | SessionFinished | DayAfterRated
)
