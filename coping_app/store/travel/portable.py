"""Records as they leave one profile and enter another: plain, with their identities and times.

Only what was told is in here. Ratings, pairs, answers and the state of a session follow from its
events and are worked out again by the same code wherever the events arrive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from coping_app.store.base.moments import Moment
from coping_app.store.repositories.records import (
    Card,
    DayMark,
    KeptPlan,
    StoredDrawing,
    StoredTrial,
    SuggestionAnswer,
)


@dataclass(frozen=True, slots=True)
class PortableEvent:
    """One event. ``id`` is its UUID, by which a second import knows it again."""

    id: str
    kind: str
    body: Mapping[str, Any]
    moment: Moment


@dataclass(frozen=True, slots=True)
class PortableSession:
    """One session with all of its events in order, the store's own ones among them."""

    id: str
    exercise_id: str
    version: int
    title: str
    language: str
    choices: Mapping[str, Any]
    moment: Moment
    events: tuple[PortableEvent, ...]


@dataclass(frozen=True, slots=True)
class PortableDone:
    """A day on which something planned was marked done, and when that was, in UTC ms."""

    day: date
    marked_ms: int


@dataclass(frozen=True, slots=True)
class PortablePlanItem:
    """Something in the calendar. See ``records.PlanItem``."""

    id: str
    what: str
    often: str
    first_date: date
    exercise_id: str | None
    done: tuple[PortableDone, ...]
    moment: Moment


@dataclass(frozen=True, slots=True)
class PortablePlan:
    """A plan that was taken up; ``taken_up_ms`` in UTC tells two uses of one plan apart.

    ``document`` is the copy of it that was kept, None where there is none.
    """

    plan_id: str
    started: date
    ended: date | None
    taken_up_ms: int
    document: KeptPlan | None = None


@dataclass(frozen=True, slots=True)
class Portable:
    """All that a profile keeps, of all time or of a stretch of days. What was removed is not in.

    Attributes:
        sessions: In the order they were begun.
        trials: All there are, of whatever days: one that runs hides what followed its exercises.
        suggestion_answers: All there are.
        settings: By key, JSON-ready. Those of an older profile or file can hold trials, the copy
            of a plan and answers, as ``former_settings`` tells.
    """

    sessions: tuple[PortableSession, ...] = ()
    cards: tuple[Card, ...] = ()
    drawings: tuple[StoredDrawing, ...] = ()
    plan_items: tuple[PortablePlanItem, ...] = ()
    plans: tuple[PortablePlan, ...] = ()
    day_marks: tuple[DayMark, ...] = ()
    trials: tuple[StoredTrial, ...] = ()
    suggestion_answers: tuple[SuggestionAnswer, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a kind were new, were there already, or are none that can be kept."""

    new: int = 0
    known: int = 0
    unfit: int = 0

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(self.new + other.new, self.known + other.known, self.unfit + other.unfit)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import changed, or would change."""

    sessions: Count
    events: Count
    cards: Count
    drawings: Count
    plan_items: Count
    plans: Count
    day_marks: Count
    trials: Count
    suggestion_answers: Count
    settings: Count

    def counts(self) -> dict[str, Count]:
        """Every kind by its name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @property
    def anything_new(self) -> bool:
        """False where all of it was there already."""
        return any(count.new for count in self.counts().values())
