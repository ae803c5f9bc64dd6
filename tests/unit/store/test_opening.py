from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coping_app.store.base.copies import is_sound
from coping_app.store.base.engine import PLAIN_HEADER, connect, test_engine, test_header
from coping_app.store.base.errors import (
    ForeignDatabase,
    NewerDatabase,
    ReadOnlyStore,
    StoreBusy,
    StoreGone,
    UnsafeEngine,
)
from coping_app.store.base.keys import new_key
from coping_app.store.base.lock import ProfileLock
from coping_app.store.base.migrations import APPLICATION_ID
from coping_app.store.base.pragmas import PRAGMAS, apply_pragmas
from coping_app.wording.store_errors import said
from tests.unit.store.support import (
    ROOT,
    contents,
    one_session,
    open_store,
    ordinary_user,
    raw,
)

check_engine, check_header = test_engine, test_header
del test_engine, test_header  # pytest would take them for tests


def test_d_02_this_engine_encrypts_and_is_past_the_wal_bug(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    check_header(tmp_path / "profile.db")
    assert (tmp_path / "profile.db").read_bytes()[:16] != PLAIN_HEADER


@pytest.mark.parametrize(
    ("version", "cipher"),
    [((3, 51, 2), "4.10.0 community"), ((3, 46, 1), "4.6.1"), ((3, 53, 4), "")],
)
def test_d_02_an_engine_with_the_wal_bug_or_without_encryption_is_fatal(
    version: tuple[int, ...], cipher: str
) -> None:
    with pytest.raises(UnsafeEngine):
        check_engine(version, cipher)
    check_engine((3, 51, 3), "4.10.0 community")


def test_d_02_a_file_with_the_plain_header_is_fatal(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    path.write_bytes(PLAIN_HEADER + bytes(4080))
    with pytest.raises(UnsafeEngine):
        check_header(path)


def test_d_02_every_setting_takes_and_stays(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = raw(tmp_path)
    apply_pragmas(connection)
    for name, _, expected in PRAGMAS:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        assert expected is None or str(row[0]) == expected
    connection.close()


def test_d_02_a_setting_that_does_not_take_is_fatal() -> None:
    # A database in memory has no write-ahead log.
    connection = connect(None, new_key())
    with pytest.raises(UnsafeEngine):
        apply_pragmas(connection)
    connection.close()


def test_a_new_profile_is_complete_after_its_first_opening(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    open_store(folder).close()
    assert {path.name for path in folder.iterdir()} == {
        "profile.db", "profile.lock", "keyslots.json", "keyslots.copy.json", "reserve.bin",
    }


def test_what_was_saved_is_there_after_opening_again(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store, 6, 4)
    store.close()
    store = open_store(tmp_path)
    assert [(p.before, p.after) for p in store.ratings.pairs()] == [(6, 4)]
    store.close()


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    store.close()


def test_a_cut_while_the_profile_was_made_is_taken_up_again(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / "profile.db").rename(tmp_path / "profile.db.new")
    store = open_store(tmp_path)
    one_session(store)
    store.close()
    assert not (tmp_path / "profile.db.new").exists()


def test_a_half_made_profile_without_a_key_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "profile.db.new").write_bytes(b"cut off here")
    store = open_store(tmp_path)
    one_session(store)
    store.close()


@pytest.mark.parametrize("noted", ["7.3", ""])
def test_d_08_a_newer_database_is_refused_and_no_byte_changes(tmp_path: Path, noted: str) -> None:
    open_store(tmp_path).close()
    connection = raw(tmp_path)
    connection.execute("UPDATE about SET value = ? WHERE key = 'app_version'", (noted,))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = contents(tmp_path)
    with pytest.raises(NewerDatabase) as caught:
        open_store(tmp_path)
    assert contents(tmp_path) == before
    assert noted in said(caught.value)
    assert "Update the app" in said(caught.value)


def test_d_08_a_newer_database_with_other_tables_is_refused_too(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = raw(tmp_path)
    connection.execute("DROP TABLE about")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerDatabase):
        open_store(tmp_path)


def test_d_08_a_newer_database_that_was_cut_off_is_refused_and_its_log_kept(
    tmp_path: Path,
) -> None:
    live, left = tmp_path / "live", tmp_path / "left"
    open_store(live).close()
    newer = raw(live)
    apply_pragmas(newer)
    newer.execute("PRAGMA user_version = 99")
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.execute("INSERT INTO setting VALUES ('of the newer app', 'true')")
    shutil.copytree(live, left)
    newer.close()
    before = contents(left)
    assert before["profile.db-wal"]
    with pytest.raises(NewerDatabase):
        open_store(left)
    assert contents(left) == before


def test_d_08_a_foreign_database_is_refused_and_no_byte_changes(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = raw(tmp_path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID + 1}")
    connection.close()
    before = contents(tmp_path)
    with pytest.raises(ForeignDatabase):
        open_store(tmp_path)
    assert contents(tmp_path) == before


def test_d_08_a_plain_database_of_that_name_is_foreign(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / "profile.db").write_bytes(PLAIN_HEADER + bytes(8176))
    before = contents(tmp_path)
    with pytest.raises(ForeignDatabase):
        open_store(tmp_path)
    assert contents(tmp_path) == before


HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from coping_app.store.store import Store
store = Store.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
session = store.sessions.begin("box-breathing", 1, "Box", "en", {})
store.sessions.add_event(session, "rating-given", {"moment": "before", "scale": "pain", "value": 7})
print("open", flush=True)
sys.stdin.read()
"""


def test_d_09_a_second_process_is_told_and_a_crashed_one_leaves_no_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy):
            open_store(tmp_path)
        (tmp_path / "profile.lock").unlink()
        with pytest.raises(StoreBusy):
            open_store(tmp_path)
        holder.kill()
    store = open_store(tmp_path)
    assert [r.value for r in store.ratings.all("pain")] == [7]
    store.close()


def test_d_09_two_stores_in_one_process_are_one_too_many(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with pytest.raises(StoreBusy):
        open_store(tmp_path)
    one_session(store)
    store.close()
    open_store(tmp_path).close()


def test_d_09_a_lock_is_held_by_one_until_it_is_given_back(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    with pytest.raises(StoreBusy):
        ProfileLock(tmp_path)
    lock.release()
    lock.release()
    ProfileLock(tmp_path).release()


def test_d_09_a_lock_file_left_by_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "profile.lock").write_bytes(b"")
    open_store(tmp_path).close()


def test_f_03_a_read_only_folder_opens_for_looking(tmp_path: Path) -> None:
    with ordinary_user() as folder:
        store = open_store(folder)
        one_session(store, 6, 4)
        store.close()
        folder.chmod(0o500)
        before = contents(folder)
        store = open_store(folder)
        assert store.view_only
        assert [(p.before, p.after) for p in store.ratings.pairs()] == [(6, 4)]
        for add in (
            lambda: one_session(store),
            lambda: store.settings.set("pace", 2.0),
            lambda: store.batch().__enter__(),
        ):
            with pytest.raises(ReadOnlyStore):
                add()
        store.close()
        assert contents(folder) == before


def test_f_03_a_read_only_file_opens_for_looking(tmp_path: Path) -> None:
    with ordinary_user() as folder:
        store = open_store(folder)
        one_session(store)
        store.close()
        (folder / "profile.db").chmod(0o400)
        store = open_store(folder)
        assert store.view_only
        assert len(store.ratings.pairs()) == 1
        store.close()


def test_f_03_looking_shows_what_a_cut_off_session_left_in_the_log(tmp_path: Path) -> None:
    with ordinary_user() as folder:
        live = folder / "live"
        store = open_store(live)
        one_session(store, 6, 4)
        session_id = store.sessions.begin("box-breathing", 1, "Box", "en", {})
        store.sessions.add_event(
            session_id, "rating-given", {"moment": "before", "scale": "pain", "value": 9}
        )
        medium = folder / "medium"
        medium.mkdir()
        for name, data in contents(live).items():
            (medium / name).write_bytes(data)
        store.close()
        medium.chmod(0o500)
        store = open_store(medium)
        assert store.view_only
        assert [r.value for r in store.ratings.all("pain")] == [6, 4, 9]
        store.close()


def test_f_03_a_read_only_folder_without_a_profile_says_so() -> None:
    with ordinary_user() as folder:
        folder.chmod(0o500)
        with pytest.raises(ReadOnlyStore):
            open_store(folder / "new")
        with pytest.raises(ReadOnlyStore):
            open_store(folder)


def test_f_03_a_file_where_the_folder_should_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreGone):
        open_store(tmp_path / "file")


@pytest.mark.parametrize(
    "name",
    ["😀 pain", "x" * 250, "it's \"quoted\"", "100%41 %s?mode=memory#x", "-rf", "a;b&c", "ü\u0301"],
)
def test_f_05_a_folder_of_any_name_works(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    store = open_store(folder)
    one_session(store)
    store.copy_to(folder / "copy of '%s'.db")
    store.close()
    assert (folder / "profile.db").exists()
    store = open_store(folder)
    assert len(store.ratings.pairs()) == 1
    store.close()


def test_f_05_a_relative_folder_with_a_leading_dash_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store(Path("-data"))
    one_session(store)
    store.close()
    assert (tmp_path / "-data" / "profile.db").exists()


def test_f_06_with_umask_000_every_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o000)
    try:
        store = open_store(tmp_path / "new")
        one_session(store)
        store.copy_to(tmp_path / "new" / "copy.db")
        modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "new").iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert "profile.db-wal" in modes
    assert set(modes.values()) == {0o600}, modes
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_f_06_files_that_came_open_from_a_copy_are_taken_back(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    for path in tmp_path.iterdir():
        path.chmod(0o666)
    store = open_store(tmp_path)
    modes = {p.name: p.stat().st_mode & 0o777 for p in tmp_path.iterdir()}
    store.close()
    del modes["reserve.bin"]  # random bytes that say nothing
    assert set(modes.values()) == {0o600}, modes


def test_a_copy_is_verified_encrypted_and_complete(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    one_session(store)
    store.copy_to(tmp_path / "copy.db")
    store.close()
    check_header(tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(tmp_path / "profile.db")
    connection = raw(tmp_path)
    assert is_sound(connection)
    connection.close()
    store = open_store(tmp_path)
    assert len(store.ratings.pairs()) == 1
    store.close()
