from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio import tones
from coping_app.audio.levels import Levels
from coping_app.audio.mixer import DUCKED, LIMIT_CEILING, TILE_N, Score
from coping_app.audio.recordings import Recordings
from coping_app.audio.samples import FS_HZ, samples_of
from coping_app.audio.scenes import sea
from coping_app.session.cues import Cue, CueKind, PlacedBlock
from tests.unit.audio.hearing import (
    HummedLines,
    biggest_jump,
    block,
    hum,
    level_db,
    onset,
    score_of,
)

VOICE = 8_000 / 32_767
"""The steady value of a hummed line."""


def say(at_s: float, private: bool = False) -> Cue:
    return Cue(at_s, 0.5, "say", "Rest", spoken=True, private=private)


def wait(at_s: float, length_s: float, scene: str) -> Cue:
    return Cue(at_s, length_s, "wait", "", sound=scene)


@pytest.mark.parametrize("at_s", [0.0, 0.1, 1 / 3, 1.00001, 7.77777])
@pytest.mark.parametrize("start_s", [0.0, 2.5, 1234.56789])
def test_a_spoken_line_begins_at_its_very_sample(at_s, start_s):
    score = score_of(say(at_s), start_s=start_s)
    wanted = samples_of(start_s) + samples_of(at_s)
    sound = score.render(wanted - 1000, 3000)
    assert onset(sound) == 1000
    assert sound[1000, 0] == pytest.approx(VOICE)


@pytest.mark.parametrize(("kind", "sound"), [
    ("bell", tones.bell), ("count", tones.tick), ("tense", tones.tense_tone),
    ("release", tones.release_tone),
])
def test_each_struck_cue_is_its_sound_at_its_very_sample(kind: CueKind, sound):
    score = score_of(Cue(1.25, 2.0, kind, "x"))
    found = score.render(samples_of(1.25), len(sound()))
    assert np.allclose(found, sound(), atol=1e-6)
    assert not score.render(0, samples_of(1.25)).any()


def test_a_soft_bell_is_asked_for_by_name():
    score = score_of(Cue(0.0, 2.0, "bell", "", sound="soft"))
    assert np.allclose(score.render(0, 1000), tones.soft_bell()[:1000], atol=1e-6)


def test_breath_tones_fill_their_cue_to_the_sample():
    score = score_of(Cue(0.0, 4.0, "inhale", "In"), Cue(4.0, 6.0, "exhale", "Out"))
    inhaled_n, exhaled_n = 4 * FS_HZ, 6 * FS_HZ
    inhale = tones.inhale_stretch(inhaled_n, 0, inhaled_n)
    exhale = tones.exhale_stretch(exhaled_n, 0, exhaled_n)
    assert np.allclose(score.render(0, inhaled_n), inhale, atol=1e-6)
    assert np.allclose(score.render(inhaled_n, exhaled_n), exhale, atol=1e-6)
    assert not score.render(10 * FS_HZ, 1000).any()


@pytest.mark.parametrize("kind", ["hold", "rest", "notice", "wait", "person", "say", "play"])
def test_cues_that_are_only_seen_are_silent(kind: CueKind):
    assert not score_of(Cue(0.0, 4.0, kind, "x")).render(0, FS_HZ).any()


def test_a_spoken_count_has_no_tick():
    score = score_of(Cue(0.0, 1.0, "count", "1", spoken=True, number=1))
    assert np.allclose(score.render(0, 1000), VOICE)


def test_whether_a_line_is_private_is_passed_on():
    lines = HummedLines()
    Score(lines, Levels()).place(PlacedBlock(0.0, block(say(0.0, private=True))))
    assert lines.private == ["Rest"]


def busy_score() -> Score:
    """Everything at once: lines, bells, breaths, counts, two scenes, a cut and a level change."""
    score = Score(HummedLines(), Levels(background=1.0))
    score.place(PlacedBlock(0.5, block(
        wait(0.0, 5.0, "sea"), say(1.03), Cue(1.5, 2.0, "bell", ""), length_s=5.0,
    )))
    score.place(PlacedBlock(5.5, block(
        Cue(0.0, 1.7, "inhale", "In"), *[Cue(0.2 * k, 0.2, "count", "x") for k in range(12)],
        Cue(1.7, 2.1, "exhale", "Out"), wait(0.0, 6.0, "stream"), place=(1,),
    )))
    score.clear_from(7.3)
    score.place(PlacedBlock(7.3, block(say(0.0), wait(0.0, 3.0, "candle"), place=(2,))))
    score.set_levels(Levels(voice=0.3), 7.41)
    return score


