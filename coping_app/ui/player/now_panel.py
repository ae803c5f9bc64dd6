"""What may stand in the place of the circle: the flare-up plan, other exercises, or the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.today.now import FLARE_PLAN, Other
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words


class NowPanel(ScrollPage):
    """A page within the page; none of it asks anything.

    Signals:
        back_requested: The circle, please.
        again_requested: The same once more.
        leave_requested: Enough for now.
        exercise_requested: Id of an exercise that is to begin at once.
    """

    back_requested = Signal()
    again_requested = Signal()
    leave_requested = Signal()
    exercise_requested = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, " ", centred=True, parent=parent)
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def show_plan(self, pairs: Sequence[tuple[str, str]]) -> None:
        """The person's own plan, large; where there is none, the exercise that makes one."""
        self._begin(self.tr("My flare-up plan"))
        if pairs:
            card = Card(panel=True)
            for ask, answer in pairs:
                card.body.addWidget(PlainText(self._themes, ask, "secondary", "muted"))
                card.body.addWidget(PlainText(self._themes, answer, "caption"))
            self._place.addWidget(card)
            self._end(self._back())
            return
        self._say(self.tr("You have no plan here yet. You can make one now, or on a calm day."))
        make = partial(self.exercise_requested.emit, FLARE_PLAN)
        self._end(
            self._button(self.tr("Make a plan"), "pencil", "now-make-plan", make), self._back()
        )

    def show_others(self, others: Sequence[Other]) -> None:
        """A few other exercises; each begins with the press."""
        self._begin(self.tr("Something else"))
        if not others:
            self._say(self.tr("There is nothing else here just now."))
        for other in others:
            label = self.tr("{title}, {minutes}").format(
                title=other.title, minutes=words.minutes(other.length_s)
            )
            begin = partial(self.exercise_requested.emit, other.id)
            self._place.addWidget(self._button(label, "play", f"now-start-{other.id}", begin))
        self._end(self._back())

    def show_end(self) -> None:
        """It is over by itself: nothing is asked, and nobody is sent away."""
        self._begin(self.tr("That was for you."))
        self._say(self.tr("Stay here as long as you like."))
        leave = QuietButton(self._themes, self.tr("Back"), "chevron-left")
        leave.setAccessibleIdentifier("now-leave")
        leave.clicked.connect(self.leave_requested)
        self._end(
            self._button(self.tr("Once more"), "wind", "now-again", self.again_requested.emit),
            leave,
        )

    def _begin(self, title: str) -> None:
        empty(self._place)
        self.set_title(title)

    def _say(self, sentence: str) -> None:
        self._place.addWidget(PlainText(self._themes, sentence))

    def _button(
        self, label: str, icon: str, name: str, act: Callable[[], object]
    ) -> WordButton:
        button = SecondaryButton(self._themes, label, icon)
        button.setAccessibleIdentifier(name)
        button.clicked.connect(lambda: act())
        return button

    def _back(self) -> WordButton:
        back = QuietButton(self._themes, self.tr("Back to the circle"), "chevron-left")
        back.setAccessibleIdentifier("now-back")
        back.clicked.connect(self.back_requested)
        return back

    def _end(self, *buttons: WordButton) -> None:
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
        self._place.addLayout(row)
        reveal(self)
