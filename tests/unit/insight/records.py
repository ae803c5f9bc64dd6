"""Plain records, as the store would hand them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from coping_app.insight.rated_sessions import Rated

TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class PairRecord:
    exercise_id: str
    before: int
    after: int
    local_date: date = TODAY
    scale: str = "pain"

    @property
    def title(self) -> str:
        return self.exercise_id.replace("-", " ").capitalize()


def rated(exercise_id: str, *changes: int, scale: str = "pain", missing: int = 0) -> Rated:
    """One exercise, begun at 5 each time."""
    values = tuple((5, 5 + change) for change in changes)
    return Rated(exercise_id, exercise_id.capitalize(), scale, values, missing)


@dataclass(frozen=True)
class TimedRecord:
    session_id: str
    exercise_id: str
    before: int
    after: int
    started_utc: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    scale: str = "pain"
    offset_min: int = 0

    @property
    def title(self) -> str:
        return self.exercise_id

    @property
    def local_date(self) -> date:
        return self.started_utc.date()


@dataclass(frozen=True)
class RatingRecord:
    local_date: date
    value: int


@dataclass(frozen=True)
class PracticeRecord:
    exercise_id: str
    local_date: date
    practised_s: float = 60.0
