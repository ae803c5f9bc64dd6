"""How a profile that was made ready takes the place of the one that is there.

It waits in a folder named ``restored``. File after file, what is there is moved to where it is
kept, then the new one takes its name; the database comes last. Cut anywhere, the next opening
goes on where it stopped: what is still in that folder has not taken its place yet.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from coping_app.store.base.creating import DATABASE_FILE
from coping_app.store.base.files import make_private_folder, sync_folder
from coping_app.store.base.keys import KEY_FILES

READY_FOLDER = "restored"
KEPT_FOLDER = "set-aside"
"""Where the files go that were replaced; each time to a folder in it that names the day."""
_LOG = f"{DATABASE_FILE}-wal"


def finish_taking_over(folder: Path) -> None:
    """Does what is left of it; nothing where nothing waits. The caller holds the lock.

    Raises:
        OSError: A file could not be moved. Another call goes on from there.
    """
    ready = folder / READY_FOLDER
    if not ready.is_dir():
        return
    if (ready / DATABASE_FILE).exists():
        kept = _kept_folder(folder, ready)
        # The log belongs to the database that goes; the new one has none.
        for name in (_LOG, *KEY_FILES, DATABASE_FILE):
            _exchange(folder / name, ready / name, kept / name, is_log=name == _LOG)
        sync_folder(kept)
        sync_folder(folder)
    for chosen in list(ready.iterdir()):
        with contextlib.suppress(OSError):
            chosen.rmdir()
    ready.rmdir()


def _exchange(place: Path, new: Path, kept: Path, *, is_log: bool) -> None:
    if not is_log and not new.exists():
        return  # it took its place before a cut
    if place.exists():
        place.replace(kept)
    if new.exists():
        new.replace(place)


def _kept_folder(folder: Path, ready: Path) -> Path:
    """Where the old files go: the name was chosen before, so that a cut never splits them."""
    name = next(each.name for each in ready.iterdir() if each.is_dir())
    make_private_folder(folder / KEPT_FOLDER)
    make_private_folder(folder / KEPT_FOLDER / name)
    return folder / KEPT_FOLDER / name
