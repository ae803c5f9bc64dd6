from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.places import exercises_folder
from coping_app.content.scales import load_scales
from coping_app.insight.helped import BETTER_NOW, LATELY_DAYS, LEAST_PAIRS, what_helped
from coping_app.insight.shrinkage import ROUNDING_VARIANCE, shrink
from tests.unit.insight.records import TODAY, PairRecord

# Pinheiro and Bates 2000, Mixed-Effects Models in S and S-PLUS, 1.1: travel times in six rails.
RAIL = {
    "1": (55, 53, 54), "2": (26, 37, 32), "3": (78, 91, 85),
    "4": (92, 100, 96), "5": (49, 51, 50), "6": (80, 85, 83),
}
RAIL_EFFECTS = {
    "1": -12.39148, "2": -34.53091, "3": 18.00894,
    "4": 29.24388, "5": -16.35675, "6": 16.02631,
}


def pairs(exercise_id: str, *changes: int, scale: str = "pain") -> list[PairRecord]:
    return [PairRecord(exercise_id, 5, 5 + change, scale=scale) for change in changes]


def test_shrunk_means_are_those_of_the_published_analysis() -> None:
    found = shrink(RAIL)
    assert found.overall == pytest.approx(66.5)
    assert found.between**0.5 == pytest.approx(24.80547, abs=1e-4)
    assert found.within**0.5 == pytest.approx(4.020779, abs=1e-6)
    effects = {key: mean - found.overall for key, mean in found.shrunk.items()}
    assert effects == pytest.approx(RAIL_EFFECTS, abs=1e-4)


GROUPS = st.dictionaries(
    st.text(min_size=1, max_size=3),
    st.lists(st.integers(-10, 10), min_size=1, max_size=12),
    min_size=1,
    max_size=8,
)


@given(GROUPS)
def test_a_shrunk_mean_lies_between_the_groups_own_and_the_overall_mean(
    groups: dict[str, list[float]],
) -> None:
    found = shrink(groups)
    slack = 1e-9
    assert min(found.means.values()) - slack <= found.overall <= max(found.means.values()) + slack
    for key in groups:
        low, high = sorted((found.means[key], found.overall))
        assert low - slack <= found.shrunk[key] <= high + slack


@given(GROUPS)
def test_the_order_of_groups_says_nothing(groups: dict[str, list[float]]) -> None:
    turned = {key: groups[key][::-1] for key in reversed(groups)}
    assert shrink(turned).shrunk == pytest.approx(shrink(groups).shrunk)


@given(GROUPS, st.integers(-5, 5))
def test_moving_every_value_moves_every_mean(groups: dict[str, list[float]], by: int) -> None:
    moved = shrink({key: [value + by for value in values] for key, values in groups.items()})
    expected = {key: mean + by for key, mean in shrink(groups).shrunk.items()}
    assert moved.shrunk == pytest.approx(expected, abs=1e-6)


def test_groups_that_differ_no_more_than_chance_are_told_as_one() -> None:
    found = shrink({"a": [-3, 1, -2, 0], "b": [-2, 0, -1, -1], "c": [-1, -3, 1, -1]})
    assert found.between == 0.0
    assert set(found.shrunk.values()) == {found.overall}


def test_fewer_observations_are_drawn_in_more() -> None:
    found = shrink({"few": [-6, -4], "many": [-6, -4] * 10, "none": [0, 1, -1, 0] * 4})
    assert found.means["few"] == found.means["many"]
    assert found.shrunk["many"] < found.shrunk["few"] < found.overall


def test_equal_values_are_not_taken_for_certainty() -> None:
    assert shrink({"a": [-2, -2, -2], "b": [0, 0, 0]}).within == ROUNDING_VARIANCE


@pytest.mark.parametrize("groups", [{}, {"a": []}, {"a": [1], "b": []}])
def test_an_empty_group_is_refused(groups: dict[str, list[float]]) -> None:
    with pytest.raises(ValueError, match="group"):
        shrink(groups)


