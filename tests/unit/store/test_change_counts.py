"""Changes counted by the database: the same as counting pairs, and sought by their days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from coping_app.store import queries, summing
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
    store.remove_session(practise(store, "e0", "E", {"pain": (9, 0)}))
    return store, now


def test_changes_are_counted_as_the_pairs_have_them(lived: tuple[Store, Days]) -> None:
    store, _ = lived
    since = store.today() - timedelta(days=9)
    expected = Counter(
        (pair.exercise_id, pair.scale, pair.after - pair.before)
        for pair in store.pairs(since=since)
    )
    found = {each[:3]: each.times for each in store.change_counts(since)}
    assert found == expected
    assert sum(expected.values()) == 20


def test_days_are_sought_so_that_ten_years_cost_no_more(lived: tuple[Store, Days]) -> None:
    store, _ = lived
    asked: list[str] = []

    def noted(sql: str, values: tuple[Any, ...]) -> list[Any]:
        asked.append(sql)
        return store._read(sql, values)

    queries.change_counts(noted, store.today())
    summing.pair_counts(noted, store.today())
    counting = [sql for sql in asked if "count(*)" in sql]
    assert len(counting) == 2
    for sql in counting:
        plan = " ".join(map(str, store._read(f"EXPLAIN QUERY PLAN {sql}", ("2025-01-01",))))
        assert "session_day (local_date>" in plan
