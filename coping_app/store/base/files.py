"""The one way to write a file outside the database: whole and safe on the disk, or not at all.

Temporary file in the same folder, a loop until all bytes are written, sync, rename, sync of the
folder. ``QSaveFile`` reports success on a full disk and loses the good file, and ``open('w')``
empties the good file before the new one is safe; neither is used for what a person made.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from coping_app.system.folders import PRIVATE_FILE, PRIVATE_FOLDER, make_folders

if sys.platform == "darwin":
    import fcntl

WriteSome = Callable[[int, memoryview], int]
"""Like ``os.write``: takes a descriptor and bytes, returns how many bytes it took."""


def write_whole(
    path: Path,
    data: bytes,
    *,
    mode: int = PRIVATE_FILE,
    verify: bool = False,
    write_some: WriteSome = os.write,
) -> None:
    """Writes ``data`` to ``path``, replacing what was there only once all of it is safe.

    Args:
        path: Where to. Its folder must exist.
        data: All bytes of the file.
        mode: Permissions, whatever the umask.
        verify: Read the file back and compare before it gets its name; for exports and keys.
        write_some: What writes; tests hand in a device that fails.

    Raises:
        OSError: The disk is full, gone or read-only, or gave back other bytes than it took.
            Then ``path`` is as before and no part of a file is left.
    """
    temporary = path.with_name(f".{path.name[:100]}.{os.urandom(4).hex()}.part")
    try:
        _write_new(temporary, data, mode, write_some)
        if verify and not _same_bytes(temporary, data):
            raise OSError("The file read back is not the file that was written.")
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def _write_new(path: Path, data: bytes, mode: int, write_some: WriteSome) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    try:
        _set_mode(descriptor, path, mode)
        left = memoryview(data)
        while left:
            written = write_some(descriptor, left)
            if written <= 0:
                raise OSError("The disk takes no more bytes.")
            left = left[written:]
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def _same_bytes(path: Path, data: bytes) -> bool:
    import hashlib  # brings OpenSSL into memory, which few starts need

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == hashlib.sha256(data).digest()


def _set_mode(descriptor: int, path: Path, mode: int) -> None:
    """Permissions exactly, because ``os.open`` takes the umask off them."""
    if sys.platform == "win32":
        path.chmod(mode)
    else:
        os.fchmod(descriptor, mode)


def sync_file(descriptor: int) -> None:
    """Forces the file to the disk; on macOS past the drive's own cache as well."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Makes a rename in ``folder`` last. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network and FUSE file systems refuse to sync a folder.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Makes ``folder`` and the missing ones above it; takes it back from group and others."""
    make_folders(folder)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)  # refused where it is something else
    mode = folder.stat().st_mode
    if sys.platform != "win32" and mode & 0o077:
        # Somebody else's folder (a mounted stick) may refuse; one made read-only stays so.
        with contextlib.suppress(OSError):
            folder.chmod(mode & PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """Makes an empty file for its owner alone, whatever the umask."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    try:
        _set_mode(descriptor, path, PRIVATE_FILE)
    finally:
        os.close(descriptor)


def keep_private(path: Path) -> None:
    """Takes a file back from group and others, for instance after it came from a copy."""
    with contextlib.suppress(OSError):
        if sys.platform != "win32" and path.stat().st_mode & 0o077:
            path.chmod(PRIVATE_FILE)


_BINARY = getattr(os, "O_BINARY", 0)
