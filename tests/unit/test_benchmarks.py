"""The table of benchmarks is whole, and its arithmetic right. Nothing here takes the time."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest

from benchmarks.__main__ import all_met
from benchmarks.figures import (
    Measured,
    Row,
    Skipped,
    deviation,
    percentile_99,
    quartiles,
    worst,
)
from benchmarks.handling import Act, acts_of
from benchmarks.noise_score import noise
from benchmarks.onsets import find, off_plan_ms
from benchmarks.report import page
from benchmarks.rows import FAMILIES, ROWS
from benchmarks.run import in_turns

RATIO = Row("r", "a ratio", 1.5, "ratio", "ms", "a peer")
VALUE = Row("v", "a value", 2.0, "value", "ms", "", worst)


def test_every_row_is_measured_by_exactly_one_family() -> None:
    measured = [key for family in FAMILIES for key in family.keys]
    assert sorted(measured) == sorted(row.key for row in ROWS)
    assert len(set(measured)) == len(measured)


def test_every_row_with_a_ratio_names_its_peer() -> None:
    assert all(row.peer for row in ROWS if row.judged == "ratio")


def test_a_ratio_is_the_median_of_the_rounds_so_that_a_slow_machine_slows_both() -> None:
    measured = Measured((12.0, 120.0, 14.0), (10.0, 100.0, 10.0))
    assert RATIO.ratio(measured) == pytest.approx(1.2)
    assert RATIO.is_met(measured)
    assert not RATIO.is_met(Measured((16.0,), (10.0,)))


def test_a_ratio_of_other_figures_than_the_median_divides_the_figures() -> None:
    row = Row("w", "worst", 2.0, "ratio", "ms", "a peer", worst)
    assert row.ratio(Measured((1.0, 6.0), (4.0, 1.0, 1.0))) == pytest.approx(1.5)


def test_a_value_is_judged_by_itself_also_beside_a_peer() -> None:
    assert VALUE.is_met(Measured((0.5, 2.0), (0.1,)))
    assert not VALUE.is_met(Measured((0.5, 2.1), (9.0,)))


def test_without_a_peer_a_ratio_is_never_met() -> None:
    assert RATIO.ratio(Measured((1.0,))) is None
    assert not RATIO.is_met(Measured((1.0,)))


def test_the_99th_percentile_leaves_one_in_a_hundred_out() -> None:
    assert percentile_99([*([1.0] * 99), 50.0]) == 1.0
    assert percentile_99([*([1.0] * 98), 50.0, 60.0]) == 50.0
    assert percentile_99([3.0]) == 3.0


def test_quartiles_and_spread_of_a_single_value() -> None:
    assert quartiles([2.0]) == (2.0, 2.0)
    assert deviation([2.0]) == 0.0
    assert quartiles([1.0, 2.0, 3.0, 4.0]) == (1.5, 3.5)
    assert median([1.0, 2.0, 3.0, 4.0]) == 2.5


def test_turns_change_their_order_every_round() -> None:
    assert in_turns(3, ["a", "b"]) == ["a", "b", "b", "a", "a", "b"]


def test_a_sound_is_found_to_the_sample_and_silence_is_not_taken_for_it() -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.1, 480)
    wave = np.zeros(48_000)
    wave[12_345 : 12_345 + len(noise)] = noise
    assert find(wave, noise, 12_000, 2_000) == 12_345
    assert find(wave, noise, 30_000, 2_000) is None


def test_distance_from_the_plan_leaves_the_common_delay_out() -> None:
    planned = np.array([0, 48_000, 96_000])
    found = np.array([1_000.0, 49_000.0, 97_048.0])
    assert off_plan_ms(found, planned) == pytest.approx([0.0, 0.0, 1.0])


def test_the_page_tells_miss_pass_and_why_a_row_is_missing() -> None:
    rows = (RATIO, VALUE, Row("s", "skipped", 1.0, "value", "ms"))
    outcomes = {
        "r": Measured((16.0, 16.0), (10.0, 10.0), "By hand."),
        "v": Measured((1.0,)),
        "s": Skipped("there is no device"),
    }
    text = page(rows, outcomes, (("Rounds", "2"),), None)
    assert "| a ratio | 16 ms (16–16) | a peer: 10 ms (10–10) | 1.60 × (1.60–1.60) |" in text
    assert "**miss**" in text
    assert "| pass |" in text
    assert "not measured: there is no device" in text
    assert "- **a ratio.** By hand." in text


@pytest.mark.parametrize("ours", [1.4, 1.6])
def test_what_was_tried_is_told_only_where_the_target_is_missed(ours: float) -> None:
    row = Row("r", "a ratio", 1.5, "ratio", "ms", "a peer", missed="It would take another peer.")
    text = page([row], {"r": Measured((ours,), (1.0,))}, (), None)
    assert ("It would take another peer." in text) == (ours > 1.5)


def test_a_row_whose_program_failed_is_no_pass_but_one_this_machine_cannot_measure_is() -> None:
    assert all_met({"rating": Measured((1.0,)), "memory": Skipped("no /proc here")})
    assert not all_met({"rating": Measured((1.0,)), "memory": Skipped("failed", failed=True)})
    assert not all_met({"rating": Measured((5.1,))})


def heard(*pieces: np.ndarray) -> list[Act]:
    """One act half a second into a recording of these pieces."""
    wave = np.concatenate([np.zeros(1000), *pieces]).astype(float)
    return acts_of(wave, ["resume"], np.array([1000 + 24_000]), 1000)


def test_sound_from_ahead_of_its_time_is_found_in_a_recording() -> None:
    planned, hole = noise(0), np.zeros(2400)
    ramp = np.linspace(0.0, 1.0, 960)
    later = planned[24_000:72_000].copy()
    later[:960] *= ramp
    later[-960:] *= ramp[::-1]
    before = planned[:24_000].copy()
    before[-960:] *= ramp[::-1]
    (good,) = heard(before, hole, later)
    assert good.wrong_ms == 0
    assert good.click < 0.002
    burst = planned[100_000:101_920]
    (bad,) = heard(before, hole, burst, later)
    assert bad.wrong_ms == pytest.approx(40, abs=10)
    assert bad.click > 0.01


def test_sound_that_is_cut_off_clicks_in_a_recording() -> None:
    planned = noise(0)
    (cut,) = heard(planned[:30_000], np.zeros(2400))
    assert cut.click > 0.01
    assert cut.last_ms == pytest.approx(1000 * 6_000 / 48_000, abs=10)
