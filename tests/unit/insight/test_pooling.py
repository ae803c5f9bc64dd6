from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, optimize

from coping_app.insight.pooling import pool, reml

# Colditz 1994, the thirteen trials of BCG: cases and others, vaccinated and not.
BCG = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
    (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
    (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]
# Rubin 1981, eight schools; Gelman et al., Bayesian Data Analysis, table 5.2.
SCHOOLS = [28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0]
SCHOOLS_VARIANCES = [s * s for s in (15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0)]

GROUPS = st.lists(
    st.tuples(st.floats(-10, 10), st.floats(0.01, 4)), min_size=1, max_size=8
).map(lambda groups: tuple(zip(*groups, strict=True)))


def log_risk_ratios() -> tuple[list[float], list[float]]:
    ratios = [math.log(a / (a + b) / (c / (c + d))) for a, b, c, d in BCG]
    return ratios, [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in BCG]


def test_reml_is_the_published_one_of_the_bcg_trials() -> None:
    """Viechtbauer 2010, J Stat Softw 36:3: tau² 0.3132, mean -0.7145, standard error 0.1798."""
    ratios, variances = log_risk_ratios()
    between = reml(ratios, variances)
    weights = [1.0 / (between + v) for v in variances]
    mean = sum(w * r for w, r in zip(weights, ratios, strict=True)) / sum(weights)
    assert between == pytest.approx(0.3132, abs=5e-5)
    assert mean == pytest.approx(-0.7145, abs=5e-5)
    assert sum(weights) ** -0.5 == pytest.approx(0.1798, abs=5e-5)


def test_reml_finds_no_difference_between_the_eight_schools() -> None:
    """The reason not to trust one estimate of it: the likelihood is highest at 0."""
    assert reml(SCHOOLS, SCHOOLS_VARIANCES) == 0.0


@given(st.integers(0, 10_000), st.integers(2, 8))
def test_reml_is_where_scipy_finds_the_restricted_likelihood_highest(seed: int, k: int) -> None:
    chance = np.random.default_rng(seed)
    variances = chance.uniform(0.05, 1.0, k)
    means = chance.normal(0.0, np.sqrt(variances + chance.choice([0.1, 1.0, 4.0])))
    found = reml(means.tolist(), variances.tolist())
    best = optimize.minimize_scalar(
        lambda between: -likelihood(between, means, variances), bounds=(0.0, 200.0),
        method="bounded", options={"xatol": 1e-10, "maxiter": 1000},
    )
    assert likelihood(found, means, variances) >= -best.fun - 1e-6


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
    assert reml([-2.0], [0.25]) == 0.0
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
