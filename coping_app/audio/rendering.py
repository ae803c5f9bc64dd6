"""A whole session as sound, in pieces, for a file."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, Samples, rise, samples_of

END_FADE_S = 0.5
"""What still sounds when the session ends, such as a bell or the sea, is faded over this time."""


def session_sound(score: Score, total_s: float) -> Iterator[Samples]:
    """The session from second 0 to its end to the sample, one second at a time.

    These are the samples that would be played; only where something still sounds at the end, the
    last half second fades, so that a file does not end with a click.
    """
    end_n = samples_of(total_s)
    fade_n = min(end_n, samples_of(END_FADE_S)) if score.end_n > end_n else 0
    for start in range(0, end_n, FS_HZ):
        piece = score.render(start, min(FS_HZ, end_n - start))
        first = max(0, end_n - fade_n - start)
        if fade_n and first < len(piece):
            offset = start + first - (end_n - fade_n)
            ramp = rise(fade_n)[::-1][offset : offset + len(piece) - first]
            piece[first:] *= ramp[:, None]
        yield piece
