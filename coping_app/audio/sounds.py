"""A cue as sounds: what is heard, from which sample to which, and where its samples come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from coping_app.audio import tones
from coping_app.audio.levels import Group
from coping_app.audio.recordings import Recording
from coping_app.audio.samples import (
    Mono,
    Pcm,
    Samples,
    from_pcm,
    rise,
    samples_of,
    stereo,
)
from coping_app.audio.scenes import SCENES, prepare
from coping_app.session.cues import Block, Cue, CueKind

ENDLESS = 1 << 60
"""End of a sound that goes on until it is cut."""
SCENE_FADE_S = 2.0
MUSIC_FADE_S = 3.0
EDGE_FADE_S = 0.02
CUT_FADE_S = 0.06
"""How a sound that is cut short dies away."""
RECORDING_GAIN = 0.6
"""Finished recordings are mixed much louder than our voice; this brings them near it."""

Read = Callable[[int, int], Samples]
"""Samples from an offset into the sound, and how many."""


class Lines(Protocol):
    """Where spoken lines come from."""

    def pcm(self, text: str, private: bool) -> Pcm:
        """The line as 16-bit mono; never raises."""


class Tracks(Protocol):
    """Where recordings come from."""

    def get(self, name: str, /) -> Recording | None:
        """The recording, or None where it cannot be used."""


@dataclass(slots=True)
class Sound:
    """One sound at its place in the session.

    Attributes:
        start_n: First sample.
        end_n: One past the last; ``ENDLESS`` where it goes on until it is cut.
        group: Which level applies.
        read: Its samples, from any offset.
        fade_in_n: Length of the ramp at its start.
        fade_out_n: Length of the ramp before its end.
        cut_n: Where it was cut short; it dies away within ``CUT_FADE_S`` from there.
    """

    start_n: int
    end_n: int
    group: Group
    read: Read
    fade_in_n: int = 0
    fade_out_n: int = 0
    cut_n: int | None = None

    @property
    def last_n(self) -> int:
        """One past the last sample that can be heard."""
        if self.cut_n is None:
            return self.end_n
        return min(self.end_n, self.cut_n + samples_of(CUT_FADE_S))

    def add_to(self, out: Samples, start: int, gain: Mono | np.float32) -> None:
        """Adds what is heard of it from sample ``start`` on to ``out``."""
        first, last = max(start, self.start_n), min(start + len(out), self.last_n)
        if first >= last:
            return
        part = self.read(first - self.start_n, last - first)
        shape = gain if isinstance(gain, np.float32) else gain[first - start : last - start]
        for ramp in self._ramps(first, last):
            shape = shape * ramp
        weight = shape if isinstance(shape, np.float32) else shape[:, None]
        out[first - start : last - start] += part * weight

    def _ramps(self, first: int, last: int) -> Iterator[Mono]:
        if first < self.start_n + self.fade_in_n:
            yield _ramp(self.fade_in_n, first - self.start_n, last - first)
        if self.fade_out_n and last > self.end_n - self.fade_out_n:
            yield _ramp(self.fade_out_n, self.end_n - last, last - first)[::-1]
        if self.cut_n is not None and last > self.cut_n:
            fade_n = samples_of(CUT_FADE_S)
            yield _ramp(fade_n, self.cut_n + fade_n - last, last - first)[::-1]


def _ramp(length_n: int, offset: int, n: int) -> Mono:
    """``n`` values from ``offset`` of a ramp of ``length_n`` that stays at 1 behind its end."""
    values = np.ones(n, np.float32)
    inside = max(0, min(n, length_n - offset))
    values[:inside] = rise(length_n)[offset : offset + inside]
    return values


def _slice(sound: Samples, offset: int, n: int) -> Samples:
    return sound[offset : offset + n]


def _line(lines: Lines, text: str, private: bool, offset: int, n: int) -> Samples:
    part = from_pcm(lines.pcm(text, private)[offset : offset + n])
    return stereo(np.pad(part, (0, n - len(part))) if len(part) < n else part)


def _bell(cue: Cue) -> Samples:
    return tones.soft_bell() if cue.sound == "soft" else tones.bell()


STRUCK: dict[CueKind, Callable[[Cue], Samples]] = {
    "bell": _bell,
    "count": lambda _: tones.tick(),
    "tense": lambda _: tones.tense_tone(),
    "release": lambda _: tones.release_tone(),
}
"""Cues that are struck and ring out. A count that is spoken needs no tick."""
BLOWN: dict[CueKind, Callable[[int, int, int], Samples]] = {
    "inhale": tones.inhale_stretch,
    "exhale": tones.exhale_stretch,
}
"""Cues with a tone exactly as long as they are."""


class SoundMaker:
    """Turns cues into sounds; cues of kinds without a sound are heard where they are spoken."""

    def __init__(self, lines: Lines, tracks: Tracks) -> None:
        self._lines = lines
        self._tracks = tracks

    def sounds(self, block: Block, start_n: int) -> list[Sound]:
        """The sounds of a block whose first sample is ``start_n``, in order of their start."""
        found = [sound for cue in block.cues for sound in self._of(cue, block, start_n)]
        return sorted(found, key=lambda sound: sound.start_n)

    def _of(self, cue: Cue, block: Block, block_n: int) -> Iterator[Sound]:
        start_n, n = block_n + samples_of(cue.at_s), samples_of(cue.length_s)
        if cue.spoken:
            yield self._voice(cue, start_n)
        if cue.kind in STRUCK and not (cue.kind == "count" and cue.spoken):
            struck = STRUCK[cue.kind](cue)
            yield Sound(start_n, start_n + len(struck), "cues", partial(_slice, struck))
        if cue.kind in BLOWN:
            yield Sound(start_n, start_n + n, "breath", partial(BLOWN[cue.kind], n))
        if cue.kind == "wait" and cue.sound in SCENES:
            prepare(cue.sound)
            yield _scene(cue, block, start_n)
        if cue.kind == "play" and cue.sound:
            yield from self._play(cue, block, start_n)

    def _voice(self, cue: Cue, start_n: int) -> Sound:
        n = len(self._lines.pcm(cue.caption, cue.private))
        read = partial(_line, self._lines, cue.caption, cue.private)
        return Sound(start_n, start_n + n, "voice", read)

    def _play(self, cue: Cue, block: Block, start_n: int) -> Iterator[Sound]:
        """A recording; where its step ends before it, it fades out in time.

        One that began before the session's first sample goes on there, eased in, at its place.
        """
        track = self._tracks.get(cue.sound)
        if track is None:
            return
        n = samples_of(cue.length_s)
        early = not block.waits and 0 < n < track.length_n
        passed_n = max(0, -start_n)
        left_n = (n if early else track.length_n) - passed_n
        if left_n <= 0:
            return
        fade_in_n = samples_of(MUSIC_FADE_S if passed_n else EDGE_FADE_S)
        fade_out_n = samples_of(MUSIC_FADE_S if early else EDGE_FADE_S)
        first_n = start_n + passed_n
        yield Sound(first_n, first_n + left_n, "background", partial(_quieter, track, passed_n),
                    fade_in_n=min(fade_in_n, left_n // 2),
                    fade_out_n=min(fade_out_n, left_n // 2))


def _scene(cue: Cue, block: Block, start_n: int) -> Sound:
    """A background fades out behind its end, where the next one fades in.

    Two waits in a row with the same scene sound as one: the samples depend on the session's sample
    index alone, and the two ramps sum to 1. In a block that waits it goes on until it is cut.
    """
    n = samples_of(cue.length_s)
    # One that goes on after a power cut is eased in where the session is taken up.
    first_n = max(0, start_n)
    fade_n = samples_of(SCENE_FADE_S) if block.waits else min(samples_of(SCENE_FADE_S), n // 2)
    end_n = ENDLESS if block.waits else start_n + n + fade_n
    return Sound(first_n, end_n, "background", partial(_from, SCENES[cue.sound], first_n),
                 fade_in_n=fade_n, fade_out_n=fade_n)


def _from(scene: Read, start_n: int, offset: int, n: int) -> Samples:
    return scene(start_n + offset, n)


def _quieter(track: Recording, passed_n: int, offset: int, n: int) -> Samples:
    return track.stretch(passed_n + offset, n) * np.float32(RECORDING_GAIN)


class NoTracks:
    """For exercises without recordings."""

    def get(self, _name: str) -> Recording | None:
        """None."""
        return None
