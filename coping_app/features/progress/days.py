"""Measures over time with no more dots than can be told apart: a day, a week or four weeks each."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.insight.series import DayValue
from coping_app.wording.wording import Wording

STEPS_DAYS = (1, 7, 28)
MOST_DOTS = 110
"""A dot a day for so many days, else a dot a week for so many weeks, else one for four weeks."""


def step_for(days: int) -> int:
    """Days that one dot stands for, when so many are shown."""
    for step in STEPS_DAYS:
        if days <= MOST_DOTS * step:
            return step
    return STEPS_DAYS[-1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days, told by one dot.

    Attributes:
        end: The last of the days, with a rating or not.
        middle: The rated day in the middle, where the dot stands.
        value: Median of the rated days.
    """

    end: date
    middle: date
    value: float


def thinned(days: Sequence[DayValue], step: int, last: date) -> tuple[Stretch, ...]:
    """Each stretch of ``step`` days that has a rating.

    Args:
        days: In order, each at most once.
        step: Days of one stretch; 1 leaves everything as it is.
        last: Stretches are counted back from here, so that the last one is whole.
    """
    found: dict[date, list[DayValue]] = {}
    for each in days:
        end = last - timedelta(days=(last - each.day).days // step * step)
        found.setdefault(end, []).append(each)
    return tuple(
        Stretch(end, kept[len(kept) // 2].day, statistics.median(each.value for each in kept))
        for end, kept in found.items()
    )


def stretch_words(end: date, step: int, words: Wording) -> str:
    """``3 March 2026``, or ``the week up to 3 March 2026``."""
    if step == 1:
        return words.day(end)
    form = (
        words.translate("progress", "Week up to {day}")
        if step == 7
        else words.translate("progress", "Four weeks up to {day}")
    )
    return form.format(day=words.day(end))


def dot_words(step: int, words: Wording) -> str:
    """What one dot stands for."""
    if step == 1:
        return words.translate("progress", "A dot is one day.")
    if step == 7:
        return words.translate("progress", "So much time: a dot is the middle of a week.")
    return words.translate("progress", "So much time: a dot is the middle of four weeks.")
