"""What Progress shows, worked out from the records before any widget is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coping_app.store.records import RatingPair

Range = Literal["weeks", "months", "all"]
RANGE_DAYS: Mapping[Range, int | None] = {"weeks": 14, "months": 91, "all": None}
"""Two weeks, three months, all."""
DAY_BARS_UP_TO = 21
"""A bar a day for this many days at most, else a bar a week."""
MOST_DUMBBELLS = 24
"""So many of the latest sessions are drawn side by side; the table has them all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A scale before and after one session."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """All pairs of one exercise on one scale, oldest first."""

    exercise_id: str
    title: str
    scale: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PracticeSpan:
    """Practice of one day or of the week that begins on ``first``."""

    first: date
    days: int
    minutes: float


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Everything on the page.

    Attributes:
        exercises: The most practised first.
        practice: Oldest first, without a hole: what was not practised is zero.
        minutes_this_week: In the last seven days.
    """

    exercises: tuple[ExerciseProgress, ...]
    practice: tuple[PracticeSpan, ...]
    minutes_this_week: float


def first_day(wanted: Range, today: date) -> date | None:
    """The first day of a range that ends today; None for all."""
    days = RANGE_DAYS[wanted]
    return None if days is None else today - timedelta(days=days - 1)


def progress_view(
    pairs: Sequence[RatingPair], practice_s: Mapping[date, float], wanted: Range, today: date
) -> ProgressView:
    """What the page shows for a range.

    Args:
        pairs: Ratings before and after, of that range, in order.
        practice_s: Seconds of practice by day, of that range.
        wanted: The range.
        today: The person's day.
    """
    week = [today - timedelta(days=n) for n in range(7)]
    return ProgressView(
        exercises=_by_exercise(pairs),
        practice=_spans(practice_s, first_day(wanted, today), today),
        minutes_this_week=sum(practice_s.get(day, 0.0) for day in week) / 60,
    )


def _by_exercise(pairs: Sequence[RatingPair]) -> tuple[ExerciseProgress, ...]:
    found: dict[tuple[str, str], list[RatingPair]] = {}
    for pair in pairs:
        found.setdefault((pair.exercise_id, pair.scale), []).append(pair)
    progress = [
        ExerciseProgress(
            exercise_id,
            group[-1].title,
            scale,
            tuple(Pair(pair.local_date, pair.before, pair.after) for pair in group),
        )
        for (exercise_id, scale), group in found.items()
    ]
    return tuple(sorted(progress, key=lambda each: -len(each.pairs)))


def _spans(
    practice_s: Mapping[date, float], first: date | None, today: date
) -> tuple[PracticeSpan, ...]:
    start = first or min(practice_s, default=today)
    days = (today - start).days + 1
    step = 1 if days <= DAY_BARS_UP_TO else 7
    # Weeks are counted back from today, so that the last bar is always a whole week.
    begin = today - timedelta(days=-(-days // step) * step - 1)
    spans = []
    while begin <= today:
        seconds = sum(practice_s.get(begin + timedelta(days=n), 0.0) for n in range(step))
        spans.append(PracticeSpan(begin, step, seconds / 60))
        begin += timedelta(days=step)
    return tuple(spans)
