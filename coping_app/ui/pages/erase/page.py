"""Deleting records now and for good: some words, an exercise, a day, or everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.report.words import store_trouble
from coping_app.store.base.errors import ReadOnlyStore, StoreError
from coping_app.store.deleting.erasing import (
    AllOf,
    DayOf,
    Erasable,
    Removed,
    SessionWithWords,
    Target,
    WordsOf,
)
from coping_app.store.store import Store
from coping_app.ui.pages.erase.everything_card import EraseEverythingCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.fields import Choice, labelled
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.waiting import waiting
from coping_app.wording.words import day as day_words


class ErasePage(ScrollPage):
    """One card for each way of deleting; nothing is chosen beforehand.

    Signals:
        back_requested: To the settings.
        everything_requested: Delete it all; with what was added by hand, too, where True.

    Args:
        store: The records.
        is_busy: True while an exercise is going on or paused: then nothing of it may go.
    """

    back_requested = Signal()
    everything_requested = Signal(bool)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        is_busy: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Delete records"),
            self.tr("What you delete here is gone at once and for good."),
            parent=parent,
        )
        self._store = store
        self._is_busy = is_busy
        back = QuietButton(themes, self.tr("Settings"), "chevron-left")
        back.setAccessibleIdentifier("erase.back")
        back.clicked.connect(self.back_requested)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._said = QVBoxLayout()
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self.body.addLayout(self._said)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Shows what there is to be deleted; what was said before goes."""
        empty(self._said)
        self._build()

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def _build(self) -> None:
        empty(self._place)
        if self._is_busy():
            words = self.tr("An exercise waits for you. Finish or leave it first, then delete.")
            self._place.addWidget(MessageBar(self._themes, words, "info", closable=False))
            reveal(self)
            return
        found = self._store.erasable()
        self._place.addWidget(self._about())
        if found.sessions:
            self._place.addWidget(self._words_card(found))
        if found.exercises:
            self._place.addWidget(self._exercise_card(found))
        if found.days:
            self._place.addWidget(self._day_card(found))
        if found.removed:
            self._place.addWidget(self._removed_card(found.removed))
        everything = EraseEverythingCard(self._themes)
        everything.confirmed.connect(self.everything_requested)
        self._place.addWidget(everything)
        reveal(self)

    def _about(self) -> PlainText:
        return PlainText(
            self._themes,
            self.tr(
                "It cannot be taken back. Older backups go with it, and a new one is made. "
                "Files that you saved elsewhere stay: delete those yourself."
            ),
        )

    def _words_card(self, found: Erasable) -> Card:
        options = [
            (each.session_id, f"{self._day(each.local_date)}, {_time(each)} · {each.title}")
            for each in found.sessions
        ]
        return self._choice_card(
            "words",
            self.tr("The words of one session"),
            self.tr(
                "What you wrote, drew and chose in it goes. So do the cards and plans made "
                "from it. Ratings and time stay."
            ),
            self.tr("Which session?"),
            options,
            self.tr("Delete its words"),
            WordsOf,
        )

    def _exercise_card(self, found: Erasable) -> Card:
        return self._choice_card(
            "exercise",
            self.tr("All of one exercise"),
            self.tr(
                "All its sessions go: ratings, words, drawings and time. So do the cards and "
                "plans made from it."
            ),
            self.tr("Which exercise?"),
            [(each.exercise_id, each.title) for each in found.exercises],
            self.tr("Delete all of it"),
            AllOf,
        )

    def _day_card(self, found: Erasable) -> Card:
        return self._choice_card(
            "day",
            self.tr("One day"),
            self.tr(
                "Its sessions and notes go, with the cards and plans made in them. "
                "Other plans stay, without their tick on that day."
            ),
            self.tr("Which day?"),
            [(day.isoformat(), self._day(day)) for day in found.days],
            self.tr("Delete this day"),
            lambda key: DayOf(date.fromisoformat(key)),
        )

    def _choice_card(
        self,
        name: str,
        title: str,
        words: str,
        ask: str,
        options: list[tuple[str, str]],
        act: str,
        target: Callable[[str], Target],
    ) -> Card:
        choice = Choice(self._themes, ask, [("", self.tr("Not chosen")), *options])
        choice.setAccessibleIdentifier(f"erase.{name}.choice")
        button = SecondaryButton(self._themes, act, "trash-2")
        button.setAccessibleIdentifier(f"erase.{name}")
        button.setEnabled(False)
        choice.key_changed.connect(lambda key: button.setEnabled(bool(key)))
        button.clicked.connect(lambda: self._erase(target(choice.key), choice.currentText()))
        return self._card(title, words, labelled(self._themes, ask, choice), button)

    def _removed_card(self, count: int) -> Card:
        button = SecondaryButton(self._themes, self.tr("Delete them now"), "trash-2")
        button.setAccessibleIdentifier("erase.removed")
        title = self.tr("What you removed")
        button.clicked.connect(lambda: self._erase(Removed(), title))
        words = self.tr("Things you removed that still wait for their thirty days: {count}")
        return self._card(title, words.format(count=count), None, button)

    def _card(
        self, title: str, words: str, field: QWidget | None, button: SecondaryButton
    ) -> Card:
        card = Card()
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        card.body.addWidget(PlainText(self._themes, words))
        if field is not None:
            card.body.addWidget(field)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _erase(self, target: Target, name: str) -> None:
        try:
            with waiting():
                self._store.erase(target)
        except ReadOnlyStore as error:
            self._say(store_trouble(error), "danger")
        except StoreError as error:
            words = self.tr("Some of it may still be on the disk. The next start goes on.")
            self._say(f"{store_trouble(error)} {words}", "danger")
        else:
            self._say(self.tr("Deleted for good: {name}").format(name=name), "ok")
        focus_on(self, "erase.back")

    def _say(self, words: str, tone: MessageTone) -> None:
        empty(self._said)
        self._build()
        self._said.addWidget(MessageBar(self._themes, words, tone, closable=False))
        reveal(self)

    def _day(self, day: date) -> str:
        return day_words(day, self._store.today())


def _time(session: SessionWithWords) -> str:
    """The wall clock at the start: two sessions of a day are told apart by it."""
    begun = session.started_utc.astimezone()
    return QLocale().toString(QTime(begun.hour, begun.minute), QLocale.FormatType.ShortFormat)
