from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.insight.enough import TooEarly
from coping_app.insight.trial import (
    Trial,
    arm_of,
    block_of,
    make_trial,
    suggested,
)
from coping_app.insight.trial_result import TrialResult, analyse, progress, trial_days
from tests.unit.insight.records import PairRecord

START = date(2026, 3, 2)
TRIALS = st.builds(
    make_trial, st.just("scan"), st.just("pmr"), st.just(START), st.integers(2, 4),
    st.integers(0, 2**63),
)


def day(number: int) -> date:
    return START + timedelta(days=number)


def done(
    trial: Trial, scan: list[int], pmr: list[int], skipped: tuple[int, ...] = ()
) -> list[PairRecord]:
    """Each suggested day done, with the next change of that exercise; ``skipped`` days are not."""
    left = {"scan": iter(scan), "pmr": iter(pmr)}
    records = []
    for number in range(len(trial.order)):
        exercise = suggested(trial, day(number))
        if number not in skipped and exercise is not None:
            change = next(left[exercise], None)
            if change is not None:
                records.append(PairRecord(exercise, 6, 6 + change, day(number)))
    return records


def result(found: TrialResult | TooEarly) -> TrialResult:
    assert isinstance(found, TrialResult)
    return found


@given(TRIALS)
def test_each_block_of_two_days_suggests_both(trial: Trial) -> None:
    days = [day(number) for number in range(len(trial.order))]
    blocks: dict[int, set[str | None]] = {}
    for each in days:
        blocks.setdefault(block_of(trial, each), set()).add(suggested(trial, each))
    assert list(blocks) == list(range(len(days) // 2))
    assert all(names == {"scan", "pmr"} for names in blocks.values())
    assert trial.last_day == days[-1]


@pytest.mark.parametrize(("weeks", "days"), [(2, 14), (3, 20), (4, 28)])
def test_days_without_a_suggestion_are_outside_and_an_odd_last_one(weeks: int, days: int) -> None:
    trial = make_trial("scan", "pmr", START, weeks, seed=1)
    named = [number for number in range(-3, 40) if suggested(trial, day(number))]
    assert named == list(range(days))
    assert arm_of(trial, day(-1)) is None


def test_the_same_seed_draws_the_same_trial_on_every_machine() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=20260302)
    assert trial == make_trial("scan", "pmr", START, 2, seed=20260302)
    assert trial.order == "babaabbaababba"


def test_lots_fall_on_both_orders_about_alike() -> None:
    first = [make_trial("a", "b", START, 4, seed).order[at] for seed in range(200)
             for at in range(0, 28, 2)]
    assert 0.46 < first.count("a") / len(first) < 0.54


@pytest.mark.parametrize(
    "change",
    [
        {"order": "ab"}, {"order": "aa" * 7}, {"weeks": 9}, {"a": "pmr"}, {"a": ""},
        {"scale": "week_pain"}, {"weeks": 3},
    ],
)
def test_what_is_no_trial_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(make_trial("scan", "pmr", START, 2, seed=1), **change)


@pytest.mark.parametrize(
    ("a", "b", "weeks"), [("x", "x", 2), ("", "x", 2), ("x", "y", 1), ("x", "y", 5), ("x", "y", -1)]
)
def test_a_trial_compares_two_exercises_over_two_to_four_weeks(a: str, b: str, weeks: int) -> None:
    with pytest.raises(ValueError, match="trial"):
        make_trial(a, b, START, weeks, seed=1)


def test_the_better_exercise_is_found() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=3)
    records = done(trial, [-3, -4, -3, -2, -3, -4, -3], [-1, 0, -1, -1, 0, -1, -1])
    found = result(analyse(trial, records))
    assert (found.a_days, found.b_days) == (7, 7)
    assert found.difference == pytest.approx(-22 / 7 + 5 / 7)
    assert found.verdict == "a"
    # All seven blocks favour the same one, so only the mirrored lot is as extreme.
    assert found.p == 2 / 2**7
    assert found.low < found.difference < found.high < 0.0


def test_on_a_scale_whose_high_end_is_better_more_is_better() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=3, scale="mood")
    records = [
        PairRecord(each.exercise_id, each.before, each.after, each.local_date, "mood")
        for each in done(trial, [3, 4, 3, 2, 3, 4, 3], [1, 0, 1, 1, 0, 1, 1])
    ]
    assert result(analyse(trial, records)).verdict == "a"


def test_a_difference_that_is_small_for_sure_is_called_alike() -> None:
    trial = make_trial("scan", "pmr", START, 4, seed=4)
    assert result(analyse(trial, done(trial, [-2, -1] * 7, [-1, -2] * 7))).verdict == "alike"


def test_changes_that_scatter_end_in_cannot_tell() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=5)
    found = result(analyse(trial, done(trial, [-5, 1, -4, 2, -3, 0, -4], [-3, 2, 1, -4, 0, -5, 2])))
    assert found.verdict == "cannot-tell"
    assert found.low < 0.0 < found.high


