from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coping_app.insight.effects import Effects, Waiting, effects_together
from coping_app.insight.enough import TooEarly
from coping_app.insight.pooling import pool
from coping_app.insight.rounding import ROUNDING_VARIANCE
from coping_app.insight.together import PRIOR_FREEDOM
from tests.unit.insight.records import PairRecord

TRUTHS = {"walk": -3.0, "breathe": -2.0, "scan": -1.0, "list": 0.0}


def pairs(exercise_id: str, *changes: int, scale: str = "pain") -> list[PairRecord]:
    return [PairRecord(exercise_id, 5, 5 + change, scale=scale) for change in changes]


def made(seed: int, sessions: int) -> list[PairRecord]:
    """A person whose truth is ``TRUTHS``."""
    chance = np.random.default_rng([20260302, seed])
    return [
        PairRecord(name, 6, int(np.clip(np.rint(6 + truth + chance.normal(0.0, 1.0)), 0, 10)))
        for name, truth in TRUTHS.items() for _ in range(sessions)
    ]


def together(records: list[PairRecord], scale: str = "pain") -> Effects:
    found = effects_together(records, scale, "high" if scale == "mood" else "low")
    assert isinstance(found, Effects)
    return found


def test_the_ranking_follows_the_truth() -> None:
    order = list(TRUTHS)
    right = [
        [effect.exercise_id for effect in together(made(seed, 10)).ranking] == order
        for seed in range(100)
    ]
    assert sum(right) >= 90


def test_the_best_exercise_leads_even_after_few_sessions() -> None:
    first = [together(made(seed, 4)).ranking[0].exercise_id for seed in range(100)]
    assert first.count("walk") >= 85
    assert first.count("list") == 0


def test_intervals_and_probabilities_of_a_known_person() -> None:
    found = {effect.exercise_id: effect for effect in together(made(1, 12)).ranking}
    assert all(found[name].low <= truth <= found[name].high for name, truth in TRUTHS.items())
    assert found["walk"].likely > 0.99
    assert found["list"].likely < 0.05
    assert all(effect.enough for effect in found.values())


@pytest.mark.parametrize(
    ("records", "early"),
    [
        ([], TooEarly("pairs", 0, 8)),
        (pairs("a", -3, -3, -3), TooEarly("pairs", 3, 8)),
        (pairs("a", *[-3] * 7), TooEarly("pairs", 7, 8)),
        ([p for n in range(6) for p in pairs(str(n), -1, -2)], TooEarly("repeats", 0, 8)),
        (pairs("a", *[-3] * 7) + pairs("b", -1, -2), TooEarly("repeats", 7, 8)),
    ],
)
def test_few_sessions_are_too_early(records: list[PairRecord], early: TooEarly) -> None:
    assert effects_together(records, "pain", "low") == early


def test_only_the_scale_that_is_asked_about_counts() -> None:
    records = pairs("a", *[-2, -1] * 4) + pairs("a", *[3, 4] * 5, scale="mood")
    assert together(records).ranking[0].mean == -1.5
    assert together(records, "mood").ranking[0].n == 10


def test_one_lucky_session_never_leads_and_moves_nothing() -> None:
    steady = pairs("steady", *[-2, -1, -2] * 3) + pairs("quiet", 0, -1, 0)
    found = together(pairs("lucky", -10) + pairs("twice", -9, -9) + steady)
    assert found.ranking == together(steady).ranking
    assert found.waiting == (Waiting("twice", "Twice", 2), Waiting("lucky", "Lucky", 1))


@given(
    st.lists(st.integers(-3, -2), min_size=8, max_size=20),
    st.lists(st.integers(-1, 0), min_size=2, max_size=2),
)
def test_one_lucky_session_among_three_does_not_lead_either(
    steady: list[int], others: list[int]
) -> None:
    found = together(pairs("lucky", -10, *others) + pairs("steady", *steady))
    if sum(steady) / len(steady) < -2.1:
        assert found.ranking[0].exercise_id == "steady"


