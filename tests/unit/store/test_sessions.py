from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.session.events import (
    AnswerGiven,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionEvent,
    StepFinished,
    StepStarted,
    ValueComputed,
)
from coping_app.session.replay import from_record, resume_point
from coping_app.store.base.engine import EngineError
from coping_app.store.base.migrations import MIGRATIONS
from coping_app.store.base.text import LONGEST_TEXT
from coping_app.store.database import Database
from coping_app.store.opening import open_memory
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.store import Store
from tests.unit.store.support import (
    START,
    HandClock,
    begin,
    finish,
    one_session,
    open_store,
    rate,
)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Iterator[Store]:
    opened = Store.in_memory(clock)
    yield opened
    opened.close()


def test_a_session_that_begins_is_open_and_knows_its_exercise(store: Store) -> None:
    session_id = store.sessions.begin("pmr-4", 3, "Four muscle groups", "de", {"pace": 1.5})
    (session,) = store.sessions.all()
    assert session.id == session_id
    assert (session.exercise_id, session.version, session.title) == ("pmr-4", 3, session.title)
    assert (session.language, session.choices) == ("de", {"pace": 1.5})
    assert (session.state, session.practised_s, session.useful) == ("open", 0.0, None)
    assert (session.started_utc, session.local_date) == (START, date(2026, 3, 2))
    assert store.sessions.get(session_id) == session
    assert store.sessions.get("no such") is None


@pytest.mark.parametrize("ending", ["session-finished", "session-stopped"])
def test_an_ended_session_keeps_what_was_done(store: Store, ending: str) -> None:
    session_id = begin(store)
    store.sessions.add_event(session_id, ending, {"practised_s": 95.5})
    (session,) = store.sessions.all()
    assert session.state == ending.removeprefix("session-")
    assert session.practised_s == 95.5
    assert store.sessions.practice_by_day() == {date(2026, 3, 2): 95.5}


def test_events_come_back_as_they_were_added(store: Store, clock: HandClock) -> None:
    session_id = begin(store)
    other = begin(store)
    added = []
    for number in range(5):
        body = {"place": [number, 0], "verb": "say", "start_s": 1.5 * number}
        store.sessions.add_event(session_id, "step-started", body)
        store.sessions.add_event(other, "step-started", body)
        added.append((body, clock()))
        clock.advance(seconds=10)
    found = store.sessions.events(session_id)
    assert [(event.body, event.at_utc) for event in found] == added
    assert [event.seq for event in found] == sorted(event.seq for event in found)
    assert store.sessions.events("no such") == []


def test_every_kept_event_of_a_session_comes_back_as_the_same_event(store: Store) -> None:
    told: list[SessionEvent] = [
        RatingsAsked("before", ("pain",)),
        RatingGiven("before", "pain", 7),
        PracticeBegan(),
        StepStarted((0, 1), "form", 0.0),
        AnswerGiven((0, 1), "form", {"thought": "It won't stop", "belief": 80}),
        StepFinished((0, 1)),
        ValueComputed("baseline", 6.4),
        StepStarted((1,), "say", 30.0),
        PracticeEnded(45.0, stopped=False),
        RatingGiven("after", "pain", None),
    ]
    recorder = SessionRecorder(store.sessions, begin(store))
    for event in told:
        recorder.keep(event)
    found = [(event.kind, event.body) for event in store.sessions.events(recorder.session_id)]
    assert [from_record(kind, body) for kind, body in found] == told
    assert resume_point(found).practised_s == 45.0


def test_an_event_of_no_session_is_a_mistake(store: Store) -> None:
    with pytest.raises(KeyError):
        rate(store, "no such", "before", "pain", 5)
    assert store.ratings.all("pain") == []


@pytest.mark.parametrize("value", [11, -1, 5.5, "seven", float("nan")])
def test_a_rating_that_is_none_leaves_no_trace(store: Store, value: Any) -> None:
    session_id = begin(store)
    with pytest.raises((EngineError, ValueError)):
        rate(store, session_id, "before", "pain", value)
    assert store.sessions.events(session_id) == []
    rate(store, session_id, "before", "pain", 10)
    assert [r.value for r in store.ratings.all("pain")] == [10]


