"""Stand-ins that tests use in place of clocks, voices and listeners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class ManualClock:
    """A clock that a test moves by hand."""

    def __init__(self, now_s: float = 0.0) -> None:
        self._now_s = now_s

    def now(self) -> float:
        """Seconds, as set by the test."""
        return self._now_s

    def advance(self, seconds: float) -> None:
        """Moves on by ``seconds``; a negative number is a clock that misbehaves."""
        self._now_s += seconds


class Recorder:
    """Keeps every call it gets, for signals and callbacks."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> None:
        self.calls.append(arguments)

    @property
    def values(self) -> list[Any]:
        """The first argument of each call."""
        return [call[0] for call in self.calls]


class CountingSpeech:
    """Lengths of spoken lines; which lines were asked for, in order, and which were private."""

    def __init__(self, length_s: Callable[[str], float] | float = 2.0) -> None:
        self._length_s = length_s
        self.asked: list[str] = []
        self.private: list[str] = []

    def __call__(self, text: str, private: bool = False, /) -> float:
        self.asked.append(text)
        if private:
            self.private.append(text)
        return self._length_s(text) if callable(self._length_s) else self._length_s
