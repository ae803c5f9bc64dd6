"""Notes on days: what a page does with them, and how each of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from coping_app.store.repositories.day_marks import DayMarkRepository
from coping_app.store.repositories.records import DayMark
from coping_app.ui.parts.saving import SaveGuard

ADD = "day-marks.add"
"""Accessible identifier of the button that opens an empty note."""


class DayMarkEditor(QObject):
    """Lives as long as its page; panels come and go with every refresh of it.

    Args:
        marks: Where notes are kept.
        today: The person's day.
        saves: Says what could not be kept, but for adding and changing: their form says it.

    Signals:
        changed: Notes are others now; charts are drawn anew.
        undo_offered: What happened, and a callable that takes it back.
    """

    changed = Signal()
    undo_offered = Signal(str, object)

    def __init__(
        self,
        marks: DayMarkRepository,
        today: Callable[[], date],
        saves: SaveGuard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.marks = marks
        self.today = today
        self._saves = saves
        self._focus = ""

    def add(self, day: date, words: str) -> None:
        """Sets a note.

        Raises:
            StoreError: It was not kept.
        """
        mark_id = self.marks.add(day, words)
        self._tell(edit_name(mark_id))
        said = self.tr("Kept: {words}").format(words=words)
        self.undo_offered.emit(said, partial(self._do, self.marks.remove, mark_id))

    def change(self, mark: DayMark, day: date, words: str) -> None:
        """Gives a note another day or other words.

        Raises:
            StoreError: It was not kept.
        """
        self.marks.update(mark.id, day, words)
        self._tell(edit_name(mark.id))
        said = self.tr("Changed: {words}").format(words=words)
        self.undo_offered.emit(said, partial(self._put_back, mark))

    def remove(self, mark: DayMark) -> None:
        """Removes a note; it waits among those removed lately."""
        if not self._do(self.marks.remove, mark.id, restore_name(mark.id)):
            return
        said = self.tr("Removed: {words}").format(words=mark.words)
        self.undo_offered.emit(said, partial(self._do, self.marks.restore, mark.id))

    def restore(self, mark: DayMark) -> None:
        """Brings a removed note back."""
        self._do(self.marks.restore, mark.id, edit_name(mark.id))

    def take_focus(self) -> str:
        """Accessible identifier of what gets the keyboard after a change; given out once."""
        focus, self._focus = self._focus, ""
        return focus

    def _do(self, work: Callable[[str], None], mark_id: str, focus: str = ADD) -> bool:
        is_kept = self._saves.tried(lambda: work(mark_id))
        if is_kept:
            self._tell(focus)
        return is_kept

    def _put_back(self, mark: DayMark) -> None:
        self._do(
            lambda mark_id: self.marks.update(mark_id, mark.day, mark.words),
            mark.id,
            edit_name(mark.id),
        )

    def _tell(self, focus: str) -> None:
        self._focus = focus
        self.changed.emit()


def edit_name(mark_id: str) -> str:
    """Accessible identifier of the button that changes a note."""
    return f"day-marks.change.{mark_id}"


def restore_name(mark_id: str) -> str:
    """Accessible identifier of the button that brings a note back."""
    return f"day-marks.restore.{mark_id}"
