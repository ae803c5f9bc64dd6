"""Goes back to a backup: what is newer comes along, and the file it replaces is kept.

Everything is made ready under a name of its own. From the moment that it has the name ``restored``
it counts: a cut after that is taken up at the next opening, a cut before it changed nothing. The
files that were there go to a folder that names the day, and nothing is ever deleted from it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coping_app.store.backups.backups import BACKUP_FOLDER, Backup, list_backups
from coping_app.store.backups.salvage import Salvaged, add_newer
from coping_app.store.backups.taking_over import KEPT_FOLDER, READY_FOLDER, finish_taking_over
from coping_app.store.backups.torn_file import TornFile
from coping_app.store.base.copies import is_sound
from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.engine import Connection, EngineError, explain
from coping_app.store.base.errors import DamagedDatabase, explain_os_error
from coping_app.store.base.files import make_private_folder, sync_file, sync_folder
from coping_app.store.base.keys import keys_to_try, read_keys, write_key
from coping_app.store.base.lock import ProfileLock
from coping_app.store.base.migrations import MIGRATIONS
from coping_app.store.base.moments import Moment, moment_of
from coping_app.store.opening import open_profile
from coping_app.store.profile import app_version
from coping_app.system.folders import PRIVATE_FILE

_PART_FOLDER = ".restoring.part"
_LOG = f"{DATABASE_FILE}-wal"


@dataclass(frozen=True, slots=True)
class Restored:
    """What the records are now.

    Attributes:
        backup: What they went back to.
        salvaged: What came along beyond it; None where nothing could be read.
    """

    backup: Backup
    salvaged: Salvaged | None


def restore(
    folder: Path,
    backup: Backup,
    now: Callable[[], datetime] = datetime.now,
    *,
    keep_removed: bool = True,
) -> Restored:
    """Puts ``backup`` in the place of the records in ``folder``, which are not open.

    Args:
        folder: The profile.
        backup: One of its backups.
        now: Local time.
        keep_removed: False to bring back what was removed since the backup.

    Raises:
        StoreError: Everything is as it was. ``DamagedDatabase`` where the backup is torn itself.
    """
    part = folder / _PART_FOLDER
    try:
        lock = ProfileLock(folder)
    except OSError as error:
        raise explain_os_error(error) from error
    try:
        finish_taking_over(folder)
        shutil.rmtree(part, ignore_errors=True)
        salvaged = _make_ready(folder, part, backup, moment_of(now()), keep_removed)
        part.rename(folder / READY_FOLDER)
        sync_folder(folder)
        finish_taking_over(folder)
    except OSError as error:
        raise explain_os_error(error) from error
    except EngineError as error:
        raise explain(error, folder) or DamagedDatabase() from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        lock.release()
    return Restored(backup, salvaged)


def _make_ready(
    folder: Path, part: Path, backup: Backup, moment: Moment, keep_removed: bool
) -> Salvaged | None:
    """Fills ``part`` with a profile that can take over, and the name of where the old one goes."""
    make_private_folder(part)
    torn = _copy_torn(folder, part / "torn", backup)
    salvaged = None
    if torn is not None:
        salvaged = _with_newer(part, backup, torn, moment, keep_removed)
    if salvaged is None:
        _fill(part, backup, lambda _: None)
    shutil.rmtree(part / "torn", ignore_errors=True)
    for file in part.iterdir():
        _sync(file)
    (part / _kept_name(folder, moment)).mkdir()
    return salvaged


def _with_newer(
    part: Path, backup: Backup, torn: TornFile, moment: Moment, keep_removed: bool
) -> Salvaged | None:
    """None where adding what is newer failed; then the backup alone comes back."""
    result: list[Salvaged] = []

    def add(connection: Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        result.append(add_newer(connection, torn, moment, keep_removed=keep_removed))
        connection.execute("COMMIT")
        if not is_sound(connection):
            raise DamagedDatabase()

    try:
        _fill(part, backup, add)
    except (DamagedDatabase, EngineError, ValueError, TypeError, KeyError):
        return None
    return result[0]


def _fill(part: Path, backup: Backup, change: Callable[[Connection], None]) -> None:
    """Makes ``part`` a profile from the backup, brings it up to this app, and changes it."""
    (key,) = read_keys(backup.folder)[:1] or ("",)
    if not key:
        raise DamagedDatabase("damaged: backup")
    for name in (DATABASE_FILE, _LOG):
        (part / name).unlink(missing_ok=True)
    _copy(backup.folder / DATABASE_FILE, part / DATABASE_FILE)
    write_key(part, key)
    connection = open_profile(part, MIGRATIONS, app_version).connection
    try:
        if not is_sound(connection):
            raise DamagedDatabase("damaged: backup")
        change(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        shutil.rmtree(part / BACKUP_FOLDER, ignore_errors=True)
    (part / _LOG).unlink(missing_ok=True)


def _copy_torn(folder: Path, torn: Path, backup: Backup) -> TornFile | None:
    """The records as they are, copied, with every key that may fit; None without a file."""
    if not (folder / DATABASE_FILE).is_file():
        return None
    make_private_folder(torn)
    for name in (DATABASE_FILE, _LOG):
        if (folder / name).is_file():
            _copy(folder / name, torn / name)
    backups = list_backups(folder)
    keys = [*keys_to_try(folder), *read_keys(backup.folder)]
    keys += [key for each in backups for key in read_keys(each.folder)]
    file = TornFile(torn / DATABASE_FILE, dict.fromkeys(keys),
                    dict.fromkeys(each.salt for each in backups if each.salt))  # fmt: skip
    return file if file.is_readable else None


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(PRIVATE_FILE)


def _kept_name(folder: Path, moment: Moment) -> str:
    """A folder that is not there yet, for what is replaced."""
    number = 1
    while (folder / KEPT_FOLDER / f"{moment.local_date}-{number}").exists():
        number += 1
    return f"{moment.local_date}-{number}"


def _sync(path: Path) -> None:
    if path.is_file():
        descriptor = os.open(path, os.O_RDWR)
        try:
            sync_file(descriptor)
        finally:
            os.close(descriptor)


