"""What Today shows, worked out from records, plan and catalogue before any widget is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from coping_app.features.care.today_care import NOTHING, DayAfter, TodayCare
from coping_app.features.plan.progress import WeekState, next_item, week_state
from coping_app.features.trial.due import TrialDue
from coping_app.insight.records import Practice
from coping_app.store.repositories.records import KeptPlan

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo
    from coping_app.insight.followed import Followed as FollowedFact

PartOfDay = Literal["morning", "afternoon", "evening", "night"]
Why = Literal["therapist", "plan", "extra", "first-week", "again"]

FIRST_WEEK = (
    "breathing-space-3min", "diaphragmatic-breathing", "weekly-check-in", "activity-pacing",
)  # fmt: skip
"""Offered one after the other while no plan is chosen (content brief, section 6)."""
SHORT_S = 180.0
"""Longest exercise offered where none of the first week is there: three minutes."""


class GoOn(NamedTuple):
    """A session that was interrupted; ``step`` is None where it had not begun."""

    session_id: str
    title: str
    step: int | None


class Offer(NamedTuple):
    """The one exercise of the main card.

    Attributes:
        why: ``therapist`` or ``plan``: next in the plan. ``extra``: the week's plan is done.
            ``first-week``: a first try without a plan. ``again``: all of those were tried.
        note: The plan's own words for it.
        lighter: True where the plan's easier version is offered after a quiet week.
    """

    exercise: ExerciseInfo
    why: Why
    note: str = ""
    lighter: bool = False


class Followed(NamedTuple):
    """An exercise and what followed it; ``fact`` is of three months."""

    exercise: ExerciseInfo
    fact: FollowedFact


class TrialToday(NamedTuple):
    """The same with the exercise; None where the trial is over."""

    key: str
    exercise: ExerciseInfo | None
    day: int
    days: int
    beside: ExerciseInfo | None = None


class TodayRecords(NamedTuple):
    """What is read from the store for Today.

    Attributes:
        sessions: Those of at least the past four weeks.
        followed: What was clearly followed by a change for the better, the surest first.
        care: What the stop rules ask for.
        go_on: The interrupted session, if there is one.
        plan: The plan in use and its first day.
        voice_on: Whether the person lets a voice guide them.
        trial: The personal trial, where it has something to say today.
        hidden: Which exercises a running trial hides, in words; empty for none.
    """

    sessions: Sequence[Practice] = ()
    followed: Sequence[FollowedFact] = ()
    care: TodayCare = NOTHING
    go_on: GoOn | None = None
    plan: tuple[KeptPlan, date] | None = None
    voice_on: bool = True
    trial: TrialDue | None = None
    hidden: str = ""


class TodayView(NamedTuple):
    """Everything on the page. None and empty parts have their own sentence there."""

    part_of_day: PartOfDay
    go_on: GoOn | None
    offer: Offer | None
    followed: Followed | None
    week: WeekState | None
    plan_title: str = ""
    voice_on: bool = True
    day_after: DayAfter | None = None
    trial: TrialToday | None = None
    hidden: str = ""


class Exercises(Protocol):
    """The part of the catalogue that Today uses."""

    def get(self, exercise_id: str, /) -> ExerciseInfo | None:
        """The exercise of that id in the person's language, or None."""
        ...

    def shortest(self, longest_s: float, /) -> ExerciseInfo | None:
        """An easy exercise of at most that many seconds, or None."""
        ...


def part_of_day(now: datetime) -> PartOfDay:
    """Morning from 5, afternoon from 12, evening from 18, night from 22 o'clock."""
    if now.hour < 5 or now.hour >= 22:
        return "night"
    if now.hour < 12:
        return "morning"
    return "afternoon" if now.hour < 18 else "evening"


def practice_day(now: datetime, day_start_hour: int) -> date:
    """The day that a practice at ``now`` counts for, when days begin at that hour."""
    return (now - timedelta(hours=day_start_hour)).date()


def step_reached(events: Sequence[tuple[str, Mapping[str, Any]]]) -> int | None:
    """The number, from 1, of the step that a session had reached; None before the first.

    Going back to a step that was shown before gives that step's own number again.

    Args:
        events: Kind and body, in order, as the store keeps them.
    """
    seen: list[object] = []
    reached: int | None = None
    for kind, body in events:
        if kind != "step-started":
            continue
        place = body.get("place")
        if place not in seen:
            seen.append(place)
        reached = seen.index(place) + 1
    return reached


