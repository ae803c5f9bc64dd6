"""Where it was marked to hurt, over time: counted by day, in stretches that are few enough to see.

Only days with an exercise that goes through the body count; on others nobody was asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.store.repositories.records import MarkedAreas
from coping_app.wording.wording import Wording

STRETCHES_DAYS = (1, 7, 14, 28, 91, 182, 364, 728)
"""A figure stands for so many days, the fewest that leave few figures."""
MOST_FIGURES = 6
LEVELS = 5
"""Steps of the fill, from few days to every day."""


@dataclass(frozen=True, slots=True)
class AreaDays:
    """One area: on how many days it was marked, its step of fill, and both in words."""

    area: str
    days: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class BodyStretch:
    """Some days that one figure stands for.

    Attributes:
        areas: The most often marked first; empty where nothing was.
        title: The days in words.
        words: What was marked in words.
    """

    first: date
    last: date
    days: int
    areas: tuple[AreaDays, ...]
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class BodyOverTime:
    """Everything on the panel.

    Attributes:
        whole: The whole range.
        stretches: Parts of it, the oldest first; those without a day that counts are left out.
        rows: Area and days, as words.
    """

    finding: str
    below: str
    whole: BodyStretch
    stretches: tuple[BodyStretch, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def body_over_time(
    marked: Sequence[MarkedAreas], names: Mapping[str, str], words: Wording
) -> BodyOverTime | None:
    """The panel of a range; None where no area was marked in it.

    Args:
        marked: Of each session through the body, in order.
        names: What each area is called.
        words: The language.
    """
    by_day: dict[date, set[str]] = {}
    for each in marked:
        by_day.setdefault(each.local_date, set()).update(a for a in each.areas if a in names)
    if not any(by_day.values()):
        return None
    days = sorted(by_day)
    whole = _stretch(days, by_day, names, words)
    return BodyOverTime(
        finding=_finding(whole, names, words),
        below=words.translate(
            "body", "What you marked before exercises through the body, {days}."
        ).format(days=whole.title),
        whole=whole,
        stretches=tuple(
            _stretch(part, by_day, names, words) for part in _parts(days) if len(days) > 1
        ),
        head=(words.translate("body", "Area"), words.translate("body", "Days")),
        rows=tuple((names[each.area], str(each.days)) for each in whole.areas),
    )


def _parts(days: Sequence[date]) -> list[list[date]]:
    """The days in stretches that are counted back from the last one."""
    last, span = days[-1], (days[-1] - days[0]).days + 1
    fitting = (step for step in STRETCHES_DAYS if span <= step * MOST_FIGURES)
    step = 0 if len(days) <= MOST_FIGURES else next(fitting, -(-span // MOST_FIGURES))
    if not step:
        return [[day] for day in days]
    found: dict[int, list[date]] = {}
    for day in days:
        found.setdefault((last - day) // timedelta(days=step), []).append(day)
    return [found[number] for number in sorted(found, reverse=True)]


def _stretch(
    days: Sequence[date], by_day: Mapping[date, set[str]], names: Mapping[str, str], words: Wording
) -> BodyStretch:
    order = {area: place for place, area in enumerate(names)}
    counted = Counter(area for day in days for area in by_day[day])
    areas = tuple(
        AreaDays(
            area,
            count,
            -(-count * LEVELS // len(days)),
            words.translate("body", "{area}: on {count} of {all} days").format(
                area=names[area], count=count, all=len(days)
            ),
        )
        for area, count in sorted(counted.items(), key=lambda each: (-each[1], order[each[0]]))
    )
    return BodyStretch(
        days[0], days[-1], len(days), areas, _days_words(days, words),
        _areas_words(areas, len(days), names, words),
    )


def _days_words(days: Sequence[date], words: Wording) -> str:
    """The year is told once where it is one."""
    if len(days) == 1:
        return words.day(days[0])
    first, last = days[0], days[-1]
    told = words.short_day(first) if first.year == last.year else words.day(first)
    return words.translate("body", "{first} to {last}").format(first=told, last=words.day(last))


def _areas_words(
    areas: Sequence[AreaDays], days: int, names: Mapping[str, str], words: Wording
) -> str:
    """Names alone for one day, with their counts for several."""
    if not areas:
        return words.translate("body", "Nothing was marked.")
    if days == 1:
        return _listed(names[each.area] for each in areas)
    form = words.translate("body", "{area} {count}")
    told = _listed(form.format(area=names[each.area], count=each.days) for each in areas)
    return words.translate("body", "{areas}, of {all} days").format(areas=told, all=days)


def _listed(parts: Iterable[str]) -> str:
    """One after the other, with a capital letter in front alone."""
    told = ", ".join(part.lower() for part in parts)
    return told[:1].upper() + told[1:]


def _finding(whole: BodyStretch, names: Mapping[str, str], words: Wording) -> str:
    most = [each for each in whole.areas if each.days == whole.areas[0].days]
    if len(most) > 1:
        form = words.translate(
            "body", "Marked most often: {area} and others, on {count} of {all} days"
        )
    else:
        form = words.translate("body", "Marked most often: {area}, on {count} of {all} days")
    return form.format(
        area=names[most[0].area].lower(), count=most[0].days, all=whole.days
    )
