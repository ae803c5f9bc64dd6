"""Sessions of one exercise on one scale, in order of time, and those with a rating missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class RatedOnce(Protocol):
        """A scale that was rated before one session, and perhaps after it."""

        @property
        def exercise_id(self) -> str:
            """What was practised."""
            ...

        @property
        def title(self) -> str:
            """Its name at that time."""
            ...

        @property
        def scale(self) -> str:
            """Id of the scale."""
            ...

        @property
        def local_date(self) -> date:
            """The person's day."""
            ...

        @property
        def before(self) -> int:
            """0 to 10."""
            ...

        @property
        def after(self) -> int | None:
            """0 to 10; None where it was not rated."""
            ...


MOST_MISSING = 0.2
"""Share of ratings after practice that may be missing where an exercise is named. People skip them
sooner when it is worse, and what is left then looks too good."""


class Rated(NamedTuple):
    """One exercise on one scale.

    Attributes:
        title: Name of the exercise at its last session.
        values: Before and after of every session that has both, in order of time.
        missing: Sessions that were rated before and not after.
    """

    exercise_id: str
    title: str
    scale: str
    values: tuple[tuple[int, int], ...]
    missing: int = 0

    @property
    def n(self) -> int:
        """Sessions rated before and after."""
        return len(self.values)

    @property
    def begun(self) -> int:
        """Sessions rated before, whether after or not."""
        return self.n + self.missing

    @property
    def often_missing(self) -> bool:
        """True where so many are missing that the others say too little."""
        return self.missing > MOST_MISSING * self.begun

    def changes(self) -> dict[int, int]:
        """How often each change was given, the lowest first."""
        return dict(sorted(Counter(after - before for before, after in self.values).items()))

    def tally(self) -> tuple[int, int, int]:
        """How often the scale was lower, the same and higher after."""
        lower = sum(after < before for before, after in self.values)
        same = sum(after == before for before, after in self.values)
        return lower, same, self.n - lower - same


def grouped(
    sessions: Iterable[RatedOnce], first: date | None = None, last: date | None = None
) -> list[Rated]:
    """Sessions by exercise and scale, in the order of their first session.

    Args:
        sessions: In order of time.
        first: First day that counts; None for all.
        last: Last day that counts; None for all.

    Returns:
        Exercises with one or more sessions rated before and after.
    """
    values: dict[tuple[str, str], list[tuple[int, int]]] = {}
    missing: dict[tuple[str, str], int] = {}
    titles: dict[str, str] = {}
    for each in sessions:
        day = each.local_date
        if (first is not None and day < first) or (last is not None and day > last):
            continue
        key = (each.exercise_id, each.scale)
        titles[each.exercise_id] = each.title
        if each.after is None:
            missing[key] = missing.get(key, 0) + 1
        else:
            values.setdefault(key, []).append((each.before, each.after))
    return [
        Rated(exercise, titles[exercise], scale, tuple(pairs), missing.get((exercise, scale), 0))
        for (exercise, scale), pairs in values.items()
    ]
