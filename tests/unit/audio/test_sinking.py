from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, Pcm
from coping_app.audio.sinking import Sinking, sinking_of
from coping_app.content.checks.loading import load_exercise
from coping_app.content.reference.places import exercises_folder
from coping_app.session.choices import Choices
from coping_app.session.timeline import reading_s, rehearse
from tests.unit.session.making import exercise, no_other, say

NIGHT = {"length": 900.0, "tags": ("sleep", "evening")}


class Hiss:
    """Lines of a constant noise, as long as they take to read."""

    def pcm(self, text: str, private: bool) -> Pcm:
        n = round(reading_s(text, private) * FS_HZ)
        noise = np.random.default_rng(1).normal(0.0, 2000.0, n)
        return noise.astype("<i2")


def db(gain: float) -> float:
    return float(20.0 * np.log10(gain))


def test_the_first_third_keeps_its_level_and_the_end_is_eight_decibels_softer() -> None:
    sinking = sinking_of(exercise(say(), **NIGHT), Choices())
    assert sinking is not None
    assert sinking.gains(0, 4800) == 1.0
    assert sinking.gains(299 * FS_HZ, FS_HZ) == 1.0
    assert db(float(sinking.gains(555 * FS_HZ, 2)[0])) == pytest.approx(-4.0, abs=0.01)
    assert db(float(sinking.gains(810 * FS_HZ, 2))) == pytest.approx(-8.0, abs=0.01)
    assert db(float(sinking.gains(5000 * FS_HZ, 2))) == pytest.approx(-8.0, abs=0.01)


def test_there_is_no_edge_in_it_and_any_way_of_asking_gives_the_same() -> None:
    sinking = Sinking(1.0, 3.0)
    whole = np.concatenate(
        [np.broadcast_to(sinking.gains(n, 4800), 4800) for n in range(0, 4 * FS_HZ, 4800)]
    )
    assert np.abs(np.diff(whole)).max() < 2e-5
    assert np.all(np.diff(whole) <= 0.0)
    odd = [np.broadcast_to(sinking.gains(n, 777), 777) for n in range(0, 4 * FS_HZ, 777)]
    assert np.array_equal(whole, np.concatenate(odd)[: len(whole)])


def test_it_follows_pace_and_the_shorter_form() -> None:
    made = exercise(say(), **NIGHT)
    assert sinking_of(made, Choices(pace=2.0)) == Sinking(600.0, 1620.0)
    assert sinking_of(made, Choices(shorter=True)) == Sinking(150.0, 405.0)


def test_a_session_taken_up_again_is_as_soft_as_it_was() -> None:
    made = exercise(say(), **NIGHT)
    before, again = sinking_of(made, Choices()), sinking_of(made, Choices(), passed_s=600.0)
    assert before is not None
    assert again is not None
    assert again.gains(10 * FS_HZ, 2)[0] == pytest.approx(before.gains(610 * FS_HZ, 2)[0])


@pytest.mark.parametrize("tags", [(), ("breathing", "sleep"), ("calm",)])
def test_other_exercises_keep_their_level(tags: tuple[str, ...]) -> None:
    assert sinking_of(exercise(say(), length=900.0, tags=tags), Choices()) is None


@pytest.mark.parametrize("name", ["sleep-wind-down.yaml", "sleep-wind-down.es.yaml"])
def test_the_last_line_of_wind_down_is_six_to_ten_decibels_below_the_first(name: str) -> None:
    made = load_exercise(Path(exercises_folder()) / "cbt" / name)
    timeline = rehearse(made, no_other)
    score = Score(Hiss(), Levels(), sinking=sinking_of(made, Choices()))
    for placed in timeline.blocks:
        if placed.block.length_s > 0:
            score.place(placed)
    lines = [cue for cue in timeline.cues if cue.spoken and cue.length_s > 0]

    def loudness(at_s: float) -> float:
        heard = score.render(round((at_s + 0.5) * FS_HZ), FS_HZ // 2)
        return db(float(np.sqrt(np.mean(np.square(heard)))))

    fall = loudness(lines[0].at_s) - loudness(lines[-1].at_s)
    assert 6.0 <= fall <= 10.0


@pytest.mark.parametrize("name", ["sleep-wind-down.yaml", "sleep-wind-down.es.yaml"])
def test_after_the_quiet_minute_one_line_ends_it_and_tells_no_news(name: str) -> None:
    made = load_exercise(Path(exercises_folder()) / "cbt" / name)
    cues = rehearse(made, no_other).cues
    (quiet,) = (index for index, cue in enumerate(cues) if cue.kind == "wait")
    assert len([cue for cue in cues[quiet:] if cue.spoken]) == 1
