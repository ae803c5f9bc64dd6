"""The personal trial on Today: what it suggests, or that it is over. Quiet, and never a duty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.features.today import words as today_words
from coping_app.features.today.view import TrialToday
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class TodayTrialCard(Card):
    """One sentence, and two buttons of which none is the main one.

    Signals:
        start_requested: Id of the exercise, and False: as long as it is.
        put_off_requested: Key of the trial: not today.
        look_requested: Show the page of trials.
    """

    start_requested = Signal(str, bool)
    put_off_requested = Signal(str)
    look_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("todayTrial")
        self._trial: TrialToday | None = None
        self._title = PlainText(themes, role="subheading")
        self._words = PlainText(themes)
        self._start = SecondaryButton(themes, self.tr("Start"), "play")
        self._put_off = QuietButton(themes, self.tr("Not today"))
        self._look = SecondaryButton(themes, self.tr("See the result"), "eye")
        flow = FlowLayout()
        for button, name in (
            (self._start, "today.trial-start"),
            (self._put_off, "today.trial-not-today"),
            (self._look, "today.trial-look"),
        ):
            button.setAccessibleIdentifier(name)
            flow.addWidget(button)
        self._start.clicked.connect(self._ask_start)
        self._put_off.clicked.connect(self._ask_put_off)
        self._look.clicked.connect(self.look_requested)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(flow)

    def show_trial(self, trial: TrialToday) -> None:
        """Says what the trial suggests today, or that it is over."""
        self._trial = trial
        self._title.setText(today_words.trial_title(trial))
        self._words.setText(today_words.trial(trial))
        is_over = trial.exercise is None
        self._look.setVisible(is_over)
        self._start.setVisible(not is_over)
        self._put_off.setVisible(not is_over)
        if trial.exercise is not None:
            for button in (self._start, self._put_off):
                button.setAccessibleDescription(trial.exercise.title)

    def _ask_start(self) -> None:
        if self._trial is not None and self._trial.exercise is not None:
            self.start_requested.emit(self._trial.exercise.id, False)

    def _ask_put_off(self) -> None:
        if self._trial is not None:
            self.put_off_requested.emit(self._trial.key)
