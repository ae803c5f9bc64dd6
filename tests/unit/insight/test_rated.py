"""The interval of sessions that resemble each other, against values worked out apart from it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.rounded_change import (
    ALIKE_SD,
    MOST_ALIKE,
    MOST_DESIGN,
    USUALLY_ALIKE,
    Mean,
    rated_change,
    rated_mean,
)
from coping_app.insight.rounding import ROUNDING_VARIANCE

CHANGES = st.lists(st.integers(-5, 5), min_size=2, max_size=40)


def mean_of(changes: list[int]) -> Mean:
    return rated_mean([(6, 6 + change) for change in changes])


@pytest.mark.parametrize(
    ("changes", "mean", "sd", "df"),
    [
        ([-3, -2, 0, -1, -2, -4, -1, -2], -1.875, 0.5304924881408607, 5.904403210227102),
        ([-2, -2, -2, -2, 0, 0, 0, 0, 1, 1], -0.6, 1.1475145366465755, 2.1062258189131975),
        ([0] * 8, 0.0, 0.06578553001807093, 5.813910443486445),
        ([-5, 5] * 6, 0.0, 1.5079754304994162, 12.0),
        ([-1, -3, -2, 0, -1, -2, -3, -3, -1, 0, 0, -2, -4, -1, -1],
         -1.6, 0.4151842619927748, 9.418193457499516),
    ],
)  # fmt: skip
def test_values_that_were_worked_out_by_another_program(
    changes: list[int], mean: float, sd: float, df: float
) -> None:
    assert mean_of(changes) == pytest.approx((len(changes), mean, sd, df))


@given(CHANGES)
def test_it_is_the_formula_written_out_term_by_term(changes: list[int]) -> None:
    n, x = len(changes), np.array(changes, float)
    e = x - x.mean()
    squares = e @ e + ROUNDING_VARIANCE
    r = e[1:] @ e[:-1] / squares
    r += (1.0 + 4.0 * r) / n
    spread = (1.0 - min(r * r, 0.8)) / n
    weight = ALIKE_SD**2 / (ALIKE_SD**2 + spread)
    rho = np.clip(weight * r + (1.0 - weight) * USUALLY_ALIKE, 0.0, MOST_ALIKE)
    k = np.arange(1, n)
    design = min(MOST_DESIGN * n, 1.0 + 2.0 * ((1.0 - k / n) * rho**k).sum())
    found = mean_of(changes)
    assert found.sd == pytest.approx(np.sqrt(squares / (n - design) * design / n))
    assert found.df == pytest.approx(max(2.0, n / design))
    low, high = found.interval()
    half = stats.t.ppf(0.975, found.df) * found.sd
    assert (low, high) == pytest.approx((x.mean() - half, x.mean() + half))


def test_the_order_of_time_matters_and_the_mean_does_not() -> None:
    """The same changes: once in two long stretches, once mixed."""
    alike, mixed = mean_of([-3] * 10 + [0] * 10), mean_of([-3, 0] * 10)
    assert alike.mean == mixed.mean
    assert alike.sd > 2.0 * mixed.sd
    assert alike.df < mixed.df


def test_equal_changes_are_not_certain_ones() -> None:
    found = rated_change([(5, 3)] * 8)
    assert found.mean == -2.0
    assert 0.1 < found.high - found.mean < 0.3


def test_somebody_who_uses_only_zero_five_and_ten_is_known_less_well() -> None:
    """Seven changes of nothing and one of five: three whole steps hide much."""
    coarse = [(5, 5)] * 7 + [(10, 5)]
    fine = [(6, 6)] * 7 + [(9, 4)]
    assert rated_mean(coarse).mean == rated_mean(fine).mean
    assert rated_mean(coarse).sd > 1.05 * rated_mean(fine).sd
    still = rated_mean([(5, 5)] * 7 + [(0, 0)])
    assert still.sd > 4.0 * rated_mean([(6, 6)] * 7 + [(1, 1)]).sd
    # Always the same number says nothing of the step that somebody uses.
    assert rated_mean([(5, 5)] * 8) == rated_mean([(6, 6)] * 8)


@given(CHANGES, st.floats(0.5, 0.999))
def test_wholly_to_one_side_is_what_the_ends_say(changes: list[int], confidence: float) -> None:
    found = mean_of(changes)
    low, high = found.interval(confidence)
    if min(abs(low), abs(high)) > 1e-6:
        assert found.lies_below_zero(confidence) == (high < 0.0)
        assert found.lies_above_zero(confidence) == (low > 0.0)


def test_one_session_has_no_interval() -> None:
    with pytest.raises(ValueError, match="at least two pairs, not 1"):
        rated_change([(5, 3)])
