"""What was done of a plan. Some practice counts as practice.

People do about two thirds of what is set (Parsons 2017, doi:10.1016/j.brat.2017.05.004), so this
is there to make the next week lighter, never to scold: a session that was stopped counts, the
lighter exercise counts, and more than was asked doesn't make up for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    exercises = tuple(
        Done(
            each.exercise_id,
            times_a_week(each.often),
            sum(1 for name in practised if name in (each.exercise_id, each.lighter)),
        )
        for each in asked
    )
    wanted = sum(each.asked for each in exercises)
    done = sum(min(each.done, each.asked) for each in exercises)
    return WeekDone(first_day, exercises, done / wanted if wanted else None)
