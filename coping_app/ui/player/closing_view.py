"""The end of a session: what it was, what changed in plain words, and whether it was useful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.features.player.change_words import change_words, minutes_words
from coping_app.ui.parts.talk_card import TalkCard
from coping_app.ui.player.gentle import GentleWays
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import ChoiceButton, PrimaryButton
from coping_app.ui.widgets.card import Card, Separator
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.pictures import CalmPicture
from coping_app.ui.widgets.rating.rating_rows import RatingRows
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText


@dataclass(frozen=True, slots=True)
class Change:
    """One scale that was rated before and after."""

    title: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing page says.

    Attributes:
        practised_s: Seconds of practice.
        stopped: The person ended it early; that is as good an end as any.
        changes: One row a scale that was rated before and after; none after a stop.
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
        rated: Id of a scale, and its number, or None where it was taken back; after a stop.
        finished: Back to where the person came from.
        grounding_requested, help_requested: After a hard session.
    """

    useful_answered = Signal(str)
    rated = Signal(str, object)
    finished = Signal()
    grounding_requested = Signal()
    help_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, centred=True, parent=parent)
        self._picture: QWidget | None = None
        self._care_place = QVBoxLayout()
        self._said: tuple[str, ...] = ()
        self._title: PlainText | None = None
        self._told_useful = ""

    def show_closing(
        self,
        closing: Closing,
        unsaved: bool = False,
        offered: Sequence[Scale] = (),
        given: Mapping[str, int | None] | None = None,
    ) -> None:
        """Shows one ended session; what the person pressed here before stays pressed.

        Args:
            closing: What is said.
            unsaved: Some of it waits in memory: then nothing claims to be saved.
            offered: Scales that can be rated here, after a stop.
            given: What was rated on them so far.
        """
        empty(self.body)
        self._said = ()
        self.body.addStretch(1)
        self._picture = CalmPicture(self._themes, "closing")
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._picture.setVisible(not closing.offer_talk)
        self._title = PlainText(
            self._themes, self._title_words(closing, unsaved), "title", align="centre"
        )
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self._title)
        if words := self._kept_words(closing, unsaved):
            self.body.addWidget(PlainText(self._themes, words, "body", "muted", "centre"))
        if closing.changes:
            self.body.addWidget(self._change_card(closing.changes))
            self.body.addWidget(self._note(closing))
        self._care_place = QVBoxLayout()
        self._care_place.setSpacing(16)
        self.body.addLayout(self._care_place)
        self.show_care(closing)
        if closing.stopped:
            self._add_back()  # ahead of the rows: who has had enough needs no way through them
        if offered:
            self.body.addWidget(self._offered_rows(offered, given or {}))
        if closing.offer_talk:
            self.body.addWidget(self._talk_card())
        if closing.practised_s > 0 and not closing.stopped:
            self.body.addWidget(self._useful_row())
        if not closing.stopped:
            self._add_back()
        self.body.addStretch(1)
        reveal(self)

    def _add_back(self) -> None:
        back = PrimaryButton(self._themes, self.tr("Back to Today"), target=TARGET_SESSION)
        back.setAccessibleIdentifier("closing-back")
        back.setMinimumWidth(self._themes.theme.px(240))
        back.clicked.connect(self.finished)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_care(self, closing: Closing) -> None:
        """What the stop rules ask for by now. Help that was offered stays, whatever is told."""
        if set(closing.care) <= set(self._said):
            return
        self._said = closing.care
        if self._picture is not None:
            self._picture.hide()
        empty(self._care_place)
        for sentence in closing.care:
            self._care_place.addWidget(PlainText(self._themes, sentence, "body", align="centre"))
        if closing.offer_grounding:
            ways = GentleWays(self._themes)
            ways.grounding_requested.connect(self.grounding_requested)
            ways.help_requested.connect(self.help_requested)
            self._care_place.addWidget(ways)
        reveal(self)

    def focus_heading(self) -> None:
        """The sentence on top takes the focus."""
        if self._title is not None:
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Back to Today, as the button does."""
        self.finished.emit()
        return True

    def _kept_words(self, closing: Closing, unsaved: bool) -> str:
        if unsaved:
            return self.tr("We keep trying to save it, also when you go back to Today.")
        kept = closing.stopped and closing.practised_s > 0
        return self.tr("What you did is kept.") if kept else ""

    def _title_words(self, closing: Closing, unsaved: bool) -> str:
        if closing.stopped:
            stopped = self.tr("Stopped. That is fine.")
            return self.tr("Stopped. It is not all saved yet.") if unsaved else stopped
        if closing.care:
            hard = self.tr("This one was hard. Your answers are saved.")
            return self.tr("This one was hard. It is not all saved yet.") if unsaved else hard
        if unsaved:
            words = self.tr("That was {minutes} for you. It is not all saved yet.")
        else:
            words = self.tr("Done. That was {minutes} for you.")
        return words.format(minutes=minutes_words(closing.practised_s))

    def _offered_rows(self, scales: Sequence[Scale], given: Mapping[str, int | None]) -> RatingRows:
        heading = self.tr("How is it now?")
        hint = self.tr("If you like. You can leave without it.")
        rows = RatingRows(self._themes, "after", heading, hint)
        rows.show_scales(scales, given)
        rows.changed.connect(self.rated)
        return rows

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
