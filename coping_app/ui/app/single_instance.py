"""One window a data folder: a second start brings the first one to the front.

The store's own lock already keeps two programs from writing the same records; this makes the
second start useful instead of an error. It leaves a note in a folder that the first one watches,
and the first one takes the note away and shows itself. Files, because the part of Qt that speaks
through sockets takes 3 MiB and a moment of every start, for what nearly none of them needs.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from coping_app.content.reading.outside_files import read_beginning
from coping_app.store.base.files import make_private_folder, write_whole

FOLDER = "starts"
ENDING = ".start"
LONGEST_NOTE = 200
NOW_WISH = ":now"
"""The wish for what is for hard moments; no exercise has a colon in its id."""
WAIT_S = 0.5
"""How long a second start waits until its note has been taken."""
LOOK_S = 0.01


def ask_running(data: Path, wish: str, wait_s: float = WAIT_S) -> bool:
    """Asks a window that is already open on ``data`` to come to the front.

    Args:
        data: The data folder.
        wish: What to open there, or empty: an exercise id, and after a space its language where
            that is not the window's own; or ``NOW_WISH``.
        wait_s: How long to wait for an answer.

    Returns:
        True where there is such a window and it took the wish.
    """
    note = data / FOLDER / f"{os.getpid()}{ENDING}"
    try:
        make_private_folder(note.parent)
        write_whole(note, wish.encode())
    except OSError:
        return False
    until = time.monotonic() + wait_s
    while note.exists() and time.monotonic() < until:
        time.sleep(LOOK_S)
    try:
        note.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


class FirstInstance(QObject):
    """Watches for the notes of later starts.

    Signals:
        asked_to_show: What was wished for, as in ``ask_running``, or empty.
    """

    asked_to_show = Signal(str)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data / FOLDER
        with contextlib.suppress(OSError):
            make_private_folder(self._folder)
            for note in self._notes():  # from starts that nobody answered any more
                note.unlink()
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._take_notes)

    def _notes(self) -> list[Path]:
        return sorted(self._folder.glob(f"[!.]*{ENDING}"))

    def _take_notes(self) -> None:
        for note in self._notes():
            with contextlib.suppress(OSError):
                wish = read_beginning(note, LONGEST_NOTE).decode(errors="replace").strip()
                note.unlink()
                self.asked_to_show.emit(wish)
