"""What can go wrong with the store, each as a class with words that a person can read.

``message`` says what happened, ``hint`` what can be done about it. Anything else that is raised
is a bug of ours, not a fault of the surroundings.
"""

from __future__ import annotations

import errno


class StoreError(Exception):
    """The records cannot be read or written just now.

    Attributes:
        message: One plain sentence on what happened.
        hint: What the person can do; empty where there is nothing to do.
    """

    message = "Your records cannot be used just now."
    hint = ""

    def __init__(self, message: str = "", hint: str = "") -> None:
        self.message = message or self.message
        self.hint = hint or self.hint
        super().__init__(f"{self.message} {self.hint}".strip())


class NewerDatabase(StoreError):
    """The database has a schema that only a later version of the app knows."""

    message = "Your records were made by a newer version of this app."
    hint = "Update the app to open them. Nothing was changed."


class DamagedDatabase(StoreError):
    """The database file is there but can't be trusted, or is empty, cut or gone."""

    message = "The file with your records is damaged."
    hint = "The damaged file is kept. You can go back to a backup."


class KeyLost(StoreError):
    """There is a database, but no copy of its key can be read."""

    message = "The key to your records is missing."
    hint = "Put keyslots.json back beside the database, or go back to a backup."


class ForeignDatabase(StoreError):
    """The file is a database of some other program."""

    message = "The file with this name was made by another program."
    hint = "Choose another folder. Nothing was changed."


class ReadOnlyStore(StoreError):
    """The folder or the file takes no changes."""

    message = "You can look but not add: this folder can't be written to."
    hint = "Choose a folder that can be written to, or change its permissions."


class FolderShut(StoreError):
    """The folder may not be entered, or the files in it may not be read."""

    message = "You may not open the folder with your records."
    hint = "It may belong to someone else. Let yourself read it, then try again."


class PathTooLong(StoreError):
    """The path of the folder has more characters than the system or the engine takes."""

    message = "The path of the folder with your records is too long."
    hint = "Choose a folder with a shorter path. Nothing was saved there."


class StoreFull(StoreError):
    """The disk is full, and the reserve is used up as well."""

    message = "There is no room left on the disk, so this is not saved yet."
    hint = "Free some space, then try again."


class StoreBusy(StoreError):
    """Another process has these records open."""

    message = "Your records are already open in another window."
    hint = "Go on in that window, or close it first."


class StoreGone(StoreError):
    """The folder vanished or the disk under it fails."""

    message = "The folder with your records can't be reached."
    hint = "Put the stick or disk back, then try again."


class UnsafeEngine(StoreError):
    """The start-up self-test failed: the records would not be encrypted or not be safe."""

    message = "The part of this app that encrypts your records doesn't work here."
    hint = "Install the app again. Nothing was written."


class MigrationFailed(StoreError):
    """An update of the database could not finish; the schema is the old one."""

    message = "The update could not finish. Your records are as before."
    hint = "Use the former version of the app for now, and tell us."


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def explain_os_error(error: OSError) -> StoreError:
    """The store error that says the same as ``error`` in words for a person."""
    if error.errno in _FULL:
        return StoreFull()
    if error.errno in _READ_ONLY:
        return ReadOnlyStore()
    if error.errno == errno.ENAMETOOLONG:
        return PathTooLong()
    return StoreGone()
