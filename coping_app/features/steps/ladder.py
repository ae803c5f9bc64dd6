"""A ladder of items that a person rates and puts in order. Plain data, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Rung:
    """One item; ``value`` None means not rated, ``own`` that the person added it here."""

    item: str
    value: int | None = None
    own: bool = False


class Ladder:
    """Rungs in the person's order, the lowest first."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        self.rungs: list[Rung] = []
        for item in items:
            self.add(item)

    def add(self, item: str, own: bool = False) -> int | None:
        """Puts an item at the end; answers its index, or None for nothing or one that is there."""
        text = item.replace("\x00", "").strip()
        if not text or any(rung.item.casefold() == text.casefold() for rung in self.rungs):
            return None
        self.rungs.append(Rung(text, own=own))
        return len(self.rungs) - 1

    def remove(self, index: int) -> Rung:
        """Takes the item at ``index`` away and answers it, for ``put_back``."""
        return self.rungs.pop(index)

    def put_back(self, index: int, rung: Rung) -> None:
        """Undoes ``remove``."""
        self.rungs.insert(index, rung)

    def rate(self, index: int, value: int | None) -> None:
        """Gives the item at ``index`` a value; its place stays."""
        self.rungs[index] = replace(self.rungs[index], value=value)

    def move(self, index: int, by: int) -> int:
        """Moves an item up (1) or down (-1), not beyond the ends; answers where it is now."""
        there = min(max(index + by, 0), len(self.rungs) - 1)
        self.rungs.insert(there, self.rungs.pop(index))
        return there

    def sort(self) -> None:
        """Lowest value first. Equal ones keep their order; those without a value come last."""
        self.rungs.sort(key=lambda rung: (rung.value is None, rung.value or 0))

    @property
    def sorted_already(self) -> bool:
        """True where ``sort`` would change nothing."""
        before = [(rung.value is None, rung.value or 0) for rung in self.rungs]
        return before == sorted(before)

    def to_value(self) -> list[list[Any]]:
        """``[[item, value], ...]`` in the person's order."""
        return [[rung.item, rung.value] for rung in self.rungs]

    def to_draft(self) -> list[list[Any]]:
        """``[[item, value, own], ...]``: all that ``restore`` needs."""
        return [[rung.item, rung.value, rung.own] for rung in self.rungs]

    def restore(self, draft: Any, ratings: range | None = None) -> None:
        """Takes up what ``to_draft`` told; entries that are none are left out.

        Args:
            draft: What was told.
            ratings: Those that the scale has; an item with another one is not rated. None: all.
        """
        self.rungs = []
        for entry in draft if isinstance(draft, list) else ():
            if not (isinstance(entry, (list, tuple)) and len(entry) == 3):
                continue
            item, rating, own = entry
            index = self.add(item, own is True) if isinstance(item, str) else None
            is_rating = isinstance(rating, int) and not isinstance(rating, bool)
            if index is not None and is_rating and (ratings is None or rating in ratings):
                self.rate(index, rating)


def ladder_lines(value: Any) -> list[str] | None:
    """A ladder that was kept, as lines in the order in which it stands: the lowest is the last.

    Returns:
        None where ``value`` is no ladder.
    """
    if not isinstance(value, list | tuple) or not value:
        return None
    if not all(isinstance(each, list | tuple) and len(each) == 2 for each in value):
        return None
    return [str(item) if rating is None else f"{item}: {rating}" for item, rating in value[::-1]]


def items_of(named: Sequence[str] | str, env: Mapping[str, Any]) -> list[str]:
    """Items given in the exercise, or the list answer of that name in ``env`` (empty if none)."""
    if not isinstance(named, str):
        return list(named)
    answer = env.get(named)
    if isinstance(answer, str):
        return [line.strip() for line in answer.splitlines() if line.strip()]
    if not isinstance(answer, (list, tuple)):
        return []
    return [entry for entry in answer if isinstance(entry, str) and entry.strip()]