WHOLE = busy_score().render(-2000, 500_000)


@given(st.integers(-2000, 490_000), st.lists(st.integers(1, 3 * TILE_N), min_size=1, max_size=6))
def test_any_chunks_in_any_order_are_the_same_samples(start, sizes):
    score = busy_score()
    starts = np.cumsum([start, *sizes])[:-1]
    for first, n in reversed(list(zip(starts, sizes, strict=True))):
        n = min(n, 498_000 - first)
        if n > 0:
            expected = WHOLE[first + 2000 : first + 2000 + n]
            assert np.array_equal(score.render(int(first), int(n)), expected)


def test_nothing_is_heard_before_the_session():
    assert not WHOLE[:2000].any()


def test_all_sounds_at_once_never_reach_full_scale():
    loud = Levels(1.0, 1.0, 1.0, 1.0)
    cues = [say(0.0) for _ in range(6)] + [Cue(0.0, 2.0, "bell", "") for _ in range(6)]
    sound = score_of(*cues, levels=loud).render(0, FS_HZ)
    assert np.abs(sound).max() <= LIMIT_CEILING


def test_what_is_not_loud_is_not_touched_by_the_limiter():
    assert np.allclose(score_of(say(0.0)).render(0, 1000), VOICE)


@pytest.mark.parametrize(("kind", "level"), [
    ("say", "voice"), ("bell", "cues"), ("inhale", "breath"), ("wait", "background"),
])
def test_each_kind_of_sound_follows_its_level(kind: CueKind, level):
    cue = Cue(0.0, 4.0, kind, "x", spoken=kind == "say", sound="sea" if kind == "wait" else "")
    usual = score_of(cue).render(0, FS_HZ)
    off = score_of(cue, levels=Levels(**{level: 0.0})).render(0, FS_HZ)
    soft = score_of(cue, levels=Levels(**{level: 0.4})).render(0, FS_HZ)
    assert usual.any()
    assert not off.any()
    assert np.allclose(soft, 0.25 * usual, atol=1e-6)


def test_levels_change_while_playing_without_a_step():
    score = score_of(Cue(0.0, 0.5, "say", "x", spoken=True))
    score.set_levels(Levels(voice=0.2), 0.25)
    sound = score.render(4800, 14_400)
    assert biggest_jump(sound[1:-1]) >= 0.2  # its own edges; inside there is no step
    assert np.abs(np.diff(sound[:, 0])).max() < 0.001
    assert sound[0, 0] == pytest.approx(VOICE)
    assert sound[-1, 0] == pytest.approx(VOICE / 16, rel=1e-3)


