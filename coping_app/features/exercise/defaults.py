"""What the page before an exercise begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExerciseDefaults:
    """What the settings say, as the page's first values.

    Attributes:
        pace: 0.5 to 2.
        areas: Areas that hurt, with ``skip`` or ``release``.
        sound: One sentence on what will be heard.
    """

    pace: float = 1.0
    areas: Mapping[str, str] = field(default_factory=dict)
    sound: str = ""
