"""One made-up person over a year: how they were, and what they practised. Chance with a seed.

The year has what real ones have: a keen start and a slump in the second week, flares, holidays
without the app, sessions that were stopped, ratings that were skipped, and exercises that differ
in what they do. The person starts when it is bad, so some of every change is only the bad moment
passing by.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from coping_app.store.repositories.records import Useful

DAYS = 365
CHECK_IN = "weekly-check-in"

EASED: Mapping[str, float] = {
    "release-only": 1.5,
    "pmr-4": 1.2,
    "diaphragmatic-breathing": 1.0,
    "breathing-space-3min": 0.7,
    "grounding-54321": 1.1,
    "coherent-breathing": 0.9,
    "music-listening": 1.0,
    "autogenic": 0.8,
    "gentle-stretch": 0.6,
    "box-breathing": 0.5,
    "gratitude-three": 0.5,
    "body-scan-short": 0.4,
    "thought-record": 0.4,
    "worry-time": 0.3,
    "pain-surfing": 0.1,
    "activity-pacing": -0.2,
}
"""The exercises this person knows, and by how many points each truly eases things for them."""

_IN_A_FLARE = ("release-only", "grounding-54321", "breathing-space-3min", "diaphragmatic-breathing")
_ONCE = {"flare-plan": 24, "coping-statements": 40}
"""Exercises done once, and on which day of the year."""
SETTLED_FROM = 230
"""Day of the year from which this person keeps to what they like best."""
AWAY = (range(128, 140), range(246, 252))
"""Days of the year without the app."""

_SHARE: Mapping[str, float] = {
    "pain": 0.7, "bother": 1.0, "distress": 1.1, "tension": 1.2, "worry": 0.8,
    "mood": -0.8, "energy": -0.5, "confidence": -0.6,
}
"""How much of what an exercise eases shows on each scale; below 0 where 10 is best."""


class Exercise(Protocol):
    """What is read of an exercise in the catalogue."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def version(self) -> int:
        """Version of the file."""
        ...

    @property
    def language(self) -> str:
        """BCP 47 code."""
        ...

    @property
    def length_s(self) -> float:
        """Stated length in seconds."""
        ...

    @property
    def ratings(self) -> tuple[str, ...]:
        """Scales asked before and after."""
        ...

    @property
    def verbs(self) -> tuple[str, ...]:
        """Verbs of its steps."""
        ...

    @property
    def assigned_only(self) -> bool:
        """True where a therapist has to assign it."""
        ...


@dataclass(frozen=True, slots=True)
class Day:
    """How the person is on a day, 0 to 10; high pain and distress are bad."""

    number: int
    day: date
    pain: float
    distress: float
    flare: bool


@dataclass(frozen=True, slots=True)
class LivedSession:
    """One session as it went. A rating of None was skipped.

    Attributes:
        start: Local time.
        done: Share of the exercise that was done; below 1 it was stopped.
        before, after: Ratings by scale.
        week: Ratings of the week by scale, in a check-in.
        useful: What the person said of it, if anything.
    """

    exercise: Exercise
    start: datetime
    done: float
    before: Mapping[str, int | None]
    after: Mapping[str, int | None]
    week: Mapping[str, int | None]
    useful: Useful | None


def live(today: date, exercises: Sequence[Exercise], seed: int) -> list[LivedSession]:
    """The year that ends on the day before ``today``, in order.

    Args:
        exercises: What can be practised; of those in ``EASED`` the person does what is there.
        seed: The same seed, day and exercises give the same year.
    """
    chance = random.Random(seed)
    known = {each.id: each for each in exercises if not each.assigned_only}
    sessions: list[LivedSession] = []
    for day in _course(chance, today - timedelta(days=DAYS)):
        if not any(day.number in away for away in AWAY):
            sessions += _sessions_of(chance, day, known)
    return sorted(sessions, key=lambda session: session.start)


def _course(chance: random.Random, first: date) -> list[Day]:
    """Pain eases by a point over the year, wavers from day to day, and flares now and then."""
    flares: set[int] = set()
    at = chance.randrange(25, 45)
    while at < DAYS:
        flares.update(range(at, at + chance.randrange(3, 8)))
        at += chance.randrange(45, 85)
    waver = mood = 0.0
    days = []
    for number in range(DAYS):
        waver = 0.7 * waver + chance.gauss(0.0, 0.6)
        mood = 0.8 * mood + chance.gauss(0.0, 0.5)
        flare = number in flares
        pain = 5.4 - number / DAYS + waver + (2.4 if flare else 0.0)
        distress = 4.6 - 1.2 * number / DAYS + 0.5 * waver + mood + (1.6 if flare else 0.0)
        days.append(Day(number, first + timedelta(days=number), pain, distress, flare))
    return days


