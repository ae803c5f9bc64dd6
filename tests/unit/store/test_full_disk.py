"""F-01: the disk fills up. On a real small file system where this system lets us mount one (as
root, or in a user namespace), and by a limit of the engine everywhere."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coping_app.store.base.errors import (
    ReadOnlyStore,
    StoreFull,
    StoreGone,
    explain_os_error,
)
from coping_app.store.base.reserve import RESERVE_BYTES, RESERVE_FILE, keep_reserve, release_reserve
from coping_app.store.store import Store
from coping_app.wording.store_errors import said
from tests.unit.store.support import ROOT, HandClock, begin, one_session, open_store, rate

MOUNT = 'mount -t tmpfs -o size=24m tmpfs "$1" && exec "$2" -m tests.unit.store.full_disk "$1"'


def private_mounts() -> list[str] | None:
    """The command that gives a program mounts of its own, or None where there is none."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return None
    for flags in ("-m", "-rm"):
        trial = [unshare, flags, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return [unshare, flags]
    return None


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``full_disk.py`` saw on a file system of 24 MiB."""
    command = private_mounts()
    if command is None:
        pytest.skip("this system mounts no file system of our own")
    folder = tmp_path_factory.mktemp("small")
    ran = subprocess.run(
        [*command, "sh", "-c", MOUNT, "sh", str(folder), sys.executable],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_f_01_on_a_full_disk_the_reserve_takes_the_current_rating(told: dict[str, Any]) -> None:
    assert told["reserve_at_first"]
    assert told["no_room_after_first"]
    assert not told["reserve_after_first"]


def test_f_01_without_the_reserve_the_person_is_told_and_can_try_again(
    told: dict[str, Any],
) -> None:
    assert told["error"] == "StoreFull"
    assert told["pairs"] == [[7, 3]]


def test_f_01_every_confirmed_rating_is_kept_and_no_other(told: dict[str, Any]) -> None:
    assert len(told["confirmed"]) > 20
    assert told["kept"] == told["confirmed"]
    assert told["on_screen_still_readable"] == 1 + len(told["confirmed"])


def test_f_01_with_room_again_the_reserve_is_kept_again(told: dict[str, Any]) -> None:
    assert told["reserve_at_last"]
    assert not told["no_room_at_last"]


FILE_LIMIT = """
import resource, sys
from pathlib import Path
from coping_app.store.base.errors import StoreError
from tests.unit.store.support import begin, open_store, rate
folder = Path(sys.argv[1])
store = open_store(folder)
session = begin(store)
size = (folder / "profile.db-wal").stat().st_size + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    for number in range(500):
        rate(store, session, "between", "pain", number % 11)
        print(number % 11)
except StoreError as error:
    print(type(error).__name__)
store.close()
"""


def test_f_01_where_the_system_takes_no_more_bytes_it_is_told_as_full(tmp_path: Path) -> None:
    """A used-up quota or a largest file size; the engine calls both an I/O error."""
    ran = subprocess.run(
        [sys.executable, "-c", FILE_LIMIT, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    *confirmed, last = ran.stdout.split()
    assert last == "StoreFull", ran.stderr
    assert confirmed
    store = open_store(tmp_path)
    assert [str(r.value) for r in store.ratings.all("pain")] == confirmed
    store.close()


def limit_pages(store: Store, spare: int) -> None:
    """Lets the database grow by so many pages and no more; the engine then says "full"."""
    read = store._database.read
    (pages,) = read("PRAGMA page_count")[0]
    read(f"PRAGMA max_page_count = {pages + spare}")


def test_f_01_what_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    session_id = begin(store)
    rate(store, session_id, "before", "pain", 7)
    release_reserve(tmp_path)
    limit_pages(store, 2)
    long = {"place": [1], "verb": "form", "answers": {"a": 1, "b": "word " * 10_000}}
    with pytest.raises(StoreFull) as caught:
        store.sessions.add_event(session_id, "answer-given", long)
    assert "no room left" in said(caught.value)
    assert [event.kind for event in store.sessions.events(session_id)] == ["rating-given"]
    assert store.sessions.answers("a") == []
    limit_pages(store, 1000)
    store.sessions.add_event(session_id, "answer-given", long)
    assert [answer.value for answer in store.sessions.answers("a")] == [1]
    store.close()


def test_f_01_the_reserve_is_given_up_only_once_for_one_rating(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    session_id = begin(store)
    limit_pages(store, 0)
    long = {"place": [1], "verb": "form", "answers": {"b": "word " * 10_000}}
    for _ in range(2):
        with pytest.raises(StoreFull):
            store.sessions.add_event(session_id, "answer-given", long)
    assert not (tmp_path / RESERVE_FILE).exists()
    assert store.no_room
    limit_pages(store, 1000)
    one_session(store)
    assert not store.no_room
    assert (tmp_path / RESERVE_FILE).exists()
    store.close()


def test_f_01_a_batch_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Store.in_memory(HandClock())
    limit_pages(store, 8)

    def fill_up() -> None:
        with store.batch():
            for _ in range(500):
                one_session(store)

    with pytest.raises(StoreFull):
        fill_up()
    assert store.sessions.all() == []
    limit_pages(store, 1000)
    one_session(store)
    assert len(store.sessions.all()) == 1


def test_the_reserve_takes_two_mebibytes_and_can_be_released_once(tmp_path: Path) -> None:
    assert keep_reserve(tmp_path)
    assert (tmp_path / RESERVE_FILE).stat().st_size == RESERVE_BYTES
    assert keep_reserve(tmp_path)
    assert release_reserve(tmp_path)
    assert not release_reserve(tmp_path)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, StoreFull), (errno.EDQUOT, StoreFull), (errno.EROFS, ReadOnlyStore),
        (errno.EACCES, ReadOnlyStore), (errno.EIO, StoreGone), (errno.ENOENT, StoreGone),
    ],
)
def test_an_error_of_the_system_is_told_in_words(code: int, kind: type[Exception]) -> None:
    told = explain_os_error(OSError(code, "words of the system"))
    assert type(told) is kind
    assert said(told).endswith(".")
