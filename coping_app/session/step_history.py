"""The steps that a person went through, for going back and for counting."""

from __future__ import annotations

from collections.abc import Mapping

from coping_app.session.cues import Place


class StepHistory:
    """The leaf steps begun so far, in order, each with the computed values of that moment.

    Going back restores those values, so that one which counts up does not count a step twice.
    """

    def __init__(self) -> None:
        self._steps: list[tuple[Place, dict[str, float]]] = []

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the steps stand, oldest first."""
        return tuple(place for place, _ in self._steps)

    @property
    def previous(self) -> Place | None:
        """The step before the one the person is in, or None in the first."""
        return self._steps[-2][0] if len(self._steps) > 1 else None

    def begin(self, place: Place, values: Mapping[str, float]) -> None:
        """A step began."""
        self._steps.append((place, dict(values)))

    def back_to(self, place: Place) -> dict[str, float] | None:
        """Forgets the last time that ``place`` was begun, and all that came after it.

        Returns:
            The computed values at its beginning; None where it was never begun.
        """
        for index in range(len(self._steps) - 1, -1, -1):
            if self._steps[index][0] == place:
                values = self._steps[index][1]
                del self._steps[index:]
                return dict(values)
        return None
