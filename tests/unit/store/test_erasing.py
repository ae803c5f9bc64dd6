"""What a person deletes for good is in no file any more, even for one who has the key."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from coping_app.store.backups.backups import BACKUP_FOLDER, KEPT_FOLDER, list_backups
from coping_app.store.base.copies import is_sound
from coping_app.store.base.errors import StoreFull
from coping_app.store.database import Database
from coping_app.store.deleting.erasing import AllOf, DayOf, Removed, Target, WordsOf
from coping_app.store.store import Store
from tests.unit.store.bare_pages import pages_hold
from tests.unit.store.support import (
    HandClock,
    begin,
    finish,
    one_session,
    open_store,
    rate,
    raw,
)

MARKER = "zebrafish-lighthouse-ampersand"
OTHER = "a passage that has to stay"
MARKED_DAY = date(2026, 3, 2)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[Store]:
    opened = open_store(tmp_path, clock)
    yield opened
    opened.close()


def told(
    store: Store, clock: HandClock, words: str, exercise_id: str = "letter", card: str = ""
) -> str:
    """A session in which words were typed, drawn, planned and made into a card; its id."""
    session_id = begin(store, exercise_id, f"About {exercise_id}")
    rate(store, session_id, "before", "pain", 6)
    store.drafts.save(session_id, (1,), words)
    body = {"place": [1], "verb": "form", "answers": {"thought": words * 20}}
    store.sessions.add_event(session_id, "answer-given", body)
    if card:
        store.cards.save(card, exercise_id, [{"ask": "?", "name": "thought", "answer": words * 20}])
    clock.advance(minutes=5)
    body = {"place": [2], "verb": "plan", "answers": {"planned": "2026-03-05"}}
    store.calendar.add(f"Walk: {words}", "daily", store.today())
    store.sessions.add_event(session_id, "answer-given", body)
    store.drawings.save(session_id, (3,), words.encode() * 50)
    rate(store, session_id, "after", "pain", 3)
    finish(store, session_id)
    clock.advance(minutes=20)
    return session_id


def a_life(store: Store, clock: HandClock) -> str:
    """A session with the marker, on its day and of its exercise, among others without it."""
    told(store, clock, OTHER, "diary", card="Diary")
    clock.time = clock.time.replace(year=2026, month=3, day=2, hour=12)
    session_id = told(store, clock, MARKER, card="Marked")
    store.day_marks.add(MARKED_DAY, MARKER)
    for days in range(1, 4):
        clock.advance(days=days)
        told(store, clock, OTHER, "diary", card="Diary")
    return session_id


TARGETS: dict[str, Callable[[str], Target]] = {
    "words": WordsOf,
    "exercise": lambda _: AllOf("letter"),
    "day": lambda _: DayOf(MARKED_DAY),
}


def prepared(store: Store, clock: HandClock, kind: str) -> Target:
    session_id = a_life(store, clock)
    if kind in ("words", "exercise"):  # a note belongs to no session
        (mark,) = store.day_marks.all()
        store.day_marks.remove(mark.id)
        store.erase(Removed())
    return TARGETS[kind](session_id)


@pytest.mark.parametrize("kind", TARGETS)
def test_what_is_deleted_is_in_no_page_of_the_file_or_its_log(
    tmp_path: Path, store: Store, clock: HandClock, kind: str
) -> None:
    target = prepared(store, clock, kind)
    if kind == "day":  # an entry in the calendar stays on other days too
        (item,) = [each for each in store.calendar.all() if MARKER in each.what]
        store.calendar.remove(item.id)
        store.erase(Removed())
    assert pages_hold(tmp_path, MARKER)

    store.erase(target)

    assert not pages_hold(tmp_path, MARKER), "while the app is open"
    assert pages_hold(tmp_path, OTHER)
    store.close()
    assert not pages_hold(tmp_path, MARKER)
    connection = raw(tmp_path)
    assert is_sound(connection)
    connection.close()


def test_the_search_finds_a_row_that_was_only_deleted(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    store.cards.remove(store.cards.save(MARKER, "letter", []))
    store._database.write(lambda c: c.execute("PRAGMA secure_delete = OFF"))
    store._database.write(lambda c: c.execute("DELETE FROM card"))
    assert pages_hold(tmp_path, MARKER)


def test_the_words_of_a_session_go_and_its_ratings_and_time_stay(
    store: Store, clock: HandClock
) -> None:
    session_id = a_life(store, clock)
    numbers = [(p.before, p.after) for p in store.ratings.pairs(exercise_id="letter")]
    days = store.sessions.practice_by_day()

    store.erase(WordsOf(session_id))

    left = [(p.before, p.after) for p in store.ratings.pairs(exercise_id="letter")]
    assert left == numbers == [(6, 3)]
    assert store.sessions.practice_by_day() == days
    assert [s.state for s in store.sessions.all(exercise_id="letter")] == ["finished"]
    assert store.sessions.answers("thought", exercise_id="letter") == []
    assert len(store.sessions.answers("thought")) == 4
    assert [card.title for card in store.cards.all()] == ["Diary"]
    assert len(store.drawings.all()) == 4
    assert all(MARKER not in item.what for item in store.calendar.all())
    assert len(store.calendar.all()) == 4
    assert "answer-given" not in {e.kind for e in store.sessions.events(session_id)}


def test_the_words_of_a_removed_session_go_and_it_stays_removed(
    store: Store, clock: HandClock
) -> None:
    session_id = told(store, clock, MARKER)
    store.sessions.remove(session_id)
    store.erase(WordsOf(session_id))
    assert [s.id for s in store.sessions.removed()] == [session_id]
    assert store.sessions.all() == []


def test_a_session_that_was_cut_off_is_ended_with_its_words(
    tmp_path: Path, clock: HandClock
) -> None:
    store = open_store(tmp_path, clock)
    session_id = begin(store)
    store.drafts.save(session_id, (1,), MARKER)
    body = {"place": [1], "verb": "say", "start_s": 42.0}
    store.sessions.add_event(session_id, "step-started", body)
    store.close()
    store = open_store(tmp_path, clock)
    assert [s.session_id for s in store.erasable().sessions] == [session_id]
    store.erase(WordsOf(session_id))
    assert store.sessions.interrupted() is None
    assert [(s.state, s.practised_s) for s in store.sessions.all()] == [("stopped", 42.0)]
    assert not pages_hold(tmp_path, MARKER)
    store.close()


def test_an_exercise_goes_with_its_cards_and_removed_sessions_and_the_rest_stays(
    store: Store, clock: HandClock
) -> None:
    a_life(store, clock)
    store.sessions.remove(told(store, clock, MARKER))
    store.erase(AllOf("letter"))
    assert {s.exercise_id for s in store.sessions.all()} == {"diary"}
    assert store.sessions.removed() == []
    assert [card.title for card in store.cards.all()] == ["Diary"]
    assert [e.exercise_id for e in store.erasable().exercises] == ["diary"]
    assert len(store.day_marks.all()) == 1


def test_a_day_goes_with_all_that_was_kept_on_it_and_other_days_stay(
    store: Store, clock: HandClock
) -> None:
    told(store, clock, OTHER, "diary")
    clock.advance(days=1)
    session_id = told(store, clock, OTHER, "diary")
    yesterday = store.sessions.all()[1].id
    store.sessions.tell_day_after(yesterday, "distress", 4)
    store.sessions.tell_day_after(session_id, "distress", 5)
    day = store.today()
    item = store.calendar.add("Walk", "daily", day)
    for back in (0, 1):
        store.calendar.mark_done(item, day - timedelta(days=back))
        store.day_marks.add(day - timedelta(days=back), "note")

    store.erase(DayOf(day))

    assert [s.id for s in store.sessions.all()] == [yesterday]
    assert [mark.day for mark in store.day_marks.all()] == [day - timedelta(days=1)]
    done = {each.what: each.done for each in store.calendar.all()}
    assert done["Walk"] == (day - timedelta(days=1),)
    assert store.ratings.day_after(day - timedelta(days=9)) == []
    assert day not in store.erasable().days


def test_a_card_that_another_session_made_anew_stays(store: Store, clock: HandClock) -> None:
    first = told(store, clock, MARKER, card="Plan")
    told(store, clock, MARKER, card="Plan")
    store.erase(WordsOf(first))
    assert [card.title for card in store.cards.all()] == ["Plan"]
    assert store.cards.earlier("Plan") == []


def test_what_was_removed_can_be_deleted_before_its_thirty_days(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    kept = told(store, clock, OTHER, "diary", card="Diary")
    store.cards.remove(store.cards.save("Old", "x", [{"ask": "", "name": "a", "answer": MARKER}]))
    assert store.erasable().removed == 1
    store.erase(Removed())
    assert store.erasable().removed == 0
    assert store.cards.removed() == []
    assert [s.id for s in store.sessions.all()] == [kept]
    assert not pages_hold(tmp_path, MARKER)


def test_every_older_copy_of_the_records_goes_and_a_new_backup_is_made(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    session_id = a_life(store, clock)
    for name in (f"{BACKUP_FOLDER}/000001-2026-03-02", KEPT_FOLDER):
        (tmp_path / name).mkdir(parents=True)
    for name in (
        f"{BACKUP_FOLDER}/before-upgrade-from-1-ab.db", f"{BACKUP_FOLDER}/000001-2026-03-02/x.db",
        f"{KEPT_FOLDER}/x.db", "profile.rescued", "profile.db.found-1", "profile.db-wal.found-1",
    ):
        store.copy_to(tmp_path / name)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 12

    store.erase(WordsOf(session_id))

    (backup,) = list_backups(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "profile.db", "profile.db-wal", "profile.lock", "keyslots.json", "keyslots.copy.json",
        "reserve.bin", BACKUP_FOLDER,
    }
    assert list((tmp_path / BACKUP_FOLDER).iterdir()) == [backup.folder]
    assert not pages_hold(backup.folder, MARKER * 2)
    assert pages_hold(backup.folder, OTHER)


def test_a_cut_between_the_rows_and_their_traces_is_made_good_at_the_next_start(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path, clock)
    session_id = a_life(store, clock)
    (tmp_path / BACKUP_FOLDER).mkdir()
    store.copy_to(tmp_path / BACKUP_FOLDER / "old.db")

    def full(_: Database) -> None:
        raise StoreFull()

    with monkeypatch.context() as patch:
        patch.setattr(Database, "wipe", full)
        with pytest.raises(StoreFull):
            store.erase(WordsOf(session_id))
    assert (tmp_path / BACKUP_FOLDER / "old.db").exists()
    store.close()

    for _ in range(2):
        store = open_store(tmp_path, clock)
        assert not (tmp_path / BACKUP_FOLDER / "old.db").exists()
        store.close()
    assert not pages_hold(tmp_path, MARKER * 2)


def test_rows_of_tables_that_follow_an_exercise_go_with_it(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    told(store, clock, MARKER)
    one_session(store)
    store.erase(AllOf("letter"))
    store.close()
    connection = raw(tmp_path)
    for table in ("session", "event", "rating", "pair", "answer", "draft", "drawing"):
        column = "number" if table == "session" else "session"
        numbers = connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
        assert numbers in ([(2,)], []), table
    connection.close()


def test_what_can_be_deleted_is_listed_the_latest_first(store: Store, clock: HandClock) -> None:
    a_life(store, clock)
    one_session(store)
    found = store.erasable()
    assert [e.title for e in found.exercises] == ["Box breathing", "About diary", "About letter"]
    assert len(found.sessions) == 5
    assert all(a >= b for a, b in itertools.pairwise(found.days))
    assert MARKED_DAY in found.days
