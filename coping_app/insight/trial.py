"""A trial of one person, by that person: which of two exercises is followed by more?

Days come in blocks of two. In each block one day suggests the first exercise and one the second,
in an order drawn by lot, so that good and bad stretches fall on both alike. It is a suggestion:
nothing is ever withheld, any exercise can be done on any day, and a trial can end on any day. What
was not done as suggested is left out, and no block is lost by it (``trial_result``).

Source:
    Kravitz and Duan, eds., 2014, Design and Implementation of N-of-1 Trials: A User's Guide, AHRQ
    13(14)-EHC122, chapters 1 and 4 (blocks of paired periods in random order); reporting: CENT
    2015, Vohra et al., BMJ 350:h1738, doi:10.1136/bmj.h1738.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coping_app.insight.followed import BETTER_NOW
from coping_app.insight.practice import WEEK_DAYS

Arm = Literal["a", "b"]

BLOCK_DAYS = 2
FEWEST_WEEKS = 2
MOST_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as it was drawn. It never changes; whether it was stopped is kept beside it.

    Attributes:
        a: Id of one exercise.
        b: Id of the other.
        start: Its first day.
        weeks: 2 to 4.
        seed: What the order was drawn from.
        order: An arm for each day from ``start`` on: ``a`` or ``b``, block after block. An odd
            last day has none.
        scale: Id of the scale that decides, chosen before it begins.
    """

    a: str
    b: str
    start: date
    weeks: int
    seed: int
    order: str
    scale: str = "pain"

    def __post_init__(self) -> None:
        """Raises ValueError where it is no trial that ``make_trial`` could have made."""
        if self.a == self.b or not self.a or not self.b:
            raise ValueError(
                f"a trial compares two different exercises, got {self.a!r} and {self.b!r}"
            )
        if not FEWEST_WEEKS <= self.weeks <= MOST_WEEKS:
            raise ValueError(
                f"a trial lasts {FEWEST_WEEKS} to {MOST_WEEKS} weeks, got {self.weeks}"
            )
        if self.scale not in BETTER_NOW:
            raise ValueError(f'"{self.scale}" is no scale of this moment')
        blocks = {self.order[at : at + BLOCK_DAYS] for at in range(0, len(self.order), BLOCK_DAYS)}
        if len(self.order) != _days(self.weeks) or not blocks <= {"ab", "ba"}:
            raise ValueError(f"the order of a trial consists of whole blocks, got {self.order!r}")

    @property
    def last_day(self) -> date:
        """The last day that suggests something."""
        return self.start + timedelta(days=len(self.order) - 1)

    def exercise(self, arm: Arm) -> str:
        """The exercise of an arm."""
        return self.a if arm == "a" else self.b


def make_trial(
    a: str, b: str, start: date, weeks: int, seed: int, scale: str = "pain"
) -> Trial:
    """Draws a trial. The same arguments give the same trial, on every machine.

    Args:
        a: Id of one exercise.
        b: Id of the other.
        start: Its first day.
        weeks: 2 to 4.
        seed: Any whole number; take a fresh one for each trial.
        scale: The scale that decides, of those in ``followed.BETTER_NOW``.

    Raises:
        ValueError: The exercises are the same, the weeks out of range, or the scale unknown.
    """
    chance = random.Random(seed)
    blocks = max(0, _days(weeks)) // BLOCK_DAYS
    order = "".join("ab" if chance.getrandbits(1) else "ba" for _ in range(blocks))
    return Trial(a, b, start, weeks, seed, order, scale)


def arm_of(trial: Trial, day: date) -> Arm | None:
    """The arm of a day; None outside the trial and on an odd last day."""
    number = (day - trial.start).days
    if not 0 <= number < len(trial.order):
        return None
    return "a" if trial.order[number] == "a" else "b"


def block_of(trial: Trial, day: date) -> int:
    """Number of the block of a day within the trial, from 0 on."""
    return (day - trial.start).days // BLOCK_DAYS


def suggested(trial: Trial, day: date) -> str | None:
    """Id of the exercise that a day suggests, or None. Everything else stays open all the same."""
    arm = arm_of(trial, day)
    return None if arm is None else trial.exercise(arm)


def _days(weeks: int) -> int:
    """Days in whole blocks."""
    return weeks * WEEK_DAYS // BLOCK_DAYS * BLOCK_DAYS
