"""Where time comes from, and which of it is practice. Sessions never read a clock of their own."""

from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    """A source of time; the heard position of the sound, or the monotonic clock."""

    def now(self) -> float:
        """Seconds since any fixed moment; never goes back."""
        ...


class Stopwatch:
    """Session time on top of a clock: runs, stands still, and notices jumps.

    Time is counted from the reading at the last start, so that nothing adds up over many reads.

    Attributes:
        time_s: Session seconds at the last read.
    """

    def __init__(self, clock: Clock, jump_limit_s: float) -> None:
        self._clock = clock
        self._jump_limit_s = jump_limit_s
        self._started_at = 0.0
        self._started_s = 0.0
        self._seen_at = 0.0
        self.time_s = 0.0

    def start(self) -> None:
        """Goes on from ``time_s``."""
        self._started_at = self._seen_at = self._clock.now()
        self._started_s = self.time_s

    def set(self, time_s: float) -> None:
        """Sets session time to ``time_s`` and goes on from there."""
        self.time_s = time_s
        self.start()

    def read(self) -> bool:
        """Brings ``time_s`` up to now.

        Returns:
            False where the clock went on by more than the limit since the last read, as after
            the computer slept; ``time_s`` then stays what it was.
        """
        now = self._clock.now()
        if now - self._seen_at > self._jump_limit_s:
            return False
        if now < self._seen_at:
            # A clock that goes back costs no time: count on from here.
            self.start()
            return True
        self._seen_at = now
        self.time_s = self._started_s + (now - self._started_at)
        return True


class ForkTime:
    """How long forks waited for a choice: that is no practice."""

    def __init__(self, watch: Stopwatch) -> None:
        self._watch = watch
        self._before_s = 0.0
        self._from_s: float | None = None

    @property
    def waited_s(self) -> float:
        """Seconds at all forks so far, the one that waits now included."""
        now_s = 0.0 if self._from_s is None else self._watch.time_s - self._from_s
        return self._before_s + now_s

    def begin(self, time_s: float) -> None:
        """A fork waits since ``time_s`` session seconds."""
        self._from_s = time_s

    def end(self) -> None:
        """It was answered, skipped or left; nothing where none waits."""
        self._before_s, self._from_s = self.waited_s, None
