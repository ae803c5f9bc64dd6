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
    """A week of a plan."""

    first_day: date
    exercises: tuple[Done, ...]

    @property
    def asked(self) -> int:
        """Practices that were asked for."""
        return sum(each.asked for each in self.exercises)

    @property
    def done(self) -> int:
        """Practices done; more than was asked of one doesn't make up for another."""
        return sum(min(each.done, each.asked) for each in self.exercises)


@dataclass(frozen=True, slots=True)
class PlanDone:
    """A plan as far as its weeks are over.

    Attributes:
        weeks: Each week that is over, the first in front.
        days: Days of those weeks with any practice of the plan. Some counts as practice.
    """

    weeks: tuple[WeekDone, ...]
    days: int

    @property
    def asked(self) -> int:
        """Practices that were asked for in all of them."""
        return sum(week.asked for week in self.weeks)

    @property
    def done(self) -> int:
        """Likewise those done."""
        return sum(week.done for week in self.weeks)


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
    return WeekDone(first_day, _done(asked, Counter(practised)))


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
    over = tuple(
        week_done(asked, kept, first_day)
        for number, asked in enumerate(weeks)
        if (first_day := started + timedelta(days=WEEK_DAYS * number))
        + timedelta(days=WEEK_DAYS)
        <= today
    )
    if not over:
        return TooEarly("weeks", 0, 1)
    named = {name for week in weeks for each in week for name in (each.exercise_id, each.lighter)}
    last_day = started + timedelta(days=WEEK_DAYS * len(over) - 1)
    practised = {
        each.local_date
        for each in kept
        if each.practised_s > 0
        and each.exercise_id in named
        and started <= each.local_date <= last_day
    }
    return PlanDone(over, len(practised))


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
