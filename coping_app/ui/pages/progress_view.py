"""What all of Progress is worked out from: the time shown, and ratings counted by exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coping_app.content.scales import Scale
from coping_app.export.wording import Wording
from coping_app.store.records import PairCount

Range = Literal["weeks", "months", "all"]
RANGE_DAYS: Mapping[Range, int | None] = {"weeks": 14, "months": 91, "all": None}
"""Two weeks, three months, all."""

SCALE_ORDER = ("pain", "bother", "distress", "tension", "worry", "mood", "energy", "confidence")
"""Pain first; scales whose high end is the better one after those whose low end is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The time that is shown.

    Attributes:
        first: Its first day; None for all there is.
        today: Its last day.
    """

    first: date | None
    today: date

    def words(self, words: Wording) -> str:
        """``since 26 August 2026``, or that it is all there is."""
        if self.first is None:
            return words.translate("progress", "all practices up to {day}").format(
                day=words.day(self.today)
            )
        return words.translate("progress", "{first} to {last}").format(
            first=words.day(self.first), last=words.day(self.today)
        )


@dataclass(frozen=True, slots=True)
class Rated:
    """One exercise on one scale: how often each before and after was given.

    Attributes:
        title: Name of the exercise at its last session.
        counts: Before, after, and how often.
    """

    exercise_id: str
    title: str
    scale: str
    counts: tuple[tuple[int, int, int], ...]

    @property
    def n(self) -> int:
        """Sessions rated before and after."""
        return sum(count for _, _, count in self.counts)

    def values(self) -> Iterator[tuple[int, int]]:
        """Before and after of every session, in no order of time."""
        for before, after, count in self.counts:
            for _ in range(count):
                yield before, after

    def changes(self) -> dict[int, int]:
        """How often each change was given, the lowest first."""
        found: dict[int, int] = {}
        for before, after, count in self.counts:
            found[after - before] = found.get(after - before, 0) + count
        return dict(sorted(found.items()))

    def tally(self) -> tuple[int, int, int]:
        """How often the scale was lower, the same and higher after."""
        lower = sum(count for before, after, count in self.counts if after < before)
        same = sum(count for before, after, count in self.counts if after == before)
        return lower, same, self.n - lower - same


def first_day(wanted: Range, today: date) -> date | None:
    """The first day of a range that ends today; None for all."""
    days = RANGE_DAYS[wanted]
    return None if days is None else today - timedelta(days=days - 1)


def rated(counts: Sequence[PairCount], scales: Mapping[str, Scale]) -> tuple[Rated, ...]:
    """By exercise and scale, the most practised first; scales that are not known are left out."""
    found: dict[tuple[str, str], list[PairCount]] = {}
    for each in counts:
        if each.scale in scales:
            found.setdefault((each.exercise_id, each.scale), []).append(each)
    groups = [
        Rated(
            key,
            group[-1].title,
            scale,
            tuple((each.before, each.after, each.times) for each in group),
        )
        for (key, scale), group in found.items()
    ]
    groups.sort(key=lambda group: (-group.n, scale_place(group.scale), group.exercise_id))
    return tuple(groups)


def scale_place(scale: str) -> tuple[int, str]:
    """Where a scale stands among others; those that are not known stand last."""
    place = SCALE_ORDER.index(scale) if scale in SCALE_ORDER else len(SCALE_ORDER)
    return place, scale
