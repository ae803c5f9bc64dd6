"""An hour of practice ends when it should: by the monotonic clock, and by a device's stream."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pytest

from coping_app.audio.playback_clock import DEVICE_S, HeardClock
from coping_app.session.clock import Clock
from coping_app.session.runner import Runner, State
from coping_app.session.timeline import reading_s
from tests.fakes import ManualClock
from tests.unit.session.making import exercise, no_other, say, wait

HOUR_S = 3600.0
HOLD_S = 0.020
TICK_S = 1 / 60
COARSE_S = 0.05
LEAD_IN_S = 0.2
HOUR = exercise(
    say("Let us begin", pause=28.5),
    {"breathe": {"in": 4.1, "hold": 1.3, "out": 6.2, "rest": 0.7}, "rounds": 100},
    {"repeat": 10, "steps": [wait(110.0), say("Still here", pause=29.0)]},
    wait(940.0),
)


@dataclass
class StreamDevice:
    """A sound device as it shows itself: it takes samples by the period, early or late by chance.

    Attributes:
        period_s: So much is taken at once.
        jitter_s: So late a period is noticed at most.
        speed: Of the card's crystal against the computer's.
    """

    clock: ManualClock
    chance: Random
    period_s: float = 0.010
    jitter_s: float = 0.006
    depth_s: float = 0.040
    speed: float = 1.0

    def __post_init__(self) -> None:
        self.began_s = self.clock.now()
        self._taken_s = 0.0
        self._seen_s = 0.0

    @property
    def played_s(self) -> float:
        """What really left the card by now."""
        return (self.clock.now() - self.began_s) * self.speed

    def taken_s(self) -> float:
        """What it says that it took: whole periods, seen a little late, never less than before."""
        late_s = self.chance.uniform(0.0, self.jitter_s)
        whole = int(max(0.0, self.played_s + self.depth_s - late_s) / self.period_s)
        self._seen_s = max(self._seen_s, whole * self.period_s)
        return self._seen_s


class StreamClock:
    """The heard position of such a device, as the sound output tells it."""

    def __init__(self, device: StreamDevice) -> None:
        self._device = device
        self._heard = HeardClock(device.clock.now, DEVICE_S)
        self._heard.follow(-LEAD_IN_S)

    def now(self) -> float:
        self._heard.observe(self._device.taken_s())
        return self._heard.now()


def run_hour(clock: ManualClock, source: Clock, chance: Random | None = None) -> Runner:
    """Practises for an hour of the screen's ticks, fine ones near the end; some are late."""
    runner = Runner(HOUR, source, no_other, reading_s)
    runner.begin()
    while runner.state is State.RUNNING:
        near = runner.time_s > HOUR_S - 2.0
        late_s = 0.5 if chance and not near and chance.random() < 0.001 else 0.0
        clock.advance((TICK_S if near else COARSE_S) + late_s)
        runner.poll()
    return runner


def test_the_hour_is_an_hour() -> None:
    assert Runner(HOUR, ManualClock(), no_other, reading_s).ahead.total_s == pytest.approx(HOUR_S)


def test_by_the_monotonic_clock_an_hour_ends_within_20_ms_of_its_plan() -> None:
    clock = ManualClock(77.7)
    run_hour(clock, clock)
    assert clock.now() - 77.7 == pytest.approx(HOUR_S, abs=HOLD_S)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_by_a_jittering_stream_an_hour_ends_within_20_ms_of_its_plan(seed: int) -> None:
    clock, chance = ManualClock(77.7), Random(seed)
    device = StreamDevice(clock, chance)
    run_hour(clock, StreamClock(device), chance)
    assert clock.now() - 77.7 == pytest.approx(LEAD_IN_S + HOUR_S, abs=HOLD_S)


@pytest.mark.parametrize("speed", [1 - 200e-6, 1 + 200e-6])
def test_with_a_card_of_another_pace_the_end_is_when_its_sound_ends(speed: float) -> None:
    clock, chance = ManualClock(), Random(4)
    device = StreamDevice(clock, chance, speed=speed)
    run_hour(clock, StreamClock(device), chance)
    assert device.played_s == pytest.approx(LEAD_IN_S + HOUR_S, abs=HOLD_S)
    assert abs(clock.now() - LEAD_IN_S - HOUR_S) > 0.5
