"""What Progress and a person's own charts read from the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from coping_app.store.repositories.records import (
    DayMark,
    PlanItem,
    RatedOnce,
    RatingPair,
    StoredRating,
    StoredSession,
)


class ProgressStore(Protocol):
    """The part of the store that charts are drawn from."""

    def rated_once(self, since: date | None = None) -> list[RatedOnce]:
        """Every scale rated before a session, and after it where it was, in order of time."""
        ...

    def latest_pairs(
        self, exercise_id: str, scale: str, since: date | None = None, limit: int | None = None
    ) -> list[RatingPair]:
        """The latest pairs of one exercise on one scale, the oldest of them first."""
        ...

    def pairs(
        self, since: date | None = None, exercise_id: str | None = None, scale: str | None = None
    ) -> list[RatingPair]:
        """Ratings before and after, in order."""
        ...

    def ratings(self, scale: str, since: date | None = None) -> list[StoredRating]:
        """Every rating of a scale, in order."""
        ...

    def values_before(
        self, scale: str, since: date | None = None
    ) -> dict[date, tuple[int, ...]]:
        """What was rated before practice, by day."""
        ...

    def practice_by_day(self, since: date | None = None) -> dict[date, float]:
        """Seconds of practice by day."""
        ...

    def sessions(self, since: date | None = None) -> list[StoredSession]:
        """Sessions of practice, the latest first."""
        ...

    def plan_items(self) -> list[PlanItem]:
        """What is in the calendar."""
        ...

    def day_marks(self, since: date | None = None) -> list[DayMark]:
        """Days that the person named, the oldest first."""
        ...

    def settings_under(self, prefix: str) -> Mapping[str, Any]:
        """Kept values whose keys begin with ``prefix``."""
        ...

    def today(self) -> date:
        """The person's day."""
        ...
