"""A folder as a profile: taken for this process, or looked at where it can't be written to."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from coping_app.store.creating import DATABASE_FILE
from coping_app.store.database import Database
from coping_app.store.errors import ReadOnlyStore, explain_os_error
from coping_app.store.files import make_private_folder
from coping_app.store.keys import KEY_FILES
from coping_app.store.lock import ProfileLock
from coping_app.store.migrations import Migration
from coping_app.store.opening import is_profile, open_profile

_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def open_database(folder: Path, migrations: Sequence[Migration]) -> Database:
    """Opens the profile in ``folder``; see ``Store.open``.

    Raises:
        StoreError: With words for the person.
    """
    try:
        make_private_folder(folder)
        if is_profile(folder) and not _takes_changes(folder):
            return _view(folder, migrations)
        lock = ProfileLock(folder)
    except OSError as error:
        if error.errno in _READ_ONLY and is_profile(folder):
            return _view(folder, migrations)
        raise explain_os_error(error) from error
    try:
        return Database(open_profile(folder, migrations, app_version), folder, lock)
    except BaseException:
        lock.release()
        raise


def _takes_changes(folder: Path) -> bool:
    """False on a read-only medium, or where the permissions say so."""
    # Where the system can tell, it is asked for the user that this process acts as.
    as_user = os.access in os.supports_effective_ids
    database = folder / DATABASE_FILE
    return os.access(folder, os.W_OK, effective_ids=as_user) and (
        not database.exists() or os.access(database, os.W_OK, effective_ids=as_user)
    )


def app_version() -> str:
    """The installed version of the app; empty in a bare checkout."""
    # Needed only when a database is made or brought up, and costly to import at every start.
    import importlib.metadata

    try:
        return importlib.metadata.version("coping-app")
    except importlib.metadata.PackageNotFoundError:
        return ""


def _view(folder: Path, migrations: Sequence[Migration]) -> Database:
    """Opens an encrypted copy in a private temporary folder, because even reading a database
    that was cut off means writing. The copy goes when the store is closed."""
    import tempfile

    view = tempfile.TemporaryDirectory(prefix="coping-app-view-", ignore_cleanup_errors=True)
    try:
        for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal", *KEY_FILES):
            if (folder / name).exists():
                shutil.copyfile(folder / name, Path(view.name) / name)
        opened = open_profile(Path(view.name), migrations, app_version)
        return Database(opened, Path(view.name), None, view)
    except PermissionError as error:
        view.cleanup()
        raise ReadOnlyStore() from error
    except OSError as error:
        view.cleanup()
        raise explain_os_error(error) from error
    except BaseException:
        view.cleanup()
        raise
