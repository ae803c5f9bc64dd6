"""Questionnaires that were filled in: kept answer by answer, and never taken for practice."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from coping_app.store.store import Store
from tests.unit.store.support import ROOT, START, HandClock, one_session, open_store

TODAY = START.date()
ITEMS = ("nervous", "control", "interest", "low")
KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from coping_app.store.store import Store

store = Store.open(Path(sys.argv[1]), lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
session = store.questionnaires.begin("phq-4", 1, "Four questions", "en")
for number, item in enumerate(("nervous", "control")):
    store.questionnaires.answer(session, number, item, number + 1)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(clock: HandClock) -> Store:
    return Store.in_memory(clock)


def fill_in(store: Store, *values: float | None, name: str = "phq-4") -> str:
    session = store.questionnaires.begin(name, 2, "Four questions", "en")
    for number, value in enumerate(values):
        store.questionnaires.answer(session, number, ITEMS[number], value)
    return session


def test_a_score_is_kept_with_its_parts_and_its_day(store: Store, clock: HandClock) -> None:
    store.questionnaires.finish(fill_in(store, 1, 2, 0, 1), 4.0, {"anxiety": 3.0})
    clock.advance(days=7)
    store.questionnaires.finish(fill_in(store, 1, 1, 0, 0), 2.0, {"anxiety": 2.0})

    scores = store.questionnaires.scores("phq-4")
    assert [(each.value, each.parts, each.version) for each in scores] == [
        (4.0, {"anxiety": 3.0}, 2), (2.0, {"anxiety": 2.0}, 2),
    ]  # fmt: skip
    assert [each.local_date for each in scores] == [TODAY, date(2026, 3, 9)]
    assert store.questionnaires.scores("phq-4", date(2026, 3, 3)) == scores[1:]
    assert store.questionnaires.scores("gad-7") == []
    assert store.questionnaires.last_day("phq-4") == date(2026, 3, 9)


def test_with_a_skipped_item_it_ends_without_a_score(store: Store) -> None:
    store.questionnaires.finish(fill_in(store, 1, None, 0, 1))

    assert store.questionnaires.scores("phq-4") == []
    assert store.questionnaires.last_day("phq-4") == TODAY
    assert store.questionnaires.begun("phq-4", TODAY) is None


def test_one_that_was_begun_can_be_gone_on_with_and_the_last_word_counts(store: Store) -> None:
    session = fill_in(store, 1, None)
    store.questionnaires.answer(session, 0, "nervous", 3)

    begun = store.questionnaires.begun("phq-4", TODAY)
    assert begun is not None
    assert (begun.session_id, begun.version) == (session, 2)
    assert begun.answers == {"nervous": 3, "control": None}
    assert store.questionnaires.last_day("phq-4") is None


def test_one_begun_before_that_day_is_not_gone_on_with(store: Store, clock: HandClock) -> None:
    fill_in(store, 1)
    clock.advance(days=2)
    assert store.questionnaires.begun("phq-4", date(2026, 3, 3)) is None


def test_they_are_never_taken_for_practice(store: Store) -> None:
    practised = one_session(store)
    fill_in(store, 1, 2)
    store.questionnaires.finish(fill_in(store, 1, 2, 0, 1), 4.0, {})

    assert [session.id for session in store.sessions.all()] == [practised]
    assert store.sessions.interrupted() is None
    assert list(store.sessions.practice_by_day().values()) == [300.0]
    assert store.sessions.answers("nervous") == []


def test_every_answer_outlives_a_kill(tmp_path: Path, clock: HandClock) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == -9
    store = open_store(tmp_path, clock)
    begun = store.questionnaires.begun("phq-4", TODAY)
    assert begun is not None
    assert begun.answers == {"nervous": 1, "control": 2}
    assert store.sessions.interrupted() is None
    store.close()


def test_a_removed_one_is_gone_from_scores(store: Store) -> None:
    session = fill_in(store, 1, 1, 1, 1)
    store.questionnaires.finish(session, 4.0, {})
    store.sessions.remove(session)
    assert store.questionnaires.scores("phq-4") == []
    assert store.questionnaires.last_day("phq-4") is None


def test_the_days_on_which_answers_were_missing_are_told(store: Store, clock: HandClock) -> None:
    store.questionnaires.finish(fill_in(store, 1, 2, 0, 1), 4.0)
    store.questionnaires.finish(fill_in(store, 1, None, 0, 1))
    clock.advance(days=7)
    store.questionnaires.finish(fill_in(store, None, None))
    fill_in(store, 1)
    store.questionnaires.finish(fill_in(store, None, name="gad-2"))

    assert store.questionnaires.unscored_days("phq-4") == [TODAY, date(2026, 3, 9)]
    assert store.questionnaires.unscored_days("phq-4", date(2026, 3, 3)) == [date(2026, 3, 9)]
    assert store.questionnaires.unscored_days("gad-7") == []
