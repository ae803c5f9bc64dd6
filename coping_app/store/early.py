"""Opens the records while the window is still being brought in.

Looking through the database is the longest part of opening it, and the engine does that without
Python. So it is begun before anything of Qt is imported and is done before the window asks.
"""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from coping_app.store.base.errors import StoreBusy
from coping_app.store.base.keeping import Now
from coping_app.store.store import Store


class EarlyOpening:
    """Begins to open the profile in ``folder`` at once, in a thread of its own.

    Args:
        folder: The profile.
        now: See ``Store.open``.
    """

    def __init__(self, folder: Path, now: Now) -> None:
        self._folder = folder
        self._now = now
        self._store: Store | None = None
        self._error: BaseException | None = None
        # A start that is given up must not wait for it: nothing was written but the store's own.
        self._thread = Thread(target=self._open, name="opening", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Path:
        """The profile."""
        return self._folder

    def store(self) -> Store:
        """The open store, which is the caller's from now on; waits until it is there.

        Raises:
            StoreError: As ``Store.open``.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._store is not None
        return self._store

    def is_busy(self) -> bool:
        """True where another process has these records open; waits until that is known."""
        self._thread.join()
        return isinstance(self._error, StoreBusy)

    def again(self) -> Store:
        """Opens it once more, after the first attempt failed.

        Raises:
            StoreError: As ``Store.open``.
        """
        return Store.open(self._folder, self._now)

    def _open(self) -> None:
        try:
            self._store = Store.open(self._folder, self._now)
        except BaseException as error:  # raised again where it is asked for
            self._error = error
