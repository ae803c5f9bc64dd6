"""Reads files that come from outside: plain files only, and never more than was asked for.

A pipe waits for a writer for ever, and a device such as ``/dev/zero`` has no end. Whoever reads a
file that another hand could have put there reads it through here. What the path names is looked at
before it is opened, and once more on what was opened, as a name can be given to another file in
between. A link counts as what it leads to.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # else opening a pipe waits for its writer
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
NO_PLAIN_FILE = "it is no plain file, but a pipe or a device"
TOO_LARGE = "it is too large"


def read_beginning(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of a plain file; all of it where it has no more.

    Raises:
        OSError: It cannot be read, or is a folder, pipe, socket or device; ``strerror`` says why.
    """
    with _opened(path) as file:
        return file.read(most)


def read_whole(path: Path, most: int) -> bytes:
    """All of a plain file of at most ``most`` bytes; a larger one is refused unread.

    Raises:
        OSError: As ``read_beginning``; ``errno`` is ``EFBIG`` where the file is too large.
    """
    with _opened(path) as file:
        too_large = os.fstat(file.fileno()).st_size > most
        # One byte more, as it may grow meanwhile, or lie where sizes are not told.
        raw = b"" if too_large else file.read(most + 1)
    if too_large or len(raw) > most:
        raise OSError(errno.EFBIG, TOO_LARGE, str(path))
    return raw


def names_a_file(path: Path) -> bool:
    """Whether something other than a folder is there; reading it says whether it is plain."""
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _opened(path: Path) -> BinaryIO:
    try:
        _look(path.stat(), path)
        file = os.fdopen(os.open(path, _FLAGS), "rb")
    except ValueError:  # a NUL in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    try:
        _look(os.fstat(file.fileno()), path)
    except OSError:
        file.close()
        raise
    return file


def _look(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, NO_PLAIN_FILE, str(path))
