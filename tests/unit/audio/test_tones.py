from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio import tones
from coping_app.audio.loudness import VOICE_RMS_DB
from coping_app.audio.samples import FS_HZ, Samples, samples_of
from tests.unit.audio.hearing import biggest_jump, level_db

STRUCK = [tones.bell, tones.soft_bell, tones.tick, tones.tense_tone, tones.release_tone]


def inhale_tone(length_s: float) -> Samples:
    return tones.inhale_stretch(samples_of(length_s), 0, samples_of(length_s))


def exhale_tone(length_s: float) -> Samples:
    return tones.exhale_stretch(samples_of(length_s), 0, samples_of(length_s))


BLOWN = [inhale_tone, exhale_tone]


@pytest.mark.parametrize("make", STRUCK)
def test_struck_sounds_begin_and_end_in_silence(make: Callable[[], Samples]):
    sound = make()
    assert np.abs(sound[0]).max() < 1e-5
    assert np.abs(sound[-1]).max() < 1e-5
    assert biggest_jump(sound) < 0.02


@pytest.mark.parametrize("make", STRUCK)
def test_struck_sounds_take_their_time_to_start(make: Callable[[], Samples]):
    """Nothing reaches half of its peak within 2 ms."""
    sound = make()
    assert np.abs(sound[:96]).max() < 0.5 * np.abs(sound).max()


@pytest.mark.parametrize("make", STRUCK)
def test_struck_sounds_are_quieter_than_the_voice(make: Callable[[], Samples]):
    sound = make()
    loudest = max(level_db(sound[k : k + 4_800]) for k in range(0, len(sound), 4_800))
    assert np.abs(sound).max() <= 0.2
    assert loudest < VOICE_RMS_DB + 1.0


def test_the_bell_dies_away_slowly_and_for_good():
    sound = tones.bell()
    second = [level_db(sound[k * FS_HZ : (k + 1) * FS_HZ]) for k in range(6)]
    assert all(later < earlier for earlier, later in pairwise(second))
    assert second[0] - 60.0 < second[3] < second[0] - 30.0
    assert second[5] < second[0] - 60.0


def test_the_partials_of_the_bell_are_those_of_a_bar():
    assert np.allclose(tones.PARTIALS, [1.0, 2.757, 5.404, 8.933], atol=2e-3)


def test_the_soft_bell_is_softer_than_the_bell():
    assert np.abs(tones.soft_bell()).max() < 0.6 * np.abs(tones.bell()).max()


@pytest.mark.parametrize("make", BLOWN)
@pytest.mark.parametrize("seconds", [0.5, 1.0, 4.0, 5.5])
def test_breath_tones_are_exactly_as_long_as_the_breath(make, seconds):
    sound = make(seconds)
    assert len(sound) == samples_of(seconds)
    assert np.abs(sound[0]).max() < 1e-5
    assert np.abs(sound[-1]).max() < 1e-4
    assert biggest_jump(sound) < 0.01


def pitch_hz(sound: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(sound[:, 0] * np.hanning(len(sound)), 1 << 17))
    return float(np.argmax(spectrum)) * FS_HZ / (1 << 17)


def test_the_inhale_tone_rises_and_the_exhale_tone_falls():
    inhale, exhale = inhale_tone(4.0), exhale_tone(4.0)
    early, late = slice(12_000, 36_000), slice(-36_000, -12_000)
    assert pitch_hz(inhale[early]) < pitch_hz(inhale[late]) - 25
    assert pitch_hz(exhale[early]) > pitch_hz(exhale[late]) + 25


@pytest.mark.parametrize("make", BLOWN)
def test_breath_tones_are_quiet(make):
    assert level_db(make(4.0)) < VOICE_RMS_DB - 8.0


@given(
    length_n=st.integers(24_000, 400_000), start=st.integers(0, 20_000),
    cut=st.integers(1, 999),
)
def test_breath_tones_are_the_same_in_any_pieces(length_n, start, cut):
    for stretch in (tones.inhale_stretch, tones.exhale_stretch):
        whole = stretch(length_n, start, 1000)
        pieces = [stretch(length_n, start, cut), stretch(length_n, start + cut, 1000 - cut)]
        assert np.allclose(np.concatenate(pieces), whole, atol=1e-7)
