"""What all of Progress is worked out from: the time shown, and the order of what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coping_app.content.reference.scales import Scale
from coping_app.insight.rated_sessions import Rated
from coping_app.wording.wording import Wording

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


def first_day(wanted: Range, today: date) -> date | None:
    """The first day of a range that ends today; None for all."""
    days = RANGE_DAYS[wanted]
    return None if days is None else today - timedelta(days=days - 1)


def most_practised_first(
    groups: Iterable[Rated], scales: Mapping[str, Scale]
) -> tuple[Rated, ...]:
    """As the page has them; scales that are not known are left out."""
    known = [group for group in groups if group.scale in scales]
    known.sort(key=lambda group: (-group.n, scale_place(group.scale), group.exercise_id))
    return tuple(known)


def scale_place(scale: str) -> tuple[int, str]:
    """Where a scale stands among others; those that are not known stand last."""
    place = SCALE_ORDER.index(scale) if scale in SCALE_ORDER else len(SCALE_ORDER)
    return place, scale
