"""Life first: what one could do, people, contentment, and what was practised, as a few tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.content.reference.scales import Scale
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.records import Rating
from coping_app.insight.week_noise import STILL_NEW_DAYS, WeekStep, week_step
from coping_app.store.repositories.records import PlanItem
from coping_app.wording.wording import Wording

LIFE = ("week_function", "week_social", "week_satisfaction")
"""What one could do, people, contentment."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with what it is called and what has changed."""

    key: str
    title: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class LifeView:
    """The tiles.

    Attributes:
        tiles: Weekly measures; empty where none was rated.
        practised: Minutes of this week.
        activities: What was done of the person's calendar this week, in words; empty for nothing.
    """

    tiles: tuple[Tile, ...]
    practised: Tile
    activities: str

    @property
    def rated(self) -> bool:
        """Whether any week was rated."""
        return bool(self.tiles)


def life_view(
    ratings: Mapping[str, Sequence[Rating]],
    practice_s: Mapping[date, float],
    activities: Iterable[PlanItem],
    scales: Mapping[str, Scale],
    today: date,
    words: Wording,
) -> LifeView:
    """What the tiles say.

    Args:
        ratings: By scale, in order; those of ``LIFE`` are looked at.
        practice_s: Seconds of practice of each of the last seven days that had any.
        activities: What is in the person's calendar, with the days on which it was done.
        scales: By id.
        today: The person's day.
    """
    tiles = tuple(
        Tile(
            name,
            scales[name].title,
            str(ratings[name][-1].value),
            week_change(ratings[name], today, words),
        )
        for name in LIFE
        if name in scales and ratings.get(name)
    )
    return LifeView(
        tiles, _practised(practice_s, today, words), _activities(activities, today, words)
    )


def week_change(ratings: Sequence[Rating], today: date, words: Wording) -> str:
    """``one more`` only beyond the usual ups and downs; the day where nothing can be compared."""
    step = week_step(ratings, today)
    if step is not None:
        return change_words(step, words)
    day = ratings[-1].local_date
    is_old = (today - day).days > STILL_NEW_DAYS
    told = words.day(day) if is_old else words.short_day(day)
    return words.translate("progress", "on {day}").format(day=told)


def change_words(step: WeekStep, words: Wording) -> str:
    """``three more``, ``two less``, ``about the same as usual``."""
    translate = words.translate
    if not step.stands_out:
        return translate("progress", "about the same as usual")
    form = (
        translate("progress", "{n} more")
        if step.points > 0
        else translate("progress", "{n} less")
    )
    return form.format(n=_counted(abs(step.points), words))


def week_minutes(practice_s: Mapping[date, float], today: date) -> int:
    """Whole minutes of the seven days up to today."""
    week = (today - timedelta(days=number) for number in range(WEEK_DAYS))
    return whole_minutes(sum(round(practice_s.get(day, 0.0)) for day in week))


def whole_minutes(seconds: float) -> int:
    """Minutes of whole seconds, as the tables of an export have them; half a minute is one."""
    return (round(seconds) + 30) // 60


def _practised(practice_s: Mapping[date, float], today: date, words: Wording) -> Tile:
    translate = words.translate
    value = translate("progress", "{n} min").format(n=week_minutes(practice_s, today))
    said = translate("progress", "this week")
    return Tile("practised", translate("progress", "Practised"), value, said)


def _activities(activities: Iterable[PlanItem], today: date, words: Wording) -> str:
    """What the person chose to do and did."""
    week = {today - timedelta(days=number) for number in range(WEEK_DAYS)}
    done = sum(day in week for item in activities for day in item.done)
    if done == 0:
        return ""
    form = (
        words.translate("progress", "You did one thing from your calendar this week.")
        if done == 1
        else words.translate("progress", "You did {n} things from your calendar this week.")
    )
    return form.format(n=_counted(done, words))


def _counted(count: int, words: Wording) -> str:
    """A small number as a word."""
    translate = words.translate
    spelled = (
        translate("progress", "one"), translate("progress", "two"), translate("progress", "three"),
        translate("progress", "four"), translate("progress", "five"), translate("progress", "six"),
        translate("progress", "seven"), translate("progress", "eight"),
        translate("progress", "nine"), translate("progress", "ten"),
    )  # fmt: skip
    return spelled[count - 1] if count <= len(spelled) else str(count)