def test_a_scene_fades_in_and_out_slowly():
    sound = score_of(wait(0.0, 6.0, "stream")).render(0, 9 * FS_HZ)
    assert level_db(sound[: FS_HZ // 10]) < level_db(sound[2 * FS_HZ : 3 * FS_HZ]) - 20
    assert level_db(sound[6 * FS_HZ : 6 * FS_HZ + 4800]) > -45
    assert not sound[8 * FS_HZ :].any()
    assert np.abs(sound[8 * FS_HZ - 10 : 8 * FS_HZ]).max() < 1e-4


def test_two_waits_with_one_scene_sound_as_one():
    score = Score(HummedLines(), Levels())
    for k in range(2):
        score.place(PlacedBlock(6.0 * k, block(wait(0.0, 6.0, "sea"), length_s=6.0, place=(k,))))
    start = 5 * FS_HZ
    assert np.allclose(score.render(start, 4 * FS_HZ), sea(start, 4 * FS_HZ), atol=1e-5)


def test_the_background_of_a_waiting_step_goes_on_until_it_is_cleared():
    score = score_of(wait(0.0, 3.0, "stream"), length_s=3.0, waits=True)
    assert level_db(score.render(500 * FS_HZ, FS_HZ)) > -45
    score.clear_from(500.5)
    cut = samples_of(500.5)
    assert level_db(score.render(cut - 4800, 4800)) > -45
    assert not score.render(cut + samples_of(0.06), FS_HZ).any()


def test_the_background_steps_back_for_the_voice():
    quiet = score_of(wait(0.0, 20.0, "stream")).render(5 * FS_HZ, 8 * FS_HZ)
    spoken = score_of(wait(0.0, 20.0, "stream"), say(8.0)).render(5 * FS_HZ, 8 * FS_HZ)
    under = slice(3 * FS_HZ, 3 * FS_HZ + 24_000)
    assert np.allclose(spoken[under] - VOICE, DUCKED * quiet[under], atol=1e-5)
    assert np.array_equal(spoken[: 2 * FS_HZ], quiet[: 2 * FS_HZ])
    assert np.array_equal(spoken[5 * FS_HZ :], quiet[5 * FS_HZ :])
    only_background = spoken.copy()
    only_background[under] -= np.float32(VOICE)
    assert np.abs(np.diff(only_background, axis=0)).max() < 0.03


def test_clearing_drops_what_is_to_come_and_lets_the_rest_die_away():
    score = score_of(say(1.0), say(3.0), Cue(1.2, 2.0, "bell", ""))
    score.clear_from(1.25)
    sound = score.render(0, 5 * FS_HZ)
    cut = samples_of(1.25)
    assert sound[cut - 1, 0] > VOICE * 0.5
    assert not sound[cut + samples_of(0.06) :].any()
    assert np.abs(np.diff(sound[cut - 10 :], axis=0)).max() < 0.02


def test_clearing_twice_keeps_the_earlier_cut():
    score = score_of(say(1.0))
    score.clear_from(1.2)
    score.clear_from(1.21)
    again = score_of(say(1.0))
    again.clear_from(1.2)
    assert np.array_equal(score.render(48_000, 24_000), again.render(48_000, 24_000))


def test_a_block_can_be_laid_again_after_clearing():
    score = score_of(say(0.0), start_s=2.0)
    score.clear_from(2.0)
    assert not score.render(0, 5 * FS_HZ).any()
    score.place(PlacedBlock(2.0, block(say(0.0))))
    assert onset(score.render(0, 5 * FS_HZ)) == 2 * FS_HZ


def test_a_block_that_is_laid_twice_is_heard_once():
    score = score_of(say(0.0))
    score.place(PlacedBlock(0.0, block(say(0.0))))
    assert np.allclose(score.render(0, 1000), VOICE)


def test_the_end_is_that_of_the_last_sound_that_ends():
    score = score_of(say(1.0), Cue(2.0, 2.0, "bell", ""))
    assert score.end_n == 2 * FS_HZ + len(tones.bell())
    assert Score(HummedLines(), Levels()).end_n == 0


def recording_score(folder: Path, cue: Cue, waits: bool = False) -> Score:
    soundfile.write(folder / "song.wav", hum(8.0, peak=0.5), FS_HZ)
    score = Score(HummedLines(), Levels(), Recordings(lambda name: folder / name))
    score.place(PlacedBlock(1.0, block(cue, waits=waits)))
    return score


def test_a_recording_plays_to_its_own_end(tmp_path: Path):
    score = recording_score(tmp_path, Cue(0.0, 20.0, "play", "Listen", sound="song.wav"))
    sound = score.render(0, 12 * FS_HZ)
    assert not sound[:FS_HZ].any()
    assert level_db(sound[8 * FS_HZ : 8 * FS_HZ + 24_000]) > -20
    assert not sound[9 * FS_HZ :].any()
    assert biggest_jump(sound) < 0.02


def test_a_recording_fades_out_where_its_step_ends_before_it(tmp_path: Path):
    score = recording_score(tmp_path, Cue(0.0, 6.0, "play", "Listen", sound="song.wav"))
    sound = score.render(FS_HZ, 7 * FS_HZ)
    assert level_db(sound[5 * FS_HZ : 6 * FS_HZ]) < level_db(sound[2 * FS_HZ : 3 * FS_HZ]) - 8
    assert not sound[6 * FS_HZ :].any()
    assert biggest_jump(sound) < 0.02


def test_a_recording_of_unknown_length_plays_until_the_person_goes_on(tmp_path: Path):
    score = recording_score(
        tmp_path, Cue(0.0, 0.0, "play", "Listen", sound="song.wav"), waits=True
    )
    assert level_db(score.render(8 * FS_HZ, 24_000)) > -20


def test_a_recording_that_was_cut_goes_on_at_its_place_and_is_eased_in(tmp_path: Path):
    whole = recording_score(tmp_path, Cue(0.0, 20.0, "play", "Listen", sound="song.wav"))
    score = Score(HummedLines(), Levels(), Recordings(lambda name: tmp_path / name))
    score.place(PlacedBlock(-2.0, block(Cue(0.0, 20.0, "play", "Listen", sound="song.wav"))))
    sound = score.render(0, 7 * FS_HZ)
    assert np.allclose(sound[3 * FS_HZ : 5 * FS_HZ], whole.render(6 * FS_HZ, 2 * FS_HZ), atol=1e-4)
    assert level_db(sound[:4_800]) < level_db(sound[3 * FS_HZ : 4 * FS_HZ]) - 20
    assert not sound[6 * FS_HZ :].any()
    assert biggest_jump(sound) < 0.02


def test_a_recording_that_was_over_before_the_cut_is_silent(tmp_path: Path):
    soundfile.write(tmp_path / "song.wav", hum(8.0, peak=0.5), FS_HZ)
    score = Score(HummedLines(), Levels(), Recordings(lambda name: tmp_path / name))
    score.place(PlacedBlock(-10.0, block(Cue(0.0, 20.0, "play", "Listen", sound="song.wav"))))
    assert not score.render(0, FS_HZ).any()


def test_a_scene_that_was_cut_is_eased_in_where_it_goes_on():
    score = Score(HummedLines(), Levels())
    score.place(PlacedBlock(-100.0, block(wait(0.0, 160.0, "sea"))))
    sound = score.render(0, 10 * FS_HZ)
    assert level_db(sound[:2_400]) < level_db(sound[3 * FS_HZ : 10 * FS_HZ]) - 20
    assert level_db(score.render(50 * FS_HZ, FS_HZ)) > -80
    assert not score.render(63 * FS_HZ, FS_HZ).any()


@pytest.mark.parametrize("name", ["song.m3u8", "none.wav", ""])
def test_q_04_a_recording_that_cannot_be_used_is_silent(tmp_path: Path, name):
    (tmp_path / "song.m3u8").write_text("#EXTM3U\n/etc/passwd\n")
    score = recording_score(tmp_path, Cue(0.0, 6.0, "play", "Listen", sound=name))
    assert not score.render(0, 8 * FS_HZ).any()


def dense_score(minutes: int) -> Score:
    score = Score(HummedLines(), Levels())
    for k in range(5 * minutes):
        cues = [wait(0.0, 12.0, "sea"), say(0.5), Cue(2.0, 2.0, "bell", "")]
        cues += [Cue(float(t), 1.0, "count", "x") for t in range(12)]
        cues += [Cue(4.0 * t, 4.0, "inhale", "x") for t in range(3)]
        score.place(PlacedBlock(12.0 * k, block(*cues, length_s=12.0, place=(k,))))
    return score


def cost_s(score: Score, first_s: int) -> float:
    """Processor time of one second of sound: the least of twelve, so that others don't count."""
    taken = []
    for second in range(first_s, first_s + 12):
        begun = time.thread_time()
        score.render(second * FS_HZ, FS_HZ)
        taken.append(time.thread_time() - begun)
    return min(taken)


def plain_cost_s() -> float:
    """Processor time of twenty plain sines of a second, added up: what any mixer would take."""
    taken = []
    for _ in range(12):
        begun = time.thread_time()
        heard = np.zeros((FS_HZ, 2), np.float32)
        for number in range(20):
            sine = np.sin(np.arange(FS_HZ) * (0.01 * number)).astype(np.float32)
            heard += 0.05 * sine[:, None]
        taken.append(time.thread_time() - begun)
    return min(taken)


def test_a_second_costs_little_and_no_more_in_a_long_session_than_in_a_short_one():
    """As much as twenty plain sines, measured beside them: machines differ threefold."""
    short, long = cost_s(dense_score(1), 30), cost_s(dense_score(30), 900)
    assert long < 3 * plain_cost_s()
    assert long < 3 * short
