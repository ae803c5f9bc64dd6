"""Ratings that the database counts are those that the records hold."""

from __future__ import annotations

import random
from datetime import date

import pytest

from coping_app.store.store import Store
from tests.unit.store.support import HandClock, begin, finish, one_session, rate

NAMES = ("box-breathing", "body-scan", "pacing")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Store:
    """Two months of one to three sessions a day, some of them removed or half rated."""
    store = Store.in_memory(clock)
    chance = random.Random(5)
    for _ in range(60):
        for name in chance.sample(NAMES, chance.randint(1, 3)):
            key = one_session(store, chance.randint(0, 10), chance.randint(0, 10), name)
            if chance.random() < 0.1:
                store.sessions.remove(key)
        half = begin(store, "box-breathing")
        rate(store, half, "before", "pain", 9)
        finish(store, half)
        clock.advance(days=1)
    return store


def since_of(store: Store, days: int | None) -> date | None:
    return None if days is None else date.fromordinal(store.today().toordinal() - days)


@pytest.mark.parametrize("days", [None, 30])
@pytest.mark.parametrize("limit", [None, 5])
def test_the_latest_pairs_stand_oldest_first(
    store: Store, days: int | None, limit: int | None
) -> None:
    since = since_of(store, days)
    every = store.ratings.pairs(since, "body-scan", "pain")
    assert store.ratings.latest_pairs("body-scan", "pain", since, limit) == every[-(limit or 0) :]


@pytest.mark.parametrize("days", [None, 30])
def test_values_before_are_the_ratings_before_practice_by_day(
    store: Store, days: int | None
) -> None:
    since = since_of(store, days)
    told: dict[date, list[int]] = {}
    for rating in store.ratings.all("pain", since):
        if rating.moment == "before":
            told.setdefault(rating.local_date, []).append(rating.value)
    found = store.ratings.values_before("pain", since)
    assert list(found) == sorted(told)
    assert {day: sorted(values) for day, values in found.items()} == {
        day: sorted(values) for day, values in told.items()
    }
