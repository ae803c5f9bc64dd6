from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.playback_clock import DEVICE_S, SLACK_S, HeardClock
from tests.fakes import ManualClock


class PretendDevice:
    """Takes blocks ahead of what it plays, and can pause for want of samples."""

    def __init__(self, clock: ManualClock, block_s: float = 0.02, depth_s: float = 0.1) -> None:
        self._clock = clock
        self._began_at = clock.now()
        self._block_s = block_s
        self._depth_s = depth_s
        self.rate = 1.0

    @property
    def played_s(self) -> float:
        return (self._clock.now() - self._began_at) * self.rate

    @property
    def taken_s(self) -> float:
        return (1 + int(self.played_s / self._block_s)) * self._block_s + self._depth_s


def heard_and_played(
    block_s: float, depth_s: float, poll_s: float, rate: float = 1.0, seconds: float = 8.0
) -> tuple[np.ndarray, np.ndarray]:
    clock = ManualClock(100.0)
    heard = HeardClock(clock.now)
    heard.follow(0.0)
    device = PretendDevice(clock, block_s, depth_s)
    device.rate = rate
    rows = []
    for _ in range(int(seconds / poll_s)):
        clock.advance(poll_s)
        heard.observe(device.taken_s)
        rows.append((heard.now(), device.played_s))
    shown, played = np.array(rows).T
    return shown, played


@pytest.mark.parametrize("block_s", [0.005, 0.02, 0.05])
@pytest.mark.parametrize("depth_s", [0.0, 0.1, 0.2])
@pytest.mark.parametrize("poll_s", [0.004, 1 / 60])
def test_what_is_shown_is_what_is_heard(block_s, depth_s, poll_s):
    shown, played = heard_and_played(block_s, depth_s, poll_s)
    assert np.abs(shown - played)[10:].max() < 0.020


@pytest.mark.parametrize("block_s", [0.005, 0.02, 0.05])
def test_it_moves_evenly_between_the_steps_of_the_device(block_s):
    shown, _ = heard_and_played(block_s, 0.1, 1 / 60)
    steps = np.diff(shown[30:])
    assert np.abs(steps - 1 / 60).max() < 0.001


@pytest.mark.parametrize("rate", [0.9995, 1.0005])
def test_a_sound_card_with_a_clock_of_its_own_is_followed(rate):
    shown, played = heard_and_played(0.02, 0.1, 1 / 60, rate=rate, seconds=120.0)
    assert abs(shown[-1] - played[-1]) < 0.020


def test_it_is_held_at_first_and_while_asked():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    clock.advance(5.0)
    assert heard.now() == 0.0
    heard.run_free()
    clock.advance(2.0)
    heard.hold()
    clock.advance(9.0)
    assert heard.now() == pytest.approx(2.0)


def test_running_free_it_is_the_monotonic_clock():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    heard.run_free()
    for _ in range(100):
        clock.advance(0.01)
        heard.observe(77.0)
    assert heard.now() == pytest.approx(1.0)


def test_the_lead_in_is_waited_for():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    heard.follow(-0.2)
    device = PretendDevice(clock)
    shown = []
    for _ in range(30):
        clock.advance(0.01)
        heard.observe(device.taken_s)
        shown.append(heard.now())
    assert max(shown[:18]) <= SLACK_S
    assert shown[-1] == pytest.approx(0.1, abs=0.02)


def test_a_device_that_has_taken_nothing_yet_is_waited_for():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    heard.follow(3.0)
    clock.advance(1.0)
    assert heard.now() == 0.0
    assert heard.stuck_s == pytest.approx(1.0)


def test_a_device_that_runs_dry_is_waited_for_and_told():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    heard.follow(0.0)
    device = PretendDevice(clock)
    for _ in range(200):
        clock.advance(0.01)
        heard.observe(device.taken_s)
        heard.now()
    dry_s = device.taken_s
    for _ in range(300):
        clock.advance(0.01)
        heard.observe(dry_s)
    assert heard.now() <= dry_s
    assert heard.stuck_s == pytest.approx(3.0, abs=0.05)


def test_the_depth_of_the_device_is_measured():
    clock = ManualClock()
    heard = HeardClock(clock.now)
    heard.follow(0.0)
    device = PretendDevice(clock, depth_s=0.08)
    for _ in range(100):
        clock.advance(0.005)
        heard.observe(device.taken_s)
    assert heard.depth_s == pytest.approx(0.1 + DEVICE_S, abs=0.006)


@pytest.mark.parametrize("halt_s", [0.05, 0.07, 0.09, 0.2, 1.4])
@pytest.mark.parametrize("poll_s", [0.01, 1 / 60])
def test_a_device_that_halts_behind_its_first_gulp_is_not_run_ahead_of(halt_s, poll_s):
    clock = ManualClock(100.0)
    heard = HeardClock(clock.now)
    heard.follow(0.0)
    gulp_s, off = 0.07, []
    for _ in range(int((halt_s + 2.0) / poll_s)):
        clock.advance(poll_s)
        played_s = max(0.0, clock.now() - 100.0 - halt_s)
        taken_s = gulp_s + int(played_s / 0.01) * 0.01
        heard.observe(taken_s)
        off.append(heard.now() - played_s)
    moving = off[int((halt_s + 0.15) / poll_s) :]
    assert np.abs(moving).max() < 0.020


@given(st.lists(st.tuples(
    st.floats(0, 0.5), st.floats(0, 5), st.sampled_from(["observe", "follow", "hold", "free"]),
), max_size=60))
def test_it_never_goes_back_whatever_the_device_tells(moves):
    clock = ManualClock()
    heard = HeardClock(clock.now)
    last = heard.now()
    for passed_s, told_s, what in moves:
        clock.advance(passed_s)
        match what:
            case "observe":
                heard.observe(told_s)
            case "follow":
                heard.follow(told_s)
            case "hold":
                heard.hold()
            case _:
                heard.run_free()
        now = heard.now()
        assert now >= last
        last = now


def test_a_clock_that_goes_back_costs_no_time():
    clock = ManualClock(10.0)
    heard = HeardClock(clock.now)
    heard.run_free()
    clock.advance(1.0)
    clock.advance(-0.5)
    assert heard.now() >= 0.0
