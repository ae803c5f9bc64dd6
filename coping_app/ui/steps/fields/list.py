"""A question answered with several short entries."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.steps.fields.examples import ExampleRow
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.steps.fields.text import MOST_CHARACTERS
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_GAP
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.fields import TextLine
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.undo_bar import UndoBar

MOST_ENTRIES = 50


class ListField(FieldView):
    """A line with "Add" and the entries so far, each with "Remove".

    What stands in the line counts as an entry, so that nobody has to press "Add" at the end.
    """

    def __init__(
        self, themes: ThemeStore, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, question, parent)
        self._entries: list[str] = []
        self.line = TextLine(themes, question.ask)
        self.line.setMaxLength(MOST_CHARACTERS)
        self.line.setAccessibleIdentifier("field-list")
        self.line.textChanged.connect(self._edited)
        self.line.returnPressed.connect(self._enter)
        self.add = SecondaryButton(themes, self.tr("Add"), "plus")
        self.add.setAccessibleIdentifier("list-add")
        self.add.clicked.connect(self._take_line)
        self.examples = ExampleRow(themes, question.field.options)
        self.examples.taken.connect(self._append)
        self.undo = UndoBar(themes)
        self.rows: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(TARGET_GAP)
        self._build()

    def value(self) -> list[str] | None:
        """The entries in order, with what stands in the line."""
        waiting = _clean(self.line.text())
        entries = [*self._entries, waiting] if waiting else list(self._entries)
        return entries[:MOST_ENTRIES] or None

    def set_value(self, value: Any) -> None:
        """Shows earlier entries."""
        if isinstance(value, (list, tuple)):
            self._entries = [entry for entry in value if isinstance(entry, str)][:MOST_ENTRIES]
            self._show_rows()

    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def _build(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(TARGET_GAP)
        entry.addWidget(self.line, 1)
        entry.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._rows)
        column.addLayout(entry)
        column.addWidget(self.examples)
        column.addWidget(self.undo)

    def _enter(self) -> None:
        """Enter adds the words; with an empty line it goes on to the next question."""
        if _clean(self.line.text()):
            self._take_line()
        else:
            self.confirmed.emit()

    def _take_line(self) -> None:
        words = _clean(self.line.text())
        self.line.clear()
        self._append(words)
        self.line.setFocus()

    def _append(self, words: str) -> None:
        if words and words not in self._entries and len(self._entries) < MOST_ENTRIES:
            self._entries.append(words)
            self._show_rows()
            self.edited.emit()

    def _remove(self, index: int) -> None:
        words = self._entries.pop(index)
        self._show_rows()
        self.line.setFocus()
        self.undo.offer(self.tr("Removed."), partial(self._put_back, index, words))
        self.edited.emit()

    def _put_back(self, index: int, words: str) -> None:
        self._entries.insert(index, words)
        self._show_rows()
        self.edited.emit()

    def _show_rows(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(index, words) for index, words in enumerate(self._entries)]
        for row in self.rows:
            self._rows.addWidget(row)
            row.show()
        self.rearranged.emit()

    def _row(self, index: int, words: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainText(self.themes, words), 1)
        remove = QuietButton(self.themes, self.tr("Remove"), "x")
        remove.setAccessibleName(self.tr("Remove {entry}").format(entry=words))
        remove.setAccessibleIdentifier(f"list-remove-{index}")
        remove.clicked.connect(partial(self._remove, index))
        line.addWidget(remove)
        return row

    def _edited(self, _text: str) -> None:
        self.edited.emit()


def _clean(words: str) -> str:
    return words.replace("\x00", "").strip()
