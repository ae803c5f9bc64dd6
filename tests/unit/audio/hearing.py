"""Small things that tests of sound share: made-up voices and blocks, and looking at samples."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, Pcm, Samples, samples_of
from coping_app.audio.voices import VoiceError
from coping_app.content.format.model import Say, Wait
from coping_app.session.cues import Block, Cue, PlacedBlock


def hum(seconds: float, hz: float = 220.0, peak: float = 0.4) -> Samples:
    """A steady tone of full length without ramps, so that its first sample can be found."""
    t = np.arange(samples_of(seconds)) / FS_HZ
    mono = (peak * np.cos(2 * np.pi * hz * t)).astype(np.float32)
    return np.stack([mono, mono], axis=1)


class HummingVoice:
    """Hums a quarter of a second for each word, and keeps what it was asked."""

    def __init__(
        self, name: str = "hum", hz: float = 220.0, languages: tuple[str, ...] = ("en",),
        fails: Callable[[str], Exception | None] = lambda _: None,
    ) -> None:
        self.name = name
        self.asked: list[str] = []
        self._hz = hz
        self._languages = languages
        self._fails = fails

    def speaks(self, language: str) -> bool:
        return language in self._languages

    def key(self, text: str) -> str:
        return f"{self.name} 1"

    def render(self, text: str, speed: float) -> Samples:
        self.asked.append(text)
        error = self._fails(text)
        if error is not None:
            raise error
        return hum(0.25 * len(text.split()) / speed, self._hz)


def broken_voice(reason: str = "It is broken.") -> HummingVoice:
    return HummingVoice("broken", fails=lambda _: VoiceError(reason))


class HummedLines:
    """Lines for a score: half a second of loud, steady tone each."""

    def __init__(self, seconds: float = 0.5) -> None:
        self._n = samples_of(seconds)
        self.private: list[str] = []

    def pcm(self, text: str, private: bool) -> Pcm:
        if private:
            self.private.append(text)
        return np.full(self._n, 8_000, np.int16)


def block(
    *cues: Cue, length_s: float = 10.0, waits: bool = False, place: tuple[int, ...] = (0,)
) -> Block:
    step = Say(say="Hello") if not waits else Wait.model_validate({"wait": 10.0})
    return Block(place, step, cues, length_s, waits)


def score_of(
    *cues: Cue, start_s: float = 0.0, levels: Levels | None = None, **more: object
) -> Score:
    score = Score(HummedLines(), levels or Levels())
    score.place(PlacedBlock(start_s, block(*cues, **more)))  # type: ignore[arg-type]
    return score


def onset(sound: Samples, threshold: float = 1e-7) -> int:
    """Index of the first sample that is heard."""
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > threshold)
    return int(loud[0])


def biggest_jump(sound: Samples) -> float:
    """Largest step from one sample to the next, silence before and after included."""
    edges = np.zeros((1, 2), np.float32)
    return float(np.abs(np.diff(np.concatenate([edges, sound, edges]), axis=0)).max())


def level_db(sound: Samples) -> float:
    power = float(np.mean(np.square(sound, dtype=np.float64)))
    return 10.0 * float(np.log10(power + 1e-20))
