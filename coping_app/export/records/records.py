"""What exporters read: one plain, frozen picture of a stretch of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.scales import Scale
from coping_app.export.records.ended_trials import EndedTrial
from coping_app.insight.kept_trial import KeptTrial
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.records import RatedOnce, StoredSession
from coping_app.store.travel.portable import Portable

RatingMoment = Literal["before", "between", "live", "after", "day-after"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the person's days, both ends included; None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rating that was given, 0 to 10. ``id`` is the UUID of its event."""

    id: str
    session_id: str
    exercise_id: str
    moment: RatingMoment
    scale: str
    value: int
    given: Moment

    @property
    def local_date(self) -> date:
        """The day it was given on, by which ``insight`` reads it."""
        return self.given.day


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One named answer, JSON-ready. ``id`` is the UUID of its event."""

    id: str
    session_id: str
    exercise_id: str
    name: str
    value: Any
    given: Moment


@dataclass(frozen=True, slots=True)
class Titles:
    """What names and numbers mean, in one language.

    Attributes:
        scales: By id.
        questionnaires: By id.
        plan_titles: Name of each plan by id.
    """

    language: str
    scales: Mapping[str, Scale]
    questionnaires: Mapping[str, Questionnaire]
    plan_titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything of a stretch of days.

    Attributes:
        span: As it was asked for.
        made_on: The person's day of the export.
        kept: The records as they travel, with cards, drawings, calendar and plans.
        sessions: Of practice, in the order they were begun; ratings and answers likewise.
        forms: Sessions in which a questionnaire was filled in, likewise.
        pairs: Scales rated before a session, and after it where they were, in order of time, as
            Progress reads them.
        practice_s: Seconds of practice of each day that had any.
        person: Id of the first practice of all time, else of the first questionnaire here, which
            stands for the person and tells nothing of them; empty where there is none.
        trials: Every personal trial, the one begun last in front.
        ended: Those that came to their end in these days.
    """

    span: Span
    made_on: date
    person: str
    kept: Portable
    sessions: tuple[StoredSession, ...]
    forms: tuple[StoredSession, ...]
    ratings: tuple[RatingRow, ...]
    pairs: tuple[RatedOnce, ...]
    answers: tuple[AnswerRow, ...]
    practice_s: Mapping[date, float]
    wordings: Titles
    trials: tuple[KeptTrial, ...] = ()
    ended: tuple[EndedTrial, ...] = ()

    @property
    def first_day(self) -> date:
        """The first day asked for, else the first with a session, else the day of the export."""
        days = (session.local_date for session in self.sessions)
        return self.span.first or min(days, default=self.last_day)

    @property
    def last_day(self) -> date:
        """The last day asked for, else the day of the export."""
        return self.span.last or self.made_on
