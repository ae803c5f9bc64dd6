"""How a profile is opened: a fixed order of questions, each asked before anything is changed.

Is there a file and is it not empty; which key; does the engine encrypt; is the file ours; is its
schema one we know. Until then the file is only looked at. Then it is opened, set and looked
through, and brought to this app's schema if it is older. A known profile whose file is gone or
empty is damaged; a fresh one is never put in its place.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coping_app.store.backups.taking_over import finish_taking_over
from coping_app.store.base.creating import (
    DATABASE_FILE,
    AppVersion,
    make_profile,
    note_app_version,
)
from coping_app.store.base.engine import PLAIN_HEADER, Connection, EngineError, connect, explain
from coping_app.store.base.errors import (
    DamagedDatabase,
    ForeignDatabase,
    KeyLost,
    NewerDatabase,
    StoreError,
    explain_os_error,
)
from coping_app.store.base.files import keep_private
from coping_app.store.base.keys import (
    copies_agree,
    has_key_file,
    keys_to_try,
    new_key,
    read_keys,
    write_key,
)
from coping_app.store.base.migrations import (
    APPLICATION_ID,
    Migration,
    migrate,
    newest,
    user_version,
)
from coping_app.store.base.moments import moment_of
from coping_app.store.base.pragmas import apply_pragmas
from coping_app.store.base.reserve import RESERVE_FILE

PAGE_BYTES = 4096
"""Of every database that SQLCipher 4 makes."""
LOOK_THROUGH_BYTES = 4 * 1024 * 1024
"""Up to this size (some two years) a database is looked through at every opening, in 30 ms at
most; beyond it only after a cut, because it would be felt. Every page is sealed, so a torn one is
found when it is read anyway, and ``Store.look_through`` finds it in an idle moment."""

BACKUP_FOLDER = "backups"


class Opened(NamedTuple):
    """An open database and the key that opened it."""

    connection: Connection
    key: str


def is_profile(folder: Path) -> bool:
    """True where ``folder`` holds a profile, be it sound or not."""
    return (folder / DATABASE_FILE).exists() or has_key_file(folder)


def _was_profile(folder: Path) -> bool:
    """True where everything of a profile is gone but what only one that was complete has.

    The lock alone says nothing: it is there before a profile is made for the first time.
    """
    if has_key_file(folder):
        return False  # then it may be half made; ``make_profile`` tells
    return (folder / RESERVE_FILE).exists() or _has_entries(folder / BACKUP_FOLDER)


def _has_entries(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def open_profile(folder: Path, migrations: Sequence[Migration], app_version: AppVersion) -> Opened:
    """Opens the profile in ``folder``, or makes one where there is none.

    The caller holds the lock of the folder.

    Raises:
        StoreError: One of its kinds, with words for the person.
    """
    path = folder / DATABASE_FILE
    try:
        finish_taking_over(folder)
        if not path.exists():
            if _was_profile(folder):
                raise DamagedDatabase("damaged: missing")
            make_profile(folder, migrations, app_version)
        key = look_before(path, newest(migrations))
        for file in (path, log_of(path)):
            keep_private(file)
        connection = open_file(path, key)
        with closed_on_error(connection):
            _bring_up(connection, key, folder, migrations, app_version)
        if not copies_agree(folder, key):
            # Reading worked; that a copy can't be mended now must not keep anyone out.
            with contextlib.suppress(OSError):
                write_key(folder, key)
    except OSError as error:
        raise explain_os_error(error) from error
    return Opened(connection, key)


def open_memory(migrations: Sequence[Migration]) -> Opened:
    """A fresh database that no disk ever sees, for instance on a kiosk."""
    key = new_key()
    connection = connect(None, key)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    migrate(connection, migrations)
    return Opened(connection, key)


def open_file(path: Path, key: str) -> Connection:
    """Opens a file whose key is known to fit, takes it for this process alone, and checks it.

    Raises:
        StoreBusy: Another process has it.
        DamagedDatabase: A page is torn.
        UnsafeEngine: A setting did not take.
    """
    was_cut = is_filled(log_of(path))
    try:
        connection = connect(path, key)
        with closed_on_error(connection):
            apply_pragmas(connection)
            if was_cut or path.stat().st_size <= LOOK_THROUGH_BYTES:
                look_through(connection)
    except EngineError as error:
        raise explain(error, path.parent) or DamagedDatabase() from error
    return connection


@contextlib.contextmanager
def closed_on_error(connection: Connection) -> Iterator[None]:
    """Gives the lock of a connection back when the block fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def look_before(path: Path, newest_known: int) -> str:
    """Looks at the file without changing a byte in the folder; returns the key that fits."""
    if not is_filled(path):
        raise DamagedDatabase("damaged: empty")
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise ForeignDatabase()
    # The engine takes less than a page for an empty database, which then seems to be another's.
    if path.stat().st_size >= PAGE_BYTES:
        for key in keys_to_try(path.parent):
            if _fits(path, key, newest_known):
                return key
    keys = read_keys(path.parent)
    if not keys:
        raise KeyLost()
    if is_filled(log_of(path)):
        # A power cut can tear the very first page while the log, which holds it whole, is being
        # written back.
        for key in keys:
            if _fits(path, key, newest_known, with_log=True):
                return key
    # The keys vouch for themselves, so it is the file that is not as it was.
    raise DamagedDatabase()


def _fits(path: Path, key: str, newest_known: int, with_log: bool = False) -> bool:
    """Whether a file, alone or with its log, opens with ``key``; nothing of it changes."""
    try:
        connection = connect(path, key, peek=True, with_log=with_log)
    except EngineError as error:
        raise explain(error, path.parent) or error from error
    try:
        # Cut off while the log is written back, the first page can name more pages than the file
        # has yet; the log holds them. Without this the file alone would count as torn.
        connection.execute("PRAGMA writable_schema = ON")
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = user_version(connection)
        if application_id != APPLICATION_ID:
            raise ForeignDatabase()
        if schema > newest_known:
            raise _newer(connection)
    except EngineError as error:
        trouble = explain(error, path.parent)
        if not isinstance(trouble, DamagedDatabase):
            raise trouble or error from error
        return False
    finally:
        connection.close()
    return True


def _newer(connection: Connection) -> StoreError:
    try:
        row = connection.execute("SELECT value FROM about WHERE key = 'app_version'").fetchone()
    except EngineError:
        row = None
    if row is None or not row[0]:
        return NewerDatabase()
    return NewerDatabase("newer: named", version=str(row[0]))


def look_through(connection: Connection) -> None:
    """Checks tables and indexes of an open database.

    Raises:
        DamagedDatabase: They don't fit together.
    """
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedDatabase()


def _bring_up(
    connection: Connection,
    key: str,
    folder: Path,
    migrations: Sequence[Migration],
    app_version: AppVersion,
) -> None:
    schema = user_version(connection)
    if schema > newest(migrations):
        raise _newer(connection)
    if schema == newest(migrations):
        return
    _back_up(connection, key, folder)
    migrate(connection, migrations)
    note_app_version(connection, app_version())
    # Whoever looks at the file alone must see its new schema.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _back_up(connection: Connection, key: str, folder: Path) -> None:
    """Before an upgrade there is always a verified backup of what was."""
    from coping_app.store.backups.backups import PendingBackup  # few starts need it
    PendingBackup(connection, key, folder, "upgrade", moment_of(datetime.now())).finish()


def log_of(path: Path) -> Path:
    """What was committed and not yet written back into the file."""
    return path.with_name(f"{path.name}-wal")


def is_filled(path: Path) -> bool:
    """True where there is a file of that name with anything in it."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
