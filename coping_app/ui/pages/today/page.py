"""Today: one thing to do, and three quiet doors beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.features.plan.progress import WeekState
from coping_app.features.today import words as today_words
from coping_app.features.today.view import TodayView
from coping_app.ui.pages.today.cards import OfferCard, SmallCard
from coping_app.ui.pages.today.day_after_card import DayAfterCard
from coping_app.ui.pages.today.now_card import NowCard
from coping_app.ui.pages.today.trial_card import TodayTrialCard
from coping_app.ui.parts.before_ratings import ScalesOf, before_rows, rated_scales
from coping_app.ui.parts.go_on_card import GoOnCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH, TARGET
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.beside_or_below import BesideOrBelow
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.layouts.reading_order import tell_in_reading_order
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.lazy_widget import LazyWidget
from coping_app.ui.widgets.progress_line import DoneDots
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

if TYPE_CHECKING:
    from coping_app.features.care.today_care import DayAfter
    from coping_app.features.today.view import GoOn, TrialToday
    from coping_app.ui.widgets.rating.rating_rows import RatingRows

_MOST_DOTS = 14
"""Beyond this many, words say it better."""


class TodayPage(ScrollPage):
    """The first page.

    Signals:
        start_requested: Exercise id, True for half as long, and what was rated here, 0 to 10 by
            scale.
        ready_requested: Exercise id, and False: show its own page, where it can be rated.
        continue_requested: Id of the interrupted session.
        finish_requested: Likewise: keep what was done and close it.
        plan_requested: Show the plan, or choose one.
        library_requested: Show the library.
        day_after_requested, day_after_skipped: Id of a session of private writing: ask how it is
            now, or do not ask today.
        now_requested: Circle and voice at once.
        help_requested: Show the help page.
        trial_requested: Show the personal trials.
        trial_put_off: Key of a trial: nothing more of it today.

    Args:
        read: Works out what to show, from the records as they are now.
        scales: Gives the rating scales of a language; asked only after ``offer_ratings``.
    """

    start_requested = Signal(str, bool, object)
    ready_requested = Signal(str, bool)
    continue_requested = Signal(str)
    finish_requested = Signal(str)
    plan_requested = Signal()
    library_requested = Signal()
    day_after_requested = Signal(str)
    day_after_skipped = Signal(str)
    now_requested = Signal()
    help_requested = Signal()
    trial_requested = Signal()
    trial_put_off = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        read: Callable[[], TodayView],
        scales: ScalesOf = lambda _: {},
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            today_words.greeting("morning"),
            self.tr("One thing at a time. You can stop whenever you like."),
            CHART_WIDTH,
            parent=parent,
        )
        self._read = read
        self._scales = scales
        self._may_rate = False
        self._rows: RatingRows | None = None
        self._rows_card = Card(padding=16)
        self._rows_card.hide()
        self._view: TodayView | None = None
        self._first = self.body.count()
        # Most days have none of these three.
        self._go_on: LazyWidget[GoOnCard, GoOn] = LazyWidget(
            self._make_go_on, lambda card, session: card.show_session(session)
        )
        self._day_after: LazyWidget[DayAfterCard, DayAfter] = LazyWidget(
            self._make_day_after, lambda card, said: card.show_said(said)
        )
        self._trial: LazyWidget[TodayTrialCard, TrialToday] = LazyWidget(
            self._make_trial, lambda card, trial: card.show_trial(trial)
        )
        self._offer = OfferCard(themes)
        self._now = NowCard(themes)
        self._followed = SmallCard(themes, self.tr("What followed"), "today.followed")
        self._week = SmallCard(themes, self.tr("This week"), "today.week")
        self._dots = DoneDots(themes)
        self._hidden: LazyWidget[PlainText, str] = LazyWidget(
            self._make_hidden, lambda line, words: line.setText(words)
        )
        self._lay_out(themes)
        self._connect()

    def refresh(self) -> None:
        """Read the records again and show them."""
        view = self._read()
        self._view = view
        self.set_title(today_words.greeting(view.part_of_day), self.summary.text())
        self._go_on.show(view.go_on)
        self._day_after.show(view.day_after)
        self._trial.show(view.trial)
        self._offer.show_offer(view.offer, view.voice_on, leads=view.go_on is None)
        self._show_ratings()
        self._show_followed(view)
        self._hidden.show(view.hidden or None)
        self._show_week(view.week, view.plan_title)

    def offer_ratings(self) -> None:
        """From now on there is time to show rows for the offered exercise's scales."""
        self._may_rate = True
        self._show_ratings()

    def _show_ratings(self) -> None:
        """Each fresh look at the page begins without a number."""
        if not self._may_rate or self._view is None or self._view.offer is None:
            self._rows_card.hide()
            return
        info = self._view.offer.exercise
        scales = self._scales(info.language) if info.ratings else {}
        rated = rated_scales(info.ratings, scales)
        if self._rows is None:
            self._rows = self._make_rows()
        self._rows.show_scales(rated)
        self._rows_card.setVisible(bool(rated))
        follow_layout(self)

    def _make_rows(self) -> RatingRows:
        rows = before_rows(self._themes, "today.before", TARGET)
        self._rows_card.body.addWidget(rows)
        return rows

    def _start_offer(self, exercise_id: str, shorter: bool) -> None:
        """Start needs no rating; what was given goes along."""
        given = self._rows.values if self._rows is not None else {}
        self.start_requested.emit(exercise_id, shorter, given)

    def _lay_out(self, themes: ThemeStore) -> None:
        self._first_row = BesideOrBelow(themes, self._offer, self._now)
        self.body.addWidget(self._first_row)
        self.body.addWidget(self._rows_card)
        grid = CardGrid(themes, gap=24, most=2)
        for card in (self._followed, self._week):
            grid.addWidget(card)
        self._week.extra.addWidget(self._dots)
        self.body.addLayout(grid)
        self.body.setSpacing(24)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._offer.start_requested.connect(self._start_offer)
        self._offer.library_requested.connect(self.library_requested)
        self._now.pressed.connect(self.now_requested)
        self._followed.button.clicked.connect(self._start_followed)
        self._week.button.clicked.connect(self.plan_requested)

    def _make_go_on(self) -> GoOnCard:
        card = GoOnCard(self._themes)
        card.continue_requested.connect(self.continue_requested)
        card.finish_requested.connect(self.finish_requested)
        self._insert(card, self._first)
        return card

    def _make_day_after(self) -> DayAfterCard:
        card = DayAfterCard(self._themes)
        card.answer_requested.connect(self.day_after_requested)
        card.skipped.connect(self.day_after_skipped)
        card.ground_requested.connect(self.now_requested)
        card.help_requested.connect(self.help_requested)
        self._insert(card, self.body.indexOf(self._first_row))
        return card

    def _make_trial(self) -> TodayTrialCard:
        card = TodayTrialCard(self._themes)
        card.start_requested.connect(self.ready_requested)
        card.put_off_requested.connect(self.trial_put_off)
        card.look_requested.connect(self.trial_requested)
        self._insert(card, self.body.indexOf(self._rows_card) + 1)
        return card

    def _make_hidden(self) -> PlainText:
        """The last line of the page, where it is read but does not call."""
        line = PlainText(self._themes, role="secondary", tone="muted")
        line.setAccessibleIdentifier("today.trial-hidden")
        self._insert(line, self.body.count() - 1)
        return line

    def _insert(self, card: QWidget, place: int) -> None:
        self.body.insertWidget(place, card)
        tell_in_reading_order(self.body)
        follow_layout(self)

    def _show_followed(self, view: TodayView) -> None:
        if view.followed is None:
            self._followed.say(
                today_words.followed_nothing_yet(),
                today_words.followed_later(),
                self.tr("Find an exercise"),
            )
            return
        self._followed.say(
            today_words.followed(view.followed),
            today_words.followed_from(view.followed),
            self.tr("Do it again"),
            view.followed.exercise.title,
        )

    def _show_week(self, week: WeekState | None, plan_title: str) -> None:
        self._dots.setVisible(week is not None and 0 < week.wanted <= _MOST_DOTS)
        if week is None:
            words = self.tr("A plan can hold a few exercises a week for you.")
            self._week.say(words, "", self.tr("Choose a plan"))
            return
        self._week.say(today_words.week(week), "", self.tr("See the plan"), plan_title)
        self._dots.set_counts(week.done, week.wanted, today_words.week_dots(week))

    def _start_followed(self) -> None:
        if self._view and self._view.followed:
            self.ready_requested.emit(self._view.followed.exercise.id, False)
        else:
            self.library_requested.emit()
