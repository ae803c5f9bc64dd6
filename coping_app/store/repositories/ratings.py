"""Ratings: before and after a session, on days after it, and on the days of a stretch of time.

Each question is answered by an index, so that it stays flat over the years.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from coping_app.store.base.encoding import from_json
from coping_app.store.base.keeping import Keeping
from coping_app.store.base.moments import text_of, utc_of
from coping_app.store.repositories.queries import DAY_AFTER_RATED, day_reader, where
from coping_app.store.repositories.records import (
    RatedOnce,
    RatingPair,
    StoredDayAfter,
    StoredRating,
)

_RATED = "removed_ms IS NULL AND before IS NOT NULL AND after IS NOT NULL"
_PAIR = (
    "SELECT id, exercise_id, title, local_date, started_ms, scale, before, after, offset_min"
    " FROM session CROSS JOIN pair ON pair.session = number"
)


class RatingRepository:
    """What was rated, only to be read: ratings are kept as events of their session.

    Everything can raise a ``StoreError``.
    """

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def all(self, scale: str, since: date | None = None) -> list[StoredRating]:
        """Every rating of a scale that was given, in order."""
        rows = self._keeping.read(
            "SELECT id, exercise_id, moment, scale, value, rating.local_date, at_ms"
            " FROM rating JOIN session ON number = rating.session"
            " WHERE removed_ms IS NULL AND scale = ? AND rating.local_date >= ? ORDER BY seq",
            (scale, text_of(since)),
        )
        day = day_reader()
        return [
            StoredRating._make((key, exercise, moment, name, value, day(text), utc_of(ms)))
            for key, exercise, moment, name, value, text, ms in rows
        ]

    def pairs(
        self,
        since: date | None = None,
        exercise_id: str | None = None,
        scale: str | None = None,
    ) -> list[RatingPair]:
        """Scales rated both before and after a session, in the order they were begun."""
        chosen, values = where(_RATED, since, exercise_id)
        if scale is not None:
            chosen, values = f"{chosen} AND scale = ?", (*values, scale)
        order = "number" if since is None else "+number"
        return _pairs(self._keeping.read(f"{_PAIR} {chosen} ORDER BY {order}, scale", values))

    def latest_pairs(
        self, exercise_id: str, scale: str, since: date | None = None, limit: int | None = None
    ) -> list[RatingPair]:
        """The latest pairs of one exercise on one scale, the oldest of them first."""
        rows = self._keeping.read(
            f"{_PAIR} WHERE {_RATED} AND exercise_id = ? AND scale = ? AND local_date >= ?"
            " ORDER BY number DESC LIMIT ?",
            (exercise_id, scale, text_of(since), -1 if limit is None else limit),
        )
        return _pairs(reversed(rows))

    def rated_once(self, since: date | None = None) -> list[RatedOnce]:
        """Every scale rated before a session, and after it where it was, in order of time.

        Sessions in which nothing was practised are left out unless they were rated after, too. The
        days are sought first, so that three months cost the same after ten years.
        """
        rows = self._keeping.read(
            "SELECT exercise_id, title, scale, local_date, before, after"
            " FROM session CROSS JOIN pair ON pair.session = number"
            " WHERE removed_ms IS NULL AND before IS NOT NULL"
            " AND (after IS NOT NULL OR practised_s > 0.0) AND local_date >= ?"
            " ORDER BY started_ms, number, scale",
            (text_of(since),),
        )
        day = day_reader()
        return [
            RatedOnce._make((exercise, title, scale, day(text), before, after))
            for exercise, title, scale, text, before, after in rows
        ]

    def values_before(
        self, scale: str, since: date | None = None
    ) -> dict[date, tuple[int, ...]]:
        """What was rated before practice on each day that has such a rating, in order of days."""
        rows = self._keeping.read(
            "SELECT rating.local_date, group_concat(value) FROM rating JOIN session"
            " ON number = rating.session WHERE removed_ms IS NULL AND scale = ?"
            " AND moment = 'before' AND rating.local_date >= ?"
            " GROUP BY rating.local_date ORDER BY rating.local_date",
            (scale, text_of(since)),
        )
        return {date.fromisoformat(day): tuple(map(int, text.split(","))) for day, text in rows}

    def day_after(self, since: date) -> list[StoredDayAfter]:
        """What was told on days after the sessions since a day, in order."""
        rows = self._keeping.read(
            "SELECT session.id, exercise_id, body, event.local_date"
            " FROM session CROSS JOIN event ON event.session = number"
            " WHERE session.local_date >= ? AND removed_ms IS NULL AND kind = ? ORDER BY seq",
            (since.isoformat(), DAY_AFTER_RATED),
        )
        told = [(key, exercise, from_json(body), text) for key, exercise, body, text in rows]
        return [
            StoredDayAfter(key, exercise, body["scale"], body["value"], date.fromisoformat(text))
            for key, exercise, body, text in told
        ]


def _pairs(rows: Iterable[Any]) -> list[RatingPair]:
    day = day_reader()
    return [
        RatingPair._make((key, exercise, title, day(text), utc_of(ms), name, before, after, ahead))
        for key, exercise, title, text, ms, name, before, after, ahead in rows
    ]
