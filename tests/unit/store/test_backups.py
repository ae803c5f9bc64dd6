from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from coping_app.store.backups import backups as backups_module
from coping_app.store.backups.backups import list_backups, remove_backups
from coping_app.store.base.errors import DamagedDatabase, StoreError, StoreFull
from coping_app.store.base.keys import read_keys
from coping_app.store.store import Store
from tests.unit.store.support import HandClock, begin, one_session, open_store


def practise(store: Store, clock: HandClock, days: int = 1) -> None:
    """One session a day and the backup after it."""
    for _ in range(days):
        one_session(store)
        if store.backup_due():
            store.begin_backup().finish()
        clock.advance(days=1)


def test_a_backup_is_a_whole_profile_for_its_owner_alone(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        store = open_store(tmp_path / "p")
        one_session(store)
        store.begin_backup().finish()
        store.close()
    finally:
        os.umask(umask)
    (backup,) = list_backups(tmp_path / "p")
    assert read_keys(backup.folder) == read_keys(tmp_path / "p")
    for path in (backup.folder.parent, backup.folder):
        assert path.stat().st_mode & 0o777 == 0o700
    names = sorted(path.name for path in backup.folder.iterdir())
    assert names == ["backup.json", "keyslots.copy.json", "keyslots.json", "profile.db"]
    assert {path.stat().st_mode & 0o777 for path in backup.folder.iterdir()} == {0o600}
    shutil.copytree(backup.folder, tmp_path / "q")
    again = open_store(tmp_path / "q")
    assert len(again.ratings.pairs()) == 1
    again.close()


def test_a_backup_tells_day_and_counts_and_nothing_that_was_written(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store)
    store.cards.save("Flare plan", "flare-plan", [{"ask": "a", "name": "b", "answer": "Rest"}])
    store.sessions.remove(one_session(store))
    backup = store.begin_backup().finish()
    assert backup.day.isoformat() == "2026-03-02"
    assert backup.counts == {"sessions": 1, "ratings": 2, "cards": 1, "plans": 0}
    assert b"Flare" not in (backup.folder / "backup.json").read_bytes()
    store.close()


def test_one_is_due_after_the_first_session_of_a_day_and_never_twice_a_day(tmp_path: Path) -> None:
    clock = HandClock()
    store = open_store(tmp_path, clock)
    assert not store.backup_due()
    one_session(store)
    assert store.backup_due()
    store.begin_backup().finish()
    one_session(store)
    assert not store.backup_due()
    clock.advance(days=1)
    assert store.backup_due()
    store.begin_backup().finish()
    clock.advance(days=1)
    assert not store.backup_due()
    store.close()


@pytest.mark.parametrize("off", [-365, 365])
def test_a_clock_that_was_wrong_for_a_day_neither_holds_backups_back_nor_thins_any(
    tmp_path: Path, off: int
) -> None:
    clock = HandClock()
    store = open_store(tmp_path, clock)
    practise(store, clock, 10)
    before = {backup.folder for backup in list_backups(tmp_path)}
    clock.advance(days=off)
    practise(store, clock)
    clock.advance(days=-off - 1)
    newest_days = {backup.folder for backup in list_backups(tmp_path) if backup.number > 4}
    assert len(before & newest_days) == 6
    assert before <= {*newest_days, *before}
    practise(store, clock, 3)
    days = [backup.day for backup in list_backups(tmp_path)]
    assert len(days) == len(set(days))
    assert {clock.time.date() - timedelta(days=n) for n in range(1, 8)} - {*days} <= set()
    store.close()


def test_f_01_without_room_there_is_no_backup_nothing_is_harmed_and_it_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    store = open_store(tmp_path, clock)
    practise(store, clock)
    one_session(store)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backups_module, "write_whole", full)
        with pytest.raises(StoreFull):
            store.begin_backup().finish()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["000001-2026-03-02"]
    assert store.backup_due()
    store.begin_backup().finish()
    assert len(list_backups(tmp_path)) == 2
    store.close()


@pytest.mark.parametrize("step", ["verify_copy", "write_key", "write_whole", "sync_folder"])
def test_a_cut_while_a_backup_is_made_leaves_it_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store = open_store(tmp_path)
    one_session(store)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    pending = store.begin_backup()
    with monkeypatch.context() as patch:
        patch.setattr(backups_module, step, killed)
        # A killed process sweeps nothing.
        patch.setattr(backups_module.shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            pending.finish()
    found = list_backups(tmp_path)
    assert len(found) == (1 if step == "sync_folder" else 0)
    store.begin_backup().finish()
    assert len(list_backups(tmp_path)) == len(found) + 1 or len(found) == 1
    assert not [path for path in (tmp_path / "backups").iterdir() if path.name.startswith(".")]
    store.close()


def test_a_copy_that_is_not_sound_becomes_no_backup(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store)
    pending = store.begin_backup()
    (copy,) = (tmp_path / "backups").glob(".*.part/profile.db")
    data = bytearray(copy.read_bytes())
    data[-100] ^= 1
    copy.write_bytes(data)
    with pytest.raises((DamagedDatabase, StoreError)):
        pending.finish()
    assert list_backups(tmp_path) == []
    store.close()


def test_what_is_no_whole_backup_is_not_listed(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store)
    good = store.begin_backup().finish()
    store.close()
    for number, name in enumerate(("profile.db", "backup.json", "keyslots"), 2):
        place = good.folder.with_name(f"{number:06d}-2026-03-02")
        shutil.copytree(good.folder, place)
        for path in place.glob(f"{name}*"):
            path.write_bytes(b"")
    (good.folder.parent / "000009-2026-03-02").mkdir()
    assert [backup.number for backup in list_backups(tmp_path)] == [1]


def test_removing_backups_removes_what_was_kept_aside_too_and_nothing_else(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store)
    store.begin_backup().finish()
    store.close()
    (tmp_path / "set-aside" / "2026-03-02-1").mkdir(parents=True)
    remove_backups(tmp_path)
    assert list_backups(tmp_path) == []
    assert not (tmp_path / "set-aside").exists()
    assert not (tmp_path / "backups").exists()
    remove_backups(tmp_path)
    store = open_store(tmp_path)
    assert len(store.ratings.pairs()) == 1
    store.close()


def test_a_store_that_only_looks_or_is_in_memory_makes_no_backup() -> None:
    store = Store.in_memory(HandClock())
    begin(store)
    assert not store.backup_due()
    with pytest.raises(StoreError):
        store.begin_backup()
    store.close()
