"""A note on a day: its words, its day, and two buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.store.repositories.day_marks import LONGEST_MARK
from coping_app.store.repositories.records import DayMark
from coping_app.ui.parts.day_picker import DayPicker
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.fields import TextLine
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.text import PlainText


class DayMarkForm(QWidget):
    """Asks for a note. Enter keeps it, Escape closes.

    Signals:
        kept: The day and the words.
        closed: Nothing is wanted.

    Args:
        today: The person's day.
        mark: The note that is changed; None for a new one, which is on today at first.
    """

    kept = Signal(object, str)
    closed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        today: date,
        mark: DayMark | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        ask = self.tr("What happened?")
        self.words = TextLine(themes, ask, self.tr("New medicine, holiday, bad cold"))
        self.words.setMaxLength(LONGEST_MARK)
        self.words.setAccessibleIdentifier("day-marks.words")
        near = [(0, self.tr("Today")), (-1, self.tr("Yesterday"))]
        self.day = DayPicker(themes, self.tr("On which day?"), near, today)
        self.day.set_value(mark.day if mark else today)
        self._hint = MessageBar(themes, "", "info", closable=False)
        self._hint.hide()
        if mark:
            self.words.setText(mark.words)
        self._build(ask)

    def take_focus(self) -> None:
        """Puts the keyboard into the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str) -> None:
        """Says why it was not kept; what was written stays."""
        self._hint.set_text(words)
        self._hint.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if escapes(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, ask: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        label = PlainText(self._themes, ask, "strong")
        label.setBuddy(self.words)
        column.addWidget(label)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(PlainText(self._themes, self.tr("On which day?"), "strong"))
        column.addWidget(self.day)
        column.addWidget(self._hint)
        column.addSpacing(8)
        close = QuietButton(self._themes, self.tr("Leave it"))
        close.setAccessibleIdentifier("day-marks.close")
        close.clicked.connect(self.closed)
        keep = PrimaryButton(self._themes, self.tr("Keep this note"))
        keep.setAccessibleIdentifier("day-marks.keep")
        keep.clicked.connect(self._keep)
        self.words.returnPressed.connect(self._keep)
        row = FlowLayout()
        row.addWidget(close)
        row.addWidget(keep)
        column.addLayout(row)

    def _keep(self) -> None:
        """Words that are only blanks say nothing."""
        words = " ".join(self.words.text().split())
        if not words:
            self.show_trouble(self.tr("A word or two is enough."))
            self.take_focus()
        elif self.day.value is not None:
            self.kept.emit(self.day.value, words)
