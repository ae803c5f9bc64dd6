"""Takes up changes in the person's own exercises and plans while the window is open.

A system tells of changes in folders and files that are named to it, so each folder below is named,
each file in them, and the folder above where one is missing. Editors write a file in several goes,
or write another and rename it: only when nothing has changed for a moment is it looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.catalog.repository import ExerciseRepository
from coping_app.content.reading.exercise_files import is_searched

QUIET_MS = 300
"""So long nothing may have changed."""
MOST_WATCHED = 2_000
"""Systems watch only so many files; what lies beyond is found at the next start."""


class ExerciseFiles(QObject):
    """Keeps catalogue and shelf true to the files.

    While a session runs nothing is taken up; ``catch_up`` does it after.

    Signals:
        changed: Exercises or plans are others now.

    Args:
        catalog: Finds exercises.
        shelf: Loads them.
        sources: Where they are looked for: name of the source, folder.
        watched: The folders that the person writes into. They may be missing.
        is_busy: Whether a session runs.
        timer: Measures the moment of quiet.
    """

    changed = Signal()

    def __init__(
        self,
        catalog: Catalog,
        shelf: ExerciseRepository,
        sources: Sequence[tuple[str, Path]],
        watched: Sequence[Path],
        is_busy: Callable[[], bool],
        timer: QTimer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._shelf = shelf
        self._sources = tuple(sources)
        self._folders = tuple(watched)
        self._is_busy = is_busy
        self._is_late = False
        self._timer = timer
        timer.setSingleShot(True)
        timer.setInterval(QUIET_MS)
        timer.timeout.connect(self._take_up)
        self._watcher: QFileSystemWatcher | None = None
        self._heard: set[str] = set()

    def look(self) -> bool:
        """Brings the catalogue up to date; True where exercises changed."""
        self._catalog.refresh(self._sources)
        if self._catalog.changed:
            self._shelf.forget()
        return self._catalog.changed

    def watch(self) -> None:
        """From now on changes are taken up by themselves."""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._hear)
        self._watcher.fileChanged.connect(self._hear)
        self._name_all(self._watcher)

    def stop(self) -> None:
        """The window closes: nothing is taken up any more."""
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.blockSignals(True)

    def catch_up(self) -> None:
        """The session is over: what changed meanwhile counts now."""
        if self._is_late and not self._is_busy():
            self._take_up()

    def _hear(self, path: str) -> None:
        self._heard.add(path)
        self._timer.start()

    def _take_up(self) -> None:
        if self._watcher is not None:
            self._name_all(self._watcher)
        self._is_late = self._is_busy()
        if not self._is_late:
            self.look()
            self.changed.emit()

    def _name_all(self, watcher: QFileSystemWatcher) -> None:
        """Names what is new, and anew what changed.

        Where another file took the place of a named one, Qt goes on listening to the old.
        """
        if self._heard:
            watcher.removePaths(list(self._heard))
            self._heard.clear()
        known = {*watcher.directories(), *watcher.files()}
        wanted = list(_paths_of(self._folders))[:MOST_WATCHED]
        if fresh := [path for path in wanted if path not in known]:
            watcher.addPaths(fresh)


def _paths_of(folders: Sequence[Path]) -> Iterator[str]:
    """Every folder and YAML file below; of a missing folder the one that it would be made in."""
    for folder in folders:
        if not folder.is_dir():
            if folder.parent.is_dir():
                yield str(folder.parent)
            continue
        for where, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if is_searched(name)]
            yield where
            yield from (str(Path(where, name)) for name in names if name.endswith(".yaml"))
