"""A folder that takes no changes is looked at, and nothing of it is left anywhere else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coping_app.store.base.errors import DamagedDatabase, FolderShut, PathTooLong
from coping_app.store.early import EarlyOpening
from coping_app.store.store import Store
from coping_app.store.viewing import LEFT_BY_OLDER_VERSIONS, sweep_old_views
from tests.unit.store.support import (
    NOBODY,
    ROOT,
    HandClock,
    begin,
    contents,
    one_session,
    open_store,
    ordinary_user,
    rate,
)

LOOK = """
import importlib.metadata, os, sys
from datetime import UTC, datetime
from pathlib import Path
import coping_app.store.viewing
from coping_app.store.store import Store
if os.geteuid() == 0:
    os.seteuid(int(sys.argv[2]))
store = Store.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
assert store.view_only
print([r.value for r in store.ratings.all("pain")], flush=True)
sys.stdin.read()
"""


def cut_off(folder: Path) -> Path:
    """A profile whose last rating is only in its log, on a medium that takes no changes."""
    live, medium = folder / "live", folder / "medium"
    store = open_store(live)
    one_session(store, 6, 4)
    rate(store, begin(store), "before", "pain", 9)
    medium.mkdir()
    for name, data in contents(live).items():
        (medium / name).write_bytes(data)
    store.close()
    shutil.rmtree(live)
    medium.chmod(0o500)
    return medium


def closed(folder: Path) -> Path:
    """A profile without a log, likewise."""
    medium = folder / "medium"
    store = open_store(medium)
    one_session(store, 6, 4)
    store.close()
    medium.chmod(0o500)
    return medium


@pytest.mark.parametrize(("make", "seen"), [(cut_off, "[6, 4, 9]"), (closed, "[6, 4]")])
def test_a_04_a_kill_while_looking_leaves_neither_records_nor_key(
    make: Callable[[Path], Path], seen: str
) -> None:
    with ordinary_user() as folder:
        medium = make(folder)
        before = contents(medium)
        temporary = folder / "temporary"
        temporary.mkdir()
        if os.getuid() == 0:
            os.seteuid(0)
        looker = subprocess.Popen(
            [sys.executable, "-c", LOOK, str(medium), str(NOBODY)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)},
        )
        with looker:
            assert looker.stdout is not None
            assert looker.stdout.readline() == f"{seen}\n"
            looker.send_signal(signal.SIGKILL)
        assert list(temporary.iterdir()) == []
        assert contents(medium) == before


@pytest.mark.parametrize("make", [cut_off, closed])
def test_a_04_looking_makes_no_temporary_folder_at_any_time(
    make: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a copy would outlast a kill")

    with ordinary_user() as folder:
        medium = make(folder)
        monkeypatch.setattr(tempfile, "mkdtemp", refuse)
        monkeypatch.setattr(tempfile, "mkstemp", refuse)
        monkeypatch.setattr(shutil, "copyfile", refuse)
        store = open_store(medium)
        assert store.view_only
        store.close()


def test_looking_at_torn_records_says_so_or_needs_none_of_the_torn_page() -> None:
    damaged = 0
    with ordinary_user() as folder:
        path = closed(folder) / "profile.db"
        whole = path.read_bytes()
        for place in range(2048, len(whole), 4096):
            path.chmod(0o600)
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            path.chmod(0o400)
            try:
                store = open_store(path.parent)
            except DamagedDatabase:
                damaged += 1
            else:  # a page of an index: those are made anew
                assert [r.value for r in store.ratings.all("pain")] == [6, 4]
                store.close()
    assert damaged > 10


def test_what_older_versions_left_behind_is_swept_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    left = tmp_path / f"{LEFT_BY_OLDER_VERSIONS}abc"
    left.mkdir()
    (left / "keyslots.json").write_text("a key")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (tmp_path / f"{LEFT_BY_OLDER_VERSIONS}link").symlink_to(elsewhere)
    (tmp_path / f"{LEFT_BY_OLDER_VERSIONS}file").touch()
    sweep_old_views()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{LEFT_BY_OLDER_VERSIONS}file", f"{LEFT_BY_OLDER_VERSIONS}link", "elsewhere",
    ]
    assert (elsewhere / "kept").exists()


@pytest.mark.parametrize("shut", ["folder", "parent", "records", "keys"])
def test_b_02_a_folder_that_may_not_be_entered_or_read_is_told_in_words(shut: str) -> None:
    with ordinary_user() as folder:
        profile = folder / "data" / "profile"
        open_store(profile).close()
        if os.getuid() == 0:
            os.seteuid(0)
        targets = {
            "folder": [profile],
            "parent": [profile.parent],
            "records": [profile / "profile.db"],
            "keys": [profile / "profile.db", *profile.glob("keyslots*")],
        }[shut]
        for target in targets:
            target.chmod(0o000)
            if os.getuid() == 0:
                os.chown(target, 0, 0)
        if os.getuid() == 0:
            os.seteuid(NOBODY)
        with pytest.raises(FolderShut):
            EarlyOpening(profile, HandClock()).store()
        if os.getuid() == 0:
            os.seteuid(0)


def a_path_of(length: int, folder: Path) -> Path:
    """A path of so many characters, in parts that a file system takes."""
    path = str(folder)
    while len(path) < length:
        path += "/" + "x" * min(200, length - len(path) - 1)
    return Path(path)


@pytest.mark.parametrize("length", [490, 500, 501, 505, 510, 512, 600, 1000, 2000, 4000, 5000])
def test_b_02_a_path_that_is_too_long_is_told_in_words(tmp_path: Path, length: int) -> None:
    folder = a_path_of(length, tmp_path)
    try:
        Store.open(folder, HandClock()).close()
    except PathTooLong:
        assert not any(folder.glob("profile.db*")) if length < 4096 else True
    else:
        assert length < 500, "the engine takes 512 at most"


def test_b_02_a_long_path_that_the_engine_takes_works(tmp_path: Path) -> None:
    folder = a_path_of(480, tmp_path)
    for _ in range(2):
        store = Store.open(folder, HandClock())
        one_session(store)
        store.close()
