"""A folder as a profile: taken for this process, or looked at where it can't be written to."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.errors import FolderShut, ReadOnlyStore, explain_os_error
from coping_app.store.base.files import make_private_folder
from coping_app.store.base.lock import ProfileLock
from coping_app.store.base.migrations import Migration
from coping_app.store.database import Database
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
        if error.errno in _READ_ONLY:
            return _look_at_least(folder, migrations)
        raise explain_os_error(error) from error
    try:
        return Database(open_profile(folder, migrations, app_version), folder, lock)
    except BaseException:
        lock.release()
        raise


def _look_at_least(folder: Path, migrations: Sequence[Migration]) -> Database:
    """A folder that refuses to be written to: looked at where there is something to look at."""
    try:
        if not is_profile(folder):
            raise ReadOnlyStore()
    except PermissionError as error:
        raise FolderShut() from error
    except OSError as error:
        raise explain_os_error(error) from error
    return _view(folder, migrations)


def _view(folder: Path, migrations: Sequence[Migration]) -> Database:
    from coping_app.store.viewing import view_profile  # few starts need it

    return Database(view_profile(folder, migrations), None, None, view_only=True)


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
