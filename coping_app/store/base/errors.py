"""What can go wrong with the store, each as a class with a code and what fills its sentence.

The words for each code stand in ``wording/store_errors.py``, for the window and for commands.
Anything else that is raised is a bug of ours, not a fault of the surroundings.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping


class StoreError(Exception):
    """The records cannot be read or written just now.

    Attributes:
        code: Which sentence tells it; every class has one of its own, some have closer ones.
        parameters: What fills the sentence, by name.
    """

    code = "unknown"

    def __init__(self, code: str = "", **parameters: str) -> None:
        self.code = code or self.code
        self.parameters: Mapping[str, str] = parameters
        filled = "".join(f", {name}={value!r}" for name, value in parameters.items())
        super().__init__(f"{self.code}{filled}")


class NewerDatabase(StoreError):
    """The database has a schema that only a later version of the app knows."""

    code = "newer"


class DamagedDatabase(StoreError):
    """The database file is there but can't be trusted, or is empty, cut or gone."""

    code = "damaged"


class KeyLost(StoreError):
    """There is a database, but no copy of its key can be read."""

    code = "key lost"


class ForeignDatabase(StoreError):
    """The file is a database of some other program."""

    code = "foreign"


class ReadOnlyStore(StoreError):
    """The folder or the file takes no changes."""

    code = "read-only"


class FolderShut(StoreError):
    """The folder may not be entered, or the files in it may not be read."""

    code = "folder shut"


class PathTooLong(StoreError):
    """The path of the folder has more characters than the system or the engine takes."""

    code = "path too long"


class StoreFull(StoreError):
    """The disk is full, and the reserve is used up as well."""

    code = "full"


class StoreBusy(StoreError):
    """Another process has these records open."""

    code = "busy"


class StoreGone(StoreError):
    """The folder vanished or the disk under it fails."""

    code = "gone"


class UnsafeEngine(StoreError):
    """The start-up self-test failed: the records would not be encrypted or not be safe."""

    code = "unsafe engine"


class MigrationFailed(StoreError):
    """An update of the database could not finish; the schema is the old one."""

    code = "migration failed"


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def explain_os_error(error: OSError) -> StoreError:
    """The store error that says the same as ``error``."""
    if error.errno in _FULL:
        return StoreFull()
    if error.errno in _READ_ONLY:
        return ReadOnlyStore()
    if error.errno == errno.ENAMETOOLONG:
        return PathTooLong()
    return StoreGone()
