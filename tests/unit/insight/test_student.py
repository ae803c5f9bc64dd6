from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.student import t_probability, t_quantile

# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values.
TABLE_PROBABILITIES = (0.90, 0.95, 0.975, 0.99, 0.995)
TABLE = {
    1: (3.078, 6.314, 12.706, 31.821, 63.657),
    2: (1.886, 2.920, 4.303, 6.965, 9.925),
    3: (1.638, 2.353, 3.182, 4.541, 5.841),
    4: (1.533, 2.132, 2.776, 3.747, 4.604),
    5: (1.476, 2.015, 2.571, 3.365, 4.032),
    6: (1.440, 1.943, 2.447, 3.143, 3.707),
    7: (1.415, 1.895, 2.365, 2.998, 3.499),
    8: (1.397, 1.860, 2.306, 2.896, 3.355),
    9: (1.383, 1.833, 2.262, 2.821, 3.250),
    10: (1.372, 1.812, 2.228, 2.764, 3.169),
    15: (1.341, 1.753, 2.131, 2.602, 2.947),
    20: (1.325, 1.725, 2.086, 2.528, 2.845),
    30: (1.310, 1.697, 2.042, 2.457, 2.750),
    40: (1.303, 1.684, 2.021, 2.423, 2.704),
    60: (1.296, 1.671, 2.000, 2.390, 2.660),
    100: (1.290, 1.660, 1.984, 2.364, 2.626),
}


@pytest.mark.parametrize("df", TABLE)
def test_quantiles_are_those_of_the_published_table(df: int) -> None:
    found = [round(t_quantile(p, df), 3) for p in TABLE_PROBABILITIES]
    assert found == pytest.approx(TABLE[df], abs=0.0005001)


@given(st.floats(0.001, 0.999))
def test_one_degree_of_freedom_is_the_cauchy_distribution(p: float) -> None:
    assert t_quantile(p, 1) == pytest.approx(math.tan(math.pi * (p - 0.5)), rel=1e-9, abs=1e-9)


@given(st.floats(0.001, 0.999))
def test_two_degrees_of_freedom_have_a_closed_form(p: float) -> None:
    expected = 2.0 * (p - 0.5) * math.sqrt(2.0 / (4.0 * p * (1.0 - p)))
    assert t_quantile(p, 2) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(st.floats(0.001, 0.999))
def test_four_degrees_of_freedom_have_a_closed_form(p: float) -> None:
    a = 4.0 * p * (1.0 - p)
    q = math.cos(math.acos(math.sqrt(a)) / 3.0) / math.sqrt(a)
    expected = math.copysign(2.0 * math.sqrt(max(q - 1.0, 0.0)), p - 0.5)
    assert t_quantile(p, 4) == pytest.approx(expected, rel=1e-7, abs=1e-6)


def test_many_degrees_of_freedom_come_to_the_normal_distribution() -> None:
    assert t_quantile(0.975, 1e7) == pytest.approx(1.959964, abs=1e-5)


@given(p=st.floats(0.001, 0.999), df=st.floats(0.5, 5000.0))
def test_quantile_and_probability_are_each_others_inverse(p: float, df: float) -> None:
    assert t_probability(t_quantile(p, df), df) == pytest.approx(p, abs=1e-10)


@given(p=st.floats(0.5, 0.999), df=st.integers(1, 2000))
def test_the_distribution_is_symmetric(p: float, df: int) -> None:
    assert t_quantile(1.0 - p, df) == pytest.approx(-t_quantile(p, df), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("p", "df"), [(0.0, 5), (1.0, 5), (-1.0, 5), (0.975, 0), (0.975, -1)])
def test_what_is_out_of_range_is_refused(p: float, df: float) -> None:
    with pytest.raises(ValueError):
        t_quantile(p, df)


@given(t=st.floats(-30.0, 30.0), df=st.floats(0.5, 5000.0))
def test_probabilities_are_scipys(t: float, df: float) -> None:
    assert t_probability(t, df) == pytest.approx(stats.t.cdf(t, df), rel=1e-9, abs=1e-13)


def test_near_the_middle_no_digits_are_lost() -> None:
    assert t_probability(0.0006124, 3075.0) == pytest.approx(
        stats.t.cdf(0.0006124, 3075.0), abs=1e-14
    )
