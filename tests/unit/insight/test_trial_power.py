"""A trial finds what it is said to find, and names one of two like exercises seldom."""

from __future__ import annotations

import pytest

from coping_app.insight.trial_power import FOUND_OF_100, found_of_100
from tests.unit.insight.trial_people import verdicts

PEOPLE = 300


@pytest.mark.parametrize(("points", "weeks"), [(1, 2), (1, 4), (2, 2), (2, 4)])
def test_a_trial_finds_as_much_as_is_said_before_it_begins(points: int, weeks: int) -> None:
    """With 300 people a share of 35 in 100 is known to about 5.4 (95 %); 7 are allowed."""
    found = verdicts(PEOPLE, weeks, float(points), seed=points * 10 + weeks)
    assert abs(100.0 * found.get("a", 0) / PEOPLE - found_of_100(points, weeks)) <= 7.0
    assert found.get("b", 0) <= 2


@pytest.mark.parametrize("weeks", [2, 4])
def test_of_two_like_exercises_a_trial_names_one_in_five_of_100_at_most(weeks: int) -> None:
    found = verdicts(PEOPLE, weeks, 0.0, seed=weeks)
    assert 100.0 * (found.get("a", 0) + found.get("b", 0)) / PEOPLE <= 6.0


def test_longer_trials_and_larger_differences_are_found_more_often() -> None:
    for by_weeks in FOUND_OF_100.values():
        assert by_weeks[2] < by_weeks[3] < by_weeks[4]
    assert all(FOUND_OF_100[1][weeks] < FOUND_OF_100[2][weeks] for weeks in (2, 3, 4))
