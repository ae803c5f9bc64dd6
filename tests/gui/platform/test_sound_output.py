"""The sound output against a pretended sound card and a clock moved by hand."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QtAudio

from coping_app.audio.levels import Levels
from coping_app.audio.samples import FS_HZ, Samples, samples_of
from coping_app.ui.platform.score_reader import FADE_IN_S, QUIET_S, ScoreReader
from coping_app.ui.platform.sound_devices import SoundDevices
from coping_app.ui.platform.sound_output import (
    LEAD_IN_S,
    RESUME_LEAD_IN_S,
    STUCK_LOOKS,
    SoundOutput,
)
from coping_app.ui.platform.sound_volume import GLIDE_STEP
from tests.fakes import ManualClock, Recorder

DEPTH_S = 0.05
EASED_N = samples_of(QUIET_S) + samples_of(FADE_IN_S)
"""Behind so many samples a start sounds as it was rendered."""


class NumberedScore:
    """Each sample tells its own number, so that what was played can be read back."""

    def __init__(self) -> None:
        self.levels = Levels()
        self.changes: list[float] = []
        self.fault: Exception | None = None

    def render(self, start_sample: int, n: int) -> Samples:
        if self.fault is not None:
            raise self.fault
        index = np.arange(start_sample, start_sample + n) % 30_000
        mono = np.where(np.arange(start_sample, start_sample + n) < 0, 0.0, index / 32767.0)
        return np.stack([mono, mono], axis=1).astype(np.float32)

    def set_levels(self, levels: Levels, at_s: float) -> None:
        self.levels = levels
        self.changes.append(at_s)


class PretendSink(QObject):
    """Plays by the hand-moved clock, taking samples ``DEPTH_S`` ahead."""

    def __init__(self, clock: ManualClock, fails_at_start: bool = False) -> None:
        super().__init__()
        self._clock = clock
        self._fails = fails_at_start
        self._began_at: float | None = None
        self.reader: ScoreReader | None = None
        self.volumes: list[float] = []
        self.log: list[str] = []
        self.dead = False
        self.stuck_at: float | None = None

    def start(self, reader: ScoreReader) -> None:
        self.log.append("start")
        self.reader = reader
        self._began_at = self._clock.now()
        self.dead = self._fails

    def suspend(self) -> None:
        self.log.append("suspend")

    def reset(self) -> None:
        self.log.append("reset")
        self._began_at = None

    def setVolume(self, volume: float) -> None:
        self.volumes.append(volume)

    def processedUSecs(self) -> int:
        if self._began_at is None:
            return 0
        now = self._clock.now() if self.stuck_at is None else self.stuck_at
        return round((now - self._began_at + DEPTH_S) * 1e6)

    def state(self) -> QtAudio.State:
        return QtAudio.State.StoppedState if self.dead else QtAudio.State.ActiveState

    def error(self) -> QtAudio.Error:
        return QtAudio.Error.FatalError if self.dead else QtAudio.Error.NoError

    def take(self, n: int) -> np.ndarray:
        """The next ``n`` samples of the left side, as the card would get them."""
        assert self.reader is not None
        return np.frombuffer(self.reader.readData(4 * n), "<i2").reshape(-1, 2)[:, 0]


class PretendDevices(QObject):
    """One sound card, or none."""

    changed = Signal()

    def __init__(self, make: Callable[[], PretendSink | None], card: bytes = b"card") -> None:
        super().__init__()
        self.make = make
        self.card = card
        self.opened: list[PretendSink] = []

    def usual(self) -> bytes:
        return self.card

    def open(self) -> PretendSink | None:
        sink = self.make() if self.card else None
        if sink is not None:
            self.opened.append(sink)
        return sink


class Stage:
    """An output with everything pretended around it."""

    def __init__(self, card: bytes = b"card", **sink: bool) -> None:
        self.clock = ManualClock(50.0)
        self.score = NumberedScore()
        self.devices = PretendDevices(lambda: PretendSink(self.clock, **sink), card)
        self.output = SoundOutput(
            self.score, devices=self.devices, monotonic=self.clock.now
        )
        self.told = Recorder()
        self.output.trouble_changed.connect(self.told)

    @property
    def sink(self) -> PretendSink:
        return self.devices.opened[-1]

    def pass_time(self, seconds: float) -> None:
        """Time goes on in steps of a screen's frame."""
        for _ in range(round(seconds * 100)):
            self.clock.advance(0.01)
            self.output.now()

    def look_after_device(self) -> None:
        """What the output's own timer does, without waiting for it."""
        self.output._watch.timeout.emit()

    def look_until_lost(self, looks: int) -> None:
        """Looks every tenth of a second; the device is lost at the last of ``looks``, give or take
        one, and not before."""
        for _ in range(looks - 2):
            self.pass_time(0.1)
            self.look_after_device()
        assert self.output.trouble == ""
        for _ in range(4):
            self.pass_time(0.1)
            self.look_after_device()
        assert self.output.trouble != ""

    def finish_fade(self) -> None:
        """Lets the volume run down at once."""
        while self.output._volume.fading:
            self.step()

    def step(self) -> None:
        """What the volume's own timer does."""
        self.output._volume._timer.timeout.emit()

    def renders_from(self, position_s: float) -> bool:
        """Whether what the card gets next is the score from there on, eased in before it."""
        pcm = self.sink.take(2 * EASED_N)
        n = samples_of(position_s - QUIET_S) + EASED_N
        return bool(pcm[EASED_N] == n % 30_000 and not pcm[: samples_of(QUIET_S)].any())


