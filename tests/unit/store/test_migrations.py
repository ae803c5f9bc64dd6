from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coping_app.store.backups.backups import list_backups
from coping_app.store.base.copies import count_rows
from coping_app.store.base.engine import connect
from coping_app.store.base.errors import MigrationFailed, NewerDatabase, StoreFull
from coping_app.store.base.keys import read_keys
from coping_app.store.base.migrations import MIGRATIONS, Migration, migrate, newest, user_version
from coping_app.store.profile import open_database
from coping_app.store.repositories.records import ActivePlan, SuggestionAnswer
from coping_app.store.store import Store
from coping_app.wording.store_errors import store_message
from tests.unit.store.former import FORMER_ANSWER, FORMER_PLAN, FORMER_TRIAL
from tests.unit.store.support import (
    START,
    TRIAL,
    HandClock,
    a_plan,
    one_session,
    open_store,
    plan_in_use,
    raw,
)

KEPT = Path(__file__).parent / "kept"
NEXT = newest(MIGRATIONS) + 1
STATEMENTS = (
    "CREATE TABLE goal (id TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "INSERT INTO goal SELECT id, title FROM session",
    "ALTER TABLE session ADD COLUMN room TEXT",
    "DROP INDEX session_exercise",
)
LATER = (*MIGRATIONS, Migration(NEXT, "goals", STATEMENTS))


def failing_at(number: int) -> tuple[Migration, ...]:
    broken = (*STATEMENTS[:number], "INSERT INTO nowhere VALUES (1)", *STATEMENTS[number:])
    return (*MIGRATIONS, Migration(NEXT, "goals", broken))


def profile(folder: Path) -> Path:
    store = open_store(folder)
    one_session(store, 6, 4)
    store.close()
    return folder


def state(folder: Path) -> tuple[int, dict[str, int], list[object]]:
    connection = raw(folder)
    shape = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    found = (user_version(connection), count_rows(connection), shape)
    connection.close()
    return found


