"""Saves that hold on to what could not be written, in order, until it can be."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from coping_app.store.base.errors import StoreError

Save = Callable[[], object]


class WaitingSaves:
    """Saves one after another; what the store cannot take waits in memory.

    Each has a key: a later save of the same key takes the place of one that still waits, so that
    of a text that grows only the newest state is written.
    """

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Save] = {}

    @property
    def unsaved(self) -> int:
        """How many wait; 0 when all is safe."""
        return len(self._waiting)

    def put(self, key: Hashable, save: Save) -> None:
        """Lets ``save`` wait for the next ``retry``, behind all others."""
        self.drop(key)
        self._waiting[key] = save

    def holds(self, key: Hashable) -> bool:
        """Whether a save of that key still waits."""
        return key in self._waiting

    def drop(self, key: Hashable) -> None:
        """Forgets a save that is not wanted any more."""
        self._waiting.pop(key, None)

    def retry(self) -> None:
        """Saves what waits, the oldest first.

        Raises:
            StoreError: It could not be written; it waits on, and so does all behind it.
        """
        for key, save in tuple(self._waiting.items()):
            try:
                save()
            except StoreError:
                raise
            except BaseException:
                # A bug of ours must not stand in the way of all that waits behind it.
                self.drop(key)
                raise
            self.drop(key)
