"""Making spoken lines sit right: silence trimmed off, one loudness, no peak that bites."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coping_app.audio.samples import FS_HZ, Mono, faded, rms_db, samples_of

VOICE_RMS_DB = -21.0
"""RMS of the voiced parts of a line, dB below full scale: well above bells and backgrounds."""
MOST_GAIN_DB = 14.0
KNEE, CEILING = 0.55, 0.90

_FRAME_N = FS_HZ // 100
_STARTS_BELOW_PEAK_DB, _ENDS_BELOW_PEAK_DB = 38.0, 50.0
"""Where a line is cut. It starts late enough to begin with its caption; its last soft f, s or th,
up to 45 dB below its vowels, is kept."""
_BEFORE_S, _AFTER_S = 0.012, 0.10


def bent(sound: Mono, knee: float = KNEE, ceiling: float = CEILING) -> Mono:
    """Values up to ``knee`` as they are; beyond, a curve that never reaches ``ceiling``.

    Each sample stands alone, and the curve has no corner, so nothing clicks or pumps.
    """
    size = np.abs(sound)
    if not sound.size or float(size.max()) <= knee:
        return sound
    room = ceiling - knee
    over = np.tanh(np.maximum(size - knee, 0.0) / room) * room
    return np.asarray(np.sign(sound) * (np.minimum(size, knee) + over), np.float32)


def _frames_db(sound: Mono) -> NDArray[np.float64]:
    whole = len(sound) // _FRAME_N
    if whole == 0:
        return np.full(1, rms_db(sound))
    frames = sound[: whole * _FRAME_N].reshape(whole, _FRAME_N).astype(np.float64)
    return np.asarray(10.0 * np.log10(np.mean(frames * frames, axis=1) + 1e-20))


def trimmed(sound: Mono) -> Mono:
    """Without the silence around it: 12 ms are left before the first sound, 100 ms after the last.

    So a word starts where its caption does. Short ramps close both ends.
    """
    levels = _frames_db(sound)
    peak = float(np.max(levels))
    begun = np.flatnonzero(levels > max(peak - _STARTS_BELOW_PEAK_DB, -70.0))
    active = np.flatnonzero(levels > max(peak - _ENDS_BELOW_PEAK_DB, -70.0))
    if not len(begun):
        return sound[:0]
    start = max(0, int(begun[0]) * _FRAME_N - samples_of(_BEFORE_S))
    end = (int(active[-1]) + 1) * _FRAME_N + samples_of(_AFTER_S)
    return faded(sound[start:end], samples_of(0.008), samples_of(0.06))


def levelled(sound: Mono, target_db: float = VOICE_RMS_DB) -> Mono:
    """Brought to ``target_db`` by one gain for the whole line, at most ``MOST_GAIN_DB`` either way.

    The measure is the mean power of frames within 25 dB of the loudest, so pauses don't count.
    """
    levels = _frames_db(sound)
    loud = levels[levels > float(np.max(levels)) - 25.0]
    level = 10.0 * float(np.log10(np.mean(np.power(10.0, loud / 10.0))))
    if level < -80.0:
        return sound
    gain_db = float(np.clip(target_db - level, -MOST_GAIN_DB, MOST_GAIN_DB))
    return bent(np.asarray(sound * np.float32(10.0 ** (gain_db / 20.0)), np.float32))
