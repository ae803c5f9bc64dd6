"""Backups: which there are, what each holds, and going back to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from coping_app.store.backups.backups import Backup
from coping_app.ui.pages.backups import words as backup_words
from coping_app.ui.pages.backups.backup_row import BackupRow
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.card import Card, Separator
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.words import day

_CHOICE_WIDTH = 364
_SIDE_BY_SIDE = 900
"""Pixels at 100 %; below it what was chosen stands under the list."""


class BackupsPage(ScrollPage):
    """A list to choose from; beside it what the chosen one holds, and the one button.

    There is no second question: the file that is there is kept.

    Signals:
        back_requested: Nothing is to be done.
        restore_requested: The backup to go back to.

    Args:
        backups: Asked when the page is shown; the newest first.
        today: The person's day.
        newer: How many practices are newer than a backup; None where the file is damaged.
        back: Words of the way back.
    """

    back_requested = Signal()
    restore_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        backups: Callable[[], Sequence[Backup]],
        today: Callable[[], date],
        newer: Callable[[Backup], int] | None,
        back: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Backups"),
            self.tr("Made by itself after your first practice of a day. Each was read back."),
            width=CHART_WIDTH,
            parent=parent,
        )
        self._read_backups = backups
        self._today = today
        self._newer = newer
        self._group = QButtonGroup(self)
        button = QuietButton(themes, back, "chevron-left")
        button.setAccessibleIdentifier("backups.back")
        button.clicked.connect(self.back_requested)
        self.body.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignLeading)
        self._said = QVBoxLayout()
        self.body.addLayout(self._said)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        self._list = Card(padding=8)
        self._list.body.setSpacing(0)
        self._choice = Card()
        self._both.addWidget(self._list, 1, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._both)
        self.body.addStretch(1)
        themes.changed.connect(self._arrange)

    def refresh(self) -> None:
        """Read anew which backups there are; the newest is chosen."""
        empty(self._said)
        empty(self._list.body)
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        found = self._read_backups()
        for number, backup in enumerate(found):
            if number:
                self._list.body.addWidget(Separator())
            self._list.body.addWidget(self._row(backup, chosen=number == 0))
        if not found:
            self._list.body.setContentsMargins(24, 24, 24, 24)
            words = self.tr("There is none yet. The first comes after your next practice.")
            self._list.body.addWidget(PlainText(self._themes, words))
        self._choice.setVisible(bool(found))
        if found:
            self._show(found[0])
        self._arrange()
        reveal(self)

    def say(self, words: str, tone: MessageTone = "danger") -> None:
        """What could not be done, above the list."""
        empty(self._said)
        self._said.addWidget(MessageBar(self._themes, words, tone, closable=False))
        reveal(self)

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side only where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Whatever there is; the column wraps."""
        return QSize(0, 0)

    def _arrange(self) -> None:
        theme = self._themes.theme
        wide = self.viewport().width() >= theme.px(_SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._choice.setMinimumWidth(theme.px(_CHOICE_WIDTH) if wide else 0)
        self._choice.setMaximumWidth(theme.px(_CHOICE_WIDTH) if wide else 16777215)
        # Below each other each takes the whole width.
        align = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        for card in (self._list, self._choice):
            self._both.setAlignment(card, align)

    def _row(self, backup: Backup, chosen: bool) -> BackupRow:
        counts = backup.counts
        today = self._today()
        row = BackupRow(
            self._themes,
            day(backup.day, today),
            backup_words.made_at(backup, today),
            (
                backup_words.practices(counts.get("sessions", 0)),
                backup_words.cards(counts.get("cards", 0)),
            ),
        )
        row.setAccessibleIdentifier(f"backups.row.{backup.number}")
        row.setChecked(chosen)
        row.toggled.connect(lambda on: self._show(backup) if on else None)
        self._group.addButton(row)
        return row

    def _show(self, backup: Backup) -> None:
        """What the chosen one holds, what is newer, and that nothing is lost."""
        themes, place = self._themes, self._choice.body
        empty(place)
        place.addWidget(PlainText(themes, self.tr("You chose"), "secondary", "muted"))
        place.addWidget(PlainText(themes, backup_words.long_day(backup), "heading"))
        place.addWidget(PlainText(themes, backup_words.holds(backup)))
        place.addWidget(Separator())
        place.addWidget(PlainText(themes, self.tr("Newer than this backup"), "strong"))
        newer = self._newer(backup) if self._newer else None
        place.addWidget(PlainText(themes, backup_words.newer(newer)))
        kept = backup_words.kept(self._newer is None)
        place.addWidget(MessageBar(themes, kept, closable=False))
        words = self.tr("Restore {day}").format(day=day(backup.day, self._today()))
        restore = PrimaryButton(themes, words, "undo-2")
        restore.setAccessibleIdentifier("backups.restore")
        restore.clicked.connect(lambda: self.restore_requested.emit(backup))
        place.addWidget(restore)
        reveal(self)
