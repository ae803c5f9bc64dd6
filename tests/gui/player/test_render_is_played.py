"""What is written to a file is what a sound device pulls, sample by sample."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from coping_app.audio.files import write_file
from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.rendering import END_FADE_S, session_sound
from coping_app.audio.samples import samples_of
from coping_app.session.timeline import Timeline, rehearse
from coping_app.ui.platform.score_reader import FADE_IN_S, QUIET_S, ScoreReader
from tests.gui.clock_fakes import NoisyLines
from tests.unit.session.making import exercise, no_other, say, wait

PRACTICE = exercise(
    wait(1.0),
    say("Sit as you like", pause=0.7, bell="before"),
    {"breathe": {"in": 1.3, "hold": 0.6, "out": 1.7}, "rounds": 2, "count": True},
    {"body": [{"area": "neck", "say": "Your neck", "tense": 1.1, "release": 1.9}]},
    wait(5.0, scene="stream", bell_every=2.0),
)
LINES = NoisyLines()


def score_of(timeline: Timeline) -> Score:
    score = Score(LINES, Levels())
    for block in timeline.blocks:
        score.place(block)
    return score


@pytest.fixture
def timeline() -> Timeline:
    return rehearse(PRACTICE, no_other, speech_s=LINES.length_s)


def pulled(score: Score, total_n: int, chance: Random) -> NDArray[np.int16]:
    """All that a device takes in pieces of odd sizes, one of them empty."""
    reader = ScoreReader(score, QObject())
    reader.go_to(0)
    pieces = [reader.readData(0)]
    left_n = total_n
    while left_n:
        n = min(left_n, chance.choice([1, 7, 479, 481, 4799, 4801, 9999, 31_337]))
        pieces.append(reader.readData(4 * n))
        left_n -= n
    return np.frombuffer(b"".join(pieces), "<i2").reshape(-1, 2)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_device_that_pulls_odd_pieces_gets_the_samples_of_the_file(
    qapp: QApplication, timeline: Timeline, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "heard.wav"
    write_file(path, session_sound(score_of(timeline), timeline.total_s))
    written, _ = soundfile.read(path, dtype="int16")
    total_n = samples_of(timeline.total_s)
    played = pulled(score_of(timeline), total_n, Random(seed))
    assert len(written) == len(played) == total_n
    # A device is faded in at its very start, a file out at its very end; both are the same between.
    same = slice(samples_of(QUIET_S) + samples_of(FADE_IN_S), total_n - samples_of(END_FADE_S))
    off = np.abs(played[same].astype(int) - written[same])
    assert off.max() <= 1
    assert np.abs(played).max() > 3000


def test_blocks_laid_while_it_plays_sound_as_those_laid_before(
    qapp: QApplication, timeline: Timeline
) -> None:
    total_n = samples_of(timeline.total_s)
    score = Score(LINES, Levels())
    reader = ScoreReader(score, QObject())
    reader.go_to(0)
    waiting, pieces, at_n = list(timeline.blocks), [], 0
    while at_n < total_n:
        while waiting and samples_of(waiting[0].start_s) < at_n + 48_000:
            score.place(waiting.pop(0))
        n = min(4_801, total_n - at_n)
        pieces.append(reader.readData(4 * n))
        at_n += n
    played = np.frombuffer(b"".join(pieces), "<i2").reshape(-1, 2)
    assert np.array_equal(played, pulled(score_of(timeline), total_n, Random(4)))
