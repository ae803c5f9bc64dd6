"""What the checks of this computer look at, and what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """How a short stretch of quiet ticks was played.

    Attributes:
        device: What the sound device is called; empty where there is none that works.
        off_s: Seconds between where the sound was and where the monotonic clock would have it, at
            some hundred moments; empty where the sound never moved.
        measured_s: How long was measured.
    """

    device: str
    off_s: tuple[float, ...]
    measured_s: float


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """The screen that the window is on, in logical pixels; ``scale`` of them make one.

    ``platform`` is Qt's name of the way to it; ``offscreen`` where there is no screen.
    """

    platform: str
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks look at.

    Attributes:
        data: The folder of one person's data; made if it is missing.
        language: The person's language.
        exercises: How many exercises there are in each language.
    """

    data: Path
    language: str
    exercises: Mapping[str, int]
    sound: SoundFacts
    screen: ScreenFacts


@dataclass(frozen=True, slots=True)
class Found:
    """What one check found.

    Attributes:
        ok: Whether all is well.
        text: What was found, as a text with names in braces, so that it can be translated.
        parts: What stands in their place.
    """

    ok: bool
    text: str
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def value(self) -> str:
        """What was found, in English."""
        return self.text.format(**self.parts)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the self-test: the check's name, what it found, and what to do about it.

    ``advice`` is empty where all is well.
    """

    name: str
    found: Found
    advice: str

    @property
    def ok(self) -> bool:
        """Green or red."""
        return self.found.ok

    def as_json(self) -> dict[str, str | bool]:
        """What other programs read; stays as it is."""
        return {
            "name": self.name, "ok": self.ok, "value": self.found.value, "advice": self.advice,
        }  # fmt: skip
