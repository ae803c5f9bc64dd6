from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate

from coping_app.insight.pooling import pool

# Rubin 1981, eight schools; Gelman et al., Bayesian Data Analysis, table 5.2.
SCHOOLS = [28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0]
SCHOOLS_VARIANCES = [s * s for s in (15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0)]

GROUPS = st.lists(
    st.tuples(st.floats(-10, 10), st.floats(0.01, 4)), min_size=1, max_size=8
).map(lambda groups: tuple(zip(*groups, strict=True)))


def likelihood(between: float, means: Sequence[float], variances: Sequence[float]) -> float:
    weights = 1.0 / (between + np.asarray(variances))
    centre = (weights * means).sum() / weights.sum()
    squares = (weights * (np.asarray(means) - centre) ** 2).sum()
    return float(0.5 * (np.log(weights).sum() - np.log(weights.sum()) - squares))


@pytest.mark.parametrize("scale", [0.5, 5.0])
@pytest.mark.parametrize(
    ("means", "variances"),
    [(SCHOOLS, SCHOOLS_VARIANCES), ([-3.0, -1.0], [0.2, 0.5]), ([-2.0, 0.0, 0.1], [0.1, 0.1, 0.1])],
)
def test_pooled_means_are_those_of_numerical_integration(
    means: list[float], variances: list[float], scale: float
) -> None:
    found = pool(means, variances, scale)
    y, v = np.array(means), np.array(variances)

    def moment(of: str, group: int) -> float:
        def at(root: float) -> float:
            weights = 1.0 / (root * root + v)
            centre = (weights * y).sum() / weights.sum()
            own = root * root * weights[group]
            mean = centre + own * (y[group] - centre)
            square = own * v[group] + (1.0 - own) ** 2 / weights.sum() + mean**2
            chance = math.exp(likelihood(root * root, y, v) + 20.0) / (1.0 + (root / scale) ** 2)
            return float(chance * {"one": 1.0, "mean": mean, "square": square}[of])

        return float(integrate.quad(at, 0.0, np.inf, limit=400)[0])

    for group, pooled in enumerate(found.groups):
        total = moment("one", group)
        mean = moment("mean", group) / total
        assert pooled.mean == pytest.approx(mean, abs=2e-3)
        assert pooled.sd == pytest.approx(
            math.sqrt(moment("square", group) / total - mean**2), rel=5e-3
        )


def test_one_group_alone_keeps_its_own_mean() -> None:
    found = pool([-2.0], [0.25])
    assert found.overall == -2.0
    assert (found.groups[0].mean, found.groups[0].sd) == pytest.approx((-2.0, 0.5))


@given(GROUPS)
def test_a_pooled_mean_lies_between_its_own_and_all(
    groups: tuple[tuple[float, ...], tuple[float, ...]],
) -> None:
    means, variances = groups
    found = pool(means, variances)
    low, high = min(means) - 1e-9, max(means) + 1e-9
    assert all(low <= g.mean <= high and 0.0 <= g.own <= 1.0 for g in found.groups)
    assert low <= found.overall <= high
    # Borrowing strength never leaves less than the group knew alone, its prior's doubt aside.
    assert all(math.isfinite(g.sd) and g.sd > 0.0 for g in found.groups)


@given(GROUPS, st.floats(-5, 5))
def test_moving_all_means_moves_all_pooled_means(
    groups: tuple[tuple[float, ...], tuple[float, ...]], by: float
) -> None:
    means, variances = groups
    moved = pool([mean + by for mean in means], variances)
    expected = [group.mean + by for group in pool(means, variances).groups]
    assert [group.mean for group in moved.groups] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("means", "variances"), [([], []), ([1.0], [0.0]), ([1.0, 2.0], [1.0]), ([1.0], [-1.0])]
)
def test_what_cannot_be_pooled_is_refused(means: list[float], variances: list[float]) -> None:
    with pytest.raises(ValueError, match="variance"):
        pool(means, variances)
