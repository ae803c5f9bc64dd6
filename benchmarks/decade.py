"""A person who practised five times a day for ten years, made up through the store's own door."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from coping_app.demo.make import HandClock
from coping_app.session.events import (
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    SessionEvent,
    SessionFinished,
)
from coping_app.session.replay import to_record
from coping_app.store.store import Store

YEARS, A_DAY = 10, 5
SESSIONS = YEARS * 365 * A_DAY
EXERCISES = ("box-breathing", "body-scan-short", "grounding-54321", "pain-surfing", "pacing")
LENGTH_S = 300.0
_A_BATCH_DAYS = 100


def make_decade(profile: Path) -> None:
    """Keeps ``SESSIONS`` sessions with pain rated before and after each."""
    first = datetime.combine(datetime.now().date() - timedelta(days=YEARS * 365), time(7))
    clock = HandClock(first)
    chance = random.Random(1)
    store = Store.open(profile, clock)
    try:
        for start in range(0, YEARS * 365, _A_BATCH_DAYS):
            with store.batch():
                for day in range(start, min(start + _A_BATCH_DAYS, YEARS * 365)):
                    _keep_day(store, clock, first + timedelta(days=day), chance)
    finally:
        store.close()


def _keep_day(store: Store, clock: HandClock, morning: datetime, chance: random.Random) -> None:
    for number, exercise in enumerate(EXERCISES):
        clock.local = morning + timedelta(hours=3 * number)
        session = store.sessions.begin(exercise, 1, exercise.replace("-", " "), "en", {})
        for event in _events(chance):
            store.sessions.add_event(session, *to_record(event))


def _events(chance: random.Random) -> Iterator[SessionEvent]:
    before = chance.randint(2, 9)
    yield RatingGiven("before", "pain", before)
    yield PracticeBegan()
    yield PracticeEnded(LENGTH_S, False)
    yield RatingGiven("after", "pain", max(0, before - chance.randint(-1, 3)))
    yield SessionFinished(LENGTH_S)
