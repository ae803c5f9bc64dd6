"""Made-up people for ``simulate``: what they rate before and after, where the truth is known.

None of them is helped by anything unless ``effects`` says so. A change is zero or the effect, with
an error that resembles the one of the session before by a given correlation, in whole numbers from
0 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np

from coping_app.insight.rated_sessions import Rated

LEVEL, SPREAD, ERROR = 5.0, 1.2, 1.2
START = datetime(2026, 3, 2, tzinfo=UTC)
NAMES = "abcdefghijkl"
A_WEEK = 5
"""Sessions of a week."""
APART = 10
"""Sessions of the fortnight between two looks."""

Chance = np.random.Generator
Pairs = list[tuple[int, int]]


class Session(NamedTuple):
    """A session with its hour and length, as ``circumstances`` reads it."""

    session_id: str
    exercise_id: str
    title: str
    local_date: object
    started_utc: datetime
    offset_min: int
    scale: str
    before: int
    after: int


def whole(values: np.ndarray) -> np.ndarray:
    """As rated: whole numbers from 0 to 10."""
    return np.clip(np.rint(values), 0, 10).astype(int)


def alike(chance: Chance, count: int, correlation: float) -> np.ndarray:
    """Errors of which each resembles the one before; variance 1."""
    found = chance.standard_normal(count)
    for at in range(1, count):
        found[at] = correlation * found[at - 1] + (1 - correlation**2) ** 0.5 * found[at]
    return found


def one_exercise(chance: Chance, count: int, correlation: float, effect: float = 0.0) -> Pairs:
    """Sessions of one exercise in order of time, where nothing hangs on how they began."""
    errors = alike(chance, count, correlation)
    before = LEVEL + SPREAD * chance.standard_normal(count)
    after = before + effect + ERROR * errors
    return list(zip(whole(before).tolist(), whole(after).tolist(), strict=True))


def coarse(chance: Chance, count: int) -> Pairs:
    """Somebody who uses only 0, 5 and 10, and feels something that is seldom a whole step."""
    before = 6.0 + 1.5 * chance.standard_normal(count)
    after = before - 0.7 + 0.8 * chance.standard_normal(count)
    steps = (5 * np.rint(values / 5.0).clip(0, 2).astype(int) for values in (before, after))
    return list(zip(*(values.tolist() for values in steps), strict=True))


def begun_when_bad(chance: Chance, count: int) -> Pairs:
    """Practised only when the state is above its own 60th percentile; half of that fades."""
    state = chance.standard_normal(count * 4)
    above = state[state > 0.2533][:count]
    before = LEVEL + above + 0.7 * chance.standard_normal(len(above))
    after = LEVEL + 0.5 * above + 0.9 * chance.standard_normal(len(above))
    return list(zip(whole(before).tolist(), whole(after).tolist(), strict=True))


def skipped(chance: Chance, pairs: Pairs) -> tuple[Pairs, int]:
    """The rating after is skipped by 5 % if better, 25 % if the same, 50 % if worse."""
    given = [
        (before, after)
        for before, after in pairs
        if chance.random() >= (0.05 if after < before else 0.25 if after == before else 0.5)
    ]
    return given, len(pairs) - len(given)


def groups(of_exercises: Sequence[Pairs], missing: Sequence[int] = ()) -> list[Rated]:
    """One scale, every exercise of a person."""
    lost = [*missing, *[0] * len(of_exercises)]
    return [
        Rated(name, name, "pain", tuple(pairs), gone)
        for name, pairs, gone in zip(NAMES, of_exercises, lost, strict=False)
    ]


class HalfYear(NamedTuple):
    """Half a year of four exercises on three scales, five sessions a week.

    Attributes:
        days: Number of the day of every session.
        exercises: Which it was of.
        changes: By scale, before and after of every session.
    """

    days: np.ndarray
    exercises: np.ndarray
    rated: dict[str, Pairs]

    def groups(self, first: int, last: int) -> list[Rated]:
        """As it stands with the days from ``first`` to ``last``."""
        low, high = np.searchsorted(self.days, (first, last + 1))
        found = []
        for exercise in range(4):
            at = np.flatnonzero(self.exercises[low:high] == exercise) + low
            for scale, pairs in self.rated.items():
                values = tuple(pairs[n] for n in at.tolist())
                found.append(Rated(NAMES[exercise], NAMES[exercise], scale, values))
        return found


def half_year(
    chance: Chance, correlation: float, over_all: bool, effects: Sequence[float]
) -> HalfYear:
    """One person.

    Args:
        chance: Of this person.
        correlation: Of the errors of neighbouring sessions.
        over_all: Whether of all sessions, instead of those of the same exercise.
        effects: Of the four exercises, on every scale.
    """
    days = np.array([7 * week + day for week in range(26) for day in (0, 1, 3, 4, 6)])
    exercises = chance.integers(0, 4, len(days))
    rated = {}
    for scale in ("pain", "distress", "tension"):
        errors = alike(chance, len(days), correlation)
        if not over_all:
            for exercise in range(4):
                at = exercises == exercise
                errors[at] = alike(chance, int(at.sum()), correlation)
        before = LEVEL + SPREAD * chance.standard_normal(len(days))
        after = before + np.asarray(effects)[exercises] + ERROR * errors
        rated[scale] = list(zip(whole(before).tolist(), whole(after).tolist(), strict=True))
    return HalfYear(days, exercises, rated)


def timed(chance: Chance, count: int, when_bad: np.ndarray, hours: np.ndarray) -> list[Session]:
    """Sessions of one exercise that do nothing: half of what is above the usual level fades.

    Args:
        chance: Of this person.
        count: Sessions, one a day.
        when_bad: True for those that begin on a bad day.
        hours: Of each.
    """
    away = np.where(when_bad, 1.5, -0.5) + chance.standard_normal(count)
    before = whole(LEVEL + away)
    after = whole(LEVEL + 0.5 * away + 0.8 * chance.standard_normal(count))
    return [
        Session(
            str(n), "a", "a", (START + timedelta(days=n)).date(),
            START + timedelta(days=n, hours=int(hours[n])), 0, "pain",
            int(before[n]), int(after[n]),
        )
        for n in range(count)
    ]  # fmt: skip
