"""Made-up exercises for the tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Info:
    id: str
    title: str = ""
    family: str = "relaxation"
    length_s: float = 180.0
    effort: str = "low"
    tags: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    assigned_only: bool = False
    ratings: tuple[str, ...] = ()
    prepared: bool = False

    @property
    def is_locked(self) -> bool:
        return self.assigned_only and not self.prepared


def info(exercise_id: str, **fields: Any) -> Any:
    return Info(exercise_id, **fields)
