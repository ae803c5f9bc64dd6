from __future__ import annotations

import numpy as np

from coping_app.audio.mixer import Score
from coping_app.audio.rendering import END_FADE_S, session_sound
from coping_app.audio.samples import FS_HZ, samples_of
from coping_app.session.cues import Cue
from tests.unit.audio.hearing import biggest_jump, score_of


def whole(score: Score, total_s: float) -> np.ndarray:
    return np.concatenate(list(session_sound(score, total_s)))


def test_the_file_is_the_session_to_the_sample_and_fades_at_its_very_end():
    score = score_of(Cue(2.0, 2.0, "bell", ""))
    sound = whole(score, 4.5)
    assert len(sound) == samples_of(4.5)
    before_fade = samples_of(4.5 - END_FADE_S)
    assert np.array_equal(sound[:before_fade], score.render(0, before_fade))
    assert np.abs(sound[-1]).max() < 1e-5


def test_a_background_that_would_go_on_ends_without_a_click():
    score = score_of(Cue(0.0, 60.0, "wait", "", sound="stream"))
    sound = whole(score, 10.0)
    assert len(sound) == samples_of(10.0)
    assert biggest_jump(sound) < 0.04
    assert np.abs(sound[-1]).max() < 1e-4


def test_a_session_without_a_tail_has_its_own_length():
    score = score_of(Cue(0.0, 0.5, "say", "Rest", spoken=True))
    assert len(whole(score, 2.75)) == samples_of(2.75)


def test_pieces_are_a_second_long_at_most():
    pieces = list(session_sound(score_of(Cue(0.0, 2.0, "bell", "")), 3.5))
    assert max(len(piece) for piece in pieces) == FS_HZ
