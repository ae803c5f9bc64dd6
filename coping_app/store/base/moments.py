"""When something happened, as it is kept: UTC, the offset of that hour, and the person's day.

The day is kept with the entry, not computed later: a journey or a clock change never moves what
was already written to another day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Moment(NamedTuple):
    """A moment, ready for the database.

    Attributes:
        utc_ms: Milliseconds since 1970-01-01 UTC.
        offset_min: Local time minus UTC, in minutes.
        local_date: The person's day, ``YYYY-MM-DD``.
    """

    utc_ms: int
    offset_min: int
    local_date: str

    @property
    def utc(self) -> datetime:
        """Aware, UTC."""
        return utc_of(self.utc_ms)

    @property
    def day(self) -> date:
        """The person's day."""
        return date.fromisoformat(self.local_date)


def moment_of(now: datetime, day_start_h: int = 0) -> Moment:
    """What is kept of ``now``.

    Args:
        now: An aware time; a naive one is taken as this computer's local time.
        day_start_h: The hour at which the person's day begins, 0 to 23. Before it, the wall
            clock still counts as the day before.
    """
    aware = now if now.tzinfo is not None else now.astimezone()
    offset = aware.utcoffset() or timedelta()
    wall = aware.replace(tzinfo=None)
    return Moment(
        utc_ms=utc_ms_of(aware),
        offset_min=offset // timedelta(minutes=1),
        local_date=(wall - timedelta(hours=day_start_h)).date().isoformat(),
    )


def utc_of(utc_ms: int) -> datetime:
    """The aware UTC time of a kept moment."""
    return _EPOCH + utc_ms * _MILLISECOND


def utc_ms_of(moment: datetime) -> int:
    """An aware time in milliseconds since 1970-01-01 UTC."""
    return (moment - _EPOCH) // _MILLISECOND


def text_of(day: date | None) -> str:
    """A day as the database holds it; None is earlier than every day."""
    return "" if day is None else day.isoformat()


def utc_or_none(utc_ms: int | None) -> datetime | None:
    """Likewise, for something that may not have happened."""
    return None if utc_ms is None else utc_of(utc_ms)
