"""One process a profile: a lock that the system takes back when its process dies.

SQLite's own exclusive lock holds as well. This one is taken first, so that looking at the
database before it is opened never meets another process that writes it at that moment.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from coping_app.store.base.errors import StoreBusy
from coping_app.system.folders import PRIVATE_FILE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_FILE = "profile.lock"


class ProfileLock:
    """Holds the lock of one folder from construction until ``release``.

    Raises:
        StoreBusy: Another process, or another store of this one, holds it.
        OSError: The lock file can't be made, for instance on a read-only medium.
    """

    def __init__(self, folder: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT
        self._descriptor: int | None = os.open(folder / LOCK_FILE, flags, PRIVATE_FILE)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise StoreBusy() from None
            raise

    def release(self) -> None:
        """Gives the lock back; doing so again is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return
    os.fchmod(descriptor, PRIVATE_FILE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network file systems know no such lock; SQLite's own must do there.
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
            raise