@pytest.fixture
def stage(qapp) -> Stage:
    return Stage()


def test_no_sound_and_no_time_before_start(stage: Stage):
    stage.pass_time(3.0)
    assert stage.output.now() == 0.0
    assert stage.devices.opened == []


def test_time_begins_behind_the_lead_in_and_runs_with_the_sound(stage: Stage):
    stage.output.start()
    stage.pass_time(LEAD_IN_S - 0.02)
    assert stage.output.now() == pytest.approx(0.0, abs=0.02)
    stage.pass_time(10.02)
    assert stage.output.now() == pytest.approx(10.0, abs=0.03)


def test_the_first_sample_stands_behind_the_lead_in(stage: Stage):
    stage.output.start()
    pcm = stage.sink.take(FS_HZ)
    lead_n = samples_of(LEAD_IN_S)
    assert not pcm[: lead_n + 1].any()
    assert pcm[lead_n + 1 :].tolist()[:5] == [1, 2, 3, 4, 5]


def test_reading_goes_on_without_a_gap(stage: Stage):
    stage.output.start()
    pcm = np.concatenate([stage.sink.take(n) for n in (777, 4096, 9, 20_000)])
    tail = pcm[samples_of(LEAD_IN_S) :]
    assert tail.tolist() == list(range(len(tail)))


def test_suspended_time_stands_still_at_once_and_resumes_at_the_very_sample(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0)
    stage.output.suspend()
    stood_at = stage.output.now()
    stage.finish_fade()
    stage.pass_time(60.0)
    assert stage.output.now() == stood_at
    assert stage.sink.log[-1] == "suspend"
    stage.output.resume()
    pcm = stage.sink.take(FS_HZ)
    behind = samples_of(RESUME_LEAD_IN_S) + samples_of(FADE_IN_S)
    first = samples_of(stood_at - RESUME_LEAD_IN_S)
    assert pcm[behind] == (first + behind) % 30_000
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(stood_at + 1.0 - RESUME_LEAD_IN_S, abs=0.03)


