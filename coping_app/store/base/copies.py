"""A verified copy of an open database: one encrypted file that opens and holds the same rows."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from coping_app.store.base.engine import Connection, EngineError, connect, explain
from coping_app.store.base.errors import DamagedDatabase, StoreGone, explain_os_error
from coping_app.store.base.files import make_private_file, sync_file, sync_folder

Counts = dict[str, int]


def copy_database(connection: Connection, key: str, target: Path) -> Counts:
    """Copies what ``connection`` holds to ``target``, which gets its name only when verified.

    Args:
        connection: Outside a transaction.
        key: Of the database; the copy has the same.
        target: A file that does not exist yet, in a folder that does.

    Returns:
        The number of rows of each table, the same in both.

    Raises:
        StoreError: No room, no folder, or the copy is not sound; then nothing is left of it.
    """
    temporary = target.with_name(f".{os.urandom(4).hex()}.part")
    try:
        counts = fill_copy(connection, temporary)
        verify_copy(temporary, key, counts)
        temporary.replace(target)
        sync_folder(target.parent)
    except EngineError as error:
        raise explain(error, target.parent) or StoreGone() from error
    except OSError as error:
        raise explain_os_error(error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    return counts


def fill_copy(connection: Connection, target: Path) -> Counts:
    """The part of it that keeps the connection busy: 0.1 s for a year of use, or less.

    Raises:
        EngineError, OSError: No room, no folder; then a part of the copy may be left.
    """
    # Made first, so that it is private from the first byte; VACUUM fills an empty file.
    make_private_file(target)
    connection.execute("VACUUM INTO ?", (str(target.absolute()),))
    return count_rows(connection)


def verify_copy(path: Path, key: str, counts: Counts) -> None:
    """The part that any thread can do: reads the copy back, then forces it to the disk.

    Raises:
        DamagedDatabase: The copy is not sound, or holds other counts.
        EngineError, OSError: It can't be read.
    """
    copy = connect(path, key, peek=True)
    try:
        if not is_sound(copy) or count_rows(copy) != counts:
            raise DamagedDatabase("damaged: copy")
    finally:
        copy.close()
    _sync(path)


def count_rows(connection: Connection) -> Counts:
    """The number of rows of each table."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }


def is_sound(connection: Connection) -> bool:
    """True where every page has its right seal, and tables, indexes and references fit."""
    return (
        not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        and connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)