def test_a_skipped_rating_is_kept_as_skipped_and_makes_no_pair(store: Store) -> None:
    session_id = begin(store)
    rate(store, session_id, "before", "pain", 6)
    rate(store, session_id, "after", "pain", None)
    rate(store, session_id, "before", "mood", None)
    rate(store, session_id, "after", "mood", 6)
    finish(store, session_id)
    assert store.ratings.pairs() == []
    assert len(store.sessions.events(session_id)) == 5


def test_a_rating_given_again_takes_the_place_of_the_first(store: Store) -> None:
    session_id = begin(store)
    for value in (6, None, 7):
        rate(store, session_id, "before", "pain", value)
    rate(store, session_id, "after", "pain", 3)
    assert [(p.before, p.after) for p in store.ratings.pairs()] == [(7, 3)]
    assert [r.value for r in store.ratings.all("pain")] == [7, 3]


def test_a_rating_that_is_taken_back_is_gone(store: Store) -> None:
    session_id = begin(store)
    rate(store, session_id, "before", "pain", 6)
    for value in (3, None):
        rate(store, session_id, "after", "pain", value)
    assert store.ratings.pairs() == []
    assert [r.value for r in store.ratings.all("pain")] == [6]


def test_pairs_are_found_by_day_exercise_and_scale(store: Store, clock: HandClock) -> None:
    for exercise_id in ("a", "b"):
        for _ in range(2):
            session_id = begin(store, exercise_id, title=f"Title of {exercise_id}")
            for moment, value in (("before", 7), ("between", 1), ("live", 2), ("after", 5)):
                for scale in ("pain", "mood"):
                    rate(store, session_id, moment, scale, value)
            finish(store, session_id)
            clock.advance(days=1)
    assert len(store.ratings.pairs()) == 8
    assert {p.scale for p in store.ratings.pairs(scale="mood")} == {"mood"}
    assert {p.exercise_id for p in store.ratings.pairs(exercise_id="b")} == {"b"}
    assert len(store.ratings.pairs(since=date(2026, 3, 4))) == 4
    (pair,) = store.ratings.pairs(date(2026, 3, 5), "b", "pain")
    assert (pair.title, pair.before, pair.after) == ("Title of b", 7, 5)
    assert (pair.local_date, pair.started_utc) == (date(2026, 3, 5), START + timedelta(days=3))
    assert pair.started_utc.tzinfo is UTC


def test_ratings_tell_their_moment(store: Store) -> None:
    one_session(store, 8, 2)
    assert [(r.moment, r.value) for r in store.ratings.all("pain")] == [("before", 8), ("after", 2)]
    assert store.ratings.all("pain", since=date(2026, 3, 3)) == []


def test_sessions_are_found_by_day_exercise_and_page(store: Store, clock: HandClock) -> None:
    for number in range(10):
        begin(store, "a" if number % 2 else "b", title=str(number))
        clock.advance(days=1)
    titles = [s.title for s in store.sessions.all()]
    assert titles == [str(n) for n in reversed(range(10))]
    assert [s.title for s in store.sessions.all(limit=3)] == ["9", "8", "7"]
    assert [s.title for s in store.sessions.all(limit=3, offset=3)] == ["6", "5", "4"]
    assert [s.title for s in store.sessions.all(exercise_id="a", limit=2)] == ["9", "7"]
    since = date(2026, 3, 9)
    assert [s.title for s in store.sessions.all(since)] == ["9", "8", "7"]
    assert [s.title for s in store.sessions.all(since, limit=2)] == ["9", "8"]


def test_answers_are_found_by_name(store: Store) -> None:
    session_id = begin(store, "weekly-check-in")
    body = {
        "place": [2], "verb": "form",
        "answers": {"average_pain": 6, "good": ["tea", "sun"], "note": None},
    }
    store.sessions.add_event(session_id, "answer-given", body)
    (pain,) = store.sessions.answers("average_pain")
    (good,) = store.sessions.answers("good", exercise_id="weekly-check-in")
    (note,) = store.sessions.answers("note")
    assert (pain.value, good.value, note.value) == (6, ["tea", "sun"], None)
    assert pain.exercise_id == "weekly-check-in"
    assert store.sessions.answers("good", exercise_id="other") == []
    assert store.sessions.answers("good", since=date(2026, 3, 3)) == []


def test_whether_it_was_useful_can_be_said_and_changed(store: Store) -> None:
    session_id = one_session(store)
    events = store.sessions.events(session_id)
    for useful in ("a-little", "yes", "not-today"):
        store.sessions.set_useful(session_id, useful)
        assert store.sessions.all()[0].useful == useful
    assert store.sessions.events(session_id) == events


