from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.randomisation import Flipped, randomisation_test

# Darwin's plants, crossed minus self-fertilised, in eighths of an inch (Fisher 1935, table 3).
DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

PAIRS = st.lists(
    st.tuples(st.integers(-10, 10), st.integers(-10, 10)), min_size=6, max_size=9
)


def paired(differences: list[int]) -> Flipped:
    return randomisation_test([[(True, float(d)), (False, 0.0)] for d in differences], rounding=0.0)


def test_p_is_fishers_of_darwins_plants() -> None:
    """863 of 32,768 ways give at least 314 eighths; two-sided 1,726."""
    found = paired(DARWIN)
    assert found.p == 1726 / 32768
    assert found.difference == pytest.approx(314 / 15)


def test_the_interval_of_whole_pairs_lies_between_means_of_subsets() -> None:
    """Hartigan 1969: with 7 pairs, the fourth smallest and fourth largest of 127 subset means
    bound 122/128 = 95.3 %; the third leaves p above 0.05 as well, so the ends are just there."""
    differences = [-3, -1, -4, 0, -2, 2, -5]
    means = sorted(
        sum(subset) / len(subset)
        for size in range(1, 8) for subset in itertools.combinations(differences, size)
    )
    found = paired(differences)
    assert found.low == pytest.approx(means[2], abs=1e-6)
    assert found.high == pytest.approx(means[-3], abs=1e-6)


@given(PAIRS)
def test_p_is_scipys(pairs: list[tuple[int, int]]) -> None:
    found = randomisation_test([[(True, float(a)), (False, float(b))] for a, b in pairs])
    first, second = zip(*pairs, strict=True)
    peer = stats.permutation_test(
        (first, second), lambda x, y: abs(np.mean(x) - np.mean(y)), permutation_type="samples",
        n_resamples=np.inf, alternative="greater",
    )
    assert found.p == pytest.approx(peer.pvalue)


@given(PAIRS)
def test_exchanging_the_treatments_mirrors_the_result(pairs: list[tuple[int, int]]) -> None:
    one = randomisation_test([[(True, float(a)), (False, float(b))] for a, b in pairs])
    other = randomisation_test([[(True, float(b)), (False, float(a))] for a, b in pairs])
    assert other.p == pytest.approx(one.p)
    assert (other.low, other.high) == pytest.approx((-one.high, -one.low), abs=1e-6)


@given(PAIRS, st.integers(-5, 5))
def test_a_shift_of_one_treatment_shifts_the_interval(
    pairs: list[tuple[int, int]], by: int
) -> None:
    one = randomisation_test([[(True, float(a)), (False, float(b))] for a, b in pairs])
    other = randomisation_test([[(True, float(a + by)), (False, float(b))] for a, b in pairs])
    assert (other.low, other.high) == pytest.approx((one.low + by, one.high + by), abs=1e-6)


def test_a_block_of_one_value_is_named_by_its_lot() -> None:
    """Six blocks of one value each: all 2^6 namings are gone through by hand."""
    values = [(True, -4.0), (False, -1.0), (True, -3.0), (False, 0.0), (True, -2.0), (False, -1.0)]
    centred = np.array([value for _, value in values]) - np.mean([v for _, v in values])
    seen = abs(sum(c if first else -c for (first, _), c in zip(values, centred, strict=True)))
    ways = [
        abs(sum(s * c for s, c in zip(signs, centred, strict=True)))
        for signs in itertools.product((1, -1), repeat=6)
    ]
    found = randomisation_test([[value] for value in values])
    assert found.p == pytest.approx(np.mean([way >= seen - 1e-9 for way in ways]))
    assert found.difference == pytest.approx(-3.0 + 2.0 / 3.0)


@pytest.mark.parametrize(
    "blocks",
    [
        [], [[(True, 1.0), (False, 0.0)]] * 5, [[(True, 1.0)]] * 8, [[(False, 1.0)]] * 8,
        [[(True, 1.0), (False, 0.0)]] * 17,
    ],
)
def test_too_few_blocks_too_many_or_one_treatment_are_refused(
    blocks: list[list[tuple[bool, float]]],
) -> None:
    with pytest.raises(ValueError):
        randomisation_test(blocks)
