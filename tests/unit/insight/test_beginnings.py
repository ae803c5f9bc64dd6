from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.beginnings import Expected, expected_change
from coping_app.insight.enough import TooEarly
from tests.unit.insight.records import TODAY, PairRecord, RatingRecord

FIRST = date(2026, 1, 1)


def told(records: list[PairRecord], exercise_id: str = "flare") -> Expected:
    found = expected_change(records, exercise_id, "pain")
    assert isinstance(found, Expected)
    return found


def on_days(exercise_id: str, pairs: list[tuple[int, int]], first: int = 0) -> list[PairRecord]:
    return [
        PairRecord(exercise_id, before, after, FIRST + timedelta(days=first + n))
        for n, (before, after) in enumerate(pairs)
    ]


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.5, 0.8, 1.0])
def test_the_expected_change_is_that_of_barnett_van_der_pols_and_dobson(kept: float) -> None:
    """Their example: mean 60, standard deviation 15, taken below 40. Equation 1 of the paper.

    The example is spread out as quantiles; an effect of 3 for all changes nothing about it.
    """
    spread = stats.norm.ppf((np.arange(4000) + 0.5) / 4000, 60.0, 15.0)
    records = [
        PairRecord("flare" if x <= 40.0 else "calm", x, 60.0 + kept * (x - 60.0) + 3.0,
                   FIRST + timedelta(days=n))
        for n, x in enumerate(np.random.default_rng(1).permutation(spread).tolist())
    ]
    z = (60.0 - 40.0) / 15.0
    equation = (1.0 - kept) * 15.0 * stats.norm.pdf(z) / stats.norm.sf(z)
    found = told(records)
    assert found.kept == pytest.approx(kept, abs=1e-6)
    assert found.expected == pytest.approx(equation, rel=2e-3, abs=1e-6)
    assert found.rest == pytest.approx(3.0, abs=0.05)


def test_a_worked_example() -> None:
    """Twelve calm days at 4 and 5, eight bad ones at 7 and 8.

    Usual is (6 x 4 + 6 x 5 + 4 x 7 + 4 x 8) / 20 = 5.7, the beginning 7.5: 1.8 above. After a
    session a point more at the beginning is 1.5 / 3 points more on calm days, 2 / 2 on bad ones,
    (1.5 + 2) / (3 + 2) = 0.7 in all. So 0.3 x 1.8 = 0.54 goes by itself, and 1.46 of 2 remain.
    """
    calm = on_days("calm", [(4, 4), (5, 4), (4, 3), (5, 4)] * 3)
    bad = on_days("flare", [(7, 5), (8, 6), (7, 5), (8, 6)] * 2, first=20)
    found = told(calm + bad)
    assert (found.n, found.change, found.start, found.usual) == (8, -2.0, 7.5, pytest.approx(5.7))
    assert (found.kept, found.expected, found.rest) == pytest.approx((0.7, -0.54, -1.46))
    assert found.low <= found.expected <= found.high


def test_where_nothing_helps_all_of_the_change_is_expected() -> None:
    """No effect at all, and an exercise kept for bad moments: it looks good, and isn't."""
    chance = np.random.default_rng(20260302)
    records = []
    for day in range(300):
        level, noise = chance.normal(5.0, 1.0), chance.normal(0.0, 1.0, 2)
        before, after = np.clip(np.rint(level + noise), 0, 10).astype(int).tolist()
        records.append(
            PairRecord("flare" if before >= 6 else "calm", before, after, FIRST + timedelta(day))
        )
    found = told(records)
    assert found.change < -0.6
    assert found.expected == pytest.approx(found.change, abs=0.15)
    assert found.low <= found.change <= found.high
    assert found.worth_saying


def test_where_one_began_as_usual_nothing_is_expected() -> None:
    same = [(5, 3), (6, 4), (4, 3), (5, 4)] * 3
    found = told(on_days("flare", same) + on_days("calm", same, first=20))
    assert found.expected == pytest.approx(0.0)
    assert not found.worth_saying


def test_on_a_good_scale_a_low_beginning_is_expected_to_rise() -> None:
    calm = on_days("calm", [(6, 6), (7, 6), (6, 7), (7, 7)] * 3)
    low = on_days("flare", [(3, 5), (2, 5), (3, 5), (4, 5)] * 2, first=20)
    found = told(calm + low)
    assert found.expected > 0.5
    assert found.worth_saying


def test_days_that_resemble_the_day_before_tell_less_of_what_is_usual() -> None:
    """The same ratings: once in long stretches, once high and low in turn."""
    calm = [(3, 3), (4, 3), (6, 5), (7, 6)] * 6
    bad = on_days("flare", [(7, 5), (8, 6)] * 4, first=24)
    stretches, turns = (
        told(on_days("calm", order) + bad) for order in (sorted(calm), calm)
    )
    assert stretches.expected == pytest.approx(turns.expected)
    assert stretches.high - stretches.low > 1.2 * (turns.high - turns.low)


def test_ratings_apart_from_exercises_say_what_is_usual() -> None:
    bad = on_days("flare", [(7, 5), (8, 6), (7, 5), (8, 5)] * 2)
    assert expected_change(bad, "flare", "pain") == TooEarly("other-days", 0, 8)
    check_ins = [RatingRecord(TODAY + timedelta(days=n), 4) for n in range(12)]
    found = expected_change(bad, "flare", "pain", check_ins)
    assert isinstance(found, Expected)
    assert found.usual == pytest.approx((12 * 4 + 60) / 20)


@pytest.mark.parametrize(
    ("own", "other", "early"),
    [
        (0, 20, TooEarly("pairs", 0, 8)), (7, 20, TooEarly("pairs", 7, 8)),
        (8, 7, TooEarly("other-days", 7, 8)), (8, 8, TooEarly("spread", 1, 2)),
    ],
)
def test_little_is_too_early(own: int, other: int, early: TooEarly) -> None:
    records = on_days("flare", [(7, 5)] * own) + on_days("calm", [(5, 5)] * other, first=40)
    assert expected_change(records, "flare", "pain") == early


def test_other_scales_play_no_part() -> None:
    records = [PairRecord("flare", 7, 5, scale="distress")] * 20
    assert expected_change(records, "flare", "pain") == TooEarly("pairs", 0, 8)


@given(
    st.lists(
        st.builds(
            PairRecord,
            st.sampled_from(["flare", "calm"]),
            st.integers(0, 10),
            st.integers(0, 10),
            st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n)),
        ),
        max_size=60,
    )
)
def test_whatever_was_rated_the_parts_make_the_whole(records: list[PairRecord]) -> None:
    found = expected_change(records, "flare", "pain")
    if isinstance(found, Expected):
        assert found.rest + found.expected == pytest.approx(found.change)
        assert 0.0 <= found.kept <= 1.0
        assert found.low <= found.expected <= found.high
        # What regresses goes towards usual, never beyond it.
        assert abs(found.expected) <= abs(found.start - found.usual) + 1e-9