def test_a_word_on_usefulness_that_is_none_is_refused(store: Store) -> None:
    session_id = one_session(store)
    with pytest.raises(EngineError):
        store.sessions.set_useful(session_id, "great")  # type: ignore[arg-type]
    assert store.sessions.all()[0].useful is None


def test_a_session_that_goes_on_counts_what_was_done_before_the_cut(store: Store) -> None:
    session_id = begin(store)
    for start_s in (0.0, 60.0, 120.0):
        if start_s == 0.0:
            store.sessions.add_event(session_id, "practice-began", {})
        body = {"place": [0], "verb": "say", "start_s": start_s}
        store.sessions.add_event(session_id, "step-started", body)
    store.sessions.add_event(session_id, "practice-began", {})
    body = {"place": [1], "verb": "say", "start_s": 30.0}
    store.sessions.add_event(session_id, "step-started", body)
    assert store.sessions.all()[0].practised_s == 150.0


class TestInterrupted:
    def cut(self, folder: Any, clock: HandClock, *, with_event: bool = True) -> str:
        """A session that nobody ended; the next store takes it for cut off."""
        store = open_store(folder, clock)
        session_id = begin(store)
        if with_event:
            rate(store, session_id, "before", "pain", 7)
            assert store.sessions.interrupted() is None
        else:
            body = {"moment": "before", "scales": ["pain"]}
            store.sessions.add_event(session_id, "ratings-asked", body)
        store.close()
        return session_id

    def test_a_cut_off_session_is_offered_again(self, tmp_path: Any, clock: HandClock) -> None:
        session_id = self.cut(tmp_path, clock)
        store = open_store(tmp_path, clock)
        found = store.sessions.interrupted()
        assert found is not None
        assert (found.id, found.state) == (session_id, "interrupted")
        store.close()

    def test_it_is_not_offered_while_it_goes_on_nor_after(
        self, tmp_path: Any, clock: HandClock
    ) -> None:
        session_id = self.cut(tmp_path, clock)
        store = open_store(tmp_path, clock)
        store.sessions.add_event(session_id, "practice-began", {})
        assert store.sessions.interrupted() is None
        assert store.sessions.all()[0].state == "open"
        store.sessions.add_event(session_id, "session-stopped", {"practised_s": 12.0})
        assert store.sessions.interrupted() is None
        assert store.sessions.all()[0].state == "stopped"
        store.close()

    def test_it_is_not_offered_once_another_session_was_done(
        self, tmp_path: Any, clock: HandClock
    ) -> None:
        self.cut(tmp_path, clock)
        store = open_store(tmp_path, clock)
        one_session(store)
        assert store.sessions.interrupted() is None
        assert [s.state for s in store.sessions.all()] == ["finished", "interrupted"]
        store.close()

    def test_a_session_in_which_the_person_did_nothing_is_passed_over(
        self, tmp_path: Any, clock: HandClock
    ) -> None:
        session_id = self.cut(tmp_path, clock)
        self.cut(tmp_path, clock, with_event=False)
        store = open_store(tmp_path, clock)
        found = store.sessions.interrupted()
        assert found is not None
        assert found.id == session_id
        store.close()


class TestBatch:
    def test_all_of_a_batch_is_kept_at_its_end(self, store: Store) -> None:
        with store.batch():
            for _ in range(20):
                one_session(store)
            assert len(store.ratings.pairs()) == 20
        assert len(store.ratings.pairs()) == 20

    def test_nothing_of_a_broken_batch_is_kept(self, store: Store) -> None:
        one_session(store)

        def broken() -> None:
            with store.batch():
                one_session(store)
                raise ValueError("broken off")

        with pytest.raises(ValueError, match="broken off"):
            broken()
        assert len(store.sessions.all()) == 1
        one_session(store)
        assert len(store.sessions.all()) == 2


