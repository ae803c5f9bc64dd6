"""What a trial of one person says when it is over, or when the person stops it.

A result is worked out at the end, not on the way: whoever looks every day and stops when it looks
good will be right less often than the interval says. On the way there is ``progress``, which
counts days and tells no difference.

Counted is the first session of a day that did what the day suggested and was rated before and
after. A second one is left out, because whether to do it again depends on how the first one went.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import BETTER_NOW
from coping_app.insight.points import Better
from coping_app.insight.randomisation import Flipped, randomisation_test
from coping_app.insight.records import Pair
from coping_app.insight.trial import BLOCK_DAYS, Arm, Trial, arm_of, block_of

LEAST_DAYS_EACH = 4
"""Counted days that it takes of each exercise."""
LEAST_BLOCKS = 6
"""Blocks with a counted day. With five, no difference whatever could reach 95 %: p is at least
2 / 2^5."""
SMALL = 1.0
"""A difference below this many points is called alike, if the whole interval lies below it."""

Verdict = Literal["a", "b", "alike", "cannot-tell"]


@dataclass(frozen=True, slots=True)
class TrialProgress:
    """A trial on the way: days, and nothing about what they say.

    Attributes:
        a_days: Counted days of the first exercise.
        b_days: Counted days of the second.
        pairs: Pairs of days in which both count.
        days_left: Days of the trial after today, 0 or more.
        enough: True where there is enough for a result.
        over: True where its last day lies behind.
    """

    a_days: int
    b_days: int
    pairs: int
    days_left: int
    enough: bool
    over: bool


@dataclass(frozen=True, slots=True)
class TrialResult:
    """The difference of two exercises. Changes are after minus before, in points.

    Attributes:
        scale: The scale that decided.
        a_days: Counted days of the first exercise.
        b_days: Counted days of the second.
        a_mean: Its mean change.
        b_mean: The other's mean change.
        difference: ``a_mean`` minus ``b_mean``.
        low: Lower end of its 95 % interval.
        high: Upper end.
        p: Exact, by randomisation; two-sided.
        verdict: ``a`` or ``b`` where that one was followed by more change for the better; ``alike``
            where they differ by less than ``SMALL``; otherwise ``cannot-tell``, which is the usual
            end of a short trial and no failure.
    """

    scale: str
    a_days: int
    b_days: int
    a_mean: float
    b_mean: float
    difference: float
    low: float
    high: float
    p: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TrialDay:
    """One day of a trial.

    Attributes:
        arm: What it suggested.
        before: The rating that counts, before; None where nothing counts on that day.
        after: Likewise, after.
    """

    day: date
    arm: Arm
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class _Counted:
    """A day that counts."""

    block: int
    arm: Arm
    before: int
    after: int

    @property
    def change(self) -> int:
        """After minus before."""
        return self.after - self.before


def progress(trial: Trial, records: Iterable[Pair], today: date) -> TrialProgress:
    """How far a trial has come.

    Args:
        trial: The trial.
        records: Pairs of any exercises and scales, the oldest first.
        today: The person's day.
    """
    counted = _counted(trial, records, today)
    a_days = sum(each.arm == "a" for each in counted)
    blocks = Counter(each.block for each in counted)
    return TrialProgress(
        a_days,
        len(counted) - a_days,
        sum(days == BLOCK_DAYS for days in blocks.values()),
        max(0, (trial.last_day - max(today, trial.start)).days),
        _lacking(counted) is None,
        today > trial.last_day,
    )


def analyse(
    trial: Trial, records: Iterable[Pair], stopped: date | None = None
) -> TrialResult | TooEarly:
    """The result of a trial that is over or was stopped.

    Args:
        trial: The trial.
        records: Pairs of any exercises and scales, the oldest first.
        stopped: The last day that counts, where the person stopped before the end.

    Returns:
        ``TooEarly`` with fewer than ``LEAST_DAYS_EACH`` counted days of either exercise (``have``
        is the smaller number), or fewer than ``LEAST_BLOCKS`` blocks.
    """
    counted = _counted(trial, records, trial.last_day if stopped is None else stopped)
    lacking = _lacking(counted)
    if lacking is not None:
        return lacking
    blocks: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for each in counted:
        blocks[each.block].append((each.arm == "a", float(each.change)))
    flipped = randomisation_test(list(blocks.values()))
    changes = {arm: [each.change for each in counted if each.arm == arm] for arm in ("a", "b")}
    return TrialResult(
        scale=trial.scale,
        a_days=len(changes["a"]),
        b_days=len(changes["b"]),
        a_mean=statistics.fmean(changes["a"]),
        b_mean=statistics.fmean(changes["b"]),
        difference=flipped.difference,
        low=flipped.low,
        high=flipped.high,
        p=flipped.p,
        verdict=_verdict(flipped, BETTER_NOW[trial.scale]),
    )


def trial_days(
    trial: Trial, records: Iterable[Pair], last: date | None = None
) -> tuple[TrialDay, ...]:
    """Every day up to ``last``, with what counted on it; not to be shown before the end.

    Args:
        trial: The trial.
        records: Pairs of any exercises and scales, the oldest first.
        last: The last day that counts, where it was stopped before the end.
    """
    end = trial.last_day if last is None else min(last, trial.last_day)
    counted = _by_day(trial, records, end)
    found = []
    for number in range((end - trial.start).days + 1):
        day = trial.start + timedelta(days=number)
        arm = arm_of(trial, day)
        if arm is not None:
            each = counted.get(day)
            found.append(
                TrialDay(day, arm, each.before if each else None, each.after if each else None)
            )
    return tuple(found)


def _counted(trial: Trial, records: Iterable[Pair], last: date) -> list[_Counted]:
    found = _by_day(trial, records, last)
    return [found[day] for day in sorted(found)]


def _by_day(trial: Trial, records: Iterable[Pair], last: date) -> dict[date, _Counted]:
    found: dict[date, _Counted] = {}
    for pair in records:
        arm = arm_of(trial, pair.local_date)
        if arm is None or pair.scale != trial.scale or pair.local_date > last:
            continue
        if pair.exercise_id == trial.exercise(arm) and pair.local_date not in found:
            found[pair.local_date] = _Counted(
                block_of(trial, pair.local_date), arm, pair.before, pair.after
            )
    return found


def _lacking(counted: Sequence[_Counted]) -> TooEarly | None:
    a_days = sum(each.arm == "a" for each in counted)
    fewest = min(a_days, len(counted) - a_days)
    if fewest < LEAST_DAYS_EACH:
        return TooEarly("days", fewest, LEAST_DAYS_EACH)
    blocks = len({each.block for each in counted})
    return TooEarly("blocks", blocks, LEAST_BLOCKS) if blocks < LEAST_BLOCKS else None


def _verdict(found: Flipped, better: Better) -> Verdict:
    """Where the interval leaves 0 out, the one with more change for the better."""
    if found.low > 0.0 or found.high < 0.0:
        return "a" if (found.high < 0.0) == (better == "low") else "b"
    return "alike" if found.low > -SMALL and found.high < SMALL else "cannot-tell"
