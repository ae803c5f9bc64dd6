"""Deletes files for good: the copies of a database, or all that the app ever kept.

What is unlinked can be found by whoever reads the bare disk. The key lies beside the records, so
where everything goes, the key is overwritten first.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from coping_app.store.backups.backups import remove_backups
from coping_app.store.base.errors import StoreBusy, explain_os_error
from coping_app.store.base.files import sync_file, sync_folder
from coping_app.store.base.keys import KEY_FILES
from coping_app.store.base.lock import ProfileLock

_FOUND = ("profile.rescued", "profile.db.found-*", "profile.db-wal.found-*")
"""Files that lay where ours had been, and ours while it was written anew."""


def remove_copies(folder: Path) -> None:
    """Deletes every older copy of the database in a profile.

    Raises:
        StoreError: One could not be deleted.
    """
    remove_backups(folder)
    try:
        for pattern in _FOUND:
            for path in folder.glob(pattern):
                _remove(path)
        sync_folder(folder)
    except OSError as error:
        raise explain_os_error(error) from error


def remove_everything(profile: Path, others: Iterable[Path]) -> None:
    """Deletes a profile that no store has open, and other files and folders.

    The key goes first: whatever a cut leaves can be read by nobody. Doing so again is harmless.

    Args:
        profile: The folder of the records.
        others: What else goes, each a file or a folder.

    Raises:
        StoreBusy: Another process has the records open; nothing was deleted.
        StoreError: Something could not be deleted.
    """
    try:
        lock = ProfileLock(profile) if profile.is_dir() else None
        try:
            for name in KEY_FILES:
                _overwrite(profile / name)
                _remove(profile / name)
            for path in others:
                _remove(path)
            for path in _inside(profile):
                _remove(path)
        finally:
            if lock is not None:
                lock.release()
        if profile.is_dir() and not profile.is_symlink():
            profile.rmdir()
    except StoreBusy:
        raise
    except OSError as error:
        raise explain_os_error(error) from error


def remove_file(path: Path) -> None:
    """Deletes one file.

    Raises:
        StoreError: It could not be deleted.
    """
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise explain_os_error(error) from error


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _remove(path: Path) -> None:
    """A link goes, and what it leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Zeros over a small file, on the disk; where that can't be done, deleting it must do."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_WRONLY)
        try:
            os.write(descriptor, bytes(os.fstat(descriptor).st_size))
            sync_file(descriptor)
        finally:
            os.close(descriptor)
