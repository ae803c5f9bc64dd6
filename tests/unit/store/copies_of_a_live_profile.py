"""What whoever copies the folder of an open profile, key and all, can get back out of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from coping_app.store.base.engine import Connection, EngineError, connect
from coping_app.store.base.keys import read_keys

_LOG_HEADER = 32
_FRAME = 24 + 4096
"""Bytes; sqlite.org/fileformat2.html, and the page size of the engine."""


def cut_everywhere(live: Path, scratch: Path) -> Iterator[Path]:
    """Copies of a live profile whose log is cut behind each of its frames, and before them all.

    Each is gone when the next one is asked for.
    """
    log = (live / "profile.db-wal").read_bytes()
    for frames in range(max(0, len(log) - _LOG_HEADER) // _FRAME + 1):
        shutil.copytree(live, scratch)
        (scratch / "profile.db-wal").write_bytes(log[: _LOG_HEADER + frames * _FRAME])
        yield scratch
        shutil.rmtree(scratch)


def holds(folder: Path, words: str) -> bool:
    """True where a row of any table of a profile holds ``words``; the key in it is used."""
    connection = connect(folder / "profile.db", read_keys(folder)[0])
    try:
        return any(words in str(row) for row in _rows(connection))
    finally:
        connection.close()


def _rows(connection: Connection) -> Iterator[object]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        try:
            yield from connection.execute(f'SELECT * FROM "{table}"')
        except EngineError:  # cut in the middle of a table: nothing is to be had from it
            continue