def test_suspending_turns_down_before_the_cut(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.suspend()
    assert "suspend" not in stage.sink.log
    stage.finish_fade()
    assert stage.sink.volumes[-3:] == [1.0, 0.5, 0.0]
    assert stage.sink.log[-1] == "suspend"


def test_resuming_within_the_fade_plays_on(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.suspend()
    stage.output.resume()
    assert not stage.output._volume.fading
    assert stage.sink.log[-2:] == ["reset", "start"]
    assert stage.sink.volumes[-1] == 1.0


def test_flushing_renders_again_from_the_heard_position(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0)
    stage.sink.take(3 * FS_HZ)
    heard_s = stage.output.now()
    stage.output.flush()
    stage.finish_fade()
    assert stage.sink.log[-2:] == ["reset", "start"]
    assert stage.renders_from(heard_s)
    assert stage.output.now() == pytest.approx(heard_s, abs=0.005)


def test_what_is_rendered_again_fades_in(stage: Stage):
    stage.output.start()
    stage.pass_time(0.5)
    stage.output.flush()
    stage.finish_fade()
    pcm = stage.sink.take(2 * EASED_N)
    assert abs(int(pcm[samples_of(QUIET_S)])) < 3
    assert np.abs(np.diff(pcm[:EASED_N])).max() < 40


def test_flushing_before_start_or_in_a_pause_does_nothing(stage: Stage):
    stage.output.flush()
    stage.output.start()
    stage.pass_time(0.5)
    stage.output.suspend()
    stage.finish_fade()
    before = list(stage.sink.log)
    stage.output.flush()
    assert not stage.output._volume.fading
    assert stage.sink.log == before


def test_time_never_goes_back_through_all_commands(stage: Stage):
    stage.output.start()
    last = 0.0
    for command in ("flush", "suspend", "resume", "flush", "flush", "suspend", "resume", "stop"):
        stage.pass_time(0.37)
        getattr(stage.output, command)()
        stage.finish_fade()
        now = stage.output.now()
        assert now >= last
        last = now
    stage.pass_time(5.0)
    assert stage.output.now() == last


def test_time_moves_evenly_at_sixty_frames(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    shown = []
    for _ in range(120):
        stage.clock.advance(1 / 60)
        shown.append(stage.output.now())
    assert np.abs(np.diff(shown) - 1 / 60).max() < 0.001


def test_without_a_sound_card_the_exercise_runs_and_says_so(qapp):
    stage = Stage(card=b"")
    stage.output.start()
    stage.pass_time(3.0)
    assert stage.output.now() == pytest.approx(3.0)
    assert stage.told.values == ["There is no sound right now. The words go on here."]
    assert stage.output.trouble == stage.told.values[0]
    stage.output.flush()
    stage.output.suspend()
    stage.pass_time(3.0)
    stage.output.resume()
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(4.0)
    stage.output.stop()
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(4.0)


def test_a_card_that_fails_at_once_is_like_none(qapp):
    stage = Stage(fails_at_start=True)
    stage.output.start()
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(1.0)
    assert len(stage.told.calls) == 1


def test_a_sound_system_that_raises_is_like_none(stage: Stage, caplog: pytest.LogCaptureFixture):
    def broken() -> PretendSink:
        raise RuntimeError("no sound system")

    stage.devices.make = broken
    with caplog.at_level(logging.CRITICAL):
        stage.output.start()
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(1.0)
    assert len(stage.told.calls) == 1


def test_a_card_that_dies_hands_over_to_the_monotonic_clock(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0 + LEAD_IN_S)
    stage.sink.dead = True
    stage.look_after_device()
    stage.pass_time(3.0)
    assert stage.output.now() == pytest.approx(5.0, abs=0.03)
    assert len(stage.told.calls) == 1


def test_a_card_that_takes_nothing_any_more_is_given_up(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0)
    stage.sink.stuck_at = stage.clock.now()
    stage.look_until_lost(STUCK_LOOKS)
    stood_at = stage.output.now()
    assert stood_at < 2.1
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(stood_at + 1.0, abs=0.02)


def test_a_card_that_never_begins_is_waited_for_twice_as_long(stage: Stage):
    stage.output.start()
    stage.sink.stuck_at = stage.clock.now()
    stage.look_until_lost(2 * STUCK_LOOKS)


def test_a_window_that_was_busy_for_long_does_not_blame_the_card(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0)
    stage.sink.stuck_at = stage.clock.now() + 1.5
    stage.clock.advance(8.0)
    stage.look_after_device()
    stage.sink.stuck_at = None
    stage.pass_time(0.5)
    stage.look_after_device()
    assert stage.told.calls == []


def test_a_card_that_is_plugged_in_again_plays_on_from_there(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.devices.card = b""
    stage.devices.changed.emit()
    stage.pass_time(2.0)
    at_s = stage.output.now()
    stage.devices.card = b"card"
    stage.devices.changed.emit()
    assert stage.told.values[-1] == ""
    assert stage.renders_from(at_s + QUIET_S)
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(at_s + 1.0, abs=0.03)


def halt(stage: Stage) -> None:
    """The card stands still for so long that it is given up."""
    stage.output.start()
    stage.pass_time(3.0)
    stage.sink.stuck_at = stage.clock.now()
    stage.look_until_lost(STUCK_LOOKS)


def try_again(stage: Stage) -> None:
    """A second passes, and the output tries whether the card plays again."""
    stage.pass_time(1.0)
    stage.output._return._timer.timeout.emit()


def test_a_card_that_stood_still_plays_on_as_soon_as_it_takes_sound_again(stage: Stage):
    halt(stage)
    for _ in range(5):
        try_again(stage)
        stage.sink.stuck_at = stage.sink.stuck_at or stage.clock.now()
        assert stage.output.trouble != ""
    assert len(stage.devices.opened) == 2
    assert not stage.sink.take(1_000).any()
    stage.sink.stuck_at = None
    before_s = stage.output.now()
    try_again(stage)
    assert stage.output.trouble == ""
    assert stage.output.lost_for_s == 0.0
    assert stage.output.now() == pytest.approx(before_s + 1.0, abs=0.05)
    assert stage.renders_from(stage.output.now() + QUIET_S)
    stage.pass_time(1.0)
    assert stage.output.now() == pytest.approx(before_s + 2.0, abs=0.1)


def test_time_runs_evenly_while_a_card_that_stands_still_is_tried(stage: Stage):
    halt(stage)
    began_s = stage.output.now()
    for _ in range(10):
        try_again(stage)
        stage.sink.stuck_at = stage.sink.stuck_at or stage.clock.now()
    assert stage.output.now() == pytest.approx(began_s + 10.0, abs=0.01)
    assert stage.output.lost_for_s == pytest.approx(10.0, abs=0.5)


def test_a_card_that_broke_is_opened_anew_with_every_try(stage: Stage):
    stage.output.start()
    stage.pass_time(2.0)
    stage.sink.dead = True
    stage.look_after_device()
    for opened in (2, 3, 4):
        try_again(stage)
        assert len(stage.devices.opened) == opened
        stage.sink.dead = True


def test_sound_that_comes_back_in_a_pause_waits_for_its_end(stage: Stage):
    halt(stage)
    stage.output.suspend()
    stood_at = stage.output.now()
    try_again(stage)
    try_again(stage)
    assert stage.output.trouble == ""
    assert stage.output.now() == stood_at
    stage.output.resume()
    assert stage.renders_from(stood_at - RESUME_LEAD_IN_S + QUIET_S)


def test_who_goes_on_without_lost_sound_does_not_wait_for_the_card(stage: Stage):
    halt(stage)
    stage.output.suspend()
    stage.pass_time(60.0)
    stood_at = stage.output.now()
    stage.output.resume()
    assert stage.output.lost_for_s == 0.0
    stage.pass_time(5.0)
    assert stage.output.now() == pytest.approx(stood_at + 5.0)
    assert stage.output.lost_for_s == pytest.approx(5.0)


def test_sound_that_never_was_is_not_lost(qapp):
    stage = Stage(card=b"")
    stage.output.start()
    stage.pass_time(60.0)
    try_again(stage)
    assert stage.output.lost_for_s == 0.0
    assert stage.devices.opened == []


def test_nothing_is_tried_any_more_after_the_end(stage: Stage):
    halt(stage)
    stage.output.stop()
    assert not stage.output._return._timer.isActive()


def test_another_usual_card_is_played_on(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.devices.card = b"headphones"
    stage.devices.changed.emit()
    assert len(stage.devices.opened) == 2
    assert stage.devices.opened[0].log[-1] == "reset"
    assert stage.told.calls == []


def test_a_card_of_no_concern_changes_nothing(stage: Stage):
    stage.output.start()
    stage.devices.changed.emit()
    assert len(stage.devices.opened) == 1
    assert stage.sink.log == ["start"]


def test_cards_that_change_in_a_pause_are_looked_at_when_it_ends(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.suspend()
    stage.finish_fade()
    stage.devices.card = b"headphones"
    stage.devices.changed.emit()
    assert len(stage.devices.opened) == 1
    stage.output.resume()
    assert len(stage.devices.opened) == 2


@pytest.mark.parametrize(("first", "then"), [(1.0, 0.0), (0.0, 1.0), (1.0, 0.5)])
def test_the_master_volume_moves_in_small_steps_and_renders_nothing_anew(
    stage: Stage, first: float, then: float
):
    stage.output.set_levels(Levels(master=first))
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.set_levels(Levels(master=then))
    for _ in range(round(1 / GLIDE_STEP) + 1):
        stage.step()
    assert stage.sink.volumes[-1] == then**2
    assert np.abs(np.diff(stage.sink.volumes)).max() <= GLIDE_STEP * 1.02
    assert stage.sink.log == ["start"]
    assert not stage.output._settle.isActive()


def test_a_pause_in_the_middle_of_a_new_master_volume_ends_in_silence(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.set_levels(Levels(master=0.5))
    stage.step()
    stage.output.suspend()
    stage.output.set_levels(Levels(master=1.0))
    stage.finish_fade()
    assert stage.sink.volumes[-1] == 0.0
    assert stage.sink.log[-1] == "suspend"
    stage.output.resume()
    assert stage.sink.volumes[-1] == 1.0


def test_nothing_read_ahead_is_left_in_the_reader_when_it_goes_elsewhere(qapp):
    owner = QObject()
    reader = ScoreReader(NumberedScore(), owner)
    reader.go_to(0)
    reader.read(4 * 97)
    reader.go_to(20_000)
    pcm = np.frombuffer(bytes(reader.read(4 * 2 * EASED_N)), "<i2")[::2]
    assert pcm[EASED_N] == 20_000 + EASED_N


@pytest.mark.parametrize("act", ["suspend", "flush"])
def test_what_a_card_reads_while_it_is_faded_out_is_silence(stage: Stage, act: str):
    stage.output.start()
    stage.pass_time(1.0)
    assert stage.sink.take(FS_HZ).any()
    getattr(stage.output, act)()
    assert not stage.sink.take(4_096).any()
    stage.finish_fade()
    assert not stage.sink.take(1_000).any()
    stage.output.resume()
    assert stage.sink.take(2 * EASED_N)[EASED_N:].all()


def test_other_levels_are_rendered_anew_when_they_have_settled(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.set_levels(Levels(voice=0.2))
    assert stage.score.changes == [pytest.approx(0.8, abs=0.03)]
    stage.output._settle.timeout.emit()
    stage.pass_time(0.1)
    stage.finish_fade()
    assert stage.renders_from(stage.output.now())


def test_stopping_gives_the_card_back(stage: Stage):
    stage.output.start()
    stage.pass_time(1.0)
    stage.output.stop()
    stage.finish_fade()
    assert stage.sink.log[-1] == "reset"
    stage.output.start()
    stage.output.resume()
    assert len(stage.devices.opened) == 1


def test_a_fault_of_the_mixer_is_silence_and_time_goes_on(
    stage: Stage, caplog: pytest.LogCaptureFixture
):
    stage.output.start()
    stage.score.fault = ValueError("a bug")
    with caplog.at_level(logging.CRITICAL):
        assert not stage.sink.take(1000).any()
    stage.score.fault = None
    pcm = stage.sink.take(FS_HZ)
    assert pcm[-1] == (FS_HZ + 1000 - samples_of(LEAD_IN_S) - 1) % 30_000


def test_the_reader_never_ends(stage: Stage):
    stage.output.start()
    assert stage.sink.reader is not None
    assert stage.sink.reader.isSequential()
    assert stage.sink.reader.bytesAvailable() > FS_HZ
    assert not stage.sink.reader.isWritable()


def test_the_real_devices_can_be_asked_without_any(qapp):
    devices = SoundDevices()
    usual = devices.usual()
    assert isinstance(usual, bytes)
    if not usual:
        assert devices.open() is None
