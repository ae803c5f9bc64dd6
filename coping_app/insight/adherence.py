"""What was done of a plan. Some practice counts as practice.

People do about two thirds of what is set (Parsons 2017, doi:10.1016/j.brat.2017.05.004), so this
is there to make the next week lighter, never to scold: a session that was stopped counts, the
lighter exercise counts, and more than was asked doesn't make up for something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.insight.enough import TooEarly
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.records import Practice


@dataclass(frozen=True, slots=True)
class Asked:
    """One exercise of a week: ``daily``, ``weekly``, ``once``, ``as needed`` or ``3 a week``.

    ``lighter`` is the id of an easier exercise that counts as well, or empty.
    """

    exercise_id: str
    often: str
    lighter: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """How many times an exercise was asked for and done; 0 asked is as needed."""

    exercise_id: str
    asked: int
    done: int


@dataclass(frozen=True, slots=True)
class WeekDone:
    """A week of a plan.

    Attributes:
        share: What was done of what was asked, 0 to 1; None where nothing was asked.
    """

    first_day: date
    exercises: tuple[Done, ...]
    share: float | None


@dataclass(frozen=True, slots=True)
class PlanDone:
    """A plan as far as its weeks are over.

    Attributes:
        weeks: Each week that is over, the first in front.
        running: The week that today is in, as it stands; None before and after the plan.
        share: What was done of what was asked in the weeks that are over, 0 to 1; None where
            nothing was asked.
        some: How many of those weeks had any practice of the plan. Some counts as done.
    """

    weeks: tuple[WeekDone, ...]
    running: WeekDone | None
    share: float | None
    some: int


def times_a_week(often: str) -> int:
    """How many times a week ``often`` asks for; 0 for ``as needed``.

    Raises:
        ValueError: It is none of the words that a plan may use.
    """
    known = {"daily": WEEK_DAYS, "weekly": 1, "once": 1, "as needed": 0}
    if often in known:
        return known[often]
    count, _, rest = often.partition(" ")
    if rest == "a week" and count.isdecimal() and 1 <= int(count) <= WEEK_DAYS:
        return int(count)
    raise ValueError(f'"{often}" is no frequency of a plan')


def week_done(
    asked: Sequence[Asked], practices: Iterable[Practice], first_day: date
) -> WeekDone:
    """What was done in the seven days from ``first_day`` on.

    Args:
        asked: The exercises of that week.
        practices: Sessions of any time, in any order; those without practice don't count.
    """
    last_day = first_day + timedelta(days=WEEK_DAYS - 1)
    practised = [
        each.exercise_id
        for each in practices
        if each.practised_s > 0 and first_day <= each.local_date <= last_day
    ]
    exercises = _done(asked, Counter(practised))
    return WeekDone(first_day, exercises, _share(exercises))


def plan_done(
    weeks: Sequence[Sequence[Asked]],
    practices: Iterable[Practice],
    started: date,
    today: date,
) -> PlanDone | TooEarly:
    """What was done of a plan up to today.

    Args:
        weeks: What each of its weeks asks for, in order.
        practices: Sessions of any time, in any order; those without practice don't count.
        started: First day of its first week.
        today: The person's day. A week is over when it lies behind it as a whole.

    Returns:
        ``TooEarly`` while no week is over: a week that has just begun would look like one that
        was missed.
    """
    kept = list(practices)
    told = [
        week_done(asked, kept, started + timedelta(days=WEEK_DAYS * number))
        for number, asked in enumerate(weeks)
        if started + timedelta(days=WEEK_DAYS * number) <= today
    ]
    over = tuple(week for week in told if week.first_day + timedelta(days=WEEK_DAYS) <= today)
    if not over:
        return TooEarly("weeks", 0, 1)
    running = told[-1] if len(told) > len(over) else None
    some = sum(any(each.done for each in week.exercises) for week in over)
    return PlanDone(over, running, _share([e for week in over for e in week.exercises]), some)


def _done(asked: Sequence[Asked], practised: Mapping[str, int]) -> tuple[Done, ...]:
    """What was done of each. One session never counts twice.

    A session counts for its own exercise first. What is left of it beyond its own number may stand
    in for an exercise whose lighter form it is.
    """
    wanted = {each.exercise_id: times_a_week(each.often) for each in asked}
    left = {name: max(0, count - wanted.get(name, 0)) for name, count in practised.items()}
    found = []
    for each in asked:
        times = wanted[each.exercise_id]
        own = practised.get(each.exercise_id, 0)
        standing_in = min(max(0, times - own), left.get(each.lighter, 0))
        if standing_in:
            left[each.lighter] -= standing_in
        found.append(Done(each.exercise_id, times, own + standing_in))
    return tuple(found)


def _share(exercises: Iterable[Done]) -> float | None:
    """More than was asked of one exercise doesn't make up for another."""
    counted = [(min(each.done, each.asked), each.asked) for each in exercises]
    wanted = sum(asked for _, asked in counted)
    return sum(done for done, _ in counted) / wanted if wanted else None
