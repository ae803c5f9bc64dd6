from __future__ import annotations

import numpy as np

from coping_app.audio.mixer import Score
from coping_app.audio.rendering import LONGEST_TAIL_S, session_sound
from coping_app.audio.samples import FS_HZ, samples_of
from coping_app.session.cues import Cue
from tests.unit.audio.hearing import biggest_jump, score_of


def whole(score: Score, total_s: float) -> np.ndarray:
    return np.concatenate(list(session_sound(score, total_s)))


def test_the_file_is_the_session_and_what_rings_on():
    score = score_of(Cue(2.0, 2.0, "bell", ""))
    sound = whole(score, 4.5)
    assert len(sound) == score.end_n
    assert np.array_equal(sound[: samples_of(4.5)], score.render(0, samples_of(4.5)))
    assert np.abs(sound[-1]).max() < 1e-5


def test_a_long_tail_is_faded_out_in_time():
    score = score_of(Cue(0.0, 60.0, "wait", "", sound="stream"))
    sound = whole(score, 10.0)
    assert len(sound) == samples_of(10.0 + LONGEST_TAIL_S)
    assert biggest_jump(sound) < 0.04
    assert np.abs(sound[-1]).max() < 1e-4


def test_a_session_without_a_tail_has_its_own_length():
    score = score_of(Cue(0.0, 0.5, "say", "Rest", spoken=True))
    assert len(whole(score, 2.75)) == samples_of(2.75)


def test_pieces_are_a_second_long_at_most():
    pieces = list(session_sound(score_of(Cue(0.0, 2.0, "bell", "")), 3.5))
    assert max(len(piece) for piece in pieces) == FS_HZ
