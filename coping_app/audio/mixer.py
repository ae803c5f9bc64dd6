"""All sounds of a session as one stream that can be rendered from any sample on.

Sample 0 is session second 0; a cue at ``at_s`` of a block at ``start_s`` begins exactly at sample
``round(start_s * FS_HZ) + round(at_s * FS_HZ)``. What is rendered depends on the placed blocks and
the levels alone. It is made in tiles of 0.1 s, so that it is the same for any way of asking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from coping_app.audio.levels import Levels, LevelTrack
from coping_app.audio.loudness import bent
from coping_app.audio.samples import Mono, Samples, samples_of, silence
from coping_app.audio.sinking import Sinking
from coping_app.audio.sounds import ENDLESS, Lines, NoTracks, Sound, SoundMaker, Tracks
from coping_app.session.cues import Place, PlacedBlock

TILE_N = 4_800
_TILES_KEPT = 4

LIMIT_KNEE, LIMIT_CEILING = 0.75, 0.98
"""Sums up to the knee are untouched; nothing ever reaches full scale."""

DUCKED = 0.5
"""Factor for backgrounds under the voice: 6 dB less."""
DUCK_BEFORE_S, DUCK_AFTER_S = 0.4, 1.0


@dataclass(slots=True)
class _Laid:
    """The sounds of one block, in order of their start."""

    start_n: int
    place: Place
    sounds: list[Sound]
    starts: list[int]
    last_n: int
    longest_n: int

    def between(self, first: int, last: int) -> list[Sound]:
        """Sounds that can be heard in ``first … last``."""
        if first >= self.last_n:
            return []
        low = bisect_left(self.starts, first - self.longest_n)
        high = bisect_left(self.starts, last)
        return [sound for sound in self.sounds[low:high] if sound.last_n > first]


def _laid(start_n: int, place: Place, sounds: list[Sound]) -> _Laid:
    last_n = max((sound.last_n for sound in sounds), default=start_n)
    longest_n = max((sound.last_n - sound.start_n for sound in sounds), default=0)
    return _Laid(start_n, place, sounds, [s.start_n for s in sounds], last_n, longest_n)


class Score:
    """The blocks of a session, placed in time, as sound. Use it from one thread.

    ``sinking`` lets the whole grow softer with session time, for exercises of the night.
    """

    def __init__(
        self,
        speech: Lines,
        levels: Levels,
        recordings: Tracks | None = None,
        sinking: Sinking | None = None,
    ) -> None:
        self._sinking = sinking
        self._maker = SoundMaker(speech, recordings or NoTracks())
        self._levels = LevelTrack(levels)
        self._laid: list[_Laid] = []
        self._tiles: OrderedDict[int, Samples] = OrderedDict()

    @property
    def levels(self) -> Levels:
        """The levels that hold now."""
        return self._levels.last

    @property
    def end_n(self) -> int:
        """One past the last sample of any sound that ends by itself."""
        ends = (s.last_n for laid in self._laid for s in laid.sounds if s.last_n < ENDLESS)
        return max(ends, default=0)

    def place(self, placed: PlacedBlock) -> None:
        """Lays a block in time; one that is there already stays as it is."""
        start_n = samples_of(placed.start_s)
        place = placed.block.place
        if any(laid.start_n == start_n and laid.place == place for laid in self._laid):
            return
        self._laid.append(_laid(start_n, place, self._maker.sounds(placed.block, start_n)))
        self._laid.sort(key=lambda laid: laid.start_n)
        self._tiles.clear()

    def clear_from(self, session_s: float) -> None:
        """Drops what begins at or after ``session_s``; what sounds there dies away in 60 ms."""
        cut_n = samples_of(session_s)
        kept = []
        for laid in self._laid:
            if laid.start_n >= cut_n:
                continue
            sounds = [sound for sound in laid.sounds if sound.start_n < cut_n]
            for sound in sounds:
                if sound.last_n > cut_n:
                    sound.cut_n = cut_n if sound.cut_n is None else min(cut_n, sound.cut_n)
            kept.append(_laid(laid.start_n, laid.place, sounds))
        self._laid = kept
        self._tiles.clear()

    def set_levels(self, levels: Levels, at_s: float) -> None:
        """Levels from session second ``at_s`` on, eased in over 20 ms."""
        self._levels.change(levels, samples_of(at_s))
        self._tiles.clear()

    def render(self, start_sample: int, n: int) -> Samples:
        """``n`` samples from ``start_sample``, which may lie before the session; never clipped."""
        out = np.empty((max(0, n), 2), np.float32)
        done = 0
        while done < n:
            index, offset = divmod(start_sample + done, TILE_N)
            part = self._tile(index)[offset : offset + n - done]
            out[done : done + len(part)] = part
            done += len(part)
        return out

    def _tile(self, index: int) -> Samples:
        tile = self._tiles.get(index)
        if tile is None:
            tile = self._mixed(index * TILE_N)
            self._tiles[index] = tile
            if len(self._tiles) > _TILES_KEPT:
                self._tiles.popitem(last=False)
        return tile

    def _mixed(self, start: int) -> Samples:
        out = silence(TILE_N)
        for sound in self._between(start, start + TILE_N):
            gain = self._levels.gains(sound.group, start, TILE_N)
            if sound.group == "background":
                gain = gain * self._ducking(start)
            sound.add_to(out, start, gain)
        if self._sinking is not None:
            gains = self._sinking.gains(start, TILE_N)
            out *= gains if isinstance(gains, np.float32) else gains[:, None]
        flat = out.reshape(-1)
        return bent(flat, LIMIT_KNEE, LIMIT_CEILING).reshape(-1, 2)

    def _between(self, first: int, last: int) -> list[Sound]:
        found: list[Sound] = []
        for laid in self._laid:
            if laid.start_n >= last:
                break
            found += laid.between(first, last)
        return found

    def _ducking(self, start: int) -> Mono | np.float32:
        """The factor for backgrounds: eased down before a spoken line and up again behind it."""
        before_n, after_n = samples_of(DUCK_BEFORE_S), samples_of(DUCK_AFTER_S)
        depth: Mono | None = None
        for sound in self._between(start - after_n, start + TILE_N + before_n):
            if sound.group == "voice":
                one = _hill(start, sound.start_n, sound.last_n, before_n, after_n)
                depth = one if depth is None else np.maximum(depth, one)
        if depth is None:
            return np.float32(1.0)
        return 1.0 - (1.0 - np.float32(DUCKED)) * depth


def _hill(start: int, first: int, last: int, before_n: int, after_n: int) -> Mono:
    """0 to 1 before ``first``, 1 until ``last``, then back to 0, for one tile from ``start``."""
    index = np.arange(start, start + TILE_N)
    up = np.clip((index - (first - before_n)) / before_n, 0.0, 1.0)
    down = np.clip(((last + after_n) - index) / after_n, 0.0, 1.0)
    return (0.5 - 0.5 * np.cos(np.pi * np.minimum(up, down))).astype(np.float32)


