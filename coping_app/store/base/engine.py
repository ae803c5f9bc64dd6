"""The database engine: SQLCipher, its self-test, and its errors in our words.

The only file that imports the engine. Python's own ``sqlite3`` takes ``PRAGMA key`` without a
word and encrypts nothing, so nothing here or elsewhere falls back to it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from coping_app.store.base.errors import (
    DamagedDatabase,
    PathTooLong,
    ReadOnlyStore,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreGone,
    UnsafeEngine,
    explain_os_error,
)
from coping_app.store.base.files import write_whole

OLDEST_ENGINE = (3, 51, 3)
"""SQLite from 3.7.0 to 3.51.2 can corrupt a database in WAL mode (sqlite.org/wal.html)."""
PLAIN_HEADER = b"SQLite format 3\0"
"""The first bytes of a database that is not encrypted."""

EngineError: type[Exception] = dbapi2.Error


class Rows(Protocol):
    """What a statement gives back."""

    def fetchone(self) -> Any:
        """The next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """The part of a connection that the store uses."""

    @property
    def in_transaction(self) -> bool:
        """True between BEGIN and COMMIT or ROLLBACK."""
        ...

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows:
        """Runs one statement."""
        ...

    def close(self) -> None:
        """Closes the file."""
        ...


def connect(
    path: Path | None, key: str, *, peek: bool = False, with_log: bool = False
) -> Connection:
    """A keyed connection, in autocommit; transactions are begun by hand.

    Args:
        path: The database file; None is a database in memory only.
        key: 64 hex digits, used as they are.
        peek: Look at the file alone, without locks and without touching anything beside it.
        with_log: Peek at the file and its log, which has to be there.

    Raises:
        UnsafeEngine: The self-test failed. Nothing was written.
        EngineError: The file can't be opened.
    """
    name = "file::memory:" if path is None else str(path.absolute())
    if peek and path is not None:
        name = _address(path, with_log)
    # One thread after the other may use it, never two at once: see ``early``.
    connection: Connection = dbapi2.connect(
        name, timeout=0, isolation_level=None, uri=peek or path is None, check_same_thread=False
    )
    try:
        # It would write paths and page numbers to stderr.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
        if with_log:
            connection.execute(_LOG_IN_MEMORY)
        test_engine(dbapi2.sqlite_version_info, _text(connection, "PRAGMA cipher_version"))
    except BaseException:
        connection.close()
        raise
    return connection


def read_in(path: Path, key: str, *, with_log: bool) -> Connection:
    """All that a file and its log hold, as a database in memory; nothing on the disk changes.

    Args:
        path: The database file.
        key: The one that opens it; the database in memory has the same.
        with_log: Whether it has a log, so that what was committed last is in that.

    Raises:
        EngineError: A page is torn, or a row is not as its table wants it.
    """
    memory = connect(None, key)
    try:
        memory.execute(_LOG_IN_MEMORY)
        memory.execute(f"ATTACH ? AS medium KEY \"x'{key}'\"", (_address(path, with_log),))
        memory.execute("SELECT sqlcipher_export('main', 'medium')").fetchall()
        for number in ("application_id", "user_version"):
            value = int(_text(memory, f"PRAGMA medium.{number}"))
            memory.execute(f"PRAGMA main.{number} = {value}")
        memory.execute("DETACH medium")
    except BaseException:
        memory.close()
        raise
    return memory


_LOG_IN_MEMORY = "PRAGMA locking_mode = EXCLUSIVE"
"""Else the index of a log is a file beside it."""


def _address(path: Path, with_log: bool) -> str:
    """A file to be looked at. No locks: taking one would mean writing."""
    how = f"vfs={_WITHOUT_LOCKS}" if with_log else "immutable=1"
    return f"{path.absolute().as_uri()}?mode=ro&{how}"


_WITHOUT_LOCKS = "win32-none" if sys.platform == "win32" else "unix-none"


def test_engine(version: tuple[int, ...], cipher_version: str) -> None:
    """The self-test of the engine.

    Raises:
        UnsafeEngine: It doesn't encrypt, or it carries the WAL bug.
    """
    if not cipher_version or version < OLDEST_ENGINE:
        raise UnsafeEngine()


def test_header(path: Path) -> None:
    """The self-test of a file: its first bytes are not those of a plain database.

    Never call it while the file is open as a database: closing a file drops every lock that
    this process holds on it (fcntl).

    Raises:
        UnsafeEngine: Anyone could read the file.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise UnsafeEngine()


def _text(connection: Connection, sql: str) -> str:
    row = connection.execute(sql).fetchone()
    return "" if row is None else str(row[0])


# Primary result codes, sqlite.org/rescode.html.
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANT_OPEN, _NOT_A_DB = (
    5, 6, 8, 10, 11, 13, 14, 26,
)
_LONGEST_FOLDER = 480
"""Bytes; the engine takes paths of 512, and the longest name in a folder has some 30."""
_PROBE_BYTES = 128 * 1024
"""More than one transaction takes; written to find out why the engine could not write."""


def result_code(error: Exception) -> int:
    """The primary result code of an engine error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def explain(error: Exception, folder: Path | None) -> StoreError | None:
    """The store error behind an engine error, or None where the fault is a bug of ours."""
    code = result_code(error)
    if code in (_BUSY, _LOCKED):
        return StoreBusy()
    if code == _READ_ONLY:
        return ReadOnlyStore()
    if code in (_CORRUPT, _NOT_A_DB):
        return DamagedDatabase()
    if code == _FULL:
        return StoreFull()
    if code in (_IO, _CANT_OPEN):
        return _explain_io(folder)
    return None


def _explain_io(folder: Path | None) -> StoreError:
    """The engine says "I/O error" for a used-up quota too; the system's own error says more."""
    if folder is None:
        return StoreGone()
    if len(os.fsencode(folder.absolute())) > _LONGEST_FOLDER:
        return PathTooLong()
    probe = folder / ".probe"
    try:
        write_whole(probe, bytes(_PROBE_BYTES))
        probe.unlink()
    except OSError as error:
        return explain_os_error(error)
    return StoreGone()
