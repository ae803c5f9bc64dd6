from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.levels import REFERENCE_LEVEL, Levels, LevelTrack


def test_the_usual_setting_changes_nothing_and_zero_is_off():
    assert Levels().gain("voice") == pytest.approx(1.0)
    assert Levels(voice=0.0).gain("voice") == 0.0


def test_half_the_setting_is_twelve_decibels_less():
    assert Levels(cues=REFERENCE_LEVEL / 2).gain("cues") == pytest.approx(0.25)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_settings_out_of_range_are_refused(value):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Levels(breath=value)


def test_a_change_is_eased_in_over_twenty_milliseconds():
    track = LevelTrack(Levels())
    track.change(Levels(voice=0.0), 1000)
    gains = track.gains("voice", 0, 3000)
    assert np.all(gains[:1000] == 1.0)
    assert np.all(gains[1960:] == 0.0)
    assert np.abs(np.diff(gains)).max() < 0.003


def test_far_from_a_change_there_is_one_factor():
    track = LevelTrack(Levels())
    track.change(Levels(voice=0.0), 1000)
    assert track.gains("voice", 5000, 100) == 0.0
    assert track.gains("voice", 0, 100) == 1.0


def test_a_later_change_is_dropped_by_an_earlier_one():
    track = LevelTrack(Levels())
    track.change(Levels(voice=0.0), 9000)
    track.change(Levels(voice=0.4), 1000)
    assert track.last == Levels(voice=0.4)
    assert track.gains("voice", 20_000, 1) == pytest.approx(0.25)


@given(st.lists(st.tuples(st.integers(0, 6000), st.floats(0, 1)), max_size=5), st.integers(1, 7999))
def test_factors_are_the_same_in_any_pieces(changes, cut):
    track = LevelTrack(Levels())
    for at_n, level in changes:
        track.change(Levels(voice=level), at_n)
    whole = np.broadcast_to(track.gains("voice", 0, 8000), 8000)
    first = np.broadcast_to(track.gains("voice", 0, cut), cut)
    second = np.broadcast_to(track.gains("voice", cut, 8000 - cut), 8000 - cut)
    assert np.allclose(np.concatenate([first, second]), whole, atol=1e-6)
