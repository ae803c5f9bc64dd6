"""What is known around an exercise while it is checked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from coping_app.content.format.model import Exercise


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What an exercise may refer to. What is None is unknown and not checked.

    Attributes:
        scales: Ids of all rating scales.
        find: Gives the exercise of an id, or None where there is none.
        exercise_ids: Ids of all exercises, for hints.
        folder: Where its pictures and recordings are.
        cards: Titles of all cards that some exercise saves.
    """

    scales: Collection[str] | None = None
    find: Callable[[str], Exercise | None] | None = None
    exercise_ids: Collection[str] = ()
    folder: Path | None = None
    cards: Collection[str] | None = None

    def included(self, exercise_id: str) -> Exercise | None:
        """The exercise of an id, as far as it can be known."""
        return self.find(exercise_id) if self.find else None


NO_CONTEXT = CheckContext()
"""Nothing is known: only what an exercise says by itself is checked."""
