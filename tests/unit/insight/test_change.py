from __future__ import annotations

import statistics
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.change import PairedChange, mean_change

PAIRS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=40)

# Student 1908, Biometrika 6:1, the differences of the two drugs; the interval as R's
# t.test(paired = TRUE) on its data set "sleep" gives it.
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]


def paired_change(pairs: Iterable[tuple[float, float]]) -> PairedChange:
    return mean_change([after - before for before, after in pairs])


def test_the_interval_is_the_published_one_of_students_sleep_data() -> None:
    change = mean_change(SLEEP)
    assert change.n == 10
    assert change.mean == pytest.approx(1.58)
    assert (change.low, change.high) == pytest.approx((0.7001142, 2.4598858), abs=5e-8)


def test_a_worked_example_in_whole_points() -> None:
    """Changes -2, -1, -3, 0: mean -1.5, s 1.291, t(0.975, 3) 3.182, half width 2.054."""
    change = paired_change([(7, 5), (6, 5), (8, 5), (4, 4)])
    assert (change.n, change.mean) == (4, -1.5)
    assert (change.low, change.high) == pytest.approx((-3.5543, 0.5543), abs=1e-4)


@pytest.mark.parametrize("pairs", [[], [(7, 5)]])
def test_fewer_than_two_pairs_have_no_interval(pairs: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="at least two"):
        paired_change(pairs)


@pytest.mark.parametrize(("n", "enough"), [(2, False), (7, False), (8, True), (50, True)])
def test_from_eight_pairs_on_the_interval_is_shown(n: int, enough: bool) -> None:
    assert paired_change([(7, 5), (6, 5)] * 30).n == 60
    assert mean_change(range(n)).enough is enough


def test_equal_changes_are_told_as_alike_not_as_certain() -> None:
    assert paired_change([(7, 5)] * 9).alike
    assert not paired_change([(7, 5)] * 8 + [(7, 6)]).alike


@given(PAIRS)
def test_the_plain_interval_is_scipys(pairs: list[tuple[int, int]]) -> None:
    found = paired_change(pairs)
    if not found.alike:
        peer = stats.ttest_1samp([after - before for before, after in pairs], 0.0)
        assert (found.low, found.high) == pytest.approx(tuple(peer.confidence_interval(0.95)))


@given(PAIRS)
def test_the_mean_lies_in_the_middle_of_the_interval(pairs: list[tuple[int, int]]) -> None:
    change = paired_change(pairs)
    assert change.mean == pytest.approx(statistics.fmean(a - b for b, a in pairs))
    assert change.low <= change.mean <= change.high
    assert (change.low + change.high) / 2 == pytest.approx(change.mean)


@given(PAIRS)
def test_exchanging_before_and_after_mirrors_the_interval(pairs: list[tuple[int, int]]) -> None:
    change, mirror = paired_change(pairs), paired_change([(a, b) for b, a in pairs])
    assert (mirror.low, mirror.high) == pytest.approx((-change.high, -change.low))


@given(PAIRS)
def test_the_order_of_pairs_says_nothing(pairs: list[tuple[int, int]]) -> None:
    change, other = paired_change(pairs), paired_change(reversed(pairs))
    assert (change.low, change.high) == pytest.approx((other.low, other.high))


@given(PAIRS, st.floats(0.5, 0.94))
def test_less_confidence_gives_a_narrower_interval(
    pairs: list[tuple[int, int]], confidence: float
) -> None:
    changes = [a - b for b, a in pairs]
    wide, narrow = mean_change(changes), mean_change(changes, confidence)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Every sample of four from {-3, …, 3}, equally likely: the true mean is 0."""
    values = range(-3, 4)
    covered = total = 0
    for a in values:
        for b in values:
            for c in values:
                for d in values:
                    change = mean_change((a, b, c, d))
                    covered += change.low <= 0.0 <= change.high
                    total += 1
    # 95 % holds exactly for a normal distribution only; here it is close.
    assert 0.93 < covered / total < 0.98