def test_the_better_end_of_the_scale_turns_ranking_and_probability() -> None:
    down = together(pairs("a", *[-2, -3] * 5) + pairs("b", *[0, -1] * 5))
    up = together(
        pairs("a", *[2, 3] * 5, scale="mood") + pairs("b", *[0, 1] * 5, scale="mood"), "mood"
    )
    assert [effect.exercise_id for effect in down.ranking] == ["a", "b"]
    assert [effect.exercise_id for effect in up.ranking] == ["a", "b"]
    for one, other in zip(down.ranking, up.ranking, strict=True):
        assert one.shrunk == pytest.approx(-other.shrunk)
        assert (one.sure, one.likely) == pytest.approx((other.sure, other.likely))


def test_every_figure_is_the_one_of_the_formulas() -> None:
    """Worked again with numpy and scipy's t distribution."""
    data = {"a": [-3, -2, -4, -2, -3], "b": [0, -1, 0, 1], "c": [-2, 1, -5]}
    found = together([pair for name, values in data.items() for pair in pairs(name, *values)])
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
    assert found.within == pytest.approx(math.sqrt(common))
    for name, group in zip(data, pooled.groups, strict=True):
        effect = next(e for e in found.ranking if e.exercise_id == name)
        own = min(PRIOR_FREEDOM + len(data[name]) - 1, freedom)
        df = 1.0 / (group.own**2 / own + (1.0 - group.own**2) / freedom)
        t = stats.t(math.floor(10 * df) / 10)
        assert effect.shrunk == pytest.approx(group.mean)
        assert effect.high - effect.shrunk == pytest.approx(t.ppf(0.975) * group.sd)
        assert effect.sure == pytest.approx(-group.mean - t.ppf(0.75) * group.sd)
        assert effect.likely == pytest.approx(t.cdf((-group.mean - 1.0) / group.sd))


def test_one_exercise_alone_has_nearly_the_interval_of_its_own_changes() -> None:
    values = [-3, -1, -2, -4, -2, 0, -1, -3, -2, -2]
    effect = together(pairs("a", *values)).ranking[0]
    own = stats.t.interval(0.95, 9, np.mean(values), stats.sem(values))
    assert (effect.low, effect.high) == pytest.approx(own, abs=0.02)
    assert effect.shrunk == pytest.approx(effect.mean)


PAIRS = st.lists(
    st.builds(PairRecord, st.sampled_from("abcd"), st.integers(0, 10), st.integers(0, 10)),
    max_size=40,
)


@given(PAIRS)
def test_whatever_was_rated_the_estimates_are_sound(records: list[PairRecord]) -> None:
    found = effects_together(records, "pain", "low")
    if isinstance(found, TooEarly):
        assert found.have < found.need
        return
    assert sum(each.n for each in (*found.ranking, *found.waiting)) == len(records)
    assert all(e.low < e.shrunk < e.high and 0.0 <= e.likely <= 1.0 for e in found.ranking)
    merits = [effect.sure for effect in found.ranking]
    assert merits == sorted(merits, reverse=True)
    assert all(effect.n >= 3 for effect in found.ranking)


@given(PAIRS)
def test_the_order_of_records_says_nothing(records: list[PairRecord]) -> None:
    one, other = (effects_together(r, "pain", "low") for r in (records, records[::-1]))
    if isinstance(one, Effects) and isinstance(other, Effects):
        first = {e.exercise_id: (e.shrunk, e.low, e.likely) for e in one.ranking}
        second = {e.exercise_id: (e.shrunk, e.low, e.likely) for e in other.ranking}
        assert all(first[name] == pytest.approx(second[name]) for name in first)
    else:
        assert one == other


def test_the_launch_path_stays_free_of_numpy() -> None:
    """Today asks ``followed``; no module of insight loads numpy before a function needs it."""
    import subprocess
    import sys

    code = (
        "import sys, coping_app.insight.followed; "
        "assert not {'statistics', 'decimal', 'dataclasses'} & set(sys.modules); "
        "import coping_app.insight.effects, coping_app.insight.trial_result, "
        "coping_app.insight.circumstances; assert 'numpy' not in sys.modules"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], check=False, timeout=60, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
