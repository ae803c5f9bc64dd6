"""Notices that the computer was away, or that somebody set its clock.

While a computer sleeps, the monotonic clock stands still on Linux and goes on on Windows; the wall
clock goes on everywhere, and jumps when it is set. So both are looked at with every tick: the wall
clock must not go on by more, or by less, than the monotonic one, and the ticks must not stop.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

APART_S = 5.0
"""The clocks may go apart by so much from one comparison to the next, and ticks be so far apart."""
COMPARE_EVERY_S = 1.0
"""A clock that is slowly put right must not add up to a jump, so each second begins anew."""

Away = Literal["", "clock", "suspend"]


class ClockWatch:
    """Compares two clocks.

    Args:
        monotonic: Seconds that never go back.
        wall: Seconds of the time of day.
    """

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._seen_s = self._since_s = monotonic()
        self._since_wall_s = wall()

    def start(self) -> None:
        """From here on ticks are expected."""
        self._compare_from(self._monotonic(), self._wall())

    def look(self) -> Away:
        """``clock`` where the two went apart since the last look, ``suspend`` where it is long ago.

        Call it with every tick; each jump is told once.
        """
        monotonic_s, wall_s = self._monotonic(), self._wall()
        passed_s = monotonic_s - self._since_s
        apart_s = (wall_s - self._since_wall_s) - passed_s
        gap_s = monotonic_s - self._seen_s
        self._seen_s = monotonic_s
        away: Away = "clock" if abs(apart_s) > APART_S else "suspend" if gap_s > APART_S else ""
        if away or passed_s >= COMPARE_EVERY_S:
            self._compare_from(monotonic_s, wall_s)
        return away

    def _compare_from(self, monotonic_s: float, wall_s: float) -> None:
        self._seen_s = self._since_s = monotonic_s
        self._since_wall_s = wall_s
