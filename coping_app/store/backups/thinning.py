"""Which backups stay: seven days, four weeks and twelve months of them, whatever the clock said.

Backups are known by the number they were made under, which only ever grows; their days only say
which of them stand for the same day, week or month. Nothing is compared with today. A backup
whose day does not fit between its neighbours was made under a wrong clock: it takes nobody's
place. And one day is never enough to drop anything: what goes must be superfluous without the
newest day, too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

Kind = Literal["day", "upgrade", "before"]
"""Made after a day's practice, before an upgrade, or before going back to an older backup."""

DAYS = 7
WEEKS = 4
MONTHS = 12
OUT_OF_LINE = 3
"""How many of those made under a wrong clock stay, the newest of them."""
SPECIAL = timedelta(days=90)
"""How long those before an upgrade or before going back stay."""


class Dated(NamedTuple):
    """What thinning knows of a backup."""

    number: int
    day: date
    kind: Kind = "day"
    schema: int = 0


def superfluous(backups: Iterable[Dated]) -> frozenset[int]:
    """The numbers of those that may go; never that of the newest."""
    found = sorted(backups)
    if not found:
        return frozenset()
    daily = [each for each in found if each.kind == "day"]
    stay = {found[-1].number} | _staying(daily)
    if daily:
        newest_day = daily[-1].day
        stay |= _staying([each for each in daily if each.day != newest_day])
    stay |= _special_staying(found)
    return frozenset(each.number for each in found if each.number not in stay)


def _staying(daily: Sequence[Dated]) -> set[int]:
    """Of backups in the order of their numbers."""
    line = in_line(daily)
    stay: set[int] = set()
    stay |= _newest_of_each(line, DAYS, lambda each: each.day)
    stay |= _newest_of_each(line, WEEKS, lambda each: each.day.isocalendar()[:2])
    stay |= _newest_of_each(line, MONTHS, lambda each: (each.day.year, each.day.month))
    numbers = {each.number for each in line}
    strays = [each.number for each in daily if each.number not in numbers]
    return stay | set(strays[-OUT_OF_LINE:])


def _newest_of_each(
    line: Sequence[Dated], limit: int, stretch: Callable[[Dated], Hashable]
) -> set[int]:
    newest: dict[Hashable, int] = {}
    for each in reversed(line):
        if len(newest) == limit and stretch(each) not in newest:
            break
        newest.setdefault(stretch(each), each.number)
    return set(newest.values())


def in_line(daily: Sequence[Dated]) -> list[Dated]:
    """The longest row of them whose days never go back; of two such the one that ends earlier.

    Args:
        daily: In the order of their numbers.
    """
    best: list[list[Dated]] = []
    for each in daily:
        before = [row for row in best if row[-1].day <= each.day]
        best.append([*max(before, key=_worth, default=[]), each])
    return max(best, key=_worth, default=[])


def _worth(row: Sequence[Dated]) -> tuple[int, int]:
    return len(row), -row[-1].day.toordinal()


def _special_staying(found: Sequence[Dated]) -> set[int]:
    """The newest of each schema and all before going back, until their time is up."""
    newest_of = {each.schema: each.number for each in found if each.kind == "upgrade"}
    special = [
        each
        for each in found
        if each.kind == "before"
        or (each.kind == "upgrade" and newest_of[each.schema] == each.number)
    ]
    return {each.number for each in special if not _time_is_up(each, found)}


def _time_is_up(special: Dated, found: Sequence[Dated]) -> bool:
    """True where backups of two days after it agree."""
    later = {
        each.day
        for each in found
        if each.kind == "day" and each.number > special.number and each.day - special.day > SPECIAL
    }
    return len(later) > 1
