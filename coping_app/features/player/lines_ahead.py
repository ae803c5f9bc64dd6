"""The first lines of the exercise that is looked at, spoken while its page is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from coping_app.audio.speech import Speech
from coping_app.content.catalog.catalog import ExerciseInfo

MOST = 3
"""So many lines; the others are spoken while these are heard."""


class SpokenFor(NamedTuple):
    """What lines are spoken for: another of these needs other lines or another voice.

    Attributes:
        exercise: In its language.
        voice_on: Whether a voice speaks at all.
        speed: Of the voice; 1 is its calm pace.
    """

    exercise: ExerciseInfo
    voice_on: bool
    speed: float


class LinesAhead:
    """Keeps the lines of one exercise at a time, so that its voice follows Start at once.

    Args:
        make: Makes what speaks.
    """

    def __init__(self, make: Callable[[SpokenFor], Speech]) -> None:
        self._make = make
        self._wanted: SpokenFor | None = None
        self._speech: Speech | None = None

    def prepare(self, wanted: SpokenFor, lines: Iterable[str]) -> None:
        """Begins to speak the first of ``lines`` in the background; what was kept before goes."""
        if wanted == self._wanted and self._speech is not None:
            return
        self.drop()
        self._wanted, self._speech = wanted, self._make(wanted)
        self._speech.prefetch(list(lines)[:MOST])

    def take(self, wanted: SpokenFor) -> Speech:
        """What speaks for it: as it was prepared, or new; from now on it is the caller's."""
        if wanted == self._wanted and self._speech is not None:
            speech, self._speech = self._speech, None
            return speech
        self.drop()
        return self._make(wanted)

    def drop(self) -> None:
        """Nothing is to be started any more."""
        if self._speech is not None:
            self._speech.close()
            self._speech = None