def test_equal_changes_have_no_interval_of_width_zero() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=5)
    found = result(analyse(trial, done(trial, [-2] * 7, [-2] * 7)))
    assert (found.difference, found.p, found.verdict) == (0.0, 1.0, "alike")
    assert found.low < 0.0 < found.high


def test_days_left_out_do_not_take_their_block_along() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=6)
    found = result(analyse(trial, done(trial, [-3] * 7, [-1] * 7, skipped=(0, 5, 9))))
    assert found.a_days + found.b_days == 11
    assert found.difference == -2.0


def test_what_was_not_suggested_and_what_comes_twice_does_not_count() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=7)
    records = done(trial, [-3, -2] * 4, [-1, 0] * 4)
    alone = analyse(trial, records)
    other = {"scan": "pmr", "pmr": "scan"}
    strays = [PairRecord(other[r.exercise_id], 9, 0, r.local_date) for r in records]
    again = [PairRecord(r.exercise_id, 9, 0, r.local_date) for r in records]
    elsewhere = [PairRecord("scan", 9, 0, day(n)) for n in (-1, 14, 30)]
    unasked = [PairRecord(r.exercise_id, 9, 0, r.local_date, "distress") for r in records]
    mixed = [*strays, *unasked, *records, *again, *elsewhere]
    assert analyse(trial, mixed) == alone


def test_pairs_of_days_count_when_both_days_do() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=11)
    records = done(trial, [-3] * 7, [-1] * 7, skipped=(0, 2, 3))
    assert progress(trial, records, day(13)).pairs == 5
    assert progress(trial, records, day(4)).pairs == 0
    assert progress(trial, records, day(5)).pairs == 1


def test_each_day_is_told_with_what_counted_on_it() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=12)
    records = done(trial, [-3] * 7, [-1] * 7, skipped=(1,))
    days = trial_days(trial, records)
    assert [each.day for each in days] == [day(number) for number in range(14)]
    assert [each.arm for each in days] == list(trial.order)
    assert days[1].before is None
    assert days[1].after is None
    changes = [each.after - each.before for each in days if each.before and each.after]
    found = result(analyse(trial, records))
    assert len(changes) == found.a_days + found.b_days
    assert sum(changes) == pytest.approx(found.a_days * found.a_mean + found.b_days * found.b_mean)
    assert trial_days(trial, records, day(3)) == days[:4]
    assert trial_days(trial, records, day(40)) == days
    assert trial_days(trial, records, day(-2)) == ()


def test_a_trial_can_stop_on_any_day() -> None:
    trial = make_trial("scan", "pmr", START, 4, seed=8)
    records = done(trial, [-3, -2] * 7, [-1, 0] * 7)
    found = [analyse(trial, records, stopped=day(number)) for number in range(28)]
    assert found[6] == TooEarly("days", 3, 4)
    assert found[9] == TooEarly("blocks", 5, 6)
    whole = [each for each in found if isinstance(each, TrialResult)]
    assert [each.a_days + each.b_days for each in whole] == list(range(11, 29))
    assert whole[-1] == analyse(trial, records)


def test_one_exercise_alone_is_too_early() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=9)
    assert analyse(trial, done(trial, [-3] * 7, [])) == TooEarly("days", 0, 4)
    assert analyse(trial, []) == TooEarly("days", 0, 4)


def test_on_the_way_only_days_are_told() -> None:
    trial = make_trial("scan", "pmr", START, 2, seed=10)
    records = done(trial, [-3] * 7, [-1] * 7)
    early, late, over = (progress(trial, records, day(n)) for n in (4, 13, 14))
    assert (early.a_days + early.b_days, early.days_left, early.enough, early.over) == (
        5, 9, False, False
    )
    assert (late.a_days, late.b_days, late.days_left, late.enough, late.over) == (
        7, 7, 0, True, False
    )
    assert (over.over, over.days_left) == (True, 0)
    assert progress(trial, [], day(-3)).days_left == 13


@given(TRIALS, st.data())
def test_whatever_was_done_a_result_is_sound(trial: Trial, data: st.DataObject) -> None:
    records = data.draw(
        st.lists(
            st.builds(
                PairRecord, st.sampled_from(["scan", "pmr", "else"]), st.integers(0, 10),
                st.integers(0, 10), st.integers(-2, 30).map(day),
            ),
            max_size=80,
        )
    )
    found = analyse(trial, records)
    if isinstance(found, TrialResult):
        assert found.low < found.high
        assert found.low <= found.difference <= found.high
        assert 2 / 2**14 <= found.p <= 1.0
        # The interval and the test agree, but for the least width that rounding gives.
        if found.p < 0.05 and not found.low <= 0.0 <= found.high:
            assert found.verdict in ("a", "b")
        if found.p > 0.05:
            assert found.verdict in ("alike", "cannot-tell")
