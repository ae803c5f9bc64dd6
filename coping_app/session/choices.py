"""What a person chose for one session: pace, length, sounds, and areas to be gentle with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AreaCare = Literal["skip", "release"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's choices for one session.

    Attributes:
        pace: Pauses, waits, releases and breaths last this many times as long, 0.5 to 2. Speech
            keeps its own speed.
        shorter: About half as long: pauses, waits and rounds are halved, breaths keep their pace.
        bells: False leaves every bell out.
        spoken_counts: The voice counts along where a step counts.
        writing_signs: Long private writing is given soft signs of how much time is left.
        areas: Body areas to leave out, or to release without tensing.
    """

    pace: float = 1.0
    shorter: bool = False
    bells: bool = True
    spoken_counts: bool = False
    writing_signs: bool = True
    areas: Mapping[str, AreaCare] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0.5 <= self.pace <= 2.0:
            raise ValueError(f"pace must be from 0.5 to 2, not {self.pace}")