class TestLongAndOddText:
    """L-04: a note with emoji, NUL and 100,000 characters."""

    def answer(self, store: Store, text: str) -> Any:
        session_id = begin(store)
        body = {"place": [0], "verb": "write", "answers": {"note": text}}
        store.sessions.add_event(session_id, "answer-given", body)
        return store.sessions.answers("note")[-1].value

    @pytest.mark.parametrize(
        "text",
        ["", "😀👩‍👩‍👧 ok", "ü" * LONGEST_TEXT, "\u202eabc", "a\nb\tc", "'; DROP TABLE event;--"],
        ids=["empty", "emoji", "long", "bidi", "lines", "quotes"],
    )
    def test_l_04_text_that_fits_comes_back_as_it_was(self, store: Store, text: str) -> None:
        assert self.answer(store, text) == text
        assert not store.trimmed

    def test_l_04_a_longer_text_is_trimmed_with_notice(self, store: Store) -> None:
        text = "😀" * (LONGEST_TEXT + 5)
        assert self.answer(store, text) == "😀" * LONGEST_TEXT
        assert store.trimmed
        self.answer(store, "short")
        assert not store.trimmed

    def test_l_04_nul_is_removed(self, store: Store) -> None:
        assert self.answer(store, "a\0b\0") == "ab"
        assert not store.trimmed

    def test_half_of_a_surrogate_pair_harms_nothing(self, store: Store) -> None:
        assert self.answer(store, "a\ud800b") == "a?b"

    @given(st.text(max_size=50))
    def test_any_text_comes_back_but_for_nul(self, text: str) -> None:
        store = Store.in_memory(HandClock())
        assert self.answer(store, text) == text.replace("\0", "")
        store.close()


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database(open_memory(MIGRATIONS), None, None)
    store = Store(database, HandClock())
    one_session(store)
    yield database
    database.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET body = '{}'", "UPDATE event SET seq = seq + 100", "DELETE FROM event"],
)
def test_events_are_only_ever_added(database: Database, statement: str) -> None:
    count = database.read("SELECT count(*) FROM event")
    with pytest.raises(EngineError, match="an event"):
        database.write(lambda connection: connection.execute(statement))
    assert database.read("SELECT count(*) FROM event") == count


@pytest.mark.parametrize("value", ["5.5", "'seven'", "11", "-1", "NULL", "x'05'"])
def test_a_rating_is_a_whole_number_from_0_to_10_and_nothing_else(
    database: Database, value: str
) -> None:
    statement = (
        "INSERT INTO rating (seq, session, moment, scale, value, at_ms, local_date)"
        f" VALUES (999, 1, 'before', 'pain', {value}, 0, '2026-03-02')"
    )
    with pytest.raises(EngineError):
        database.write(lambda connection: connection.execute(statement))


def test_every_table_is_strict(database: Database) -> None:
    loose = database.read(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert loose == []


Given = tuple[str, str, int | None]
RATINGS = st.lists(
    st.tuples(
        st.sampled_from(["before", "between", "live", "after"]),
        st.sampled_from(["pain", "mood"]),
        st.none() | st.integers(0, 10),
    ),
    max_size=12,
)


def standing(ratings: list[Given], scale: str) -> list[int]:
    """What stands of one session: in the midst all, before and after the last word."""
    left = [(moment, value) for moment, name, value in ratings if name == scale]
    last = {moment: index for index, (moment, _) in enumerate(left)}
    return [
        value
        for index, (moment, value) in enumerate(left)
        if value is not None and (moment in ("between", "live") or last[moment] == index)
    ]


@given(sessions=st.lists(st.tuples(RATINGS, st.sampled_from(["finished", "stopped", ""]))))
def test_what_is_derived_follows_from_the_events_alone(
    sessions: list[tuple[list[Given], str]],
) -> None:
    """Pairs, ratings and sums are those of a plain model that only sees the events."""
    store = Store.in_memory(HandClock())
    for ratings, ending in sessions:
        session_id = begin(store)
        for moment, scale, value in ratings:
            rate(store, session_id, moment, scale, value)
        if ending:
            store.sessions.add_event(session_id, f"session-{ending}", {"practised_s": 60.0})
    expected = []
    for ratings, _ in sessions:
        last = {(m, s): v for m, s, v in ratings}
        for scale in ("mood", "pain"):
            if None not in (last.get(("before", scale)), last.get(("after", scale))):
                expected.append((scale, last["before", scale], last["after", scale]))
    assert [(p.scale, p.before, p.after) for p in store.ratings.pairs()] == expected
    for scale in ("mood", "pain"):
        given_values = [value for rs, _ in sessions for value in standing(rs, scale)]
        assert [r.value for r in store.ratings.all(scale)] == given_values
    ended = sum(1 for _, ending in sessions if ending)
    assert sum(store.sessions.practice_by_day().values()) == 60.0 * ended
    store.close()
