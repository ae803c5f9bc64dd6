"""One rating at a time, before or after practice: eleven numbers, nothing preselected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

RATING_WIDTH = 880
"""Eleven numbers in one row, at 100 % text."""
BUTTON_WIDTH = 160


class RatingView(ScrollPage):
    """Asks one scale. The before-value is nowhere to be seen while the after-value is asked.

    Signals:
        rated: The chosen number, or None for a skip.
        back_requested: To the question before, to be answered anew.
    """

    rated = Signal(object)
    back_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, width=RATING_WIDTH, centred=True, parent=parent)
        self._back = QuietButton(themes, self.tr("Back"), "chevron-left")
        self._back.setAccessibleIdentifier("rating-back")
        self._back.clicked.connect(self.back_requested)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # from question to question nothing moves
        self._back.setSizePolicy(policy)
        self._back.hide()
        self._place = PlainText(themes, "", "secondary", "muted", "centre")
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
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        column = QVBoxLayout()
        column.setSpacing(24)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        for item in (self._subject, self._question):
            column.addWidget(item)
        column.addLayout(self._bar_place)
        column.addLayout(buttons)
        column.addWidget(self._place)
        self.body.addStretch(1)
        self.body.addLayout(column)
        self.body.addStretch(1)

    @property
    def value(self) -> int | None:
        """The number chosen so far."""
        return self._bar.value if self._bar else None

    def ask(
        self,
        scale: Scale,
        subject: str,
        next_words: str,
        place: tuple[int, int] = (1, 1),
        value: int | None = None,
    ) -> None:
        """Asks one scale.

        Args:
            scale: What is asked.
            subject: The exercise.
            next_words: On the primary button.
            place: Which question it is, and of how many; there is a way back from the second on.
            value: What was answered before, where the person came back to it.
        """
        number, count = place
        self._back.setVisible(number > 1)
        self._place.setText(self.tr("{number} of {count}").format(number=number, count=count))
        self._place.setVisible(count > 1)
        self._subject.setText(subject)
        self._question.setText(scale.question)
        self._next.setText(next_words)
        self._next.setEnabled(value is not None)
        if self._bar is not None:
            self._bar_place.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = RatingBar(
            self._themes, scale.question, scale.low_word, scale.high_word, target=TARGET_SESSION
        )
        self._bar.set_value(value)
        self._bar.value_changed.connect(self._value_chosen)
        self._bar_place.addWidget(self._bar)
        self._bar.show()  # now, not with the next event: the keyboard may come at once
        self.verticalScrollBar().setValue(0)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return not self._back.isHidden()

    def step_back(self) -> bool:
        """To the question before, as Back does; False at the first."""
        goes = self.can_go_back
        if goes:
            self.back_requested.emit()
        return goes

    def focus_heading(self) -> None:
        """The question takes the focus, so that it is read out first."""
        self._question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value_chosen(self, _value: int) -> None:
        self._next.setEnabled(True)

    def _skip_clicked(self) -> None:
        self.rated.emit(None)

    def _next_clicked(self) -> None:
        self.rated.emit(self.value)
