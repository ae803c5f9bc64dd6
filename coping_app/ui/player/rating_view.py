"""One rating at a time, before or after practice: eleven numbers, nothing preselected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.scales import Scale
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from coping_app.ui.widgets.rating_bar import RatingBar
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

RATING_WIDTH = 880
"""Eleven numbers in one row, at 100 % text."""
BUTTON_WIDTH = 160


class RatingView(ScrollPage):
    """Asks one scale. The before-value is nowhere to be seen while the after-value is asked.

    Signals:
        rated: The chosen number, or None for a skip.
    """

    rated = Signal(object)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, width=RATING_WIDTH, centred=True, parent=parent)
        self._subject = PlainText(themes, "", "body", "muted", "centre")
        self._question = PlainText(themes, "", "title", "text", "centre")
        self._question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bar_place = QVBoxLayout()
        self._bar: RatingBar | None = None
        self._skip = SecondaryButton(themes, self.tr("Skip"), target=TARGET_SESSION)
        self._skip.setAccessibleIdentifier("rating-skip")
        self._next = PrimaryButton(themes, "", target=TARGET_SESSION)
        self._next.setAccessibleIdentifier("rating-next")
        for button in (self._skip, self._next):
            button.setMinimumWidth(BUTTON_WIDTH)
        self._skip.clicked.connect(self._skip_clicked)
        self._next.clicked.connect(self._next_clicked)
        self._hint = PlainText(themes, "", "secondary", "muted", "centre")
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        column = QVBoxLayout()
        column.setSpacing(24)
        for item in (self._subject, self._question):
            column.addWidget(item)
        column.addLayout(self._bar_place)
        column.addLayout(buttons)
        column.addWidget(self._hint)
        self.body.addStretch(1)
        self.body.addLayout(column)
        self.body.addStretch(1)

    @property
    def value(self) -> int | None:
        """The number chosen so far."""
        return self._bar.value if self._bar else None

    def ask(self, scale: Scale, subject: str, next_words: str, hint: str = "") -> None:
        """Asks ``scale``; ``subject`` is the exercise, ``next_words`` the primary button."""
        self._subject.setText(subject)
        self._question.setText(scale.question)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._next.setText(next_words)
        self._next.setEnabled(False)
        if self._bar is not None:
            self._bar_place.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = RatingBar(
            self._themes, scale.question, scale.low_word, scale.high_word, target=TARGET_SESSION
        )
        self._bar.value_changed.connect(self._value_chosen)
        self._bar_place.addWidget(self._bar)
        self._bar.show()  # now, not with the next event: the keyboard may come at once
        self.verticalScrollBar().setValue(0)

    def focus_heading(self) -> None:
        """The question takes the focus, so that it is read out first."""
        self._question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value_chosen(self, _value: int) -> None:
        self._next.setEnabled(True)

    def _skip_clicked(self) -> None:
        self.rated.emit(None)

    def _next_clicked(self) -> None:
        self.rated.emit(self.value)
