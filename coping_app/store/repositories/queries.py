"""What pages ask of the sessions: lists, pairs and sums, each by an index so that it stays flat."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from coping_app.store.base.encoding import from_json
from coping_app.store.base.moments import text_of, utc_of
from coping_app.store.repositories.records import (
    RatedOnce,
    RatingPair,
    StoredAnswer,
    StoredDayAfter,
    StoredRating,
    StoredSession,
)

Read = Callable[[str, tuple[Any, ...]], list[Any]]

DAY_AFTER_RATED = "day-after-rated"
"""Kind of ``DayAfterRated``, whose module is too heavy for the first window."""

QUESTIONNAIRES = "questionnaire:"
"""Begins the exercise id of a filled-in questionnaire; those are no practice."""
_PRACTICE = f"removed_ms IS NULL AND exercise_id NOT GLOB '{QUESTIONNAIRES}*'"

_SESSION = (
    "SELECT id, exercise_id, title, started_ms, local_date, state, practised_s, useful,"
    " version, language, choices FROM session"
)


def sessions(
    read: Read,
    live: Collection[str],
    since: date | None,
    exercise_id: str | None,
    limit: int | None,
    offset: int,
) -> list[StoredSession]:
    """Sessions of practice in the order they were begun, the latest first."""
    where, values = _where(_PRACTICE, since, exercise_id)
    # A page walks back from the latest; without a limit the days are sought first (+ rules the
    # order out as a way in).
    order = "+number" if limit is None and since is not None else "number"
    rows = read(
        f"{_SESSION} {where} ORDER BY {order} DESC LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return [_session(row, live) for row in rows]


def session(read: Read, live: Collection[str], session_id: str) -> StoredSession | None:
    """One session, removed or not."""
    rows = read(f"{_SESSION} WHERE id = ?", (session_id,))
    return _session(rows[0], live) if rows else None


def removed_sessions(read: Read) -> list[StoredSession]:
    """Sessions that were removed and can still be taken back, the last removed first."""
    rows = read(f"{_SESSION} WHERE removed_ms IS NOT NULL ORDER BY removed_ms DESC", ())
    return [_session(row, ()) for row in rows]


def interrupted(read: Read, live: Collection[str]) -> StoredSession | None:
    """The latest session, if it was cut off after the person had done something in it."""
    rows = read(
        f"{_SESSION} WHERE {_PRACTICE} AND (state <> 'open' OR"
        " EXISTS (SELECT 1 FROM event WHERE session = number"
        " AND kind NOT IN ('session-begun', 'ratings-asked')))"
        " ORDER BY number DESC LIMIT ?",
        (len(live) + 1,),
    )
    for row in rows:
        found = _session(row, live)
        if found.state != "open":
            return found if found.state == "interrupted" else None
    return None


def pairs(
    read: Read, since: date | None, exercise_id: str | None, scale: str | None
) -> list[RatingPair]:
    """Ratings before and after, in the order the sessions were begun."""
    where, values = _where(
        "removed_ms IS NULL AND before IS NOT NULL AND after IS NOT NULL", since, exercise_id
    )
    if scale is not None:
        where, values = f"{where} AND scale = ?", (*values, scale)
    order = "number" if since is None else "+number"
    rows = read(
        "SELECT id, exercise_id, title, local_date, started_ms, scale, before, after, offset_min"
        f" FROM session CROSS JOIN pair ON pair.session = number {where} ORDER BY {order}, scale",
        values,
    )
    day = _days()
    return [
        RatingPair._make((key, exercise, title, day(text), utc_of(ms), name, before, after, ahead))
        for key, exercise, title, text, ms, name, before, after, ahead in rows
    ]


def rated_once(read: Read, since: date | None) -> list[RatedOnce]:
    """Every scale rated before a session, and after it where it was, in order of time.

    Sessions in which nothing was practised are left out unless they were rated after, too. The days
    are sought first, so that three months cost the same after ten years.
    """
    rows = read(
        "SELECT exercise_id, title, scale, local_date, before, after"
        " FROM session CROSS JOIN pair ON pair.session = number"
        " WHERE removed_ms IS NULL AND before IS NOT NULL"
        " AND (after IS NOT NULL OR practised_s > 0.0) AND local_date >= ?"
        " ORDER BY started_ms, number, scale",
        (text_of(since),),
    )
    day = _days()
    return [
        RatedOnce._make((exercise, title, scale, day(text), before, after))
        for exercise, title, scale, text, before, after in rows
    ]


def ratings(read: Read, scale: str, since: date | None) -> list[StoredRating]:
    """Every rating of a scale that was given, in order."""
    rows = read(
        "SELECT id, exercise_id, moment, scale, value, rating.local_date, at_ms"
        " FROM rating JOIN session ON number = rating.session"
        " WHERE removed_ms IS NULL AND scale = ? AND rating.local_date >= ? ORDER BY seq",
        (scale, text_of(since)),
    )
    day = _days()
    return [
        StoredRating._make((key, exercise, moment, name, value, day(text), utc_of(ms)))
        for key, exercise, moment, name, value, text, ms in rows
    ]


def day_after(read: Read, since: date) -> list[StoredDayAfter]:
    """What was told on days after the sessions since a day, in order."""
    rows = read(
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


def answers(
    read: Read, name: str, since: date | None, exercise_id: str | None
) -> list[StoredAnswer]:
    """Every answer of that name, in order."""
    rows = read(
        "SELECT id, exercise_id, name, value, answer.local_date, at_ms"
        " FROM answer JOIN session ON number = answer.session"
        f" WHERE {_PRACTICE} AND name = ? AND answer.local_date >= ?"
        " AND (? IS NULL OR exercise_id = ?) ORDER BY seq",
        (name, text_of(since), exercise_id, exercise_id),
    )
    return [
        StoredAnswer(key, exercise, name, from_json(value), date.fromisoformat(text), utc_of(ms))
        for key, exercise, name, value, text, ms in rows
    ]


def practice_by_day(read: Read, since: date | None) -> dict[date, float]:
    """Seconds of practice of each day that had any, in order."""
    rows = read(
        "SELECT local_date, sum(practised_s) FROM session"
        " WHERE local_date >= ? AND removed_ms IS NULL AND practised_s > 0.0"
        " GROUP BY local_date ORDER BY local_date",
        (text_of(since),),
    )
    return {date.fromisoformat(text): seconds for text, seconds in rows}


def _where(first: str, since: date | None, exercise_id: str | None) -> tuple[str, tuple[Any, ...]]:
    conditions, values = [first], []
    if since is not None:
        conditions.append("local_date >= ?")
        values.append(since.isoformat())
    if exercise_id is not None:
        conditions.append("exercise_id = ?")
        values.append(exercise_id)
    return "WHERE " + " AND ".join(conditions), tuple(values)


def _session(row: Any, live: Collection[str]) -> StoredSession:
    key, exercise, title, ms, day, state, practised_s, useful, version, language, choices = row
    if state == "open" and key not in live:
        state = "interrupted"
    return StoredSession(
        key, exercise, title, utc_of(ms), date.fromisoformat(day), state, practised_s, useful,
        version, language, from_json(choices),
    )


def _days() -> Callable[[str], date]:
    """Reads days; rows of one day stand together, so the last one is remembered."""
    known: dict[str, date] = {}

    def day(text: str) -> date:
        found = known.get(text)
        if found is None:
            found = known[text] = date.fromisoformat(text)
        return found

    return day
