"""What followed each exercise: its own numbers, in an order that luck does not lead."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.effects import Effects, effects_together
from coping_app.insight.enough import TooEarly
from coping_app.insight.pooling import pool
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounded_change import rated_change
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.together import PRIOR_FREEDOM
from tests.unit.insight.records import rated

TRUTHS = {"walk": -3.0, "breathe": -2.0, "scan": -1.0, "list": 0.0}


def made(seed: int, sessions: int) -> list[Rated]:
    """A person whose truth is ``TRUTHS``."""
    chance = np.random.default_rng([20260302, seed])
    return [
        rated(name, *np.rint(truth + chance.normal(0.0, 1.0, sessions)).astype(int).tolist())
        for name, truth in TRUTHS.items()
    ]


def together(groups: list[Rated], scale: str = "pain") -> Effects:
    found = effects_together(groups, scale, "high" if scale == "mood" else "low")
    assert isinstance(found, Effects)
    return found


def order(groups: list[Rated], scale: str = "pain") -> list[str]:
    return [effect.group.exercise_id for effect in together(groups, scale).ranking]


def test_the_order_follows_the_truth() -> None:
    right = [order(made(seed, 10)) == list(TRUTHS) for seed in range(100)]
    assert sum(right) >= 90


def test_the_best_exercise_leads_even_after_few_sessions() -> None:
    first = [order(made(seed, 4))[0] for seed in range(100)]
    assert first.count("walk") >= 85
    assert first.count("list") == 0


def test_every_number_is_the_one_of_the_exercise_alone() -> None:
    for effect in together(made(1, 12)).ranking:
        assert effect.change == rated_change(effect.group.values)


@pytest.mark.parametrize(
    ("groups", "early"),
    [
        ([], TooEarly("pairs", 0, 8)),
        ([rated("a", -3, -3, -3)], TooEarly("pairs", 3, 8)),
        ([rated("a", *[-3] * 7)], TooEarly("pairs", 7, 8)),
        ([rated(str(n), -1, -2) for n in range(6)], TooEarly("repeats", 0, 8)),
        ([rated("a", *[-3] * 7), rated("b", -1, -2)], TooEarly("repeats", 7, 8)),
    ],
)
def test_few_sessions_are_too_early(groups: list[Rated], early: TooEarly) -> None:
    assert effects_together(groups, "pain", "low") == early


def test_only_the_scale_that_is_asked_about_counts() -> None:
    groups = [rated("a", *[-2, -1] * 4), rated("a", *[3, 4] * 5, scale="mood")]
    assert together(groups).ranking[0].change.mean == -1.5
    assert together(groups, "mood").ranking[0].group.n == 10


def test_one_lucky_session_never_leads_and_moves_nothing() -> None:
    steady = [rated("steady", *[-2, -1, -2] * 3), rated("quiet", 0, -1, 0)]
    lucky, twice = rated("lucky", -10), rated("twice", -9, -9)
    found = together([lucky, twice, *steady])
    assert found.ranking == together(steady).ranking
    assert found.waiting == (twice, lucky)


@given(
    st.lists(st.integers(-3, -2), min_size=8, max_size=20),
    st.lists(st.integers(-1, 0), min_size=2, max_size=2),
)
def test_one_lucky_session_among_three_does_not_lead_either(
    steady: list[int], others: list[int]
) -> None:
    if sum(steady) / len(steady) < -2.1:
        assert order([rated("lucky", -5, *others), rated("steady", *steady)])[0] == "steady"


def test_the_better_end_of_the_scale_turns_the_order() -> None:
    down = [rated("a", *[-2, -3] * 5), rated("b", *[0, -1] * 5)]
    up = [rated("a", *[2, 3] * 5, scale="mood"), rated("b", *[0, 1] * 5, scale="mood")]
    assert order(down) == order(up, "mood") == ["a", "b"]
    for one, other in zip(together(down).ranking, together(up, "mood").ranking, strict=True):
        assert one.sure == pytest.approx(other.sure)


def test_what_the_order_rests_on_is_the_one_of_the_formulas() -> None:
    """Worked again with numpy and scipy's t distribution."""
    data = {"a": [-3, -2, -4, -2, -3], "b": [0, -1, 0, 1], "c": [-2, 1, -5]}
    found = together([rated(name, *values) for name, values in data.items()])
    squares = {name: np.var(values) * len(values) for name, values in data.items()}
    freedom = sum(len(values) - 1 for values in data.values())
    common = (sum(squares.values()) + ROUNDING_VARIANCE) / freedom
    pooled = pool(
        [float(np.mean(values)) for values in data.values()],
        [
            (PRIOR_FREEDOM * common + squares[name]) / (PRIOR_FREEDOM + len(values) - 1)
            / len(values)
            for name, values in data.items()
        ],
    )
    for name, group in zip(data, pooled.groups, strict=True):
        effect = next(e for e in found.ranking if e.group.exercise_id == name)
        own = min(PRIOR_FREEDOM + len(data[name]) - 1, freedom)
        df = 1.0 / (group.own**2 / own + (1.0 - group.own**2) / freedom)
        t = stats.t(math.floor(10 * df) / 10)
        assert effect.sure == pytest.approx(-group.mean - t.ppf(0.75) * group.sd)


CHANGES = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.integers(-5, 5), min_size=1, max_size=15)
)


@given(CHANGES)
def test_whatever_was_rated_the_list_is_sound(changes: dict[str, list[int]]) -> None:
    groups = [rated(name, *values) for name, values in changes.items()]
    found = effects_together(groups, "pain", "low")
    if isinstance(found, TooEarly):
        assert found.have < found.need
        return
    told = sum(each.group.n for each in found.ranking) + sum(each.n for each in found.waiting)
    assert told == sum(map(len, changes.values()))
    assert all(e.change.low < e.change.mean < e.change.high for e in found.ranking)
    assert all(effect.group.n >= 3 for effect in found.ranking)
    merits = [effect.sure for effect in found.ranking]
    assert merits == sorted(merits, reverse=True)


def test_numpy_is_not_loaded_before_a_function_needs_it() -> None:
    code = (
        "import sys, coping_app.insight.followed, coping_app.insight.effects, "
        "coping_app.insight.trial_result, coping_app.insight.circumstances; "
        "assert 'numpy' not in sys.modules"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], check=False, timeout=60, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
