"""A whole session as sound, in pieces, for a file."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.audio.mixer import Score
from coping_app.audio.samples import FS_HZ, Samples, rise, samples_of

LONGEST_TAIL_S = 6.0
"""How long what still rings at the end may ring on."""
END_FADE_S = 1.0


def session_sound(score: Score, total_s: float) -> Iterator[Samples]:
    """The session from second 0 to its end, and what rings on behind it, one second at a time.

    Cues stand at the very times of the timeline. The tail, at most ``LONGEST_TAIL_S``, fades out.
    """
    total_n = samples_of(total_s)
    end_n = max(total_n, min(score.end_n, total_n + samples_of(LONGEST_TAIL_S)))
    fade_n = min(end_n - total_n, samples_of(END_FADE_S))
    for start in range(0, end_n, FS_HZ):
        piece = score.render(start, min(FS_HZ, end_n - start))
        first = max(0, end_n - fade_n - start)
        if fade_n and first < len(piece):
            offset = start + first - (end_n - fade_n)
            ramp = rise(fade_n)[::-1][offset : offset + len(piece) - first]
            piece[first:] *= ramp[:, None]
        yield piece
