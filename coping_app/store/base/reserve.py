"""Two mebibytes kept back, so that a full disk still takes the current rating and a clean close."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from coping_app.store.base.files import write_whole

RESERVE_FILE = "reserve.bin"
RESERVE_BYTES = 2 * 1024 * 1024
_ENOUGH_BYTES = 8 * RESERVE_BYTES
"""With less free space than this no reserve is made: it would take the last room."""


def keep_reserve(folder: Path) -> bool:
    """Makes the reserve if it is missing and there is room.

    Returns:
        True where a whole reserve stands.
    """
    path = folder / RESERVE_FILE
    with contextlib.suppress(OSError):
        if path.stat().st_size == RESERVE_BYTES:
            return True
    try:
        if shutil.disk_usage(folder).free < _ENOUGH_BYTES:
            return False
        # Random bytes, because a file system that compresses would give zeros no room.
        write_whole(path, os.urandom(RESERVE_BYTES))
    except OSError:
        return False
    return True


def release_reserve(folder: Path) -> bool:
    """Gives the reserve to whatever is written next; False where it was gone already."""
    try:
        (folder / RESERVE_FILE).unlink()
    except OSError:
        return False
    return True
