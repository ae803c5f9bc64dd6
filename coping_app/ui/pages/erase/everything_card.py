"""Deleting everything: the one deletion that is asked about before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.text import PlainText


class EraseEverythingCard(Card):
    """Says what goes, and asks once more with the focus on what changes nothing.

    Signals:
        confirmed: The answer was yes; True where what was added by hand goes, too.
    """

    confirmed = Signal(bool)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        words = self.tr(
            "All records go: sessions, cards, plans, notes and settings. So do their key, "
            "all backups and all that the app kept for itself. Then the app closes."
        )
        self.own_files = CheckMark(themes, self.tr("Exercises and files that I added, too"))
        self.own_files.setAccessibleIdentifier("erase.own-files")
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.body.addWidget(PlainText(themes, self.tr("Everything"), "heading"))
        self.body.addWidget(PlainText(themes, words))
        self.body.addWidget(self.own_files)
        self.body.addLayout(self._place)
        self._offer()

    def _offer(self) -> None:
        self._is_asking = False
        empty(self._place)
        button = SecondaryButton(self._themes, self.tr("Delete everything"), "trash-2")
        button.setAccessibleIdentifier("erase.everything")
        button.clicked.connect(self._ask)
        self._place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        """The question takes the place of the button."""
        empty(self._place)
        self._is_asking = True
        keep = PrimaryButton(self._themes, self.tr("Keep my records"))
        keep.setAccessibleIdentifier("erase.keep")
        keep.clicked.connect(self._keep)
        delete = SecondaryButton(self._themes, self.tr("Delete everything for good"), "trash-2")
        delete.setAccessibleIdentifier("erase.everything-now")
        delete.clicked.connect(lambda: self.confirmed.emit(self.own_files.isChecked()))
        buttons = FlowLayout()
        buttons.addWidget(keep)
        buttons.addWidget(delete)
        ask = self.tr("Delete all your records? Nobody can bring them back.")
        self._place.addWidget(PlainText(self._themes, ask, "strong"))
        self._place.addLayout(buttons)
        reveal(self)
        focus_on(self, "erase.keep")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the safe answer to the question."""
        if escapes(event) and self._is_asking:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self._offer()
        reveal(self)
        focus_on(self, "erase.everything")
