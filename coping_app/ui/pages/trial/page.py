"""Find out what works for me: a trial of two exercises, by the person who does them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.report.words import store_trouble
from coping_app.features.trial import words as trial_words
from coping_app.features.trial.service import TrialService
from coping_app.features.trial.view import Running, allowed, drawn, over, running
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.store.base.errors import StoreError
from coping_app.store.repositories.records import RatingPair, StoredSession
from coping_app.store.store import Store
from coping_app.ui.pages.trial.cards import Obstacle, RunningTrialCard, TrialOverCard
from coping_app.ui.pages.trial.start import TrialStartCard, Wanted
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

LATELY = timedelta(days=90)
"""So far back sessions count for what is offered first: three months."""
_SEED_BITS = 32


class TrialPage(ScrollPage):
    """The page.

    Signals:
        start_requested: Exercise id, and False: as long as it is.
        back_requested: To Progress.
        undo_offered: What happened, and a callable that takes it back.

    Args:
        store: The person's records.
        exercises: All exercises in the person's language.
        assigned: Ids of those that a therapist assigned.
        left_out: Ids of those that are better not suggested just now.
        draw: A fresh random number for the lot.
    """

    start_requested = Signal(str, bool)
    back_requested = Signal()
    undo_offered = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        exercises: Callable[[], Sequence[ExerciseInfo]],
        assigned: Callable[[], Collection[str]],
        left_out: Callable[[], Collection[str]],
        draw: Callable[[], int] = lambda: secrets.randbits(_SEED_BITS),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Find out what works for me"),
            self.tr("Compare two exercises, fairly and in your own time."),
            parent=parent,
        )
        self._store = store
        self._keeper = TrialService(store)
        self._exercises = exercises
        self._assigned = assigned
        self._left_out = left_out
        self._draw = draw
        self._infos: Sequence[ExerciseInfo] = ()
        self._sessions: list[StoredSession] = []
        self._said = QVBoxLayout()
        self._now = QVBoxLayout()
        self._past = QVBoxLayout()
        self._start = TrialStartCard(themes)
        self._start.start_requested.connect(self._begin)
        self._nothing = PlainText(
            themes, self.tr("When two exercises ask the same rating, they can be compared here.")
        )
        self._lay_out()

    def refresh(self) -> None:
        """Reads the records again and shows them."""
        empty(self._said)
        self._show()

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def _lay_out(self) -> None:
        back = QuietButton(self._themes, self.tr("Progress"), "chevron-left")
        back.setAccessibleIdentifier("trial.back")
        back.clicked.connect(self.back_requested)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        for place in (self._said, self._now):
            place.setSpacing(24)
            self.body.addLayout(place)
        self.body.addWidget(self._start)
        self.body.addWidget(self._nothing)
        self._past.setSpacing(24)
        self.body.addLayout(self._past)
        self.body.setSpacing(24)
        self.body.addStretch(1)

    def _show(self) -> None:
        today = self._store.today()
        self._infos = self._exercises()
        self._sessions = self._store.sessions.all(since=today - LATELY)
        trials = self._keeper.all()
        on_the_way = [each for each in trials if each.is_running(today)]
        ended = [each for each in trials if not each.is_running(today)]
        empty(self._now)
        empty(self._past)
        for each in on_the_way:
            self._now.addWidget(self._running_card(each, today))
        for each in sorted(ended, key=lambda each: each.seen):
            place = self._past if each.seen else self._now
            place.addWidget(self._over_card(each, today))
        if self._past.count():
            heading = PlainText(self._themes, self.tr("Earlier trials"), "heading")
            self._past.insertWidget(0, heading)
        infos = allowed(self._infos, self._assigned(), self._left_out())
        can_choose = self._start.show_choices(infos, self._sessions)
        self._start.setVisible(can_choose and not on_the_way)
        self._nothing.setVisible(not can_choose and not on_the_way)
        reveal(self)
        follow_layout(self)

    def _running_card(self, kept: KeptTrial, today: date) -> RunningTrialCard:
        state = running(kept, self._pairs(kept), self._sessions, today)
        card = RunningTrialCard(
            self._themes, state, today, self._obstacle(state.suggestion), self._hint(state)
        )
        card.start_requested.connect(self._start_exercise)
        card.put_off_requested.connect(self._put_off)
        card.stop_requested.connect(self._stop)
        return card

    def _hint(self, state: Running) -> str:
        """How long a quiet pause is to be, on its days."""
        trial = state.kept.trial
        if state.suggestion != QUIET_PAUSE:
            return ""
        other = trial.a if trial.b == QUIET_PAUSE else trial.b
        length_s = next((info.length_s for info in self._infos if info.id == other), None)
        if length_s is None:
            return ""
        return trial_words.pause_note(state.kept.title_of(other), length_s)

    def _obstacle(self, exercise_id: str | None) -> Obstacle:
        if exercise_id in self._left_out():
            return "rests"
        return "none" if exercise_id in {info.id for info in self._infos} else "missing"

    def _over_card(self, kept: KeptTrial, today: date) -> TrialOverCard:
        card = TrialOverCard(self._themes, over(kept, self._pairs(kept)), today)
        card.look_requested.connect(self._look)
        return card

    def _pairs(self, kept: KeptTrial) -> list[RatingPair]:
        return self._store.ratings.pairs(since=kept.trial.start, scale=kept.trial.scale)

    def _begin(self, wanted: Wanted) -> None:
        today = self._store.today()
        a, b = wanted.a, wanted.b
        trial = drawn(
            a.id, b.id, wanted.weeks, wanted.scale, self._sessions, today, self._draw()
        )
        if self._tried(lambda: self._keeper.begin(trial, a.title, b.title)):
            self._say(trial_words.begun(trial.start, today), "ok")
            self.focus_heading()

    def _start_exercise(self, exercise_id: str) -> None:
        self.start_requested.emit(exercise_id, False)

    def _put_off(self, key: str) -> None:
        if self._tried(lambda: self._keeper.put_off(key, self._store.today())):
            focus_on(self, f"trial.begin.{key}")

    def _stop(self, key: str) -> None:
        """Ends it at once; the result waits until it is asked for, so that Undo stays fair."""
        if self._tried(lambda: self._keeper.stop(key, self._store.today())):
            words = self.tr("The trial is stopped. All of it is kept.")
            self.undo_offered.emit(words, partial(self._go_on, key))
            focus_on(self, f"trial.look.{key}")

    def _go_on(self, key: str) -> None:
        self._tried(lambda: self._keeper.go_on(key))

    def _look(self, key: str) -> None:
        if self._tried(lambda: self._keeper.tell_seen(key)):
            focus_on(self, f"trial.days.{key}")

    def _tried(self, change: Callable[[], object]) -> bool:
        """Changes something and shows it; where it cannot be kept, says so and answers False."""
        try:
            change()
        except StoreError as error:
            self._say(store_trouble(error), "danger")
            return False
        empty(self._said)
        self._show()
        return True

    def _say(self, words: str, tone: MessageTone) -> None:
        empty(self._said)
        bar = MessageBar(self._themes, words, tone, closable=False)
        bar.setAccessibleIdentifier("trial.said")
        self._said.addWidget(bar)
        reveal(self)
        self.verticalScrollBar().setValue(0)
