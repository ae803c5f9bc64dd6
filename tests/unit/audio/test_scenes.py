from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.loudness import VOICE_RMS_DB
from coping_app.audio.samples import FS_HZ
from coping_app.audio.scenes import LOOP_N, SCENES, candle, prepare, sea, stream
from tests.unit.audio.hearing import level_db

ALL = pytest.mark.parametrize("scene", sorted(SCENES))


@given(
    scene=st.sampled_from(sorted(SCENES)), start=st.integers(0, 400_000_000),
    cut=st.integers(1, 2_999),
)
def test_scenes_are_the_same_in_any_pieces(scene, start, cut):
    make = SCENES[scene]
    whole = make(start, 3000)
    assert np.array_equal(np.concatenate([make(start, cut), make(start + cut, 3000 - cut)]), whole)


@ALL
def test_scenes_close_their_loop_without_a_step(scene):
    """No step at the seam is bigger than those elsewhere."""
    sound = SCENES[scene](LOOP_N - 24_000, 48_000)
    steps = np.abs(np.diff(sound, axis=0)).max(axis=1)
    assert steps[23_990:24_010].max() <= steps.max()
    assert steps[23_999] < 6 * steps.mean()


@ALL
def test_scenes_stay_well_below_the_voice(scene):
    sound = SCENES[scene](0, 30 * FS_HZ)
    assert level_db(sound) < VOICE_RMS_DB - 12.0
    assert np.abs(sound).max() < 0.2


def test_the_sea_comes_in_waves():
    half_seconds = [level_db(sea(k * 24_000, 24_000)) for k in range(80)]
    assert max(half_seconds) - min(half_seconds) > 8.0


def test_the_stream_is_even():
    half_seconds = [level_db(stream(k * 24_000, 24_000)) for k in range(40)]
    assert max(half_seconds) - min(half_seconds) < 6.0


def test_a_candle_is_nearly_silent():
    assert -70.0 < level_db(candle(0, 10 * FS_HZ)) < -58.0


def test_the_sea_does_not_repeat_with_its_noise():
    """The waves have a length of their own: the same noise comes back under another wave."""
    assert not np.allclose(sea(0, FS_HZ), sea(LOOP_N, FS_HZ), atol=1e-3)


@ALL
def test_a_scene_is_prepared_once_and_beside_us(scene):
    assert prepare(scene) is prepare(scene)
    prepare(scene).join(10)
    assert not prepare(scene).is_alive()
