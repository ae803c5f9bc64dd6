from __future__ import annotations

import numpy as np
import pytest

from coping_app.audio.samples import (
    faded,
    from_pcm,
    rise,
    rms_db,
    samples_of,
    silence,
    stereo,
    to_pcm,
)


@pytest.mark.parametrize(("seconds", "n"), [(0.0, 0), (1.0, 48_000), (0.1, 4_800), (1 / 3, 16_000)])
def test_a_time_falls_on_its_nearest_sample(seconds, n):
    assert samples_of(seconds) == n


def test_a_ramp_and_its_reverse_sum_to_one():
    assert np.allclose(rise(481) + rise(481)[::-1], 1.0, atol=1e-6)


def test_a_ramp_only_goes_up():
    assert np.all(np.diff(rise(960)) > 0)


def test_fades_leave_the_middle_and_the_original_alone():
    sound = np.ones(1000, np.float32)
    out = faded(sound, 100, 200)
    assert np.all(out[100:800] == 1.0)
    assert out[0] < 0.001
    assert out[-1] < 0.001
    assert np.all(sound == 1.0)


def test_fades_longer_than_the_sound_meet_in_its_middle():
    out = faded(np.ones(10, np.float32), 100, 100)
    assert out[0] < out[4]
    assert out[-1] < out[5]


def test_sixteen_bits_come_back_as_they_were():
    pcm = np.array([-32_767, -1, 0, 1, 32_767], np.int16)
    assert np.array_equal(to_pcm(from_pcm(pcm)), pcm)


def test_values_beyond_full_scale_are_held_at_the_ends():
    assert to_pcm(np.array([3.0, -3.0], np.float32)).tolist() == [32_767, -32_767]


def test_stereo_shows_the_same_on_both_sides():
    both = stereo(np.array([0.1, 0.2], np.float32))
    assert both.shape == (2, 2)
    assert np.array_equal(both[:, 0], both[:, 1])


def test_silence_has_no_level():
    assert rms_db(silence(10)) == -200.0
    assert rms_db(silence(-1)) == -200.0
