"""What repositories that read sessions share: which are practice, and from which day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

Read = Callable[[str, tuple[Any, ...]], list[Any]]

DAY_AFTER_RATED = "day-after-rated"
"""Kind of ``DayAfterRated``, whose module is too heavy for the first window."""

QUESTIONNAIRES = "questionnaire:"
"""Begins the exercise id of a filled-in questionnaire; those are no practice."""
PRACTICE = f"removed_ms IS NULL AND exercise_id NOT GLOB '{QUESTIONNAIRES}*'"
"""Which sessions are practice that was not removed."""


def where(first: str, since: date | None, exercise_id: str | None) -> tuple[str, tuple[Any, ...]]:
    """A WHERE of sessions that meets ``first``, from a day on and of one exercise if told."""
    conditions, values = [first], []
    if since is not None:
        conditions.append("local_date >= ?")
        values.append(since.isoformat())
    if exercise_id is not None:
        conditions.append("exercise_id = ?")
        values.append(exercise_id)
    return "WHERE " + " AND ".join(conditions), tuple(values)


def day_reader() -> Callable[[str], date]:
    """Reads days; rows of one day stand together, so the last one is remembered."""
    known: dict[str, date] = {}

    def day(text: str) -> date:
        found = known.get(text)
        if found is None:
            found = known[text] = date.fromisoformat(text)
        return found

    return day
