"""Areas that were marked come from sessions that went through the body, and from no others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from coping_app.store.repositories.records import MarkedAreas
from coping_app.store.store import Store
from tests.unit.store.support import START, HandClock, finish

TODAY = START.date()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Store:
    return Store.in_memory(clock)


def practise(store: Store, areas: Mapping[str, str] | None, verb: str = "body") -> str:
    choices = {"pace": 1.0} if areas is None else {"pace": 1.0, "areas": dict(areas)}
    session_id = store.sessions.begin("pmr-4", 1, "Four parts", "en", choices)
    for number, each in enumerate(("say", verb)):
        body = {"place": [number], "verb": each, "start_s": 0.0}
        store.sessions.add_event(session_id, "step-started", body)
    finish(store, session_id)
    return session_id


def test_each_session_through_the_body_tells_what_was_marked(
    store: Store, clock: HandClock
) -> None:
    practise(store, {"neck": "skip", "lower_back": "release"})
    practise(store, {})
    clock.advance(days=2)
    practise(store, {"left_knee": "skip"})
    assert store.sessions.marked_areas() == [
        MarkedAreas(TODAY, ("lower_back", "neck")),
        MarkedAreas(TODAY, ()),
        MarkedAreas(date(2026, 3, 4), ("left_knee",)),
    ]
    assert store.sessions.marked_areas(date(2026, 3, 3)) == [
        MarkedAreas(date(2026, 3, 4), ("left_knee",))
    ]


def test_areas_that_an_exercise_never_asked_for_are_not_counted(store: Store) -> None:
    practise(store, {"neck": "skip"}, verb="breathe")
    assert store.sessions.marked_areas() == []


def test_a_session_without_the_choice_marked_nothing(store: Store) -> None:
    practise(store, None)
    assert store.sessions.marked_areas() == [MarkedAreas(TODAY, ())]


def test_a_removed_session_is_left_out(store: Store) -> None:
    store.sessions.remove(practise(store, {"neck": "skip"}))
    assert store.sessions.marked_areas() == []
