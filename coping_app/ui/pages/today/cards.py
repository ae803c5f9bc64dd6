"""The cards that Today always has: the main offer, and the small ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.features.today import words as today_words
from coping_app.features.today.view import Offer
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.pictures import CalmPicture
from coping_app.ui.widgets.text import PlainText

_PICTURE_FROM = 620
"""The picture is left out where the card is narrower than this at 100 %."""
_MAIN_PADDING = 32


class OfferCard(Card):
    """The one exercise of the day, with a picture of the sea where there is room."""

    start_requested = Signal(str, bool)
    library_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__("soft", padding=_MAIN_PADDING, parent=parent)
        self.setObjectName("todayOffer")
        self._themes = themes
        self._exercise_id = ""
        self._why = PlainText(themes, role="secondary-strong", tone="on-soft")
        self._title = PlainText(themes, role="heading")
        self._details = PlainText(themes, tone="on-soft")
        self._note = PlainText(themes, role="secondary", tone="on-soft")
        self._picture = CalmPicture(themes, "sunrise", "primary-soft")
        self.start = PrimaryButton(themes, self.tr("Start"), "play")
        self.second_start = SecondaryButton(themes, self.tr("Start"), "play")
        self.half = QuietButton(themes, self.tr("Half as long"))
        self.library = SecondaryButton(themes, self.tr("Open the library"), "library")
        self._name_buttons()
        self._lay_out()
        themes.changed.connect(self._fit)

    def show_offer(self, offer: Offer | None, voice_on: bool, leads: bool) -> None:
        """Show what is offered.

        Args:
            offer: None where there is no exercise at all.
            voice_on: Whether a voice will guide.
            leads: False where another card carries the primary button.
        """
        for button in (self.start, self.second_start, self.half, self.library):
            button.hide()
        if offer is None:
            self._show_nothing()
            return
        self._exercise_id = offer.exercise.id
        self._say(
            today_words.why(offer), offer.exercise.title, today_words.details(offer, voice_on),
            offer.note or offer.exercise.summary,
        )  # fmt: skip
        start = self.start if leads else self.second_start
        start.show()
        self.half.show()
        for button in (start, self.half):
            button.setAccessibleDescription(offer.exercise.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where the words need the room."""
        super().resizeEvent(event)
        self._fit()

    def _show_nothing(self) -> None:
        self._say("", self.tr("There are no exercises here yet."), "", "")
        self.library.show()

    def _say(self, why: str, title: str, details: str, note: str) -> None:
        texts = {self._why: why, self._title: title, self._details: details, self._note: note}
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))

    def _name_buttons(self) -> None:
        self.start.setAccessibleIdentifier("today.start")
        self.second_start.setAccessibleIdentifier("today.start-second")
        self.half.setAccessibleIdentifier("today.half")
        self.library.setAccessibleIdentifier("today.library")
        self.start.clicked.connect(self._start)
        self.second_start.clicked.connect(self._start)
        self.half.clicked.connect(self._start_half)
        self.library.clicked.connect(self.library_requested)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self.start, self.second_start, self.half, self.library):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for label in (self._why, self._title, self._details, self._note):
            words.addWidget(label)
        words.addSpacing(16)
        words.addLayout(buttons)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def _fit(self) -> None:
        self._picture.setVisible(self.width() >= self._themes.theme.px(_PICTURE_FROM))

    def _start(self) -> None:
        self.start_requested.emit(self._exercise_id, False)

    def _start_half(self) -> None:
        self.start_requested.emit(self._exercise_id, True)


class SmallCard(Card):
    """A heading, a sentence or two, and one button at the foot.

    Args:
        name: Accessible identifier of the button.
    """

    def __init__(
        self, themes: ThemeStore, title: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self.setObjectName(name)
        self._title = PlainText(themes, title, "subheading")
        self.words = PlainText(themes)
        self.note = PlainText(themes, role="secondary", tone="muted")
        self.button: WordButton = SecondaryButton(themes, "")
        self.button.setAccessibleIdentifier(name)
        self.body.addWidget(self._title)
        self.body.addWidget(self.words)
        self.body.addWidget(self.note)
        self.extra = QVBoxLayout()
        self.body.addLayout(self.extra)
        self.body.addStretch(1)
        self.body.addSpacing(8)
        self.body.addWidget(self.button)

    def say(self, words: str, note: str, action: str, description: str = "") -> None:
        """Fill the card; empty texts take no room."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.button.setText(action)
        self.button.setAccessibleDescription(description)
