"""What was drawn, as plain data: marks on a sheet, with undo. No Qt, no colours but their names.

Places on the sheet run from 0 to 1 in both directions, so a drawing looks the same at any size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Spot = tuple[float, float]
"""A place on the sheet: right and down, each from 0 to 1."""

NEAREST = 0.003
"""Points of a stroke closer than this are left out: nobody sees them, and drafts stay small."""
MOST_POINTS = 60_000
"""A sheet takes no more than this; far beyond what a person draws in an hour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stroke, or with a single spot one stamp.

    Attributes:
        colour: Name of a pen of ``pens.PENS``.
        size: Name of a pen size.
        spots: Where the pen went; at least one.
    """

    colour: str
    size: str
    spots: tuple[Spot, ...]


class Sketch:
    """The marks of one sheet. Clearing is a step like any other, and can be undone."""

    def __init__(self) -> None:
        self._history: list[tuple[Mark, ...]] = [()]
        self._open: list[Spot] = []
        self._pen = ("", "")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Finished marks, oldest first."""
        return self._history[-1]

    @property
    def unfinished(self) -> Mark | None:
        """The stroke under the pen, or None."""
        return Mark(*self._pen, tuple(self._open)) if self._open else None

    @property
    def can_undo(self) -> bool:
        """True while there is something to take back."""
        return len(self._history) > 1

    @property
    def full(self) -> bool:
        """True when the sheet takes no more points."""
        return sum(len(mark.spots) for mark in self.marks) + len(self._open) >= MOST_POINTS

    def begin(self, colour: str, size: str, spot: Spot) -> None:
        """The pen touches the sheet."""
        if not self.full:
            self._pen = (colour, size)
            self._open = [_on_sheet(spot)]

    def extend(self, spot: Spot) -> None:
        """The pen moves to ``spot``; without a beginning nothing happens."""
        if not self._open or self.full:
            return
        x, y = _on_sheet(spot)
        last_x, last_y = self._open[-1]
        if abs(x - last_x) + abs(y - last_y) >= NEAREST:
            self._open.append((x, y))

    def end(self) -> None:
        """The pen leaves the sheet: the stroke becomes a mark."""
        if mark := self.unfinished:
            self._open = []
            self._history.append((*self.marks, mark))

    def drop(self) -> None:
        """Forgets the stroke under the pen."""
        self._open = []

    def undo(self) -> None:
        """Takes back the newest mark, or the newest clearing."""
        self.drop()
        if self.can_undo:
            self._history.pop()

    def clear(self) -> None:
        """Empties the sheet; ``undo`` brings everything back."""
        self.drop()
        if self.marks:
            self._history.append(())

    def to_value(self) -> list[dict[str, Any]]:
        """The finished marks as JSON-ready value."""
        return [
            {"colour": m.colour, "size": m.size, "spots": [list(spot) for spot in m.spots]}
            for m in self.marks
        ]

    def restore(self, value: Any) -> None:
        """Takes up marks told by ``to_value``; each can be undone. Damaged ones are left out."""
        self._history = [()]
        for mark in _readable_marks(value):
            self._history.append((*self.marks, mark))


def _on_sheet(spot: Spot) -> Spot:
    x, y = spot
    return round(min(max(x, 0.0), 1.0), 4), round(min(max(y, 0.0), 1.0), 4)


def _readable_marks(value: Any) -> Iterator[Mark]:
    for entry in value if isinstance(value, list) else ():
        try:
            spots = tuple(_on_sheet((float(x), float(y))) for x, y in entry["spots"])
            mark = Mark(str(entry["colour"]), str(entry["size"]), spots)
        except (KeyError, TypeError, ValueError):
            continue
        if mark.spots:
            yield mark
