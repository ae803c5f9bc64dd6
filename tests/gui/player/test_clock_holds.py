"""Time holds whatever happens to the computer: nothing is cut, nothing is doubled (C-01)."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.samples import samples_of
from coping_app.features.player.clock_watch import APART_S, ClockWatch
from coping_app.session.runner import State
from coping_app.ui.platform.score_reader import FADE_IN_S, QUIET_S
from coping_app.ui.platform.sound_devices import SoundDevices
from coping_app.ui.platform.sound_output import LEAD_IN_S, RESUME_LEAD_IN_S, SoundOutput
from tests.fakes import ManualClock
from tests.gui.clock_fakes import FRAME_S, NoisyLines, Rig
from tests.unit.session.making import exercise, form, say, wait

DAY_S = 86_400.0
TIMED = exercise(
    say("Sit as you like and let the chair carry you", pause=2.0, bell="before"),
    {"breathe": {"in": 2.0, "out": 3.0}, "rounds": 4, "count": True},
    wait(6.0, bell_every=2.0, scene="sea"),
    say("Look around you", pause=1.0),
)


@pytest.fixture
def rig(qapp: QApplication) -> Rig:
    return Rig(TIMED)


def test_all_is_heard_and_told_once_and_ends_as_planned(rig: Rig) -> None:
    rig.begin()
    began_s = rig.clock.now()
    ended_s = rig.run_to_end()
    assert ended_s - began_s == pytest.approx(LEAD_IN_S + rig.plan_s, abs=0.020)
    assert rig.told_cues == rig.planned_cues
    (heard,) = rig.cards.heard
    assert np.array_equal(heard.pcm, rig.planned_sound(-LEAD_IN_S, len(heard.pcm)))
    assert np.abs(heard.pcm).max() > 1000


@pytest.mark.parametrize("at_s", [0.1, 3.0, 9.5, 17.0, 28.0])
def test_a_window_busy_for_half_a_second_cuts_and_doubles_nothing(rig: Rig, at_s: float) -> None:
    rig.begin()
    began_s = rig.clock.now()
    rig.run(at_s)
    rig.stall(0.5)
    ended_s = rig.run_to_end()
    assert ended_s - began_s == pytest.approx(LEAD_IN_S + rig.plan_s, abs=0.020)
    assert rig.told_cues == rig.planned_cues
    (heard,) = rig.cards.heard
    assert np.array_equal(heard.pcm, rig.planned_sound(-LEAD_IN_S, len(heard.pcm)))
    assert rig.cards.opened[-1].silences == 0


def test_this_ear_would_hear_a_buffer_that_ran_dry(rig: Rig) -> None:
    rig.begin()
    rig.run(3.0)
    rig.stall(2.5)
    rig.run(1.0)
    assert rig.cards.opened[-1].silences == 1


@pytest.mark.parametrize("away_s", [0.3, 4.0])
def test_a_card_pulled_out_and_put_back_loses_its_silence_alone(rig: Rig, away_s: float) -> None:
    rig.begin()
    began_s = rig.clock.now()
    rig.run(6.0)
    rig.pull_out()
    rig.run(away_s)
    back_s = rig.output.now()
    rig.put_back()
    ended_s = rig.run_to_end()
    assert rig.told_cues == rig.planned_cues
    assert ended_s - began_s == pytest.approx(LEAD_IN_S + rig.plan_s, abs=0.040)
    before, after = rig.cards.heard
    assert np.array_equal(before.pcm, rig.planned_sound(-LEAD_IN_S, len(before.pcm)))
    fade_n = samples_of(QUIET_S) + samples_of(FADE_IN_S)
    planned = rig.planned_sound(back_s, len(after.pcm))
    assert np.array_equal(after.pcm[fade_n:], planned[fade_n:])


def test_a_card_that_is_gone_for_good_leaves_words_and_time(rig: Rig) -> None:
    rig.begin()
    began_s = rig.clock.now()
    rig.run(4.0)
    rig.pull_out()
    ended_s = rig.run_to_end()
    assert rig.told_cues == rig.planned_cues
    assert ended_s - began_s == pytest.approx(LEAD_IN_S + rig.plan_s, abs=0.040)


@pytest.mark.parametrize("jump_s", [-DAY_S, 10 * 365 * DAY_S, 2400.0, -6.0, 6.0])
def test_c_01_a_wall_clock_that_jumps_pauses_and_changes_no_length(rig: Rig, jump_s: float) -> None:
    rig.begin()
    began_s = rig.clock.now()
    rig.run(5.0)
    rig.wall.offset_s += jump_s
    rig.run(FRAME_S)
    assert rig.runner.state is State.PAUSED
    assert rig.kept("pause-started") == [{"why": "clock"}]
    stood_at_s = rig.runner.time_s
    rig.finish_fade()
    rig.run(3.0)
    assert rig.runner.time_s == stood_at_s
    rig.bridge.resume()
    ended_s = rig.run_to_end()
    waited_s = LEAD_IN_S + 3.0 + RESUME_LEAD_IN_S
    assert ended_s - began_s == pytest.approx(waited_s + rig.plan_s, abs=0.040)
    assert rig.told_cues == rig.planned_cues
    assert len(rig.kept("pause-started")) == 1
    numbers = [event.seq for event in rig.store.sessions.events(rig.session_id)]
    assert numbers == sorted(numbers)
    before, after = rig.cards.heard
    assert np.array_equal(before.pcm, rig.planned_sound(-LEAD_IN_S, len(before.pcm)))
    lead_n = samples_of(RESUME_LEAD_IN_S) + samples_of(FADE_IN_S)
    planned = rig.planned_sound(stood_at_s - RESUME_LEAD_IN_S, len(after.pcm))
    assert np.array_equal(after.pcm[lead_n:], planned[lead_n:])


def test_c_01_order_is_kept_while_the_clock_goes_back_a_day(qapp: QApplication) -> None:
    rig = Rig(exercise(form("one"), form("two"), form("three")))
    rig.begin()
    for number, name in enumerate(("one", "two", "three")):
        rig.wall.offset_s -= DAY_S
        rig.bridge.answer({name: str(number)})
    assert [body["answers"] for body in rig.kept("answer-given")] == [
        {"one": "0"}, {"two": "1"}, {"three": "2"}
    ]  # fmt: skip


def test_a_machine_that_slept_pauses_at_the_first_tick(rig: Rig) -> None:
    rig.begin()
    rig.run(5.0)
    at_s = rig.runner.time_s
    rig.clock.advance(2400.0)
    rig.bridge.tick()
    assert rig.runner.state is State.PAUSED
    assert rig.runner.time_s < at_s + 2.0
    assert rig.kept("pause-started") == [{"why": "suspend"}]


def test_a_clock_that_is_slowly_put_right_pauses_nothing(rig: Rig) -> None:
    rig.begin()
    for _ in range(40):
        rig.run(0.5)
        rig.wall.offset_s += 0.4
    assert rig.runner.state is State.RUNNING


def test_a_clock_set_before_start_or_in_a_pause_pauses_nothing_later(rig: Rig) -> None:
    rig.bridge.start()
    rig.wall.offset_s += DAY_S
    rig.clock.advance(600.0)
    rig.bridge.begin()
    rig.run(1.0)
    assert rig.runner.state is State.RUNNING
    rig.bridge.pause()
    rig.finish_fade()
    rig.wall.offset_s += DAY_S
    rig.run(1.0)
    rig.bridge.resume()
    rig.run(1.0)
    assert rig.runner.state is State.RUNNING


@pytest.mark.parametrize(("apart_s", "away"), [(APART_S, ""), (APART_S + 0.1, "clock")])
def test_each_jump_is_told_once(apart_s: float, away: str) -> None:
    clock, wall = ManualClock(10.0), ManualClock(1000.0)
    watch = ClockWatch(clock.now, wall.now)
    clock.advance(0.5)
    wall.advance(0.5 + apart_s)
    assert watch.look() == away
    clock.advance(2.0)
    wall.advance(2.0)
    assert watch.look() == ""


def test_without_any_device_the_real_output_runs_by_the_monotonic_clock(qapp: QApplication) -> None:
    if SoundDevices().usual():
        pytest.skip("this computer has a sound device")
    clock = ManualClock(5.0)
    output = SoundOutput(Score(NoisyLines(), Levels()), monotonic=clock.now)
    output.start()
    assert output.trouble
    clock.advance(1800.0)
    assert output.now() == pytest.approx(1800.0)
    output.suspend()
    clock.advance(60.0)
    output.resume()
    clock.advance(1800.0)
    assert output.now() == pytest.approx(3600.0)
    output.stop()
