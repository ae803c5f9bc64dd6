"""The little that insight reads of a record, so that it needs to know no store."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Pair(Protocol):
    """A scale rated before and after one session."""

    @property
    def before(self) -> int:
        """0 to 10."""
        ...

    @property
    def after(self) -> int:
        """0 to 10."""
        ...

    @property
    def exercise_id(self) -> str:
        """What was practised."""
        ...

    @property
    def title(self) -> str:
        """Its name at that time."""
        ...

    @property
    def local_date(self) -> date:
        """The person's day."""
        ...

    @property
    def scale(self) -> str:
        """Id of the scale."""
        ...


class TimedPair(Pair, Protocol):
    """A pair that says which session it is of, and when that began."""

    @property
    def session_id(self) -> str:
        """The session."""
        ...

    @property
    def started_utc(self) -> datetime:
        """Aware, UTC."""
        ...

    @property
    def offset_min(self) -> int:
        """Minutes that the person's clock was ahead of UTC."""
        ...


class Rating(Protocol):
    """One rating of one scale."""

    @property
    def local_date(self) -> date:
        """The person's day."""
        ...

    @property
    def value(self) -> int:
        """0 to 10."""
        ...


class Practice(Protocol):
    """One session, as far as practice goes."""

    @property
    def exercise_id(self) -> str:
        """What was practised."""
        ...

    @property
    def local_date(self) -> date:
        """The person's day."""
        ...

    @property
    def practised_s(self) -> float:
        """Seconds of practice; 0 where none began."""
        ...
