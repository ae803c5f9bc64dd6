"""What Today shows follows from records, plan and catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from coping_app.features.care.today_care import DayAfter, TodayCare
from coping_app.features.today.view import (
    FIRST_WEEK,
    GoOn,
    TodayRecords,
    TodayView,
    TrialDue,
    TrialToday,
    part_of_day,
    practice_day,
    step_reached,
    today_view,
)
from coping_app.insight.followed import Followed as Fact
from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek
from tests.unit.features.infos import info

TODAY = date(2025, 3, 3)
NOW = datetime(2025, 3, 3, 14, 30)


@dataclass(frozen=True)
class Session:
    exercise_id: str
    local_date: date = TODAY
    practised_s: float = 120.0


class Shelf:
    def __init__(self, *infos: Any) -> None:
        self.infos = {i.id: i for i in infos}

    def get(self, exercise_id: str) -> Any:
        return self.infos.get(exercise_id)

    def shortest(self, longest_s: float) -> Any:
        short = [i for i in self.infos.values() if i.length_s <= longest_s]
        return min(short, key=lambda i: i.length_s, default=None)


STARTERS = Shelf(*(info(name) for name in (*FIRST_WEEK, "slow", "scan")))


def shown(records: TodayRecords, shelf: Shelf = STARTERS) -> TodayView:
    return today_view(records, shelf, NOW, TODAY)


def fact(exercise_id: str, change: float) -> Fact:
    return Fact(exercise_id, "pain", 9, change, change - 0.6, change + 0.6, 1.2, False)


def plan_of(*items: KeptItem, assigned: bool = False) -> KeptPlan:
    return KeptPlan("p", "Calm weeks", tuple(KeptWeek("", items) for _ in range(3)), assigned)


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "night"), (4, "night"), (5, "morning"), (11, "morning"), (12, "afternoon"),
     (17, "afternoon"), (18, "evening"), (21, "evening"), (22, "night"), (23, "night")],
)  # fmt: skip
def test_the_greeting_follows_the_hour(hour: int, part: str) -> None:
    assert part_of_day(datetime(2025, 3, 3, hour)) == part


def test_practice_after_midnight_belongs_to_the_evening_before() -> None:
    assert practice_day(datetime(2025, 3, 4, 3, 59), 4) == TODAY
    assert practice_day(datetime(2025, 3, 4, 4, 0), 4) == date(2025, 3, 4)


def test_without_records_the_first_week_begins() -> None:
    view = shown(TodayRecords())

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.why) == (FIRST_WEEK[0], "first-week")
    assert (view.go_on, view.followed, view.week) == (None, None, None)


def test_what_was_tried_is_followed_by_what_was_not() -> None:
    view = shown(TodayRecords(sessions=[Session(FIRST_WEEK[0])]))

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.why) == (FIRST_WEEK[1], "first-week")


def test_after_the_first_week_comes_what_was_practised_longest_ago() -> None:
    days = [3, 9, 5, 1]
    sessions = [
        Session(name, TODAY - timedelta(days=n)) for name, n in zip(FIRST_WEEK, days, strict=True)
    ]

    view = shown(TodayRecords(sessions=sessions))

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.why) == (FIRST_WEEK[1], "again")


@pytest.mark.parametrize(("assigned", "why"), [(True, "therapist"), (False, "plan")])
def test_a_plan_offers_what_comes_next(assigned: bool, why: str) -> None:
    items = KeptItem("slow", "daily"), KeptItem("scan", "daily", "At noon.")
    plan = plan_of(*items, assigned=assigned)

    view = shown(TodayRecords(sessions=[Session("slow")], plan=(plan, TODAY)))

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.why, view.offer.note) == ("scan", why, "At noon.")
    assert view.week is not None
    assert (view.week.done, view.week.wanted, view.plan_title) == (1, 14, "Calm weeks")


def test_a_week_that_is_done_offers_an_extra() -> None:
    plan = plan_of(KeptItem("slow", "once"))

    view = shown(TodayRecords(sessions=[Session("slow")], plan=(plan, TODAY)))

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.why) == ("slow", "extra")


def test_a_quiet_week_is_met_with_the_lighter_version() -> None:
    plan = plan_of(KeptItem("scan", "daily", lighter="slow"))

    view = shown(TodayRecords(plan=(plan, TODAY - timedelta(days=9))))

    assert view.offer is not None
    assert (view.offer.exercise.id, view.offer.lighter) == ("slow", True)


def test_a_plan_that_names_a_missing_exercise_falls_back_to_a_suggestion() -> None:
    view = shown(TodayRecords(plan=(plan_of(KeptItem("gone", "daily")), TODAY)))

    assert view.offer is not None
    assert view.offer.exercise.id == FIRST_WEEK[0]


def test_an_empty_catalogue_shows_nothing_to_start() -> None:
    view = shown(TodayRecords(), Shelf())

    assert view.offer is None


def test_the_first_fact_whose_exercise_is_here_is_what_followed() -> None:
    facts = [fact("gone", -4.0), fact("scan", -1.6)]

    view = shown(TodayRecords(followed=facts))

    assert view.followed is not None
    assert (view.followed.exercise.id, view.followed.fact) == ("scan", facts[1])


def test_what_the_stop_rules_leave_out_is_neither_offered_nor_praised() -> None:
    first = FIRST_WEEK[0]
    care = TodayCare(left_out=frozenset({first}))

    view = shown(TodayRecords(care=care, followed=[fact(first, -3.0)]))

    assert view.offer is not None
    assert view.offer.exercise.id == FIRST_WEEK[1]
    assert view.followed is None


def test_what_rests_is_not_next_in_the_plan_and_no_more_of_it_is_wanted() -> None:
    plan = plan_of(KeptItem("slow", "daily"), KeptItem("scan", "once"))
    care = TodayCare(left_out=frozenset({"slow"}), resting=frozenset({"slow"}))

    view = shown(TodayRecords(plan=(plan, TODAY), care=care))

    assert view.offer is not None
    assert view.offer.exercise.id == "scan"
    assert view.week is not None
    assert view.week.wanted == 1


def test_a_plan_of_which_all_is_done_or_rests_offers_no_resting_extra() -> None:
    plan = plan_of(KeptItem("slow", "daily"))
    care = TodayCare(left_out=frozenset({"slow"}), resting=frozenset({"slow"}))

    view = shown(TodayRecords(plan=(plan, TODAY), care=care))

    assert view.offer is not None
    assert view.offer.exercise.id == FIRST_WEEK[0]


def test_a_word_on_writing_is_passed_on() -> None:
    said = DayAfter("s1", "A letter", "ask")

    assert shown(TodayRecords(care=TodayCare(day_after=said))).day_after == said


def test_the_interrupted_session_is_passed_on() -> None:
    go_on = GoOn("s1", "Box breathing", 4)

    assert shown(TodayRecords(go_on=go_on)).go_on == go_on


@pytest.mark.parametrize(
    ("places", "number"),
    [([], None), ([[0]], 1), ([[0], [1, 0], [1, 1]], 3), ([[0], [1], [2], [1]], 2)],
)
def test_the_step_reached_counts_steps_once(places: list[list[int]], number: int | None) -> None:
    events = [("step-started", {"place": place}) for place in places]

    assert step_reached([("practice-began", {}), *events]) == number


def test_a_trial_suggests_its_exercise_beside_the_offer() -> None:
    view = shown(TodayRecords(trial=TrialDue("trial.1", "scan", 3, 28)))

    assert view.trial == TrialToday("trial.1", STARTERS.get("scan"), 3, 28)
    assert view.offer is not None
    assert view.offer.exercise.id == FIRST_WEEK[0]


@pytest.mark.parametrize(
    "records",
    [
        TodayRecords(),
        TodayRecords(trial=TrialDue("t", "nowhere", 3, 28)),
        TodayRecords(trial=TrialDue("t", "scan", 3, 28), sessions=[Session("scan")]),
        TodayRecords(
            trial=TrialDue("t", "scan", 3, 28), care=TodayCare(left_out=frozenset({"scan"}))
        ),
    ],
)
def test_a_trial_is_silent_when_its_exercise_is_done_rests_or_is_gone(
    records: TodayRecords,
) -> None:
    assert shown(records).trial is None


def test_practice_of_another_day_or_none_at_all_is_not_done_today() -> None:
    sessions = [Session("scan", TODAY - timedelta(days=1)), Session("scan", practised_s=0.0)]
    due = TrialDue("t", "scan", 3, 28)
    assert shown(TodayRecords(trial=due, sessions=sessions)).trial is not None


def test_a_trial_that_is_over_is_told_without_an_exercise() -> None:
    view = shown(TodayRecords(trial=TrialDue("t", None, 28, 28)))
    assert view.trial == TrialToday("t", None, 28, 28)
