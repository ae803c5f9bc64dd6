from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.store.base.moments import moment_of, utc_of
from coping_app.store.store import Store
from tests.unit.store.support import HandClock, begin, finish, one_session, open_store, rate

WINTER = timezone(timedelta(hours=1))
SUMMER = timezone(timedelta(hours=2))


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_keeps_its_time_to_the_millisecond_and_its_offset(
    wall: datetime, offset_min: int
) -> None:
    aware = wall.replace(tzinfo=timezone(timedelta(minutes=offset_min)))
    moment = moment_of(aware)
    assert abs(utc_of(moment.utc_ms) - aware) < timedelta(milliseconds=1)
    assert moment.offset_min == offset_min
    assert moment.local_date == wall.date().isoformat()


@pytest.mark.parametrize(
    ("hour", "start", "day"),
    [(0, 0, 2), (3, 4, 1), (4, 4, 2), (23, 4, 2), (11, 12, 1)],
)
def test_the_day_begins_at_the_hour_that_the_person_chose(hour: int, start: int, day: int) -> None:
    wall = datetime(2026, 3, 2, hour, 59, tzinfo=SUMMER)
    assert moment_of(wall, start).local_date == f"2026-03-0{day}"


def test_a_naive_time_is_the_local_time_of_this_computer() -> None:
    wall = datetime(2026, 3, 2, 12, 0)
    assert utc_of(moment_of(wall).utc_ms) == wall.astimezone(UTC)


def test_until_four_o_clock_it_is_still_yesterday_unless_the_person_chose_otherwise(
    tmp_path: Path,
) -> None:
    clock = HandClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC))
    store = open_store(tmp_path, clock)
    assert store.today() == date(2026, 3, 1)
    store.settings.set("day_start_hour", 0)
    assert store.today() == date(2026, 3, 2)
    store.close()
    store = open_store(tmp_path, clock)
    assert store.today() == date(2026, 3, 2)
    store.close()


@pytest.mark.parametrize("nonsense", ["four", 24, -1, None, True, [4]])
def test_a_nonsensical_hour_counts_as_the_default(tmp_path: Path, nonsense: object) -> None:
    store = open_store(tmp_path, HandClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))
    store.settings.set("day_start_hour", nonsense)
    assert store.today() == date(2026, 3, 1)
    store.close()


def test_moving_the_start_of_the_day_moves_nothing_that_was_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path, HandClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))
    one_session(store)
    store.settings.set("day_start_hour", 0)
    one_session(store)
    assert list(store.sessions.practice_by_day()) == [date(2026, 3, 1), date(2026, 3, 2)]
    store.close()


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=3653)])
def test_c_01_a_clock_that_jumps_in_a_session_never_changes_the_order(jump: timedelta) -> None:
    clock = HandClock()
    store = Store.in_memory(clock)
    first = begin(store, "first")
    rate(store, first, "before", "pain", 7)
    clock.time += jump
    rate(store, first, "between", "pain", 6)
    clock.time -= jump
    rate(store, first, "after", "pain", 5)
    finish(store, first)
    clock.time += jump
    one_session(store, exercise_id="second")
    clock.time -= jump
    one_session(store, exercise_id="third")
    values = [e.body["value"] for e in store.sessions.events(first) if e.kind == "rating-given"]
    assert values == [7, 6, 5]
    assert [s.exercise_id for s in store.sessions.all()] == ["third", "second", "first"]
    assert [p.exercise_id for p in store.ratings.pairs()] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        # Spring: 01:50 +1 is followed by 03:10 +2, twenty minutes later.
        (datetime(2026, 3, 29, 1, 50, tzinfo=WINTER), datetime(2026, 3, 29, 3, 10, tzinfo=SUMMER),
         date(2026, 3, 29)),
        # Autumn: 02:50 +2 is followed by 02:10 +1, twenty minutes later.
        (datetime(2026, 10, 25, 2, 50, tzinfo=SUMMER), datetime(2026, 10, 25, 2, 10, tzinfo=WINTER),
         date(2026, 10, 25)),
    ],
)
def test_c_03_a_session_over_a_change_of_the_clocks_stays_on_its_day_in_its_order(
    start: datetime, end: datetime, day: date
) -> None:
    clock = HandClock(start)
    store = Store.in_memory(clock)
    store.settings.set("day_start_hour", 0)
    session_id = begin(store)
    rate(store, session_id, "before", "pain", 7)
    clock.time = end
    rate(store, session_id, "after", "pain", 5)
    finish(store, session_id)
    first, *_, last = store.sessions.events(session_id)
    assert last.at_utc - first.at_utc == timedelta(minutes=20)
    assert store.sessions.practice_by_day() == {day: 300.0}


def test_c_03_over_both_changes_no_day_is_doubled_and_none_is_lost() -> None:
    clock = HandClock()
    store = Store.in_memory(clock)
    first = date(2026, 3, 27)
    with store.batch():
        for number in range(220):
            day = first + timedelta(days=number)
            zone = SUMMER if date(2026, 3, 29) <= day < date(2026, 10, 25) else WINTER
            clock.time = datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
            one_session(store)
    assert list(store.sessions.practice_by_day()) == [first + timedelta(days=n) for n in range(220)]


def test_c_03_a_journey_never_moves_an_earlier_day() -> None:
    clock = HandClock(datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=9))))
    store = Store.in_memory(clock)
    one_session(store)
    clock.time = datetime(2026, 3, 2, 20, 0, tzinfo=timezone(timedelta(hours=-8)))
    one_session(store)
    assert store.sessions.practice_by_day() == {date(2026, 3, 2): 600.0}


def test_c_03_the_29th_of_february_is_a_day_like_others() -> None:
    clock = HandClock(datetime(2028, 2, 28, 12, 0, tzinfo=UTC))
    store = Store.in_memory(clock)
    for _ in range(3):
        one_session(store)
        clock.advance(days=1)
    assert list(store.sessions.practice_by_day()) == [
        date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1),
    ]
    assert [p.local_date for p in store.ratings.pairs(since=date(2028, 2, 29))] == [
        date(2028, 2, 29), date(2028, 3, 1),
    ]
