"""Cards, drafts, drawings, the calendar, the plan, settings; and how removed things wait."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coping_app.store.base.text import LONGEST_TEXT
from coping_app.store.deleting.removed import KEEP_REMOVED_DAYS
from coping_app.store.repositories.day_marks import LONGEST_MARK
from coping_app.store.repositories.drawings import LARGEST_PNG
from coping_app.store.repositories.records import ActivePlan
from coping_app.store.store import Store
from tests.unit.store.copies_of_a_live_profile import cut_everywhere, holds
from tests.unit.store.support import (
    START,
    HandClock,
    a_plan,
    begin,
    finish,
    one_session,
    open_store,
    raw,
)

FIELDS = [
    {"ask": "Early signs", "name": "signs", "answer": "Tight shoulders"},
    {"ask": "People", "name": "people", "answer": ["Ana", "Ben"]},
]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Iterator[Store]:
    opened = Store.in_memory(clock)
    yield opened
    opened.close()


class TestCards:
    def test_a_card_comes_back_by_its_title(self, store: Store) -> None:
        card_id = store.cards.save("Flare plan", "flare-plan", FIELDS)
        card = store.cards.titled("Flare plan")
        assert card is not None
        assert (card.id, card.exercise_id, card.moment.utc) == (card_id, "flare-plan", START)
        assert list(card.fields) == FIELDS
        assert store.cards.all() == [card]
        assert store.cards.titled("Other") is None

    def test_a_card_saved_again_takes_the_place_of_the_first_which_is_kept(
        self, store: Store
    ) -> None:
        first = store.cards.save("Worries", "worry-time", FIELDS[:1])
        second = store.cards.save("Worries", "worry-time", FIELDS)
        assert [card.id for card in store.cards.all()] == [second]
        assert [card.id for card in store.cards.earlier("Worries")] == [first]
        assert store.cards.removed() == []
        store.cards.restore(first)
        assert [card.id for card in store.cards.all()] == [first]
        assert [card.id for card in store.cards.earlier("Worries")] == [second]

    def test_a_removed_card_can_be_taken_back(self, store: Store, clock: HandClock) -> None:
        card_id = store.cards.save("Flare plan", "flare-plan", FIELDS)
        clock.advance(hours=1)
        store.cards.remove(card_id)
        assert store.cards.all() == []
        assert store.cards.titled("Flare plan") is None
        (removed,) = store.cards.removed()
        assert removed.removed_utc == START + timedelta(hours=1)
        store.cards.restore(card_id)
        assert [card.id for card in store.cards.all()] == [card_id]
        assert store.cards.removed() == []

    def test_taking_back_what_is_in_use_changes_nothing(self, store: Store) -> None:
        card_id = store.cards.save("Flare plan", "flare-plan", FIELDS)
        store.cards.restore(card_id)
        store.cards.restore("no such")
        assert [card.id for card in store.cards.all()] == [card_id]

    def test_l_04_a_long_answer_on_a_card_is_trimmed_with_notice(self, store: Store) -> None:
        store.cards.save("A", "a", [{"ask": "x", "name": "x", "answer": "y" * (LONGEST_TEXT + 1)}])
        assert store.trimmed
        assert len(store.cards.all()[0].fields[0]["answer"]) == LONGEST_TEXT


class TestDrafts:
    @pytest.mark.parametrize("value", ["half a sen", {"thought": "Always"}, ["a", 1, None], "", 0])
    def test_a_draft_comes_back_at_its_step(self, store: Store, value: Any) -> None:
        session_id = begin(store)
        store.drafts.save(session_id, (3, 0), "earlier")
        store.drafts.save(session_id, (3, 0), value)
        assert store.drafts.at(session_id, (3, 0)) == value
        assert store.drafts.at(session_id, (3,)) is None
        assert store.drafts.at(begin(store), (3, 0)) is None

    def test_a_draft_ends_with_its_answer(self, store: Store) -> None:
        session_id = begin(store)
        store.drafts.save(session_id, (3, 0), "half")
        store.drafts.save(session_id, (4,), "other")
        body = {"place": [3, 0], "verb": "form", "answers": {}}
        store.sessions.add_event(session_id, "answer-given", body)
        assert store.drafts.at(session_id, (3, 0)) is None
        assert store.drafts.at(session_id, (4,)) == "other"

    @pytest.mark.parametrize("ending", ["session-finished", "session-stopped"])
    def test_every_draft_ends_with_the_session(self, store: Store, ending: str) -> None:
        session_id = begin(store)
        store.drafts.save(session_id, (4,), "half")
        store.sessions.add_event(session_id, ending, {"practised_s": 1.0})
        assert store.drafts.at(session_id, (4,)) is None

    def test_a_draft_can_be_destroyed(self, store: Store) -> None:
        session_id = begin(store)
        store.drafts.save(session_id, (4,), "half")
        store.drafts.remove(session_id, (4,))
        assert store.drafts.at(session_id, (4,)) is None

    def test_a_05_a_draft_outlives_a_cut(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        session_id = begin(store)
        store.drafts.save(session_id, (4,), "half a sentence")
        store.close()
        store = open_store(tmp_path)
        assert store.drafts.at(session_id, (4,)) == "half a sentence"
        store.close()


class TestDrawings:
    def test_a_drawing_comes_back_byte_for_byte(self, store: Store) -> None:
        session_id = begin(store)
        drawing_id = store.drawings.save(session_id, (2, 1), PNG)
        (drawing,) = store.drawings.all()
        assert (drawing.id, drawing.session_id) == (drawing_id, session_id)
        assert (drawing.place, drawing.png) == ((2, 1), PNG)
        assert drawing.local_date == date(2026, 3, 2)

    def test_the_latest_come_first_and_as_many_as_asked(self, store: Store) -> None:
        session_id = begin(store)
        ids = [store.drawings.save(session_id, (n,), PNG) for n in range(4)]
        assert [d.id for d in store.drawings.all()] == ids[::-1]
        assert [d.id for d in store.drawings.all(limit=2)] == ids[:1:-1]

    def test_a_removed_drawing_can_be_taken_back(self, store: Store) -> None:
        drawing_id = store.drawings.save(begin(store), (2,), PNG)
        store.drawings.remove(drawing_id)
        assert store.drawings.all() == []
        assert [d.id for d in store.drawings.removed()] == [drawing_id]
        store.drawings.restore(drawing_id)
        assert [d.id for d in store.drawings.all()] == [drawing_id]

    @pytest.mark.parametrize("png", [b"", bytes(LARGEST_PNG + 1)], ids=["empty", "too large"])
    def test_a_drawing_of_no_size_is_a_mistake(self, store: Store, png: bytes) -> None:
        with pytest.raises(ValueError, match="bytes"):
            store.drawings.save(begin(store), (2,), png)


class TestCalendar:
    def test_items_come_back_by_their_first_day(self, store: Store) -> None:
        later = store.calendar.add("Tea in the sun", "3 a week", date(2026, 3, 9))
        first = store.calendar.add("Box breathing", "daily", date(2026, 3, 3), "box-breathing")
        items = store.calendar.all()
        assert [item.id for item in items] == [first, later]
        assert (items[0].what, items[0].often) == ("Box breathing", "daily")
        assert (items[0].exercise_id, items[1].exercise_id) == ("box-breathing", None)

    def test_a_day_can_be_marked_done_and_the_mark_taken_back(self, store: Store) -> None:
        item_id = store.calendar.add("Tea", "daily", date(2026, 3, 1))
        store.calendar.mark_done(item_id, date(2026, 3, 1))
        store.calendar.mark_done(item_id)
        store.calendar.mark_done(item_id)
        assert store.calendar.all()[0].done == (date(2026, 3, 1), date(2026, 3, 2))
        store.calendar.unmark_done(item_id)
        assert store.calendar.all()[0].done == (date(2026, 3, 1),)
        store.calendar.unmark_done(item_id, date(2026, 3, 1))
        assert store.calendar.all()[0].done == ()

    def test_a_removed_item_comes_back_with_its_marks(self, store: Store) -> None:
        item_id = store.calendar.add("Tea", "daily", date(2026, 3, 1))
        store.calendar.mark_done(item_id)
        store.calendar.remove(item_id)
        assert store.calendar.all() == []
        assert [item.id for item in store.calendar.removed()] == [item_id]
        store.calendar.restore(item_id)
        assert store.calendar.all()[0].done == (date(2026, 3, 2),)


class TestNotesOnDays:
    def test_they_come_back_by_their_day(self, store: Store) -> None:
        later = store.day_marks.add(date(2026, 3, 20), "Holiday")
        first = store.day_marks.add(date(2026, 3, 1), "New medicine")
        same_day = store.day_marks.add(date(2026, 3, 1), "Bad cold")
        assert [mark[:3] for mark in store.day_marks.all()] == [
            (first, date(2026, 3, 1), "New medicine"),
            (same_day, date(2026, 3, 1), "Bad cold"),
            (later, date(2026, 3, 20), "Holiday"),
        ]
        assert [mark.id for mark in store.day_marks.all(date(2026, 3, 2))] == [later]
        assert [mark.id for mark in store.day_marks.all(date(2026, 3, 20))] == [later]

    def test_one_can_be_changed(self, store: Store) -> None:
        key = store.day_marks.add(date(2026, 3, 1), "New medicine")
        store.day_marks.update(key, date(2026, 2, 27), "New medicine, half a dose")
        (mark,) = store.day_marks.all()
        assert mark[:3] == (key, date(2026, 2, 27), "New medicine, half a dose")

    def test_a_removed_one_comes_back_and_is_not_changed_meanwhile(self, store: Store) -> None:
        key = store.day_marks.add(date(2026, 3, 1), "New medicine")
        store.day_marks.remove(key)
        assert store.day_marks.all() == []
        assert [(mark.id, mark.removed_utc) for mark in store.day_marks.removed()] == [
            (key, datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
        ]
        store.day_marks.update(key, date(2026, 3, 2), "Something else")
        store.day_marks.restore(key)
        (mark,) = store.day_marks.all()
        assert mark[:3] == (key, date(2026, 3, 1), "New medicine")
        assert store.day_marks.removed() == []

    def test_l04_its_words_are_one_clean_line_of_a_limited_length(self, store: Store) -> None:
        store.day_marks.add(date(2026, 3, 1), " \0New\n medicine\ud83d ")
        assert not store.trimmed
        store.day_marks.add(date(2026, 3, 2), "x" * (LONGEST_MARK - 1) + " and more")
        assert store.trimmed
        assert [mark.words for mark in store.day_marks.all()] == [
            "New medicine?", "x" * (LONGEST_MARK - 1)
        ]

    @pytest.mark.parametrize("words", ["", " \n", "\0"])
    def test_it_has_words(self, store: Store, words: str) -> None:
        with pytest.raises(ValueError, match="words"):
            store.day_marks.add(date(2026, 3, 1), words)
        assert store.day_marks.all() == []

    @pytest.mark.parametrize("day", [date(1999, 12, 31), date(2200, 1, 1)])
    def test_its_day_is_one_that_records_can_be_from(self, store: Store, day: date) -> None:
        with pytest.raises(ValueError, match="2000"):
            store.day_marks.add(day, "Holiday")
        assert store.day_marks.all() == []


class TestPlan:
    def test_one_plan_is_in_use_at_a_time(self, store: Store) -> None:
        assert store.plans.current() is None
        store.plans.use(a_plan("first-week"), date(2026, 3, 2))
        store.plans.use(a_plan("sleep"), date(2026, 3, 9))
        assert store.plans.current() == ActivePlan(a_plan("sleep"), date(2026, 3, 9))
        ended = [plan.ended is not None for plan in store.portable().plans]
        assert ended == [True, False]

    def test_a_plan_can_be_put_down(self, store: Store) -> None:
        store.plans.use(a_plan("first-week"), date(2026, 3, 2))
        store.plans.end()
        assert store.plans.current() is None


class TestSettings:
    @pytest.mark.parametrize("value", ["dark", 1.5, True, None, {"neck": "skip"}, [1, 2]])
    def test_a_value_comes_back(self, store: Store, value: Any) -> None:
        store.settings.set("key", "before")
        store.settings.set("key", value)
        assert store.settings.get("key", "default") == value

    def test_what_was_never_set_is_the_default(self, store: Store) -> None:
        assert store.settings.get("key") is None
        assert store.settings.get("key", 7) == 7

    def test_a_number_that_is_none_is_refused(self, store: Store) -> None:
        with pytest.raises(ValueError, match="JSON"):
            store.settings.set("key", float("nan"))
        assert store.settings.get("key") is None


def remove_a_card(store: Store) -> None:
    store.cards.remove(store.cards.save("A", "a", FIELDS))


def remove_a_drawing(store: Store) -> None:
    store.drawings.remove(store.drawings.save(begin(store), (1,), PNG))


def remove_an_item(store: Store) -> None:
    item_id = store.calendar.add("Tea", "daily", store.today())
    store.calendar.mark_done(item_id)
    store.calendar.remove(item_id)


def remove_a_note_on_a_day(store: Store) -> None:
    store.day_marks.remove(store.day_marks.add(store.today(), "Holiday"))


def remove_a_session(store: Store) -> None:
    session_id = begin(store)
    body = {"place": [0], "verb": "form", "answers": {"note": "text"}}
    store.sessions.add_event(session_id, "answer-given", body)
    store.drawings.save(session_id, (1,), PNG)
    finish(store, session_id)
    store.sessions.remove(session_id)


def how_many_removed(store: Store) -> int:
    return len(
        [
            *store.cards.removed(), *store.drawings.removed(),
            *store.day_marks.removed(), *store.calendar.removed(), *store.sessions.removed(),
        ]
    )


REMOVALS = (
    remove_a_card, remove_a_drawing, remove_an_item, remove_a_note_on_a_day, remove_a_session,
)


@pytest.mark.parametrize("remove", REMOVALS)
def test_removed_things_wait_thirty_days_and_are_then_gone_for_good(
    tmp_path: Path, clock: HandClock, remove: Callable[[Store], None]
) -> None:
    store = open_store(tmp_path, clock)
    remove(store)
    store.close()
    waited = []
    for days in (KEEP_REMOVED_DAYS, 1, 1):
        clock.advance(days=days)
        store = open_store(tmp_path, clock)
        waited.append(how_many_removed(store))
        store.close()
    assert waited == [1, 1, 0]


@pytest.mark.parametrize("remove", REMOVALS)
@pytest.mark.parametrize(
    "wrong",
    [[31], [31, 31], [365], [9000, 31], [31, 30.9], [31, -400], [31, 0, 31, 0, 33, 0]],
    ids=str,
)
def test_b_04_a_clock_that_runs_ahead_and_is_put_right_destroys_nothing(
    tmp_path: Path, clock: HandClock, remove: Callable[[Store], None], wrong: list[float]
) -> None:
    store = open_store(tmp_path, clock)
    remove(store)
    store.close()
    right = clock.time
    for days in (*wrong, 0):
        clock.time = right + timedelta(days=days)
        open_store(tmp_path, clock).close()
    store = open_store(tmp_path, clock)
    assert how_many_removed(store) == 1
    store.close()


def test_b_04_two_starts_of_one_sitting_around_the_beginning_of_a_day_are_not_two_days(
    tmp_path: Path, clock: HandClock
) -> None:
    store = open_store(tmp_path, clock)
    remove_a_card(store)
    store.close()
    clock.time = clock.time.replace(hour=3, minute=59) + timedelta(days=31)
    for _ in range(2):
        store = open_store(tmp_path, clock)
        assert how_many_removed(store) == 1
        store.close()
        clock.advance(minutes=10)


def test_b_04_what_was_removed_after_the_note_waits_its_own_thirty_days(
    tmp_path: Path, clock: HandClock
) -> None:
    store = open_store(tmp_path, clock)
    remove_a_card(store)
    store.close()
    waited = []
    for days in (31, 1, 29, 2, 1):
        clock.advance(days=days)
        store = open_store(tmp_path, clock)
        if days == 31:
            remove_a_drawing(store)
        waited.append(how_many_removed(store))
        store.close()
    assert waited == [2, 1, 1, 1, 0]


def test_b_04_what_is_purged_is_out_of_the_log_at_once(tmp_path: Path, clock: HandClock) -> None:
    live = tmp_path / "live"
    store = open_store(live, clock)
    store.cards.remove(store.cards.save("A name that nothing else has", "slow", []))
    store.close()
    for days in (31, 1):
        clock.advance(days=days)
        store = open_store(live, clock)
        left = [holds(copy, "A name that") for copy in cut_everywhere(live, tmp_path / "copy")]
        assert any(left) == (days == 31)
        store.close()


def test_a_purged_session_leaves_nothing_of_itself(tmp_path: Path, clock: HandClock) -> None:
    store = open_store(tmp_path, clock)
    remove_a_session(store)
    kept = one_session(store)
    store.close()
    for days in (KEEP_REMOVED_DAYS + 1, 1):
        clock.advance(days=days)
        open_store(tmp_path, clock).close()
    store = open_store(tmp_path, clock)
    assert [s.id for s in store.sessions.all()] == [kept]
    store.close()
    connection = raw(tmp_path)
    for table in ("session", "event", "rating", "pair", "answer", "draft", "drawing"):
        column = "number" if table == "session" else "session"
        numbers = connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
        assert numbers in ([(2,)], []), table
    connection.close()


def test_a_removed_session_is_in_no_list_and_no_sum_until_it_is_taken_back(store: Store) -> None:
    session_id = one_session(store)
    store.drawings.save(session_id, (1,), PNG)
    body = {"place": [0], "verb": "form", "answers": {"note": "text"}}
    store.sessions.add_event(session_id, "answer-given", body)

    def seen() -> list[int]:
        return [
            len(store.sessions.all()), len(store.ratings.pairs()), len(store.ratings.all("pain")),
            len(store.sessions.answers("note")), len(store.sessions.practice_by_day()),
            len(store.drawings.all()),
        ]

    assert seen() == [1, 1, 2, 1, 1, 1]
    store.sessions.remove(session_id)
    assert seen() == [0, 0, 0, 0, 0, 0]
    assert [s.id for s in store.sessions.removed()] == [session_id]
    store.sessions.restore(session_id)
    assert seen() == [1, 1, 2, 1, 1, 1]


def test_sequence_numbers_are_never_used_twice(tmp_path: Path, clock: HandClock) -> None:
    seen: list[int] = []
    for _ in range(3):
        store = open_store(tmp_path, clock)
        session_id = one_session(store)
        seen += [event.seq for event in store.sessions.events(session_id)]
        store.sessions.remove(session_id)
        store.close()
        for days in (KEEP_REMOVED_DAYS + 1, 1):
            clock.advance(days=days)
            open_store(tmp_path, clock).close()
    assert all(a < b for a, b in itertools.pairwise(seen))
