from __future__ import annotations

import numpy as np
import pytest

from coping_app.audio.resample import Resampler, resampled
from coping_app.audio.samples import FS_HZ


def tone(fs_hz: int, hz: float, seconds: float = 1.0) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(round(seconds * fs_hz)) / fs_hz).astype(np.float32)


@pytest.mark.parametrize("fs_hz", [8_000, 11_025, 22_050, 24_000, 32_000, 44_100, 47_999, 96_000])
def test_tones_in_the_band_come_through_exactly(fs_hz):
    hz = 0.4 * min(fs_hz, FS_HZ)
    out = resampled(tone(fs_hz, hz), fs_hz)
    wanted = np.sin(2 * np.pi * hz * np.arange(len(out)) / FS_HZ)
    assert np.abs(out - wanted)[1000:-1000].max() < 10 ** (-90 / 20)


def test_nothing_folds_back_from_above():
    out = resampled(tone(96_000, 27_000), 96_000)
    assert np.abs(out[1000:-1000]).max() < 10 ** (-85 / 20)


def test_no_image_of_speech_appears_above_its_band():
    out = resampled(tone(24_000, 10_800), 24_000)[2000:-2000]
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out))))
    hz = np.fft.rfftfreq(len(out), 1 / FS_HZ)
    assert spectrum[hz > 12_500].max() < spectrum.max() * 10 ** (-85 / 20)


@pytest.mark.parametrize(("fs_hz", "n", "wanted"), [
    (24_000, 12_000, 24_000), (44_100, 44_100, 48_000), (8_000, 1, 6), (96_000, 3, 2),
])
def test_the_length_is_the_time_times_the_rate(fs_hz, n, wanted):
    assert len(resampled(np.zeros(n, np.float32), fs_hz)) == wanted


def test_a_click_stays_at_its_time():
    click = np.zeros(2400, np.float32)
    click[1200] = 1.0
    assert int(np.argmax(resampled(click, 24_000))) == 2400


def test_the_same_rate_changes_nothing():
    sound = tone(FS_HZ, 440, 0.1)
    assert np.array_equal(resampled(sound, FS_HZ), sound)
    resampler = Resampler(FS_HZ)
    first, last = resampler.needs(1000, 100)
    assert np.allclose(resampler.stretch(sound[first:last], 1000, 100), sound[1000:1100], atol=1e-6)


def test_any_stretch_equals_the_whole():
    sound = tone(44_100, 997)
    whole = resampled(sound, 44_100)
    resampler = Resampler(44_100)
    first, last = resampler.needs(20_000, 777)
    part = resampler.stretch(sound[first:last], 20_000, 777)
    assert np.allclose(part, whole[20_000:20_777], atol=1e-6)


def test_an_empty_sound_stays_empty():
    assert len(resampled(np.zeros(0, np.float32), 24_000)) == 0


def test_a_rate_must_be_positive():
    with pytest.raises(ValueError, match="positive"):
        Resampler(0)
