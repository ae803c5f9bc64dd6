"""How it was on the days after a session, and sessions as the stop rules read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coping_app.session.events import DayAfterRated
from coping_app.session.replay import from_record, to_record
from coping_app.store.repositories.queries import DAY_AFTER_RATED
from coping_app.store.repositories.rated_sessions import rated_sessions
from coping_app.store.store import Store
from tests.unit.store.support import START, HandClock, begin, finish, one_session, open_store, rate

FIRST_DAY = START.date()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Store:
    return Store.in_memory(clock)


def test_the_kind_is_that_of_the_event() -> None:
    told = DayAfterRated("distress", 4)
    assert to_record(told)[0] == DAY_AFTER_RATED
    assert from_record(*to_record(told)) == told


def test_it_is_kept_as_an_event_of_the_session_with_the_day_it_was_told(
    store: Store, clock: HandClock
) -> None:
    session_id = one_session(store, exercise_id="letter-to-pain")
    clock.advance(days=1)
    store.sessions.tell_day_after(session_id, "distress", 6)
    clock.advance(days=1)
    store.sessions.tell_day_after(session_id, "distress", None)

    kept = [(event.kind, event.body) for event in store.sessions.events(session_id)][-2:]
    assert kept == [
        (DAY_AFTER_RATED, {"scale": "distress", "value": 6}),
        (DAY_AFTER_RATED, {"scale": "distress", "value": None}),
    ]
    told = store.ratings.day_after(FIRST_DAY)
    assert [(each.value, each.local_date.day) for each in told] == [(6, 3), (None, 4)]
    assert {each.exercise_id for each in told} == {"letter-to-pain"}


def test_it_changes_neither_the_session_nor_its_pairs(store: Store, clock: HandClock) -> None:
    session_id = one_session(store, 6, 4)
    before = store.sessions.get(session_id), store.ratings.pairs(), store.sessions.interrupted()
    clock.advance(days=1)
    store.sessions.tell_day_after(session_id, "pain", 9)
    sessions = store.sessions
    after = (sessions.get(session_id), store.ratings.pairs(), sessions.interrupted())
    assert after == before


def test_what_was_told_of_earlier_or_removed_sessions_is_left_out(
    store: Store, clock: HandClock
) -> None:
    early = one_session(store)
    clock.advance(days=3)
    removed = one_session(store)
    for session_id in (early, removed):
        store.sessions.tell_day_after(session_id, "distress", 5)
    store.sessions.remove(removed)
    assert store.ratings.day_after(date(2026, 3, 4)) == []
    assert len(store.ratings.day_after(FIRST_DAY)) == 1


def test_it_is_on_the_disk_when_the_call_returns(tmp_path: Path, clock: HandClock) -> None:
    store = open_store(tmp_path, clock)
    session_id = one_session(store)
    store.sessions.tell_day_after(session_id, "distress", 3)
    store.close()
    again = open_store(tmp_path, clock)
    assert [each.value for each in again.ratings.day_after(FIRST_DAY)] == [3]
    again.close()


def test_a_session_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        Store.in_memory(HandClock()).sessions.tell_day_after("nobody", "distress", 3)


def test_rated_sessions_are_those_practised_oldest_first_with_what_was_told(store: Store) -> None:
    first, second, unbegun = one_session(store, 3, 5), begin(store), begin(store)
    rate(store, second, "before", "pain", 4)
    finish(store, second)
    finish(store, unbegun, 0.0)
    rated = rated_sessions(store.sessions.all(), store.ratings.pairs(), movement=True)
    assert [each.rise("pain") for each in rated] == [2, None]
    assert all(each.movement and not each.writing for each in rated)
    assert first != second
