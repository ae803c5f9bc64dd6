from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import numpy as np
import pytest
from scipy import stats

from coping_app.insight.circumstances import (
    Compared,
    by_length,
    by_time_of_day,
    part_of_day,
)
from coping_app.insight.enough import TooEarly
from tests.unit.insight.records import TimedRecord

START = datetime(2026, 3, 2, tzinfo=UTC)


def sessions(
    exercise_id: str, hour: int, changes: list[int], scale: str = "pain"
) -> list[TimedRecord]:
    """One a day at the same hour."""
    return [
        TimedRecord(f"{exercise_id}{hour}{day}", exercise_id, 5, 5 + change,
                    START + timedelta(days=day, hours=hour), scale)
        for day, change in enumerate(changes)
    ]


def compared(found: tuple[Compared, ...] | TooEarly) -> dict[str, Compared]:
    assert not isinstance(found, TooEarly)
    return {each.level: each for each in found}


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "night"), (4, "night"), (5, "morning"), (11, "morning"), (12, "afternoon"),
     (16, "afternoon"), (17, "evening"), (21, "evening"), (22, "night"), (23, "night")],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(time(hour, 59)) == part


def test_of_one_exercise_it_is_the_pooled_t_interval() -> None:
    evening, morning = [-3, -2, -4, -2, -3, -3, -2, -4], [-1, 0, -1, -2, -1, 0, 0, -1, -1]
    found = compared(by_time_of_day(
        sessions("a", 19, evening) + sessions("a", 8, morning), "pain", "low"
    ))
    peer = stats.ttest_ind([-c for c in evening], [-c for c in morning])
    low, high = peer.confidence_interval(0.95)
    each = found["evening"]
    assert (each.n, each.others) == (8, 9)
    assert each.gain == pytest.approx(-np.mean(evening) + np.mean(morning))
    # Rounding joins the variance, so the interval is a little wider than the plain one.
    assert each.low == pytest.approx(low, abs=0.02)
    assert each.high == pytest.approx(high, abs=0.02)
    assert each.low < low < high < each.high
    assert each.verdict == "more"
    assert found["morning"].verdict == "less"
    assert found["morning"].gain == pytest.approx(-each.gain)


def test_an_exercise_kept_for_the_evening_does_not_make_evenings_look_good() -> None:
    strong, weak = [-4, -3, -5, -4], [-1, 0, -1, 0]
    records = (
        sessions("strong", 19, strong * 5) + sessions("strong", 8, strong)
        + sessions("weak", 19, weak) + sessions("weak", 8, weak * 5)
    )
    found = compared(by_time_of_day(records, "pain", "low"))
    assert found["evening"].gain == pytest.approx(0.0)
    assert found["evening"].verdict == "cannot-tell"


def test_the_better_end_of_the_scale_turns_the_sign() -> None:
    up = sessions("a", 19, [3, 2] * 5, "mood") + sessions("a", 8, [1, 0] * 5, "mood")
    assert compared(by_time_of_day(up, "mood", "high"))["evening"].gain == pytest.approx(2.0)
    assert compared(by_time_of_day(up, "mood", "low"))["evening"].gain == pytest.approx(-2.0)


def test_the_hour_is_the_one_that_the_persons_clock_showed() -> None:
    records = sessions("a", 3, [-1] * 8) + sessions("a", 15, [-2] * 8)
    assert set(compared(by_time_of_day(records, "pain", "low"))) == {"night", "afternoon"}
    east = [replace(each, offset_min=300) for each in records]
    assert set(compared(by_time_of_day(east, "pain", "low"))) == {"morning", "evening"}