def today_view(
    records: TodayRecords, exercises: Exercises, now: datetime, today: date
) -> TodayView:
    """What Today shows.

    Args:
        records: From the store.
        exercises: The catalogue in the person's language.
        now: Local time, for the greeting.
        today: The practice day (``practice_day``).
    """
    hidden = records.care.left_out
    last = _last_practised(records.sessions)
    week, offer, title = None, None, ""
    if records.plan:
        plan, started = records.plan
        week = week_state(plan, started, today, records.sessions, records.care.resting)
        title = plan.title
        offer = _from_plan(plan, week, exercises, last)
    return TodayView(
        part_of_day=part_of_day(now),
        go_on=records.go_on,
        offer=offer or _suggestion(exercises, last, hidden),
        followed=_followed(records, exercises.get, hidden),
        week=week,
        plan_title=title,
        voice_on=records.voice_on,
        day_after=records.care.day_after,
        trial=_trial(records, exercises, today, hidden),
        hidden=records.hidden,
    )


def _trial(
    records: TodayRecords, exercises: Exercises, today: date, hidden: frozenset[str]
) -> TrialToday | None:
    """Nothing where the exercise rests, is not here, or was done today already."""
    due = records.trial
    if due is None or due.exercise_id is None:
        return None if due is None else TrialToday(due.key, None, due.day, due.days)
    exercise = exercises.get(due.exercise_id)
    done = any(
        each.exercise_id == due.exercise_id and each.local_date == today and each.practised_s > 0
        for each in records.sessions
    )
    if exercise is None or due.exercise_id in hidden or done:
        return None
    beside = None if due.beside is None else exercises.get(due.beside)
    return TrialToday(due.key, exercise, due.day, due.days, beside)


def _from_plan(
    plan: KeptPlan, week: WeekState, exercises: Exercises, last: Mapping[str, date]
) -> Offer | None:
    """What comes next in the week; else, as an extra, what of it was practised longest ago."""
    following = next_item(week)
    if following is None:
        found = [exercises.get(state.item.id) for state in week.items if not state.resting]
        return _longest_ago([info for info in found if info], last, "extra")
    item = following.item
    lighter = exercises.get(item.lighter) if week.quiet and item.lighter else None
    exercise = lighter or exercises.get(item.id)
    if exercise is None:
        return None
    return Offer(exercise, "therapist" if plan.assigned else "plan", item.note, lighter is not None)


def _suggestion(
    exercises: Exercises, last: Mapping[str, date], hidden: frozenset[str]
) -> Offer | None:
    """The first of the first week not practised yet; else the one practised longest ago."""
    found = [exercises.get(name) for name in FIRST_WEEK if name not in hidden]
    known = [info for info in found if info is not None and not info.assigned_only]
    new = [info for info in known if info.id not in last]
    if new:
        return Offer(new[0], "first-week")
    if known:
        return _longest_ago(known, last, "again")
    shortest = exercises.shortest(SHORT_S)
    return Offer(shortest, "first-week") if shortest else None


def _longest_ago(known: Sequence[ExerciseInfo], last: Mapping[str, date], why: Why) -> Offer | None:
    chosen = min(known, key=lambda info: last.get(info.id, date.min), default=None)
    return Offer(chosen, why) if chosen else None


def _last_practised(sessions: Sequence[Practice]) -> dict[str, date]:
    last: dict[str, date] = {}
    for session in sessions:
        if session.practised_s > 0:
            previous = last.get(session.exercise_id, session.local_date)
            last[session.exercise_id] = max(previous, session.local_date)
    return last


def _followed(
    records: TodayRecords,
    get: Callable[[str], ExerciseInfo | None],
    hidden: frozenset[str],
) -> Followed | None:
    """The surest of those that may be suggested."""
    for fact in records.followed:
        exercise = get(fact.exercise_id)
        if exercise is None or exercise.assigned_only:
            continue
        if fact.exercise_id not in hidden:
            return Followed(exercise, fact)
    return None