def _sessions_of(
    chance: random.Random, day: Day, known: Mapping[str, Exercise]
) -> list[LivedSession]:
    found = []
    for _ in range(_how_many(chance, day)):
        exercise = _chosen(chance, day, known)
        if exercise is not None:
            found.append(_session(chance, day, exercise, _moment(chance, day)))
    for name, number in _ONCE.items():
        if day.number == number and name in known:
            evening = datetime.combine(day.day, time(17, 15))
            found.append(_session(chance, day, known[name], evening))
    if day.day.weekday() == 6 and CHECK_IN in known and chance.random() < 0.85:
        evening = datetime.combine(day.day, time(19, chance.randrange(60)))
        found.append(_session(chance, day, known[CHECK_IN], evening))
    return found


def _how_many(chance: random.Random, day: Day) -> int:
    likely = 0.9 if day.number < 10 else 0.4 if day.number < 21 else 0.64
    if chance.random() > likely:
        return 0
    return chance.choices((1, 2, 3), (65, 27, 8))[0]


def _chosen(
    chance: random.Random, day: Day, known: Mapping[str, Exercise]
) -> Exercise | None:
    names = [name for name in EASED if name in known]
    if day.flare:
        names = [name for name in _IN_A_FLARE if name in known] or names
    if not names:
        others = [name for name in known if name not in (CHECK_IN, *_ONCE)][:8]
        return known[chance.choice(others)] if others else None
    # Favourites are done more often, and after some months hardly anything else: weights fall from
    # the first to the last.
    steep = 3 if day.number > SETTLED_FROM else 1
    weights = [(len(names) - at) ** steep for at in range(len(names))]
    return known[chance.choices(names, weights)[0]]


def _moment(chance: random.Random, day: Day) -> datetime:
    """Mostly morning and evening; now and then in the night, which is still the evening before."""
    hour = chance.choices((8, 9, 14, 20, 21, 25), (26, 20, 12, 22, 16, 4))[0]
    minutes = hour * 60 + chance.randrange(60)
    return datetime.combine(day.day, time()) + timedelta(minutes=minutes)


def _session(
    chance: random.Random, day: Day, exercise: Exercise, start: datetime
) -> LivedSession:
    stopped = chance.random() < 0.09
    done = chance.uniform(0.15, 0.85) if stopped else 1.0
    eased = EASED.get(exercise.id, 0.5) * done
    bad_moment = abs(chance.gauss(0.0, 0.8))
    levels = _levels(day)
    before, after = {}, {}
    for scale in exercise.ratings:
        share = _SHARE.get(scale, 0.0)
        sign = -1.0 if share < 0 else 1.0
        was = levels.get(scale, 5.0) + sign * bad_moment + chance.gauss(0.0, 0.5)
        now = was - share * eased - sign * 0.5 * bad_moment + chance.gauss(0.0, 0.8)
        before[scale] = _rated(chance, was)
        after[scale] = _rated(chance, now)
    if stopped and chance.random() < 0.5:
        after = dict.fromkeys(after)
    week = _week(chance, day) if exercise.id == CHECK_IN else {}
    return LivedSession(exercise, start, done, before, after, week, _useful(chance, eased))


def _levels(day: Day) -> dict[str, float]:
    better = day.number / DAYS
    return {
        "pain": day.pain,
        "bother": day.pain - 0.3,
        "distress": day.distress,
        "tension": 0.5 * (day.pain + day.distress) + 0.4,
        "worry": day.distress,
        "mood": 8.6 - 0.75 * day.distress,
        "energy": 7.0 - 0.5 * day.pain + better,
        "confidence": 4.2 + 1.6 * better,
    }


def _week(chance: random.Random, day: Day) -> dict[str, int | None]:
    better = day.number / DAYS
    values = {
        "week_function": 4.2 + 2.2 * better - (1.0 if day.flare else 0.0),
        "week_social": 4.0 + 1.8 * better,
        "week_satisfaction": 4.4 + 1.9 * better,
        "week_pain": day.pain,
        "week_enjoyment": day.pain - 0.2,
        "week_activity": day.pain + 0.1,
        "week_mood": 8.4 - 0.7 * day.distress,
        "week_sleep": 4.3 + 1.4 * better,
    }
    return {
        scale: _rated(chance, value + chance.gauss(0.0, 0.7)) for scale, value in values.items()
    }


def _rated(chance: random.Random, value: float) -> int | None:
    """A whole number from 0 to 10; one in fourteen is skipped."""
    if chance.random() < 0.07:
        return None
    return min(10, max(0, round(value)))


def _useful(chance: random.Random, eased: float) -> Useful | None:
    if chance.random() < 0.5:
        return None
    words: tuple[Useful, ...] = ("yes", "a-little", "not-today")
    return chance.choices(words, (4, 4, 1) if eased > 0.6 else (2, 4, 3))[0]
