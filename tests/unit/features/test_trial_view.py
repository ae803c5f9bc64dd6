"""Personal trials: what is offered, how far one has come, how it is kept, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.reference.places import exercises_folder
from coping_app.features.trial import words as trial_words
from coping_app.features.trial.due import TOLD_DAYS, TrialDue, trial_due
from coping_app.features.trial.service import TrialService
from coping_app.features.trial.view import (
    PAUSE_MINUTES,
    Candidate,
    against,
    allowed,
    candidates,
    drawn,
    over,
    pause_minutes,
    real_ones,
    running,
    scales_to_choose,
    usual_pair,
)
from coping_app.insight.enough import TooEarly
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.trial import Trial, make_trial, suggested
from coping_app.insight.trial_result import TrialResult, analyse
from coping_app.store.base.encoding import new_id
from coping_app.store.store import Store
from coping_app.wording.trial_sentences import has_helped
from tests.unit.features.infos import info
from tests.unit.insight.records import PairRecord

TODAY = date(2026, 3, 2)
TRIAL = make_trial("scan", "pmr", TODAY, 2, seed=3)
KEPT = KeptTrial("trial.1", TRIAL, "Short body scan", "Tense and let go")


@dataclass(frozen=True)
class Session:
    exercise_id: str
    local_date: date = TODAY
    practised_s: float = 120.0


def memory_store() -> Store:
    return Store.in_memory(lambda: datetime(2026, 3, 2, 18).astimezone())


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def rated(trial: Trial, changes: Mapping[str, int], until: int = 99) -> list[PairRecord]:
    """Every day done as suggested, each exercise with its own change."""
    return [
        PairRecord(name, 6, 6 + changes[name], day(number))
        for number in range(min(until, len(trial.order)))
        if (name := suggested(trial, day(number)))
    ]


# What is offered


def test_what_was_practised_most_is_offered_first() -> None:
    infos = [info(name, title=name.title(), ratings=("pain",)) for name in ("b", "a", "d", "c")]
    sessions = [Session("d"), Session("d"), Session("c"), Session("a", practised_s=0.0)]
    assert [(each.id, each.times) for each in candidates(infos, sessions, "pain")] == [
        ("d", 2), ("c", 1), ("a", 0), ("b", 0),
    ]


def test_only_exercises_that_ask_the_scale_can_be_compared() -> None:
    infos = [info("a", ratings=("pain",)), info("b", ratings=("mood",)), info("c")]
    assert [each.id for each in candidates(infos, [], "pain")] == ["a"]


def test_scales_that_two_exercises_ask_can_decide_and_pain_comes_first() -> None:
    infos = [
        info("a", ratings=("mood", "pain")), info("b", ratings=("pain", "mood", "week_pain")),
        info("c", ratings=("distress", "week_pain")),
    ]
    assert scales_to_choose(infos) == ("pain", "mood")
    assert scales_to_choose([]) == ()


def test_what_rests_or_is_only_assigned_is_not_offered() -> None:
    infos = [info("a"), info("b", assigned_only=True), info("c", assigned_only=True), info("d")]
    found = allowed(infos, assigned={"c"}, left_out={"d"})
    assert [each.id for each in found] == ["a", "c"]


@pytest.mark.parametrize(
    ("efforts", "pair"),
    [
        (["low", "high", "low"], ("0", "2")), (["low", "high"], ("0", "1")),
        (["low", "low", "low"], ("0", "1")), (["low"], None), ([], None),
    ],
)
def test_the_usual_pair_takes_the_same_effort(
    efforts: list[str], pair: tuple[str, str] | None
) -> None:
    found = [Candidate(str(n), str(n), effort, 9 - n) for n, effort in enumerate(efforts)]
    assert usual_pair(found) == pair


def test_a_trial_begins_today_unless_today_is_already_in_use() -> None:
    def start(*sessions: Session) -> date:
        return drawn("a", "b", 4, "pain", sessions, TODAY, seed=1).start

    assert start() == TODAY
    assert start(Session("c"), Session("a", day(-1))) == TODAY
    assert start(Session("b")) == day(1)


# On the way


def test_on_the_way_days_are_told_and_no_difference() -> None:
    sessions = [Session(str(suggested(TRIAL, day(5))), day(5))]
    state = running(KEPT, rated(TRIAL, {"scan": -4, "pmr": 0}, 5), sessions, day(5))
    assert (state.day, state.days, state.pairs, state.days_left) == (6, 14, 2, 8)
    assert state.suggestion == suggested(TRIAL, day(5))
    assert state.done_today
    assert not running(KEPT, [], [], day(5)).done_today
    assert trial_words.how_far(state) == "Day 6 of 14. Two pairs of days are complete."


def test_before_its_first_day_a_trial_says_when_it_begins() -> None:
    state = running(KEPT, [], [], day(-1))
    assert (state.day, state.suggestion) == (0, None)
    assert trial_words.how_far(state) == "It begins tomorrow."


def test_the_result_is_worked_out_only_when_the_person_looks() -> None:
    pairs = rated(TRIAL, {"scan": -4, "pmr": 0})
    assert over(KEPT, pairs)[1:] == (None, None)
    seen = over(KEPT._replace(seen=True), pairs)
    assert seen.result == analyse(TRIAL, pairs)
    assert seen.days is not None
    assert len(seen.days) == 14


def test_a_trial_that_was_stopped_ends_on_that_day() -> None:
    pairs = rated(TRIAL, {"scan": -4, "pmr": 0})
    stopped = over(KEPT._replace(seen=True, stopped=day(4)), pairs)
    assert isinstance(stopped.result, TooEarly)
    assert stopped.days is not None
    assert len(stopped.days) == 5


# What Today is told


def due(kept: KeptTrial, today: date) -> TrialDue | None:
    return trial_due([kept], today)


def test_today_is_told_the_exercise_of_the_day() -> None:
    assert due(KEPT, day(2)) == TrialDue("trial.1", suggested(TRIAL, day(2)), 3, 14)
    assert due(KEPT, day(-1)) is None
    assert due(KEPT._replace(put_off=day(2)), day(2)) is None
    assert due(KEPT._replace(put_off=day(1)), day(2)) is not None


def test_today_is_told_that_a_trial_is_over_until_it_was_seen() -> None:
    assert due(KEPT, day(14)) == TrialDue("trial.1", None, 14, 14)
    assert due(KEPT, day(13 + TOLD_DAYS)) is not None
    assert due(KEPT, day(14 + TOLD_DAYS)) is None
    assert due(KEPT._replace(seen=True), day(14)) is None
    assert due(KEPT._replace(stopped=day(3)), day(4)) is None


# How it is kept


def test_what_is_kept_comes_back() -> None:
    store = memory_store()
    keeper = TrialService(store)
    begun = keeper.begin(TRIAL, "A", "B")
    assert TrialService(store).all() == (begun,)
    keeper.put_off(begun.key, day(1))
    keeper.stop(begun.key, day(3))
    assert keeper.find(begun.key) == begun._replace(put_off=day(1), stopped=day(3))


def test_a_stop_is_taken_back_only_while_nobody_has_looked() -> None:
    keeper = TrialService(memory_store())
    key = keeper.begin(TRIAL, "A", "B").key
    keeper.stop(key, day(3))
    keeper.go_on(key)
    kept = keeper.find(key)
    assert kept is not None
    assert kept.is_running(day(3))
    keeper.stop(key, day(3))
    keeper.tell_seen(key)
    keeper.go_on(key)
    kept = keeper.find(key)
    assert kept is not None
    assert kept.stopped == day(3)


def test_the_trial_begun_last_stands_in_front() -> None:
    keeper = TrialService(memory_store())
    early = keeper.begin(make_trial("a", "b", day(-60), 4, 1), "A", "B")
    late = keeper.begin(TRIAL, "A", "B")
    assert keeper.all() == (late, early)


@pytest.mark.parametrize(
    "change",
    [{"order": "aa" * 7}, {"scale": "week_pain"}, {"start": date(9999, 12, 30)}],
    ids=["no blocks", "another scale", "the end of all days"],
)
def test_a_damaged_trial_is_left_out_and_the_others_stay(change: dict[str, Any]) -> None:
    store = memory_store()
    keeper = TrialService(store)
    good = keeper.begin(TRIAL, "A", "B")
    (row,) = store.trials.all()
    bad = row._replace(id=new_id(), **change)
    store.trials.keep(bad)
    assert keeper.all() == (good,)
    keeper.stop(bad.id, TODAY)
    assert keeper.find(bad.id) is None
    assert store.trials.all() == [row, bad]


# Words


def result(**changes: Any) -> TrialResult:
    values = {
        "scale": "pain", "a_days": 7, "b_days": 7, "a_mean": -3.0, "b_mean": -1.0,
        "difference": -2.0, "low": -3.1, "high": -0.9, "p": 0.02, "verdict": "a",
    }
    return TrialResult(**{**values, **changes})


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            result(),
            "In this trial, pain was 2 points lower after “Short body scan”"
            " than after “Tense and let go”.",
        ),
        (
            result(difference=1.5, low=0.5, high=2.5, verdict="b"),
            "In this trial, pain was 1.5 points lower after “Tense and let go”"
            " than after “Short body scan”.",
        ),
        (
            result(scale="mood", difference=1.0, low=0.5, high=2.5),
            "In this trial, mood was 1 point higher after “Short body scan”"
            " than after “Tense and let go”.",
        ),
        (result(verdict="alike"), "Both were followed by about the same."),
        (result(verdict="cannot-tell"), "This trial cannot tell the two apart."),
        (TooEarly("days", 3, 4), "There were too few days to tell."),
    ],
)
def test_the_finding_is_a_plain_sentence(found: TrialResult | TooEarly, sentence: str) -> None:
    scale = found.scale if isinstance(found, TrialResult) else "pain"
    kept = KEPT._replace(trial=replace(TRIAL, scale=scale))
    assert trial_words.finding(kept, found) == sentence
    assert trial_words.what_next(kept, found).endswith(".")


AGAINST_REST = KEPT._replace(
    trial=make_trial("scan", QUIET_PAUSE, TODAY, 2, seed=3), b_title="A quiet pause"
)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            result(),
            "In this trial, “Short body scan” helped:"
            " pain was 2 points lower than after a quiet pause.",
        ),
        (
            result(difference=1.5, low=0.5, high=2.5, verdict="b"),
            "In this trial, pain was 1.5 points lower after a quiet pause"
            " than after “Short body scan”.",
        ),
        (result(verdict="cannot-tell"), "This trial cannot tell the two apart."),
    ],
)
def test_only_a_clear_trial_against_a_quiet_pause_says_that_something_helped(
    found: TrialResult, sentence: str
) -> None:
    assert trial_words.finding(AGAINST_REST, found) == sentence
    assert has_helped(AGAINST_REST, found) == ("helped" in sentence)
    assert not has_helped(KEPT, found)


def test_the_difference_is_told_with_its_interval() -> None:
    words = trial_words.details(KEPT, result(low=-3.1, high=0.4, verdict="cannot-tell"))
    assert "Pain after “Short body scan”, against “Tense and let go”: 2 lower" in words
    assert "from 3.1 lower to 0.4 higher (95 % interval)" in words
    assert trial_words.details(KEPT, TooEarly("days", 1, 4)) == (
        "A result takes four days of each, in six pairs of days or more."
    )


def test_the_table_says_what_counted() -> None:
    days = over(KEPT._replace(seen=True), rated(TRIAL, {"scan": -4, "pmr": 0}, 1)).days
    assert days is not None
    rows = [trial_words.table_row(KEPT, each, TODAY) for each in days]
    assert rows[0][0] == "2 March"
    assert rows[0][2] == "6"
    assert rows[1][2:] == ("–", "–")
    assert {row[1] for row in rows} == {"Short body scan", "Tense and let go"}


# Against a quiet pause


def test_a_quiet_pause_stands_against_an_exercise_and_is_never_one_itself() -> None:
    infos = [info(name, ratings=("pain",)) for name in ("a", QUIET_PAUSE, "b")]
    found = candidates(infos, [Session(QUIET_PAUSE)], "pain")
    assert [each.id for each in against(found)] == [QUIET_PAUSE, "a", "b"]
    assert [each.id for each in real_ones(found)] == ["a", "b"]


def test_a_quiet_pause_can_be_as_long_as_the_other_one() -> None:
    shipped = load_exercise(exercises_folder() / "wellbeing" / f"{QUIET_PAUSE}.yaml")
    offered = [
        step.wait for option in shipped.steps[0].options for step in option.steps[1:]
    ]
    assert sorted(offered) == [minutes * 60.0 for minutes in PAUSE_MINUTES]
    assert [pause_minutes(seconds) for seconds in (90.0, 366.0, 480.0, 960.0, 1800.0)] == [
        3, 5, 10, 15, 20,
    ]


def test_on_the_days_of_a_quiet_pause_today_knows_how_long_it_is_to_be() -> None:
    kept = TrialService(memory_store()).begin(AGAINST_REST.trial, "Scan", "A quiet pause")
    rests = [day(n) for n in range(14) if suggested(kept.trial, day(n)) == QUIET_PAUSE]
    due = trial_due([kept], rests[0])
    assert due is not None
    assert (due.exercise_id, due.beside) == (QUIET_PAUSE, "scan")


def test_before_a_trial_begins_it_is_told_what_it_can_find() -> None:
    words = trial_words.power_hint()
    assert "In two weeks, 10 of 100 trials find a difference of one point." in words
    assert "In four weeks, 35 do." in words
