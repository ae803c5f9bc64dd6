"""What Progress asks of ratings beyond the first window, as few rows as it needs."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.moments import text_of, utc_of
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import RatingPair

_RATED = "removed_ms IS NULL AND before IS NOT NULL AND after IS NOT NULL"


def latest_pairs(
    read: Read, exercise_id: str, scale: str, since: date | None, limit: int | None
) -> list[RatingPair]:
    """The latest pairs of one exercise on one scale, the oldest of them first."""
    rows = read(
        "SELECT id, exercise_id, title, local_date, started_ms, scale, before, after, offset_min"
        " FROM session CROSS JOIN pair ON pair.session = number"
        f" WHERE {_RATED} AND exercise_id = ? AND scale = ? AND local_date >= ?"
        " ORDER BY number DESC LIMIT ?",
        (exercise_id, scale, text_of(since), -1 if limit is None else limit),
    )
    return [
        RatingPair(
            key, exercise, title, date.fromisoformat(day), utc_of(ms), name, before, after, ahead
        )
        for key, exercise, title, day, ms, name, before, after, ahead in reversed(rows)
    ]


def values_before(read: Read, scale: str, since: date | None) -> dict[date, tuple[int, ...]]:
    """What was rated before practice on each day that has such a rating, in order of days."""
    rows = read(
        "SELECT rating.local_date, group_concat(value) FROM rating JOIN session"
        " ON number = rating.session WHERE removed_ms IS NULL AND scale = ?"
        " AND moment = 'before' AND rating.local_date >= ?"
        " GROUP BY rating.local_date ORDER BY rating.local_date",
        (scale, text_of(since)),
    )
    return {date.fromisoformat(day): tuple(map(int, text.split(","))) for day, text in rows}
