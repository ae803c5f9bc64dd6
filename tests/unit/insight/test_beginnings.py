from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.insight.beginnings import USUAL_OF, Expected, expected_change
from coping_app.insight.enough import TooEarly
from coping_app.insight.rated_sessions import Rated
from tests.unit.insight.records import RatingRecord

FIRST = date(2026, 1, 1)


Pairs = Sequence[tuple[int, int]]
NONE: Pairs = ()


def told(check_ins: list[int], flare: Pairs, calm: Pairs = NONE) -> Expected:
    found = expected_change(groups(flare, calm), "flare", "pain", weeks(check_ins))
    assert isinstance(found, Expected)
    return found


def groups(flare: Pairs, calm: Pairs = NONE) -> list[Rated]:
    return [
        Rated(name, name, "pain", tuple(pairs))
        for name, pairs in (("flare", flare), ("calm", calm)) if pairs
    ]


def weeks(values: list[int]) -> list[RatingRecord]:
    return [RatingRecord(FIRST + timedelta(days=7 * n), value) for n, value in enumerate(values)]


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.5, 0.8, 1.0])
def test_the_expected_change_is_that_of_barnett_van_der_pols_and_dobson(kept: float) -> None:
    """Their example: mean 60, standard deviation 15, taken below 40. Equation 1 of the paper.

    The example is spread out as quantiles; an effect of 3 for all changes nothing about it.
    """
    spread = stats.norm.ppf((np.arange(4000) + 0.5) / 4000, 60.0, 15.0)
    pairs = [(x, 60.0 + kept * (x - 60.0) + 3.0) for x in spread.tolist()]
    z = (60.0 - 40.0) / 15.0
    equation = (1.0 - kept) * 15.0 * stats.norm.pdf(z) / stats.norm.sf(z)
    found = told([60] * 6, [p for p in pairs if p[0] <= 40.0], [p for p in pairs if p[0] > 40.0])
    assert found.kept == pytest.approx(kept, abs=1e-6)
    assert found.expected == pytest.approx(equation, rel=2e-3, abs=1e-6)
    assert found.rest == pytest.approx(3.0, abs=0.05)


def test_a_worked_example() -> None:
    """Six check-ins of 4 and 5, so usual is 4.5; begun at 7.5, which is 3 above.

    After a session a point more at the beginning is 1.5 / 3 points more on calm days, 2 / 2 on bad
    ones, (1.5 + 2) / (3 + 2) = 0.7 in all. So 0.3 x 3 = 0.9 goes by itself, and 1.1 of 2 remain.
    """
    calm = [(4, 4), (5, 4), (4, 3), (5, 4)] * 3
    bad = [(7, 5), (8, 6), (7, 5), (8, 6)] * 2
    found = told([4, 5, 4, 5, 4, 5], bad, calm)
    assert (found.n, found.change, found.start, found.usual) == (8, -2.0, 7.5, 4.5)
    assert (found.kept, found.expected, found.rest) == pytest.approx((0.7, -0.9, -1.1))
    assert found.low <= found.expected <= found.high


def test_what_was_rated_before_practice_says_nothing_of_what_is_usual() -> None:
    """Practised on bad days only: their own mean would leave nothing to fall."""
    bad = [(7, 5), (8, 6), (7, 5), (8, 5)] * 4
    assert told([4, 5] * 3, bad).usual == 4.5
    assert abs(told([4, 5] * 3, bad).expected) > 0.5


def test_where_nothing_helps_all_of_the_change_is_expected() -> None:
    """No effect at all, and one exercise, begun only when it is bad: it looks good, and isn't."""
    chance = np.random.default_rng(20260302)
    flare, week = [], []
    for _ in range(500):
        level, noise = chance.normal(5.0, 1.0), chance.normal(0.0, 1.0, 2)
        before, after = np.clip(np.rint(level + noise), 0, 10).astype(int).tolist()
        week.append(level)
        if before >= 6:
            flare.append((before, after))
    check_ins = [round(float(np.mean(week[n : n + 7]))) for n in range(0, 497, 7)]
    found = told(check_ins, flare)
    assert found.change < -0.6
    assert found.expected == pytest.approx(found.change, abs=0.3)
    assert found.low <= found.change <= found.high
    assert found.worth_saying


def test_where_one_began_as_usual_nothing_is_expected() -> None:
    found = told([4, 5] * 3, [(5, 3), (6, 4), (3, 3), (4, 4)] * 3)
    assert found.expected == pytest.approx(0.0)
    assert not found.worth_saying


def test_on_a_good_scale_a_low_beginning_is_expected_to_rise() -> None:
    found = told([6, 7] * 4, [(3, 5), (2, 5), (3, 5), (4, 5)] * 2)
    assert found.expected > 0.5
    assert found.worth_saying


def test_weeks_that_resemble_the_week_before_tell_less_of_what_is_usual() -> None:
    """The same check-ins: once in long stretches, once high and low in turn."""
    bad, turns = [(7, 5), (8, 6), (7, 6), (8, 6)] * 3, [3, 4, 6, 7] * 6
    together, apart = told(sorted(turns), bad), told(turns, bad)
    assert together.expected == pytest.approx(apart.expected)
    assert together.high - together.low > 1.2 * (apart.high - apart.low)


@pytest.mark.parametrize(
    ("own", "check_ins", "early"),
    [
        (0, 20, TooEarly("pairs", 0, 8)), (7, 20, TooEarly("pairs", 7, 8)),
        (8, 0, TooEarly("check-ins", 0, 6)), (8, 5, TooEarly("check-ins", 5, 6)),
        (8, 6, TooEarly("spread", 1, 2)),
    ],
)
def test_little_is_too_early(own: int, check_ins: int, early: TooEarly) -> None:
    made = groups([(7, 5)] * own, [(5, 5)] * 20)
    assert expected_change(made, "flare", "pain", weeks([4] * check_ins)) == early


def test_other_scales_play_no_part() -> None:
    made = [Rated("flare", "F", "distress", ((7, 5),) * 20)]
    assert expected_change(made, "flare", "pain", []) == TooEarly("pairs", 0, 8)


def test_what_tells_the_usual_level_is_a_check_in_of_the_same_better_end() -> None:
    scales = load_scales(exercises_folder(), "en")
    for name, week in USUAL_OF.items():
        assert scales[week].better == scales[name].better


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=30),
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=30),
    st.lists(st.integers(0, 10), max_size=12),
)
def test_whatever_was_rated_the_parts_make_the_whole(
    flare: Pairs, calm: Pairs, check_ins: list[int]
) -> None:
    found = expected_change(groups(flare, calm), "flare", "pain", weeks(check_ins))
    if isinstance(found, Expected):
        assert found.rest + found.expected == pytest.approx(found.change)
        assert 0.0 <= found.kept <= 1.0
        assert found.low <= found.expected <= found.high
        # What regresses goes towards usual, never beyond it.
        assert abs(found.expected) <= abs(found.start - found.usual) + 1e-9
