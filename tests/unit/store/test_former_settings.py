"""Trials, plan copies and answers travel: out of older files, between computers, from torn ones."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coping_app.export.json.json_export import portable_json
from coping_app.export.json.json_import import read_records
from coping_app.store.backups.backups import list_backups
from coping_app.store.base.migrations import MIGRATIONS
from coping_app.store.deleting.erasing import AllOf
from coping_app.store.profile import open_database
from coping_app.store.repositories.records import ActivePlan
from coping_app.store.restoring import restore
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable, PortablePlan
from tests.unit.store.former import FORMER_ANSWER, FORMER_PLAN, FORMER_TRIAL
from tests.unit.store.support import START, TRIAL, HandClock, a_plan, open_store, plan_in_use

KEY = f"trial.{TRIAL.id}"
PLAN = PortablePlan("six-weeks", date(2026, 3, 1), None, 6)
FORMER = Portable(
    plans=(PLAN,),
    settings={
        KEY: FORMER_TRIAL, "plan_copy": FORMER_PLAN, "theme": "dark",
        "suggestion_answers": {"box-breathing": FORMER_ANSWER},
    },
)  # fmt: skip


def empty() -> Store:
    return Store.in_memory(HandClock())


def lived() -> Store:
    store = empty()
    store.trials.keep(TRIAL)
    store.plans.use(a_plan("six-weeks"), date(2026, 3, 1))
    store.suggestions.tell("box-breathing", False, START)
    return store


def in_json(portable: Portable, number: int) -> bytes:
    """A file of that format; those before the third have no lists of trials and answers."""
    plain: dict[str, Any] = {"format": number, **portable_json(portable)}
    if number < 3:
        del plain["trials"], plain["suggestion_answers"]
        for plan in plain["plans"]:
            del plan["document"]
    return json.dumps(plain).encode()


def test_what_an_older_file_has_among_its_settings_comes_into_the_tables() -> None:
    store = empty()
    read = read_records(in_json(FORMER, 2))
    assert read.left_out == ()
    taken = store.take_in(read.portable)
    assert (taken.settings.new, taken.settings.unfit) == (4, 0)
    assert store.trials.all() == [TRIAL]
    assert store.plans.current() == ActivePlan(a_plan("six-weeks"), date(2026, 3, 1))
    assert store.suggestions.answers()["box-breathing"].until_utc == START + timedelta(
        milliseconds=250
    )
    assert store.settings.under("") == {"theme": "dark"}


def test_the_same_older_file_again_adds_nothing() -> None:
    store = empty()
    store.take_in(FORMER)
    before = store.portable()
    assert not store.take_in(FORMER).anything_new
    assert store.portable() == before


def test_what_became_of_things_here_stays_when_an_older_file_comes_in() -> None:
    store = empty()
    store.trials.keep(TRIAL._replace(stopped=None, seen=False))
    store.suggestions.tell("box-breathing", True, START)
    store.plans.use(a_plan("calm"), date(2026, 3, 2))
    two = {"box-breathing": FORMER_ANSWER, "scan": FORMER_ANSWER}
    store.take_in(replace(FORMER, settings={**FORMER.settings, "suggestion_answers": two}))
    assert store.trials.all() == [TRIAL._replace(stopped=None, seen=False)]
    keep = {name: answer.keep for name, answer in store.suggestions.answers().items()}
    assert keep == {"box-breathing": True, "scan": False}
    assert plan_in_use(store) == "calm"


def test_damaged_settings_of_an_older_file_are_kept_as_they_are_and_keep_nothing_out() -> None:
    store = empty()
    damaged = {KEY: {"trial": {}}, "plan_copy": {"plan": "x"}, "suggestion_answers": {"x": 1}}
    store.take_in(Portable(settings={**damaged, "theme": "dark"}))
    assert store.settings.under("") == {**damaged, "theme": "dark"}
    assert (store.trials.all(), store.suggestions.answers()) == ([], {})


def test_a_new_file_brings_all_of_it_to_another_computer() -> None:
    here, there = lived(), empty()
    read = read_records(in_json(here.portable(), 3))
    assert read.left_out == ()
    assert read.portable == here.portable()
    there.take_in(read.portable)
    assert there.portable() == here.portable()
    assert plan_in_use(there) == "six-weeks"
    assert not there.take_in(read.portable).anything_new


@pytest.mark.parametrize("first", [2, 3])
def test_an_old_and_a_new_file_of_one_person_make_no_doubles(first: int) -> None:
    store, files = empty(), {2: FORMER, 3: replace(lived().portable(), plans=(PLAN,))}
    for number in (first, 5 - first):
        store.take_in(read_records(in_json(files[number], number)).portable)
    assert store.trials.all() == [TRIAL]
    assert list(store.suggestions.answers()) == ["box-breathing"]
    assert len(store.portable().plans) == 1
    assert plan_in_use(store) == "six-weeks"
    assert set(store.settings.under("")) == {"theme"}


@pytest.mark.parametrize(
    ("name", "change", "row"),
    [
        ("trials", {"b": "scan"}, "trials[0]"), ("trials", {"weeks": 3}, "trials[0]"),
        ("trials", {"order": "aabb" * 3 + "ab"}, "trials[0].order"),
        ("trials", {"seen": 1}, "trials[0].seen"),
        ("trials", {"stopped": "x"}, "trials[0].stopped"),
        ("plans", {"plan": "calm"}, "plans[0]"),
        ("suggestion_answers", {"keep": None}, "suggestion_answers[0].keep"),
        ("suggestion_answers", {"until_utc": "2026"}, "suggestion_answers[0].until_utc"),
    ],
)
def test_a_row_that_is_wrong_is_left_out_and_told_by_its_place(
    name: str, change: dict[str, Any], row: str
) -> None:
    plain = json.loads(in_json(lived().portable(), 3))
    plain[name][0].update(change)
    read = read_records(json.dumps(plain).encode())
    assert [problem.row for problem in read.left_out] == [row]
    assert getattr(read.portable, name) == ()


def test_what_is_newer_than_a_backup_comes_back_from_a_file_of_the_schema_before(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "p"
    database = open_database(folder, MIGRATIONS[:2])
    Store(database, HandClock()).begin_backup().finish()
    database.write(
        lambda c: c.execute(
            "INSERT INTO plan_use (plan_id, started, saved_ms)"
            " VALUES ('six-weeks', '2026-03-01', 6)"
        )
    )
    for key, value in FORMER.settings.items():
        row = (key, json.dumps(value))
        database.write(lambda c, row=row: c.execute("INSERT INTO setting VALUES (?,?)", row))  # type: ignore[misc]
    database.close()
    restored = restore(folder, list_backups(folder)[0], HandClock())
    assert restored.salvaged is not None
    assert restored.salvaged.is_complete
    store = open_store(folder)
    assert store.trials.all() == [TRIAL]
    assert plan_in_use(store) == "six-weeks"
    assert list(store.suggestions.answers()) == ["box-breathing"]
    assert store.settings.under("") == {"theme": "dark"}
    store.close()


@pytest.mark.parametrize("exercise_id", ["scan", "pmr", "box-breathing"])
def test_all_of_an_exercise_goes_with_its_trials_and_the_answer_on_it(
    tmp_path: Path, exercise_id: str
) -> None:
    store = open_store(tmp_path / "p")
    store.trials.keep(TRIAL)
    store.suggestions.tell("box-breathing", False, START)
    store.erase(AllOf(exercise_id))
    assert store.trials.all() == ([TRIAL] if exercise_id == "box-breathing" else [])
    assert list(store.suggestions.answers()) == (
        [] if exercise_id == "box-breathing" else ["box-breathing"]
    )
    store.close()
