"""The one way in which pages save: what the store cannot keep is said, and answered with False."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coping_app.store.base.errors import StoreError


class SaveGuard(QObject):
    """Runs what saves, for every page that then shows what is kept.

    Signals:
        failed: The ``StoreError``: nothing of it was kept.
        worked: Something was kept.
    """

    failed = Signal(object)
    worked = Signal()

    def tried(self, save: Callable[[], object]) -> bool:
        """Saves, and answers whether it is kept; where not, the person has been told."""
        try:
            save()
        except StoreError as error:
            self.failed.emit(error)
            return False
        self.worked.emit()
        return True
