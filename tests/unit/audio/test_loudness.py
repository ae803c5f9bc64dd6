from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.loudness import CEILING, KNEE, VOICE_RMS_DB, bent, levelled, trimmed
from coping_app.audio.samples import FS_HZ, rms_db, silence


def tone(seconds: float, peak: float) -> np.ndarray:
    t = np.arange(round(seconds * FS_HZ)) / FS_HZ
    return (peak * np.sin(2 * np.pi * 200 * t)).astype(np.float32)


@pytest.mark.parametrize("peak", [0.05, 0.1, 0.3, 0.5])
def test_lines_come_out_at_one_loudness(peak):
    assert rms_db(levelled(tone(1.0, peak))) == pytest.approx(VOICE_RMS_DB, abs=0.3)


def test_pauses_do_not_make_a_line_louder():
    with_pause = np.concatenate([tone(1.0, 0.2), silence(FS_HZ)[:, 0], tone(1.0, 0.2)])
    assert rms_db(levelled(with_pause)[:FS_HZ]) == pytest.approx(VOICE_RMS_DB, abs=0.3)


def test_silence_stays_silence():
    assert not levelled(np.zeros(1000, np.float32)).any()


def test_trimming_leaves_a_breath_around_the_sound():
    line = np.pad(tone(0.5, 0.3), (20_000, 30_000))
    out = trimmed(line)
    first = int(np.flatnonzero(np.abs(out) > 0.02)[0])
    assert 0 < first < 0.03 * FS_HZ
    assert 24_000 <= len(out) < 24_000 + 0.15 * FS_HZ
    assert abs(out[0]) < 1e-4
    assert abs(out[-1]) < 1e-4


def test_a_soft_last_consonant_is_kept_and_a_line_starts_with_its_first_clear_sound():
    soft = tone(0.3, 0.3 * 10 ** (-45 / 20))
    line = np.concatenate([soft, tone(0.5, 0.3), soft])
    assert len(trimmed(line)) == pytest.approx(0.8 * FS_HZ, abs=0.04 * FS_HZ)
    assert np.abs(trimmed(line)[: round(0.05 * FS_HZ)]).max() > 0.2


def test_trimming_silence_leaves_nothing():
    assert len(trimmed(np.zeros(48_000, np.float32))) == 0


def test_short_sounds_can_be_trimmed():
    assert len(trimmed(tone(0.004, 0.3))) > 0


@given(st.lists(st.floats(-8, 8, width=32), min_size=1, max_size=50))
def test_the_bend_keeps_order_and_never_reaches_the_ceiling(values):
    sound = np.sort(np.array(values, np.float32))
    out = bent(sound)
    assert np.all(np.abs(out) <= CEILING)
    assert np.all(np.diff(out) >= 0)
    small = np.abs(sound) <= KNEE
    assert np.array_equal(out[small], sound[small])


def test_the_bend_has_no_corner():
    line = np.linspace(-2, 2, 40_001, dtype=np.float32)
    slope = np.diff(bent(line).astype(np.float64)) / np.diff(line.astype(np.float64))
    assert np.abs(np.diff(slope)).max() < 0.02
