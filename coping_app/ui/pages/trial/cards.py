"""The cards of personal trials: one on the way, and one that is over."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coping_app.features.trial import words as trial_words
from coping_app.features.trial.view import Over, Running
from coping_app.ui.charts.chart_table import ChartTable
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import reveal
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.progress_line import ProgressLine
from coping_app.ui.widgets.text import PlainText

Obstacle = Literal["none", "rests", "missing"]


class RunningTrialCard(Card):
    """What today suggests, how far it has come, and Stop. Nothing here tells a difference.

    Signals:
        start_requested: Id of the exercise.
        put_off_requested: Not today.
        stop_requested: End the trial.

    Args:
        state: How far it has come.
        today: The person's day.
        obstacle: Why the exercise of today cannot be started, if it cannot.
        hint: One more sentence on the exercise of today; empty for none.
    """

    start_requested = Signal(str)
    put_off_requested = Signal(str)
    stop_requested = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        state: Running,
        today: date,
        obstacle: Obstacle,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._state = state
        self._hint = hint
        kept = state.kept
        self._say(trial_words.name(kept), "heading")
        self._say(trial_words.dates(kept, today), "secondary", "muted")
        line = ProgressLine(themes, self.tr("Days of the trial"))
        line.set_fraction(max(0, state.day) / state.days)
        self.body.addWidget(line)
        self._say(trial_words.how_far(state))
        if state.suggestion is not None:
            self._show_today(state.suggestion, today, obstacle)
        self._say(trial_words.enough_needed(), "secondary", "muted")
        stop = QuietButton(themes, self.tr("Stop the trial"), "square")
        stop.setAccessibleIdentifier(f"trial.stop.{kept.key}")
        stop.setAccessibleDescription(trial_words.name(kept))
        stop.clicked.connect(lambda: self.stop_requested.emit(kept.key))
        self.body.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_today(self, exercise_id: str, today: date, obstacle: Obstacle) -> None:
        kept = self._state.kept
        self._say(trial_words.today_title(kept, exercise_id), "subheading")
        if self._state.done_today:
            self._say(trial_words.done_today())
            return
        if obstacle != "none":
            rests = obstacle == "rests"
            self._say(trial_words.resting() if rests else trial_words.missing())
            return
        if kept.put_off == today:
            self._say(trial_words.put_off())
        else:
            self._say(trial_words.only_a_suggestion())
        if self._hint:
            self._say(self._hint)
        self.body.addLayout(self._buttons(exercise_id, kept.put_off == today))

    def _buttons(self, exercise_id: str, is_put_off: bool) -> FlowLayout:
        kept = self._state.kept
        start = SecondaryButton(self._themes, self.tr("Start"), "play")
        start.setAccessibleIdentifier(f"trial.begin.{kept.key}")
        start.setAccessibleDescription(kept.title_of(exercise_id))
        start.clicked.connect(lambda: self.start_requested.emit(exercise_id))
        buttons = FlowLayout()
        buttons.addWidget(start)
        if not is_put_off:
            later = QuietButton(self._themes, self.tr("Not today"))
            later.setAccessibleIdentifier(f"trial.not-today.{kept.key}")
            later.clicked.connect(lambda: self.put_off_requested.emit(kept.key))
            buttons.addWidget(later)
        return buttons

    def _say(self, text: str, role: str = "body", tone: str = "text") -> None:
        self.body.addWidget(PlainText(self._themes, text, role, tone))


class TrialOverCard(Card):
    """A trial that is over: the result once the person wants to see it, and the days behind it.

    Signals:
        look_requested: Show the result.
    """

    look_requested = Signal(str)

    def __init__(
        self, themes: ThemeStore, state: Over, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._state = state
        self._today = today
        self._table: ChartTable | None = None
        self._say(trial_words.name(state.kept), "heading")
        self._say(trial_words.dates(state.kept, today), "secondary", "muted")
        if state.result is None:
            self._offer_look()
        else:
            self._show_result()

    def _offer_look(self) -> None:
        self._say(self.tr("This trial is over. The result is here when you like."))
        key = self._state.kept.key
        look = SecondaryButton(self._themes, self.tr("See the result"), "eye")
        look.setAccessibleIdentifier(f"trial.look.{key}")
        look.setAccessibleDescription(trial_words.name(self._state.kept))
        look.clicked.connect(lambda: self.look_requested.emit(key))
        self.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_result(self) -> None:
        kept, result = self._state.kept, self._state.result
        if result is None:
            return
        self._say(trial_words.finding(kept, result), "subheading")
        for words in trial_words.arms(kept, result):
            self._say(words)
        self._say(trial_words.details(kept, result))
        self._say(trial_words.what_next(kept, result))
        self._days = QuietButton(self._themes, self.tr("Show the days"), "table")
        self._days.setAccessibleIdentifier(f"trial.days.{kept.key}")
        self._days.setAccessibleDescription(trial_words.name(kept))
        self._days.clicked.connect(self._toggle_days)
        self.body.addWidget(self._days, 0, Qt.AlignmentFlag.AlignLeading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape hides the days."""
        if escapes(event) and self._table is not None and self._table.isVisibleTo(self):
            self._toggle_days()
            self._days.setFocus()
        else:
            super().keyPressEvent(event)

    def _toggle_days(self) -> None:
        """The table is made when it is first wanted."""
        if self._table is None:
            self._table = ChartTable(
                self._themes, trial_words.table_head(self._state.kept.trial), self._rows
            )
            self._table.setAccessibleName(self.tr("The days of the trial"))
            self._table.setAccessibleIdentifier("trial.table")
            self.body.addWidget(self._table)
            reveal(self)
            QWidget.setTabOrder(self._days, self._table)
        else:
            self._table.setVisible(not self._table.isVisibleTo(self))
        shown = self._table.isVisibleTo(self)
        self._days.setText(self.tr("Hide the days") if shown else self.tr("Show the days"))

    def _rows(self) -> list[tuple[str, str, str, str]]:
        return [
            trial_words.table_row(self._state.kept, each, self._today)
            for each in self._state.days or ()
        ]

    def _say(self, text: str, role: str = "body", tone: str = "text") -> None:
        self.body.addWidget(PlainText(self._themes, text, role, tone))