def test_shrinking_comes_closer_to_the_truth_than_the_raw_means() -> None:
    """The reason to shrink at all: over many made-up people the error is smaller."""
    chance = random.Random(20260302)
    raw = shrunk = 0.0
    for _ in range(300):
        truth = {str(n): chance.gauss(-1.0, 0.5) for n in range(6)}
        found = shrink(
            {key: [chance.gauss(mean, 1.5) for _ in range(4)] for key, mean in truth.items()}
        )
        raw += sum((found.means[key] - truth[key]) ** 2 for key in truth)
        shrunk += sum((found.shrunk[key] - truth[key]) ** 2 for key in truth)
    assert shrunk < 0.6 * raw


def test_what_helped_comes_first() -> None:
    found = what_helped(
        pairs("pmr-4", -3, -2, -3, -2, -3) + pairs("box-breathing", -1, -1, 0, -1, -1), TODAY
    )
    assert [each.exercise_id for each in found] == ["pmr-4", "box-breathing"]
    first = found[0]
    assert (first.title, first.scale, first.n, first.mean) == ("Pmr 4", "pain", 5, -2.6)
    assert -2.6 < first.shrunk_mean < -1.0


def test_one_lucky_session_never_leads_nor_stands_in_the_list() -> None:
    found = what_helped(pairs("lucky", -9) + pairs("steady", -1, -2, -1, -2), TODAY)
    assert [each.exercise_id for each in found] == ["steady"]


@pytest.mark.parametrize("count", [LEAST_PAIRS - 1, LEAST_PAIRS])
def test_three_pairs_are_the_least(count: int) -> None:
    assert len(what_helped(pairs("a", *[-3] * count), TODAY)) == (count >= LEAST_PAIRS)


def test_only_the_last_four_weeks_count() -> None:
    first = TODAY - timedelta(days=LATELY_DAYS - 1)
    for day, counted in ((first, True), (first - timedelta(days=1), False), (TODAY, True),
                         (TODAY + timedelta(days=1), False)):
        found = what_helped([PairRecord("a", 6, 3, day)] * 3, TODAY)
        assert bool(found) is counted, day


def test_what_was_followed_by_worse_or_by_nothing_is_not_named() -> None:
    assert what_helped(pairs("a", 2, 1, 2, 3), TODAY) == ()
    assert what_helped(pairs("a", 0, 1, -1, 0), TODAY) == ()
    assert what_helped([], TODAY) == ()


def test_on_a_scale_whose_high_end_is_better_higher_helps() -> None:
    rated = pairs("a", 2, 2, 3, scale="mood") + pairs("b", -2, -2, -3, scale="mood")
    assert [each.exercise_id for each in what_helped(rated, TODAY)] == ["a"]
    turned = what_helped(rated, TODAY, {"mood": "low"})
    assert [each.exercise_id for each in turned] == ["b"]


def test_a_scale_whose_better_end_is_not_known_is_passed_over() -> None:
    assert what_helped(pairs("a", -3, -3, -3, scale="week_pain"), TODAY) == ()


def test_an_exercise_can_help_on_several_scales() -> None:
    rated = pairs("a", -1, -2, -1) + pairs("a", 3, 4, 3, scale="mood")
    assert [(each.scale, each.n) for each in what_helped(rated, TODAY)] == [
        ("mood", 3), ("pain", 3),
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10), st.integers(0, 10))))
def test_whatever_was_rated_the_list_is_sound(rated: list[tuple[str, int, int]]) -> None:
    found = what_helped([PairRecord(*each) for each in rated], TODAY)
    sizes = [abs(each.shrunk_mean) for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(each.n >= LEAST_PAIRS and each.shrunk_mean <= -0.25 for each in found)


def test_the_better_end_of_each_scale_is_that_of_the_scales_file() -> None:
    scales = load_scales(exercises_folder(), "en")
    assert {name: scales[name].better for name in BETTER_NOW} == BETTER_NOW
