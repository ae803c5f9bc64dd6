"""What Progress and a person's own charts read from the records."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from coping_app.store.records import RatingPair, StoredRating


class ProgressStore(Protocol):
    """The part of the store that charts are drawn from."""

    def pairs(
        self, since: date | None = None, exercise_id: str | None = None, scale: str | None = None
    ) -> list[RatingPair]:
        """Ratings before and after, in order."""
        ...

    def ratings(self, scale: str, since: date | None = None) -> list[StoredRating]:
        """Every rating of a scale, in order."""
        ...

    def practice_by_day(self, since: date | None = None) -> dict[date, float]:
        """Seconds of practice by day."""
        ...

    def today(self) -> date:
        """The person's day."""
        ...
