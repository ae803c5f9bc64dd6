"""How far a week of the plan is: what was done, what is still there, what comes next.

Some practice counts as practice: a session that was stopped early fills a dot like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coping_app.insight.records import Practice
from coping_app.store.repositories.records import KeptItem, KeptPlan

DAYS = 7
QUIET_DAYS = 7
"""After this many days without practice the lighter version is offered."""


class ItemState(NamedTuple):
    """One exercise of the week: ``done`` of ``wanted`` times; 0 wanted means as needed.

    A ``resting`` one is better left for now: no more of it is wanted than was done.
    """

    item: KeptItem
    wanted: int
    done: int
    done_today: bool
    resting: bool = False

    @property
    def left(self) -> int:
        """How many times it is still there, never below zero."""
        return max(0, self.wanted - self.done)


class WeekState(NamedTuple):
    """A week of the plan on one day.

    Attributes:
        number: Which week of the plan, from 0; after the last one, the last stays.
        first_day: The day on which it began.
        note: The plan's words for it.
        items: Its exercises in the order of the plan.
        quiet: True from the second week on where the past seven days saw no practice at all.
    """

    number: int
    first_day: date
    note: str
    items: tuple[ItemState, ...]
    quiet: bool

    @property
    def wanted(self) -> int:
        """Practices of the whole week."""
        return sum(state.wanted for state in self.items)

    @property
    def done(self) -> int:
        """Practices done, each exercise counted up to what is wanted of it."""
        return sum(min(state.done, state.wanted) for state in self.items)


def times_a_week(often: str) -> int:
    """How many practices a week ``often`` asks for; 0 for ``as needed``."""
    if often == "daily":
        return DAYS
    if often in ("weekly", "once"):
        return 1
    count = often.split(" ", 1)[0]
    return int(count) if count.isdigit() else 0


def started_for_week(index: int, today: date) -> date:
    """The start of a plan whose week ``index`` (from 0) begins today."""
    return today - timedelta(days=DAYS * index)


def week_state(
    plan: KeptPlan,
    started: date,
    today: date,
    sessions: Sequence[Practice],
    resting: Collection[str] = (),
) -> WeekState:
    """The week of the plan in which ``today`` lies.

    Args:
        plan: At least one week.
        started: First day of the first week. A later day than today counts as today.
        today: The practice day.
        sessions: At least those of the past 14 days, in any order.
        resting: Ids of exercises that are better left for now.
    """
    passed = max(0, (today - started).days // DAYS)
    index = min(passed, len(plan.weeks) - 1)
    first_day = min(started, today) if passed == 0 else started + timedelta(days=DAYS * passed)
    practised = [s for s in sessions if s.practised_s > 0]
    recent = today - timedelta(days=QUIET_DAYS)
    quiet = passed > 0 and not any(recent <= s.local_date <= today for s in practised)
    this_week = [s for s in practised if first_day <= s.local_date <= today]
    week = plan.weeks[index]
    items = tuple(_item_state(item, this_week, today, item.id in resting) for item in week.items)
    return WeekState(index, first_day, week.note, items, quiet)


def next_item(week: WeekState) -> ItemState | None:
    """What comes next: not yet done today first, then what was done least. None: all is done."""
    open_items = [state for state in week.items if state.left]
    return min(open_items, key=lambda s: (s.done_today, s.done / s.wanted), default=None)


def _item_state(
    item: KeptItem, sessions: Sequence[Practice], today: date, resting: bool
) -> ItemState:
    counted = [s for s in sessions if s.exercise_id in (item.id, item.lighter or item.id)]
    done_today = any(s.local_date == today for s in counted)
    wanted = times_a_week(item.often)
    if resting:
        wanted = min(wanted, len(counted))
    return ItemState(item, wanted, len(counted), done_today, resting)
