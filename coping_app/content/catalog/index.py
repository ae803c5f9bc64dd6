"""The SQLite file behind the catalogue.

Damaged, it is built again. Where it cannot be written or another process holds it for long, a copy
in memory serves.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from coping_app.system.folders import PRIVATE_FILE, make_folders

T = TypeVar("T")

INDEX_VERSION = 4
"""Grows whenever the tables or what is written into them change."""
SEPARATOR = "\x1f"
"""Between the items of a list in one column; no text of an exercise can hold it."""
WAIT_S = 5.0
"""How long to wait for another process that writes."""
COLUMNS = (
    "id, title, summary, family, language, length_s, effort, posture, tags, ratings, "
    "assigned_only, background, version, cautions, grade, verbs, path, source, "
    "prepared"
)
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE file (
        path TEXT PRIMARY KEY, source TEXT NOT NULL, place INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, sha TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE exercise (
        path TEXT PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, language TEXT NOT NULL,
        title TEXT NOT NULL, summary TEXT NOT NULL, family TEXT NOT NULL, length_s REAL NOT NULL,
        effort TEXT NOT NULL, posture TEXT NOT NULL, tags TEXT NOT NULL, ratings TEXT NOT NULL,
        assigned_only INTEGER NOT NULL, background INTEGER NOT NULL, version INTEGER NOT NULL,
        cautions TEXT NOT NULL, grade TEXT NOT NULL, verbs TEXT NOT NULL,
        prepared INTEGER NOT NULL,
        words TEXT NOT NULL, sort_title TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    """CREATE TABLE problem (
        path TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL,
        place TEXT NOT NULL, message TEXT NOT NULL, hint TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE scale (
        language TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, question TEXT NOT NULL,
        low_word TEXT NOT NULL, high_word TEXT NOT NULL, minimum INTEGER NOT NULL,
        maximum INTEGER NOT NULL, PRIMARY KEY (language, id)
    ) STRICT""",
    "CREATE INDEX exercise_by_id ON exercise (id, active, language)",
    "CREATE INDEX exercise_by_title ON exercise (sort_title, id)",
    "CREATE INDEX problem_by_path ON problem (path)",
)


class CatalogIndex:
    """One connection to the index, opened when first needed."""

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self._path = path
        self._wait_s = wait_s
        self._connection: sqlite3.Connection | None = None

    def attempt(
        self, work: Callable[[CatalogIndex], T], rebuild: Callable[[CatalogIndex], object]
    ) -> T:
        """Does ``work``; if the file turns out to be damaged, does it again on a fresh one."""
        try:
            return work(self)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            self.close()
            if _is_unwritable(error) or not self._remove():
                self._connection = _connect(":memory:", self._wait_s)
            rebuild(self)
            return work(self)

    def rows(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """All rows of one query."""
        return self._open().execute(sql, values).fetchall()

    def listing(self) -> str | None:
        """The list of files that the index was made from; None in a new one."""
        found = self.rows("SELECT value FROM meta WHERE key = 'listing'", ())
        return found[0][0] if found else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing; other processes wait."""
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                make_folders(self._path.parent)
                if not self._path.exists():
                    os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
                self._connection = _connect(str(self._path), self._wait_s)
            except (OSError, sqlite3.OperationalError):
                self._connection = _connect(":memory:", self._wait_s)
        return self._connection

    def _remove(self) -> bool:
        """Removes a damaged file; False where that cannot be done."""
        try:
            for ending in ("", "-journal"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _is_unwritable(error: sqlite3.DatabaseError) -> bool:
    """True where the file may be sound but cannot be written now."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
    )


def _connect(place: str, wait_s: float) -> sqlite3.Connection:
    """Opens the index and makes its tables where it is new or of another version."""
    connection = sqlite3.connect(place, timeout=wait_s, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != INDEX_VERSION:
            _make_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != INDEX_VERSION:
        for table in ("meta", "file", "exercise", "problem", "scale"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {INDEX_VERSION}")
    connection.execute("COMMIT")


def fold(text: str) -> str:
    """Text as it is searched and sorted: small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
