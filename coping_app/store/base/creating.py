"""How a new profile comes to be, so that a cut at any point leaves no half profile.

The database is made complete under another name, then its key is written, then it gets its name.
Cut before the key, nothing of use is there and it is made again; cut after it, a complete
database with its key waits for its name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from coping_app.store.base.engine import Connection, EngineError, connect, explain, test_header
from coping_app.store.base.errors import DamagedDatabase, StoreError, UnsafeEngine
from coping_app.store.base.files import make_private_file, sync_folder
from coping_app.store.base.keys import has_key_file, new_key, read_keys, write_key
from coping_app.store.base.migrations import Migration, migrate
from coping_app.store.base.pragmas import apply_pragmas

DATABASE_FILE = "profile.db"
HALF_MADE_FILE = "profile.db.new"

AppVersion = Callable[[], str]
"""Answers the version of this app; asked only when a schema is written."""


def make_profile(folder: Path, migrations: Sequence[Migration], app_version: AppVersion) -> None:
    """Makes the database and its key in ``folder``, which has no database.

    Raises:
        DamagedDatabase: There is a key, so there was a database: it is missing, not new.
        UnsafeEngine: What was written is not encrypted.
        StoreError, OSError: No room, no permission.
    """
    half_made = folder / HALF_MADE_FILE
    if has_key_file(folder):
        if not (read_keys(folder) and half_made.exists()):
            raise DamagedDatabase("damaged: missing")
    else:
        half_made.unlink(missing_ok=True)
        key = new_key()
        try:
            _fill(half_made, key, migrations, app_version)
        except StoreError:
            half_made.unlink(missing_ok=True)
            raise
        test_header(half_made)
        write_key(folder, key)
    half_made.replace(folder / DATABASE_FILE)
    sync_folder(folder)


def note_app_version(connection: Connection, app_version: str) -> None:
    """Keeps which version wrote this schema, so that an older app can name it."""
    connection.execute(
        "INSERT INTO about (key, value) VALUES ('app_version', ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (app_version,),
    )


def _fill(path: Path, key: str, migrations: Sequence[Migration], app_version: AppVersion) -> None:
    make_private_file(path)
    try:
        with contextlib.closing(connect(path, key)) as connection:
            apply_pragmas(connection)
            migrate(connection, migrations)
            note_app_version(connection, app_version())
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except EngineError as error:
        raise explain(error, path.parent) or UnsafeEngine() from error
