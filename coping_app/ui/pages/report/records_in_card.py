"""Reading records back from a file: look first, then take in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.export.json.json_import import RefusedFile
from coping_app.features.report import words as report_words
from coping_app.features.report.service import Found
from coping_app.features.report.view import count_rows
from coping_app.store.base.errors import StoreError
from coping_app.store.travel.portable import TakenIn
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.waiting import waiting

ENDING = ".json"
AskOpen = Callable[[QWidget, str, str], Path | None]


class Importer(Protocol):
    """What takes records in; see ``report_desk``."""

    def look_into(self, path: Path) -> Found:
        """Reads a file and counts what would be new."""
        ...

    def take_in(self, found: Found) -> TakenIn:
        """Adds what is new."""
        ...


class RecordsInCard(Card):
    """Chooses a file, tells what is in it, and takes it in only when asked to.

    Signals:
        taken_in: There are new records.

    Args:
        desk: Reads and keeps.
        ask_open: Asks which file, given this card, a title and an ending.
    """

    taken_in = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        desk: Importer,
        ask_open: AskOpen,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._desk = desk
        self._ask_open = ask_open
        self._found: Found | None = None
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        words = self.tr(
            "A file “Everything (JSON)” can come back, here or on another computer. "
            "Nothing is there twice."
        )
        self._choose = SecondaryButton(themes, self.tr("Choose a file"), "upload")
        self._choose.setAccessibleIdentifier("report.read")
        self._choose.clicked.connect(self._ask)
        self.body.addWidget(PlainText(themes, self.tr("Read records back"), "heading"))
        self.body.addWidget(PlainText(themes, words))
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._place)

    def clear(self) -> None:
        """Forgets the file and what was said of it."""
        self._found = None
        empty(self._place)

    def _ask(self) -> None:
        path = self._ask_open(self, self.tr("Read records back"), ENDING)
        if path is not None:
            self.clear()
            self._look_into(path)
        self._choose.setFocus()

    def _look_into(self, path: Path) -> None:
        try:
            with waiting():
                self._found = self._desk.look_into(path)
        except RefusedFile as refused:
            self._say(report_words.refused(path.name, refused), "danger")
        except StoreError as error:
            self._say(report_words.store_trouble(error), "danger")
        except OSError:
            self._say(report_words.unreadable(path.name), "danger")
        else:
            self._show_counts(self._found)

    def _show_counts(self, found: Found) -> None:
        anything = found.counts.anything_new
        left_out = report_words.left_out_count(found.file, found.counts)
        title = report_words.in_file(found.path.name, anything, left_out)
        self._place.addWidget(PlainText(self._themes, title, "strong"))
        for row in count_rows(found.counts):
            words = self.tr("{kind}: {new} new, {known} here already").format(
                kind=report_words.kind_words(row.kind), new=row.new, known=row.known
            )
            self._place.addWidget(PlainText(self._themes, words))
        lines = report_words.left_out(found.file.left_out, left_out) if left_out else []
        for head in lines[:1]:
            self._place.addWidget(PlainText(self._themes, head, "strong"))
        if anything:
            self._place.addLayout(self._buttons())
        if lines:
            self._show_left_out(lines)
        reveal(self)

    def _show_left_out(self, lines: Sequence[str]) -> None:
        """Which rows stay outside: small, below the buttons, as there can be a hundred."""
        rows = PlainText(self._themes, "\n".join(lines[1:]), "secondary", "muted")
        rows.setAccessibleIdentifier("report.left-out")
        self._place.addWidget(rows)

    def _buttons(self) -> FlowLayout:
        take = SecondaryButton(self._themes, self.tr("Take them in"), "download")
        take.setAccessibleIdentifier("report.take-in")
        take.clicked.connect(self._take_in)
        leave = QuietButton(self._themes, self.tr("Leave it"))
        leave.setAccessibleIdentifier("report.leave")
        leave.clicked.connect(self._leave)
        buttons = FlowLayout()
        buttons.addWidget(take)
        buttons.addWidget(leave)
        return buttons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the file that was chosen."""
        if escapes(event) and self._found is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.clear()
        self._choose.setFocus()

    def _take_in(self) -> None:
        found = self._found
        if found is None:
            return
        self.clear()
        try:
            with waiting():
                counts = self._desk.take_in(found)
        except StoreError as error:
            self._say(report_words.store_trouble(error), "danger")
        else:
            left_out = report_words.left_out_count(found.file, counts)
            self._say(report_words.taken_in(counts.settings.new > 0, left_out), "ok")
            self.taken_in.emit()
        focus_on(self, "report.read")

    def _say(self, words: str, tone: MessageTone) -> None:
        bar = MessageBar(self._themes, words, tone, closable=False)
        self._place.addWidget(bar)
        reveal(self)
