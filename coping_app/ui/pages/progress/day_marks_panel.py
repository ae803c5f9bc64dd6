"""Notes on days, on Progress: a list, and what is needed to add, change, remove and bring back."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coping_app.store.base.errors import StoreError
from coping_app.store.repositories.records import DayMark
from coping_app.ui.pages.progress.day_mark_editor import ADD, DayMarkEditor, edit_name, restore_name
from coping_app.ui.pages.progress.day_mark_form import DayMarkForm
from coping_app.ui.parts.few_first import FewFirst
from coping_app.ui.parts.plan_rows import TextRow
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words
from coping_app.wording.store_errors import said


class DayMarksPanel(Card):
    """The notes of a range, the latest first.

    Args:
        keeper: Does what is asked for, and tells when notes have changed.
        since: First day that is shown; None shows all.
    """

    def __init__(
        self,
        themes: ThemeStore,
        keeper: DayMarkEditor,
        since: date | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._keeper = keeper
        self._since = since
        self._form: DayMarkForm | None = None
        keeper.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Reads the notes again; a form that was open is closed."""
        empty(self.body)
        self._form = None
        self.body.addWidget(PlainText(self._themes, self.tr("Notes on days"), "subheading"))
        hint = self.tr("What was different? Your charts show the day.")
        self.body.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        marks = self._keeper.marks.all(self._since)
        if marks:
            rows = [self._row(mark) for mark in reversed(marks)]
            self.body.addWidget(FewFirst(self._themes, rows))
        add = SecondaryButton(self._themes, self.tr("Add a note"), "plus")
        add.setAccessibleIdentifier(ADD)
        add.clicked.connect(partial(self._open, None))
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_removed()
        reveal(self)

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that took the place of another takes over its keyboard."""
        super().showEvent(event)
        self._take_focus()

    def _row(self, mark: DayMark) -> TextRow:
        change = QuietButton(self._themes, self.tr("Change"), "pencil")
        change.setAccessibleIdentifier(edit_name(mark.id))
        change.clicked.connect(partial(self._open, mark))
        remove = QuietButton(self._themes, self.tr("Remove"), "trash-2")
        remove.setAccessibleIdentifier(f"day-marks.remove.{mark.id}")
        remove.clicked.connect(partial(self._keeper.remove, mark))
        day = words.day(mark.day, self._keeper.today())
        return TextRow(self._themes, mark.words, (day,), (change, remove))

    def _add_removed(self) -> None:
        removed = self._keeper.marks.removed()
        if not removed:
            return
        title = self.tr("Recently removed notes")
        self.body.addWidget(PlainText(self._themes, title, "strong"))
        rows = []
        for mark in removed:
            button = QuietButton(self._themes, self.tr("Bring back"), "undo-2")
            button.setAccessibleIdentifier(restore_name(mark.id))
            button.clicked.connect(partial(self._keeper.restore, mark))
            day = words.day(mark.day, self._keeper.today())
            rows.append(TextRow(self._themes, mark.words, (day,), (button,)))
        self.body.addWidget(FewFirst(self._themes, rows))

    def _open(self, mark: DayMark | None) -> None:
        """Shows the form in the place of the list."""
        empty(self.body)
        title = self.tr("Change a note") if mark else self.tr("A note on a day")
        self.body.addWidget(PlainText(self._themes, title, "subheading"))
        self._form = DayMarkForm(self._themes, self._keeper.today(), mark)
        self._form.kept.connect(partial(self._keep, mark))
        self._form.closed.connect(partial(self._close, edit_name(mark.id) if mark else ADD))
        self.body.addWidget(self._form)
        reveal(self)
        self._form.take_focus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _keep(self, mark: DayMark | None, day: date, told: str) -> None:
        try:
            if mark is None:
                self._keeper.add(day, told)
            else:
                self._keeper.change(mark, day, told)
        except StoreError as error:
            if self._form is not None:
                self._form.show_trouble(said(error))

    def _close(self, focus: str) -> None:
        self.refresh()
        focus_on(self, focus)

    def _changed(self) -> None:
        """Notes are others now. A page that draws everything anew has hidden this panel already."""
        if self.isVisible():
            self.refresh()
            self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard goes where it was, or to the button that is always there."""
        focus = self._keeper.take_focus()
        if not focus:
            return
        for identifier in (focus, ADD):
            focus_on(self, identifier)
            if self.isAncestorOf(self.window().focusWidget() or self):
                break
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Once everything above has its place again, the page shows what has the keyboard."""
        focused = self.window().focusWidget()
        parent = self.parentWidget()
        while parent is not None and focused is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(focused)
            parent = parent.parentWidget()


def day_marks_panel(themes: ThemeStore, keeper: DayMarkEditor, since: date | None) -> QWidget:
    """The panel for a range that begins on ``since``; it is there without any notes, too."""
    return DayMarksPanel(themes, keeper, since)