def test_where_the_evening_only_begins_worse_nothing_is_told_of_it() -> None:
    """Pain goes half-way back to 4 whatever the hour; evenings begin at 7 and 8."""
    made = [
        TimedRecord(f"{hour}-{day}", "a", start, (start + 4) // 2 + day % 2,
                    START + timedelta(days=day, hours=hour))
        for hour, starts in ((19, (7, 8)), (8, (3, 5)))
        for day in range(20)
        for start in [starts[day // 2 % 2]]
    ]
    found = compared(by_time_of_day(made, "pain", "low"))
    assert abs(found["evening"].gain) < 0.3
    assert found["evening"].verdict == "cannot-tell"
    change = {
        part: np.mean([r.after - r.before for r in made if (r.started_utc.hour > 12) == part])
        for part in (True, False)
    }
    assert change[True] < change[False] - 1.0


@pytest.mark.parametrize(
    ("evening", "morning", "have"), [(0, 0, 0), (8, 0, 0), (7, 30, 7), (30, 7, 7), (3, 3, 3)]
)
def test_fewer_than_eight_on_either_side_are_too_early(
    evening: int, morning: int, have: int
) -> None:
    records = sessions("a", 19, [-2] * evening) + sessions("a", 8, [-1] * morning)
    assert by_time_of_day(records, "pain", "low") == TooEarly("levels", have, 8)


def test_sessions_crowded_on_a_few_days_are_too_early() -> None:
    crowded = [
        TimedRecord(str(n), "a", 6, 4, START + timedelta(days=n % 4, hours=18 + n % 3))
        for n in range(16)
    ]
    assert by_time_of_day(crowded + sessions("a", 8, [-1] * 20), "pain", "low") == TooEarly(
        "levels", 7, 8
    )


def test_exercises_done_at_one_time_only_say_nothing() -> None:
    records = sessions("a", 19, [-3] * 20) + sessions("b", 8, [-1] * 20)
    assert by_time_of_day(records, "pain", "low") == TooEarly("levels", 0, 8)


def test_several_times_of_day_make_a_verdict_harder() -> None:
    """What passes for one comparison alone does not pass as one of four."""
    changes = [-3, 0, -2, 0, -3, -1, -2, -1]
    hours = {2: [1, 1, -1, 0, -2, 1, -1, 1], 8: [0, -2, 1, -1, 0, 0, -1, -1],
             14: [0, -1, 1, -2, 0, 0, 1, -1], 19: changes}
    records = [r for hour, values in hours.items() for r in sessions("a", hour, values)]
    found = compared(by_time_of_day(records, "pain", "low"))
    assert len(found) == 4
    assert found["evening"].low > 0.0
    strict = [each.verdict for each in found.values()]
    assert strict.count("more") == (found["evening"].verdict == "more")


def test_luck_is_called_a_finding_in_one_person_of_twenty_at_most() -> None:
    chance = np.random.default_rng(20260302)
    wrong = 0
    for _ in range(400):
        records = [
            r for hour in (2, 8, 14, 19)
            for r in sessions("a", hour, np.rint(chance.normal(-1, 1.2, 10)).astype(int).tolist())
        ]
        found = compared(by_time_of_day(records, "pain", "low"))
        wrong += any(each.verdict != "cannot-tell" for each in found.values())
    assert wrong / 400 <= 0.07


def lengths(exercise_id: str, seconds: list[float], changes: list[int]) -> tuple[
    list[TimedRecord], dict[str, float]
]:
    records = sessions(exercise_id, 9, changes)
    return records, {r.session_id: s for r, s in zip(records, seconds, strict=True)}


def test_longer_sessions_are_compared_with_shorter_ones_of_the_same_exercise() -> None:
    records, practised = lengths("a", [600.0] * 8 + [300.0] * 8, [-3, -2] * 4 + [-1, -2] * 4)
    found = compared(by_length(records, practised, "pain", "low"))["longer"]
    assert (found.n, found.others, found.gain, found.verdict) == (8, 8, 1.0, "more")


def test_an_exercise_of_one_length_says_nothing_about_length() -> None:
    records, practised = lengths("a", [600.0] * 8 + [420.0] * 8, [-3, -2] * 8)
    assert by_length(records, practised, "pain", "low") == TooEarly("levels", 0, 8)
    assert by_length([], {}, "pain", "low") == TooEarly("levels", 0, 8)


def test_sessions_of_unknown_length_are_left_out() -> None:
    records, practised = lengths("a", [600.0] * 8 + [300.0] * 8, [-2] * 16)
    some = dict(list(practised.items())[:15])
    assert by_length(records, some, "pain", "low") == TooEarly("levels", 7, 8)
