"""A week is told as more or less only beyond the person's own ups and downs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pytest

from coping_app.insight.week_noise import LEAST_STEPS, MEASURES, usual_step, week_step

TODAY = date(2026, 11, 24)
PEOPLE = 250


class Rated(NamedTuple):
    local_date: date
    value: int


def weekly(*values: int) -> list[Rated]:
    """A rating each week, the last one today."""
    last = len(values) - 1
    return [Rated(TODAY - timedelta(days=7 * (last - n)), value) for n, value in enumerate(values)]


def people(
    noise: float, resemble: float, change: float, weeks: int = 26, seed: int = 20261124
) -> list[list[list[Rated]]]:
    """Four measures each of many people; the last week is ``change`` points off."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(PEOPLE):
        measures = []
        for _ in range(MEASURES):
            state, level, values = chance.standard_normal(), chance.uniform(3.0, 7.0), []
            for week in range(weeks):
                new = np.sqrt(1.0 - resemble**2)
                state = resemble * state + new * chance.standard_normal()
                moved = change if week == weeks - 1 else 0.0
                values.append(int(np.clip(np.rint(level + noise * state + moved), 0, 10)))
            measures.append(weekly(*values))
        made.append(measures)
    return made


def told(measures: list[list[Rated]]) -> list[bool]:
    steps = [week_step(ratings, TODAY) for ratings in measures]
    return [step is not None and step.stands_out for step in steps]


@pytest.mark.parametrize("noise", [0.6, 1.0, 1.5])
@pytest.mark.parametrize("resemble", [0.0, 0.5])
def test_where_nothing_changes_one_of_four_measures_is_told_in_eight_of_100_weeks_at_most(
    noise: float, resemble: float
) -> None:
    """Meant are five of 100; with 250 people that is known to about three."""
    made = people(noise, resemble, 0.0)
    by_itself = [r[-1].value != r[-2].value for measures in made for r in measures]
    assert np.mean(by_itself) > 0.4
    assert np.mean([any(told(measures)) for measures in made]) <= 0.08
    assert np.mean([each for measures in made for each in told(measures)]) <= 0.025


def test_a_real_change_is_told_most_of_the_time_where_weeks_are_quiet() -> None:
    found = [each for measures in people(0.6, 0.0, 3.0) for each in told(measures)]
    assert np.mean(found) > 0.5


def test_it_takes_eight_earlier_steps() -> None:
    assert week_step(weekly(*[5] * LEAST_STEPS, 9), TODAY) is None
    found = week_step(weekly(*[5] * (LEAST_STEPS + 1), 9), TODAY)
    assert found is not None
    assert (found.points, found.stands_out) == (4, True)


def test_who_always_rates_the_same_has_rounding_left_so_one_point_never_stands_out() -> None:
    assert 1.0 < usual_step([0] * 25) < usual_step([0] * LEAST_STEPS) < 2.0


def test_an_old_rating_or_one_without_a_week_before_is_compared_with_nothing() -> None:
    ratings = weekly(*[5] * 20)
    assert week_step(ratings, TODAY + timedelta(days=11)) is None
    assert week_step([*ratings[:-3], ratings[-1]], TODAY) is None
    assert week_step([], TODAY) is None
    assert week_step(ratings, TODAY + timedelta(days=10)) is not None


def test_two_ratings_in_one_week_are_one_step_apart_from_the_week_before() -> None:
    ratings = weekly(*[5] * 15)
    again = [*ratings, Rated(TODAY, 9)]
    found = week_step(again, TODAY)
    assert found is not None
    assert found.points == 4
