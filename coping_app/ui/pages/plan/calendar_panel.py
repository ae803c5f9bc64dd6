"""What exercises put into the person's calendar: done, removed, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.store.repositories.calendar import CalendarRepository
from coping_app.store.repositories.records import PlanItem
from coping_app.ui.parts.plan_rows import CalendarRow, TextRow
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.text import PlainText


class CalendarPanel(Card):
    """The calendar as a card; hidden while there is nothing in it.

    Signals:
        undo_offered: What happened, and a callable that takes it back.

    Args:
        calendar: What is shown, and where marks are kept.
        today: The person's day.
        saves: Says what could not be kept.
    """

    undo_offered = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        calendar: CalendarRepository,
        today: Callable[[], date],
        saves: SaveGuard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._calendar = calendar
        self._today = today
        self._saves = saves

    def refresh(self) -> None:
        """Read the calendar again."""
        empty(self.body)
        today = self._today()
        items, removed = self._calendar.all(), self._calendar.removed()
        self.setVisible(bool(items or removed))
        if items:
            title = self.tr("In my calendar")
            self.body.addWidget(PlainText(self._themes, title, "heading"))
        for item in items:
            self.body.addWidget(self._row(item, today))
        if removed:
            title = self.tr("Recently removed")
            self.body.addWidget(PlainText(self._themes, title, "subheading"))
        for item in removed:
            self.body.addWidget(self._removed_row(item))
        reveal(self)

    def _row(self, item: PlanItem, today: date) -> CalendarRow:
        row = CalendarRow(self._themes, item, today)
        row.done.clicked.connect(partial(self._toggle_done, item, today))
        row.remove.clicked.connect(partial(self._remove, item))
        return row

    def _removed_row(self, item: PlanItem) -> TextRow:
        button = QuietButton(self._themes, self.tr("Bring back"), "undo-2")
        button.setAccessibleIdentifier(f"plan.restore.{item.id}")
        button.clicked.connect(partial(self._restore, item.id))
        return TextRow(self._themes, item.what, (), (button,))

    def _toggle_done(self, item: PlanItem, today: date) -> None:
        if today in item.done:
            self._saves.tried(lambda: self._calendar.unmark_done(item.id))
        elif self._saves.tried(lambda: self._calendar.mark_done(item.id)):
            said = self.tr("Marked as done: {what}").format(what=item.what)
            self.undo_offered.emit(said, partial(self._take_done_back, item.id))
        self.refresh()
        focus_on(self, f"plan.done.{item.id}")

    def _take_done_back(self, item_id: str) -> None:
        self._saves.tried(lambda: self._calendar.unmark_done(item_id))
        self.refresh()

    def _remove(self, item: PlanItem) -> None:
        if not self._saves.tried(lambda: self._calendar.remove(item.id)):
            return
        self.refresh()
        said = self.tr("Removed: {what}").format(what=item.what)
        self.undo_offered.emit(said, partial(self._restore, item.id))
        focus_on(self, f"plan.restore.{item.id}")

    def _restore(self, item_id: str) -> None:
        if not self._saves.tried(lambda: self._calendar.restore(item_id)):
            return
        self.refresh()
        focus_on(self, f"plan.remove.{item_id}")
