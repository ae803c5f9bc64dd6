"""What is heard right now, in seconds of the stream: smooth, and never going back.

A sound device tells how much it has taken, in steps of some milliseconds, and plays it later. The
moments right after a step tell the most, so the estimate follows the upper edge of "taken minus
elapsed" over the last second. What a device took at the start, ahead of time, is what it always
holds back: its depth. Between the readings the monotonic clock fills in, so that a pacer drawn from
it moves evenly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum, auto

DEVICE_S = 0.003
"""From the device's buffer to the ear: what PulseAudio tells of its null sink, 1 to 5 ms. Wireless
headphones add more and tell nobody."""
MEASURE_S = 0.5
"""How long after a start the depth of the device is measured."""
WINDOW_S = 1.0
SLEW = 0.05
"""Corrections change the speed by a twentieth at most: 5 ms are made good in 0.1 s."""
SLACK_S = 0.010
"""How far the shown time may be ahead of the estimate before it stands still."""
JUMP_S = 0.25
"""Lagging further behind than this is made good at once."""
UNSEEN_S = 0.080
"""Longest time that is believed to have passed beyond the last reading of the device."""

IDLE_LOOKS, LOST_S = 2, 0.025
"""A device that took nothing at so many looks, and has lost this much since, had stood still."""


class _Mode(Enum):
    HELD = auto()
    FREE = auto()
    FOLLOWING = auto()


class HeardClock:
    """Seconds of the stream that have been heard. It starts held, at 0."""

    def __init__(self, monotonic: Callable[[], float], latency_s: float = DEVICE_S) -> None:
        self._monotonic = monotonic
        self._latency_s = latency_s
        self._mode = _Mode.HELD
        self._shown_s = 0.0
        self._read_at = monotonic()
        self._start_s = 0.0
        self._taken_s = 0.0
        self._began_at = self._grew_at = self._read_at
        self._depth_s = 0.0
        self._idle_looks = 0
        self._edge: deque[tuple[float, float]] = deque()

    def hold(self) -> None:
        """Time stands still."""
        self.now()
        self._mode = _Mode.HELD

    def run_free(self) -> None:
        """The monotonic clock takes over from the present reading."""
        self.now()
        self._mode = _Mode.FREE

    def follow(self, position_s: float) -> None:
        """A device starts to play at ``position_s``; until that is heard, time stands still."""
        self.now()
        self._mode = _Mode.FOLLOWING
        self._start_s = position_s
        self._taken_s = self._depth_s = 0.0
        self._began_at = self._grew_at = self._read_at
        self._idle_looks = 0
        self._edge.clear()

    def observe(self, taken_s: float) -> None:
        """The device has taken ``taken_s`` seconds since ``follow``."""
        if self._mode is not _Mode.FOLLOWING:
            return
        at = self._monotonic()
        if taken_s <= self._taken_s:
            self._idle_looks += 1
            return
        stood_still = self._idle_looks >= IDLE_LOOKS
        self._taken_s, self._grew_at, self._idle_looks = taken_s, at, 0
        lead = taken_s - at
        if at - self._began_at < MEASURE_S:
            self._depth_s = max(self._depth_s, lead + self._began_at)
        if stood_still and self._edge and self._edge[0][1] - lead > LOST_S:
            # As many do behind their first gulp. What was read before tells nothing of the time
            # from here on.
            self._edge.clear()
        while self._edge and self._edge[-1][1] <= lead:
            self._edge.pop()
        self._edge.append((at, lead))
        while self._edge[0][0] < at - WINDOW_S:
            self._edge.popleft()

    @property
    def depth_s(self) -> float:
        """How much the device holds back: time from "taken" to "heard"."""
        return self._depth_s + self._latency_s

    @property
    def taken_s(self) -> float:
        """How much the device has taken since ``follow``."""
        return self._taken_s

    @property
    def stuck_s(self) -> float:
        """How long the device that is followed has taken nothing; 0 otherwise."""
        if self._mode is not _Mode.FOLLOWING:
            return 0.0
        return self._monotonic() - self._grew_at

    def now(self) -> float:
        """Seconds heard; never less than before."""
        at = self._monotonic()
        passed_s = max(0.0, at - self._read_at)
        self._read_at = at
        if self._mode is _Mode.FREE:
            self._shown_s += passed_s
        elif self._mode is _Mode.FOLLOWING and self._edge:
            self._shown_s = self._nearer(self._estimate(at), passed_s)
        return self._shown_s

    def _estimate(self, at: float) -> float:
        taken_s = min(self._edge[0][1] + at, self._taken_s + UNSEEN_S)
        return self._start_s + taken_s - self.depth_s

    def _nearer(self, estimate_s: float, passed_s: float) -> float:
        even_s = self._shown_s + passed_s
        off_s = estimate_s - even_s
        if off_s > JUMP_S:
            return estimate_s
        eased_s = even_s + max(-SLEW * passed_s, min(SLEW * passed_s, off_s))
        return max(self._shown_s, min(eased_s, estimate_s + SLACK_S))
