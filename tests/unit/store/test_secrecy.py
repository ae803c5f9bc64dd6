"""D-01: nothing a person wrote can be found in any file."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.store.support import HandClock, begin, finish, open_store, rate

MARKER = "zebrafish-lighthouse-ampersand"


def found_in(folder: Path) -> list[str]:
    """Files that hold the marker, in any encoding a database or a log would use."""
    needles = [MARKER.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def test_the_search_finds_a_marker_in_a_plain_database(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (x)")
    plain.execute("INSERT INTO t VALUES (?)", (MARKER,))
    plain.commit()
    plain.close()
    assert found_in(tmp_path) == ["plain.db"]


def test_d_01_no_file_shows_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, temporary = tmp_path / "profile", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    store = open_store(folder)
    session_id = begin(store, title=MARKER)
    rate(store, session_id, "before", MARKER, 5)
    answers = {"place": [1], "verb": "form", "answers": {"thought": MARKER * 5000}}
    store.sessions.add_event(session_id, "answer-given", answers)
    store.drafts.save(session_id, (2,), MARKER)
    store.drawings.save(session_id, (3,), MARKER.encode())
    store.cards.save(MARKER, "flare-plan", [{"ask": MARKER, "name": "a", "answer": MARKER}])
    store.calendar.add(MARKER, "daily", store.today())
    store.day_marks.add(store.today(), MARKER)
    store.settings.set("contact_name", MARKER)
    store.copy_to(folder / "backup.db")
    assert (folder / "profile.db-wal").stat().st_size > 0
    assert found_in(tmp_path) == []
    finish(store, session_id)
    assert found_in(tmp_path) == []
    store.close()
    assert found_in(tmp_path) == []
    told = capfd.readouterr()
    assert MARKER not in told.out + told.err
    assert told.err == ""


@pytest.mark.parametrize("garble", [lambda data: data[:5000], lambda data: bytes(len(data))])
def test_d_01_damage_is_not_told_to_the_terminal(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    garble: Callable[[bytes], bytes],
) -> None:
    store = open_store(tmp_path)
    begin(store)
    store.close()
    path = tmp_path / "profile.db"
    path.write_bytes(garble(path.read_bytes()))
    with pytest.raises(Exception, match="damaged"):
        open_store(tmp_path)
    assert capfd.readouterr().err == ""


def test_a_store_in_memory_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    from coping_app.store.store import Store

    store = Store.in_memory(HandClock())
    session_id = begin(store, title=MARKER)
    finish(store, session_id)
    assert len(store.sessions.all()) == 1
    store.close()
    assert list(tmp_path.iterdir()) == []
