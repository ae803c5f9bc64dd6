"""A profile that takes no changes, to look at: read into memory, and no copy of it on any disk.

Even reading a database that was cut off means writing beside it, which such a medium does not
take. A copy elsewhere would outlast a kill: all records and their key on a borrowed computer.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path

from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.engine import Connection, EngineError, explain, read_in
from coping_app.store.base.errors import DamagedDatabase, FolderShut, explain_os_error
from coping_app.store.base.migrations import Migration, migrate, newest
from coping_app.store.opening import (
    Opened,
    closed_on_error,
    is_filled,
    log_of,
    look_before,
    look_through,
)

LEFT_BY_OLDER_VERSIONS = "coping-app-view-"
"""Begins the names of the temporary folders in which they kept such copies."""


def view_profile(folder: Path, migrations: Sequence[Migration]) -> Opened:
    """The records in ``folder`` as a database in memory, with the schema of this app.

    Raises:
        StoreError: With words for the person.
    """
    path = folder / DATABASE_FILE
    try:
        if not path.exists():
            raise DamagedDatabase("damaged: missing")
        key = look_before(path, newest(migrations))
        connection = _read(path, key)
        with closed_on_error(connection):
            migrate(connection, migrations)
    except PermissionError as error:
        raise FolderShut() from error
    except OSError as error:
        raise explain_os_error(error) from error
    return Opened(connection, key)


def _read(path: Path, key: str) -> Connection:
    try:
        connection = read_in(path, key, with_log=is_filled(log_of(path)))
        with closed_on_error(connection):
            look_through(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
    except EngineError as error:
        raise explain(error, path.parent) or DamagedDatabase() from error
    return connection


def sweep_old_views() -> None:
    """Deletes what a killed older version left of records and key in the temporary folder."""
    if not hasattr(os, "getuid"):
        return
    # Not asked of ``tempfile``, which writes a file there to find out whether it can.
    temporary = Path(os.environ.get("TMPDIR") or "/tmp")
    for path in temporary.glob(f"{LEFT_BY_OLDER_VERSIONS}*"):
        try:
            found = path.lstat()
        except OSError:
            continue
        # Whoever may write there could have put a link of that name.
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid():
            shutil.rmtree(path, ignore_errors=True)
