from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.within import Slope, adjusted_slope, within_slope

# Anscombe 1973, Am Stat 27:17, his first set: slope 0.500, standard error 0.118.
ANSCOMBE = list(
    zip(
        [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
        [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
        strict=True,
    )
)


def slope_of(groups: list[list[tuple[float, float]]]) -> Slope:
    found = within_slope(groups, rounding=0.0)
    assert found is not None
    return found


def test_the_slope_is_anscombes() -> None:
    found = slope_of([ANSCOMBE])
    assert (found.value, found.error) == pytest.approx((0.500, 0.118), abs=5e-4)
    assert found.freedom == 9


def test_one_group_is_a_plain_regression() -> None:
    found, peer = slope_of([ANSCOMBE]), stats.linregress(*zip(*ANSCOMBE, strict=True))
    assert (found.value, found.error) == pytest.approx((peer.slope, peer.stderr))
    half = stats.t.ppf(0.975, 9) * peer.stderr
    assert found.interval() == pytest.approx((peer.slope - half, peer.slope + half))


@given(st.integers(0, 10_000), st.integers(2, 5))
def test_several_groups_are_a_regression_with_an_intercept_each(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    groups = [
        [(float(x), float(y)) for x, y in chance.normal(5.0 * g, 1.0, (int(n), 2))]
        for g, n in enumerate(chance.integers(2, 7, count))
    ]
    rows = [(g, x, y) for g, group in enumerate(groups) for x, y in group]
    design = np.array([[x] + [float(g == at) for at in range(count)] for g, x, _ in rows])
    y = np.array([row[2] for row in rows])
    solved, squares, *_ = np.linalg.lstsq(design, y, rcond=None)
    freedom = len(rows) - count - 1
    found = within_slope(groups, rounding=0.0)
    if freedom < 1:
        assert found is None
        return
    assert found is not None
    error = np.sqrt(squares[0] / freedom * np.linalg.inv(design.T @ design)[0, 0])
    assert (found.value, found.error) == pytest.approx((solved[0], error), rel=1e-6)
    assert found.freedom == freedom


def test_what_differs_between_groups_plays_no_part() -> None:
    low, high = [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)], [(11.0, -9.0), (12.0, -8.0), (13.0, -7.0)]
    assert slope_of([low, high]).value == pytest.approx(1.0)


def test_equal_ratings_are_not_certain_ones() -> None:
    found = within_slope([[(0.0, -2.0)] * 5 + [(1.0, -2.0)] * 5])
    assert found is not None
    assert found.value == 0.0
    assert found.error > 0.0


@pytest.mark.parametrize(
    "groups", [[], [[(1.0, 2.0)]], [[(1.0, 2.0), (1.0, 3.0)]], [[(1.0, 2.0), (2.0, 3.0)]]]
)
def test_without_spread_or_freedom_there_is_no_slope(
    groups: list[list[tuple[float, float]]],
) -> None:
    assert within_slope(groups) is None


def test_an_adjusted_slope_is_least_squares_with_the_start_beside_it() -> None:
    """Two groups with intercepts of their own, solved by numpy."""
    chance = np.random.default_rng(4)
    groups, rows, ys = [], [], []
    for number in range(2):
        x = chance.integers(0, 2, 15).astype(float)
        start = 5.0 + 2.0 * x + chance.normal(0.0, 1.0, 15)
        y = 0.6 * start - x + 3.0 * number + chance.normal(0.0, 0.5, 15)
        groups.append(list(zip(x.tolist(), start.tolist(), y.tolist(), strict=True)))
        rows += [[a, b, number == 0, number == 1] for a, b, _ in groups[-1]]
        ys += y.tolist()
    design = np.array(rows, float)
    best, left, *_ = np.linalg.lstsq(design, np.array(ys), rcond=None)
    error = np.sqrt(left[0] / 26 * np.linalg.inv(design.T @ design)[0, 0])
    found = adjusted_slope(groups, rounding=0.0)
    assert found is not None
    assert (found.value, found.error) == pytest.approx((best[0], error))
    assert found.freedom == 26


def test_where_all_start_alike_the_adjusted_slope_is_the_plain_one() -> None:
    pairs = [(0.0, 3.0), (1.0, 4.0), (0.0, 2.0), (1.0, 6.0)]
    assert adjusted_slope([[(x, 5.0, y) for x, y in pairs]]) == within_slope([pairs])


def test_what_the_start_tells_wholly_has_no_slope_of_its_own() -> None:
    assert adjusted_slope([[(0.0, 3.0, 1.0), (1.0, 5.0, 2.0), (0.0, 3.0, 2.0)]]) is None
