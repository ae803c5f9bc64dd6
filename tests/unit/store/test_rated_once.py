"""Sessions rated before and perhaps after: in order of time, and sought by their days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coping_app.store.base.keeping import Keeping
from coping_app.store.repositories.ratings import RatingRepository
from coping_app.store.store import Store
from tests.gui.page_fakes import Days, memory_store, practise


@pytest.fixture
def lived() -> tuple[Store, Days]:
    """Twenty days, two exercises, two scales; one session was removed, one never ended."""
    now = Days()
    store = memory_store(now)
    for number in range(20):
        now.forward(1)
        practise(
            store, f"e{number % 2}", "E", {"pain": (6, 6 - number % 3), "mood": (4, 5)},
            finish=number != 7,
        )  # fmt: skip
    store.sessions.remove(practise(store, "e0", "E", {"pain": (9, 0)}))
    return store, now


def test_what_was_rated_twice_is_what_the_pairs_have(lived: tuple[Store, Days]) -> None:
    store, _ = lived
    since = store.today() - timedelta(days=9)
    found = [
        (each.exercise_id, each.scale, each.local_date, each.before, each.after)
        for each in store.ratings.rated_once(since)
    ]
    assert found == [
        (pair.exercise_id, pair.scale, pair.local_date, pair.before, pair.after)
        for pair in store.ratings.pairs(since=since)
    ]
    assert len(found) == 20


def begun(store: Store, practised_s: float) -> None:
    """A session that was rated before, stopped, and never rated after."""
    session = store.sessions.begin("e0", 1, "E", "en", {})
    body = {"moment": "before", "scale": "pain", "value": 8}
    store.sessions.add_event(session, "rating-given", body)
    store.sessions.add_event(session, "practice-began", {})
    if practised_s:
        ending = {"practised_s": practised_s, "stopped": True}
        store.sessions.add_event(session, "practice-ended", ending)
    store.sessions.add_event(session, "session-finished", {"practised_s": practised_s})


def test_a_session_that_was_practised_and_not_rated_after_is_told(
    lived: tuple[Store, Days],
) -> None:
    store, _ = lived
    begun(store, 60.0)
    last = store.ratings.rated_once()[-1]
    assert (last.scale, last.before, last.after) == ("pain", 8, None)


def test_a_session_in_which_nothing_was_practised_is_no_missing_rating(
    lived: tuple[Store, Days],
) -> None:
    store, _ = lived
    before = store.ratings.rated_once()
    begun(store, 0.0)
    assert store.ratings.rated_once() == before


class NotedReading:
    """Notes what a repository asks of the database."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self.asked: list[str] = []

    def read(self, sql: str, values: tuple[Any, ...]) -> list[Any]:
        self.asked.append(sql)
        return self._keeping.read(sql, values)


def test_days_are_sought_so_that_ten_years_cost_no_more(lived: tuple[Store, Days]) -> None:
    store, _ = lived
    noted = NotedReading(store._keeping)
    RatingRepository(noted).rated_once(store.today())  # type: ignore[arg-type]
    (sql,) = noted.asked
    plan = " ".join(map(str, store._keeping.read(f"EXPLAIN QUERY PLAN {sql}", ("2025-01-01",))))
    assert "session_day (local_date>" in plan
