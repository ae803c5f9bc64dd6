"""The end of a session: what it was, what changed in plain words, and whether it was useful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coping_app.ui.pages.talk_card import TalkCard
from coping_app.ui.player.change_words import change_words, minutes_words
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import ChoiceButton, PrimaryButton, SecondaryButton
from coping_app.ui.widgets.card import Card, Separator
from coping_app.ui.widgets.flow_layout import FlowLayout
from coping_app.ui.widgets.pictures import CalmPicture
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText


@dataclass(frozen=True, slots=True)
class Change:
    """One scale before and after; None where it was skipped."""

    title: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing page says.

    Attributes:
        practised_s: Seconds of practice.
        stopped: The person ended it early; that is as good an end as any.
        changes: One row a scale that was asked before and after.
        care: Sentences of the stop rules; where there are any, nothing is praised.
        offer_grounding: Show the way to grounding and help.
        can_say_more: Progress has enough pairs of this exercise to say more.
        offer_talk: Suggest to talk to someone, with the way to help.
    """

    practised_s: float
    stopped: bool
    changes: tuple[Change, ...]
    care: tuple[str, ...] = ()
    offer_grounding: bool = False
    can_say_more: bool = False
    offer_talk: bool = False


class ClosingView(ScrollPage):
    """The closing page.

    Signals:
        useful_answered: ``yes``, ``a-little`` or ``not-today``.
        finished: Back to where the person came from.
        grounding_requested, help_requested: After a hard session.
    """

    useful_answered = Signal(str)
    finished = Signal()
    grounding_requested = Signal()
    help_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, centred=True, parent=parent)
        self._content: QWidget | None = None
        self._title: PlainText | None = None
        self._told_useful = ""

    def show_closing(self, closing: Closing, unsaved: bool = False) -> None:
        """Shows one ended session; what the person pressed here before stays pressed.

        Args:
            closing: What is said.
            unsaved: Some of it waits in memory: then nothing claims to be saved.
        """
        while self.body.count():
            item = self.body.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        self.body.addStretch(1)
        if not closing.care and not closing.offer_talk:
            self.body.addWidget(
                CalmPicture(self._themes, "closing"), 0, Qt.AlignmentFlag.AlignHCenter
            )
        title = self._title_words(closing, unsaved)
        self._title = PlainText(self._themes, title, "title", align="centre")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self._title)
        if unsaved:
            self.body.addWidget(PlainText(self._themes, self._unsaved_words(), align="centre"))
        if closing.changes:
            self.body.addWidget(self._change_card(closing.changes))
            self.body.addWidget(self._note(closing))
        for sentence in closing.care:
            self.body.addWidget(PlainText(self._themes, sentence, "body", align="centre"))
        if closing.offer_grounding:
            self.body.addWidget(self._care_buttons())
        if closing.offer_talk:
            self.body.addWidget(self._talk_card())
        if closing.practised_s > 0:
            self.body.addWidget(self._useful_row())
        back = PrimaryButton(self._themes, self.tr("Back to Today"), target=TARGET_SESSION)
        back.setAccessibleIdentifier("closing-back")
        back.setMinimumWidth(self._themes.theme.px(240))
        back.clicked.connect(self.finished)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

    def focus_heading(self) -> None:
        """The sentence on top takes the focus."""
        if self._title is not None:
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Back to Today, as the button does."""
        self.finished.emit()
        return True

    def _unsaved_words(self) -> str:
        return self.tr("We keep trying to save it, also when you go back to Today.")

    def _title_words(self, closing: Closing, unsaved: bool) -> str:
        if closing.care:
            hard = self.tr("This one was hard. Your answers are saved.")
            return self.tr("This one was hard. It is not all saved yet.") if unsaved else hard
        if closing.practised_s <= 0:
            stopped = self.tr("Stopped. Your answers are saved.")
            return self.tr("Stopped. It is not all saved yet.") if unsaved else stopped
        if unsaved:
            words = self.tr("That was {minutes} for you. It is not all saved yet.")
            return words.format(minutes=minutes_words(closing.practised_s))
        if closing.stopped:
            words = self.tr("Stopped. That was {minutes} for you.")
        else:
            words = self.tr("Done. That was {minutes} for you.")
        return words.format(minutes=minutes_words(closing.practised_s))

    def _note(self, closing: Closing) -> PlainText:
        words = (
            self.tr("One practice says little. Progress shows all of them together.")
            if closing.can_say_more
            else self.tr("One practice says little. After eight, Progress can say more.")
        )
        return PlainText(self._themes, words, "secondary", "muted", "centre")

    def _change_card(self, changes: Sequence[Change]) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(4, 3)
        for index, change in enumerate(changes):
            if index:
                grid.addWidget(Separator(), 2 * index - 1, 0, 1, 5)
            self._add_row(grid, 2 * index, change)
        card.body.addLayout(grid)
        return card

    def _add_row(self, grid: QGridLayout, row: int, change: Change) -> None:
        grid.addWidget(PlainText(self._themes, change.title), row, 0)
        if change.before is None or change.after is None:
            skipped = PlainText(self._themes, self.tr("skipped"), "body", "muted", "end")
            grid.addWidget(skipped, row, 4)
            return
        before = PlainText(
            self._themes, str(change.before), "subheading", "muted", "end", heading=False
        )
        after = PlainText(self._themes, str(change.after), "heading", heading=False)
        arrow = PlainText(self._themes, "→", "body", "muted", "centre")
        words = PlainText(self._themes, change_words(change.before, change.after), align="end")
        for column, label in enumerate((before, arrow, after, words), start=1):
            grid.addWidget(label, row, column)

    def _useful_row(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(gap=16, centred=True, parent=holder)
        question = PlainText(self._themes, self.tr("Was it useful?"))
        flow.addWidget(question)
        self._useful = [
            (ChoiceButton(self._themes, words, target=TARGET_SESSION), key)
            for key, words in (
                ("yes", self.tr("Yes")),
                ("a-little", self.tr("A little")),
                ("not-today", self.tr("Not today")),
            )
        ]
        for button, key in self._useful:
            button.setAccessibleIdentifier(f"useful-{key}")
            button.setChecked(key == self._told_useful)
            button.toggled.connect(self._useful_toggled)
            flow.addWidget(button)
        return holder

    def _useful_toggled(self) -> None:
        """One of three; a toggle by an assistive action is the same answer as a press."""
        pressed = self.sender()
        for button, key in self._useful:
            button.show_checked(button is pressed)
            if button is pressed:
                self._told_useful = key
                self.useful_answered.emit(key)

    def _talk_card(self) -> TalkCard:
        card = TalkCard(self._themes, self.tr("Your mood has been very low for two weeks."))
        card.help_requested.connect(self.help_requested)
        return card

    def _care_buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        for words, signal, icon in (
            (self.tr("Ground me"), self.grounding_requested, "anchor"),
            (self.tr("I need help"), self.help_requested, "life-buoy"),
        ):
            button = SecondaryButton(self._themes, words, icon, target=TARGET_SESSION)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return holder