def copies(folder: Path) -> list[Path]:
    return [backup.folder / "profile.db" for backup in list_backups(folder)]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [m.number for m in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_migration_takes_the_rows_along_and_a_verified_copy_is_kept(tmp_path: Path) -> None:
    profile(tmp_path)
    before = state(tmp_path)
    database = open_database(tmp_path, LATER)
    assert [words for (words,) in database.read("SELECT words FROM goal")] == ["Box breathing"]
    assert len(Store(database, HandClock()).ratings.pairs()) == 1
    database.close()
    assert state(tmp_path)[0] == NEXT
    (copy,) = copies(tmp_path)
    assert copy.stat().st_mode & 0o777 == 0o600
    copy.replace(tmp_path / "profile.db")
    assert state(tmp_path) == before


@pytest.mark.parametrize("number", range(len(STATEMENTS) + 1))
def test_a_migration_that_fails_at_any_statement_leaves_everything_as_it_was(
    tmp_path: Path, number: int
) -> None:
    profile(tmp_path)
    before = state(tmp_path)
    with pytest.raises(MigrationFailed) as caught:
        open_database(tmp_path, failing_at(number))
    assert "as before" in store_message(caught.value, ()).safe
    assert state(tmp_path) == before
    assert len(copies(tmp_path)) == 1
    store = open_store(tmp_path)
    assert len(store.ratings.pairs()) == 1
    store.close()


def test_a_migration_that_fails_at_every_start_leaves_one_copy_and_not_one_a_start(
    tmp_path: Path,
) -> None:
    profile(tmp_path)
    for _ in range(6):
        with pytest.raises(MigrationFailed):
            open_database(tmp_path, failing_at(2))
    (backup,) = list_backups(tmp_path)
    assert (backup.kind, backup.schema, backup.counts["sessions"]) == ("upgrade", NEXT - 1, 1)
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_migration_that_breaks_a_reference_is_not_kept(tmp_path: Path) -> None:
    profile(tmp_path)
    before = state(tmp_path)
    breaking: Iterable[str] = (
        "PRAGMA defer_foreign_keys = ON",
        "UPDATE rating SET session = 77",
    )
    with pytest.raises(MigrationFailed):
        open_database(tmp_path, (*MIGRATIONS, Migration(NEXT, "breaks", tuple(breaking))))
    assert state(tmp_path) == before


def test_a_later_migration_that_fails_keeps_those_before_it(tmp_path: Path) -> None:
    profile(tmp_path)
    with pytest.raises(MigrationFailed):
        open_database(tmp_path, (*LATER, Migration(NEXT + 1, "broken", ("nonsense",))))
    assert state(tmp_path)[0] == NEXT
    with pytest.raises(NewerDatabase):
        open_store(tmp_path)


def test_f_01_a_migration_on_a_full_disk_says_so_and_changes_nothing(tmp_path: Path) -> None:
    connection = connect(None, "00" * 32)
    migrate(connection, MIGRATIONS)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        migrate(connection, LATER)
    assert user_version(connection) == newest(MIGRATIONS)
    connection.close()


def test_a_migrated_profile_is_newer_for_the_app_of_before(tmp_path: Path) -> None:
    profile(tmp_path)
    open_database(tmp_path, LATER).close()
    with pytest.raises(NewerDatabase):
        open_store(tmp_path)


@pytest.mark.parametrize("folder", sorted(KEPT.iterdir()), ids=lambda path: path.name)
def test_a_kept_database_of_every_schema_opens_with_all_it_holds(
    tmp_path: Path, folder: Path
) -> None:
    shutil.copytree(folder, tmp_path / "p")
    store = open_store(tmp_path / "p")
    assert [(p.exercise_id, p.before, p.after) for p in store.ratings.pairs(scale="pain")] == [
        ("box-breathing", 7, 5), ("thought-record", 6, 6),
    ]
    assert [s.state for s in store.sessions.all()] == ["interrupted", "stopped", "finished"]
    assert store.sessions.practice_by_day() == {date(2026, 3, 2): 300.0, date(2026, 3, 3): 90.5}
    assert [a.value for a in store.sessions.answers("thought")] == ["It never stops 😀"]
    card = store.cards.titled("Flare plan")
    assert card is not None
    assert card.fields[0]["answer"] == "Rest, then one small thing"
    assert [item.what for item in store.calendar.all()] == ["Tea in the sun"]
    assert len(store.drawings.all()) == 1
    assert [plan.plan_id for plan in store.portable().plans] == ["first-week"]
    assert store.settings.get("theme") == "dark"
    cut_off = store.sessions.interrupted()
    assert cut_off is not None
    assert store.drafts.at(cut_off.id, (2,)) == "half a sentence"
    marks = [(mark.day, mark.words) for mark in store.day_marks.all()]
    assert marks == ([] if folder.name == "schema-1" else [(date(2026, 3, 2), "New medicine 💊")])
    if folder.name not in ("schema-1", "schema-2"):
        assert store.trials.all() == [TRIAL]
        assert plan_in_use(store) == "first-week"
        assert store.suggestions.answers() == {"box-breathing": ANSWER}
    store.day_marks.add(date(2026, 3, 4), "Holiday")
    one_session(store)
    store.close()


# What stood among the settings up to schema 2

ANSWER = SuggestionAnswer("box-breathing", False, START)
KEY = f"trial.{TRIAL.id}"


def settled(folder: Path, settings: Mapping[str, Any]) -> Path:
    """A profile of schema 2 with a plan in use and these settings."""
    database = open_database(folder, MIGRATIONS[:2])
    with database.batch():
        for key, value in settings.items():
            database.write(
                lambda c, key=key, value=value: c.execute(  # type: ignore[misc]
                    "INSERT INTO setting (key, value) VALUES (?,?)", (key, json.dumps(value))
                )
            )
        database.write(
            lambda c: c.execute(
                "INSERT INTO plan_use (plan_id, started, ended, saved_ms) VALUES"
                " ('sleep', '2026-02-01', '2026-03-01', 5), ('six-weeks', '2026-03-01', NULL, 6)"
            )
        )
    database.close()
    return folder


def test_trials_the_copy_of_the_plan_and_answers_move_from_the_settings_into_tables(
    tmp_path: Path,
) -> None:
    settled(tmp_path, {
        KEY: FORMER_TRIAL, "plan_copy": FORMER_PLAN, "theme": "dark",
        "suggestion_answers": {"box-breathing": FORMER_ANSWER},
    })  # fmt: skip
    store = open_store(tmp_path)
    assert store.trials.all() == [TRIAL]
    assert store.plans.current() == ActivePlan(a_plan("six-weeks"), date(2026, 3, 1))
    until = START + timedelta(milliseconds=250)
    assert store.suggestions.answers() == {"box-breathing": ANSWER._replace(until_utc=until)}
    assert store.settings.under("") == {"theme": "dark"}
    store.close()


WRONG_WEEK = {"note": "", "items": ["x"]}
DAMAGED: tuple[tuple[str, Any], ...] = (
    *(
        (KEY, value)
        for value in (
            7, [], {}, {**FORMER_TRIAL, "trial": None}, {**FORMER_TRIAL, "stopped": "soon"},
            {**FORMER_TRIAL, "stopped": 7}, {**FORMER_TRIAL, "put_off": []},
            {**FORMER_TRIAL, "trial": {**FORMER_TRIAL["trial"], "weeks": 9}},
            {**FORMER_TRIAL, "trial": {**FORMER_TRIAL["trial"], "seed": 2**70}},
            {**FORMER_TRIAL, "trial": {**FORMER_TRIAL["trial"], "b": "scan"}},
            {**FORMER_TRIAL, "trial": {**FORMER_TRIAL["trial"], "start": "2026-02-30"}},
        )
    ),
    ("trial.1", FORMER_TRIAL),
    *(
        ("plan_copy", value)
        for value in (
            None, "x", {}, {**FORMER_PLAN, "weeks": []}, {**FORMER_PLAN, "weeks": ["x"]},
            {**FORMER_PLAN, "weeks": [WRONG_WEEK]}, {**FORMER_PLAN, "weeks": 3},
            {**FORMER_PLAN, "plan": "another"},
        )
    ),
    *(
        ("suggestion_answers", value)
        for value in (
            7, [], {"scan": None}, {"scan": True}, {"scan": "x"}, {"scan": {"keep": False}},
            {"scan": {"keep": False, "until_utc": "2025-03-03T12:00"}},
            {"scan": {"keep": 1, "until_utc": "2025-03-03T12:00+00:00"}}, {"": FORMER_ANSWER},
        )
    ),
)


@pytest.mark.parametrize(("key", "value"), DAMAGED)
def test_what_is_damaged_among_them_is_left_where_it_is(
    tmp_path: Path, key: str, value: Any
) -> None:
    settled(tmp_path, {key: value})
    store = open_store(tmp_path)
    assert store.settings.under("") == {key: value}
    assert (store.trials.all(), store.plans.current()) == ([], None)
    assert store.suggestions.answers() == {}
    store.close()


def test_a_damaged_answer_keeps_no_other_from_moving(tmp_path: Path) -> None:
    damaged = {"scan": None, 'a "b".c': True, "x": [1], "y": {"keep": 0.5}}
    settled(tmp_path, {"suggestion_answers": {**damaged, "box-breathing": FORMER_ANSWER}})
    store = open_store(tmp_path)
    assert set(store.suggestions.answers()) == {"box-breathing"}
    assert store.settings.under("") == {"suggestion_answers": damaged}
    store.close()


def test_there_is_a_kept_database_of_every_schema() -> None:
    numbers = sorted(path.name for path in KEPT.iterdir())
    assert numbers == [f"schema-{m.number}" for m in MIGRATIONS]


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda m: f"schema-{m.number}")
def test_a_released_schema_never_changes(tmp_path: Path, migration: Migration) -> None:
    shutil.copytree(KEPT / f"schema-{migration.number}", tmp_path / "p")
    fresh = connect(None, "00" * 32)
    migrate(fresh, MIGRATIONS[: migration.number])
    kept = connect(tmp_path / "p" / "profile.db", read_keys(tmp_path / "p")[0])
    shapes = [
        connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
        for connection in (fresh, kept)
    ]
    fresh.close()
    kept.close()
    assert shapes[0] == shapes[1]
