"""Reads what Progress shows, each part when it is wanted and none of it twice.

Ratings are read once, in order of time, as the interval of a mean asks how sessions follow each
other. Times of day are asked of a year at most: habits of ten years ago say nothing about now.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from coping_app.content.reference.scales import Scale
from coping_app.features.progress.followed import FollowedView, followed_views
from coping_app.features.progress.life import LifeView, life_view
from coping_app.features.progress.practice import HeatView, heat_view
from coping_app.features.progress.sessions import (
    MOST_SESSIONS,
    SessionsView,
    session_rows,
    sessions_view,
)
from coping_app.features.progress.times import times_sentences
from coping_app.features.progress.trends import (
    TrendsView,
    before_practice,
    compared_from,
    trends_view,
    weeks_from,
)
from coping_app.features.progress.view import Shown, most_practised_first
from coping_app.insight.beginnings import USUAL_OF, Expected, expected_change
from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import LOOKS_APART_DAYS, Followed, what_followed
from coping_app.insight.kept_trial import KeptTrial, hidden_today, kept_trials, without
from coping_app.insight.measures import DAILY, WEEKLY
from coping_app.insight.practice import WEEK_DAYS
from coping_app.insight.rated_sessions import Rated, grouped
from coping_app.store.repositories.records import RatedOnce, RatingPair, StoredRating
from coping_app.store.store import Store
from coping_app.wording.trial_sentences import hidden_words
from coping_app.wording.wording import Wording

YEAR_DAYS = 365
"""Times of day are asked of so many days at most."""


class ProgressReader:
    """The views of one range of days, read from the store as they are asked for.

    Args:
        store: The records.
        scales: By id.
        words: How things are said.
        first: First day of the range; None for all.
    """

    def __init__(
        self,
        store: Store,
        scales: Mapping[str, Scale],
        words: Wording,
        first: date | None,
    ) -> None:
        self._store = store
        self._scales = scales
        self._words = words
        self.shown = Shown(first, store.today())

    @cached_property
    def trials(self) -> tuple[KeptTrial, ...]:
        """Trials of the person's own, the one begun last in front."""
        return kept_trials(self._store.trials.all())

    @cached_property
    def _hidden(self) -> Mapping[str, str]:
        """Exercises that are left out while a trial compares them."""
        return hidden_today(self.trials, self.shown.today)

    def hidden(self) -> str:
        """Which exercises a trial hides for now; empty for none."""
        return hidden_words(self.trials, self.shown.today, self._words)

    @cached_property
    def _rated_once(self) -> list[RatedOnce]:
        """Of the range, and of the days before it that the earlier look knows."""
        first = self.shown.first
        apart = timedelta(days=LOOKS_APART_DAYS)
        every = self._store.ratings.rated_once(None if first is None else first - apart)
        return list(without(every, self._hidden))

    @cached_property
    def groups(self) -> tuple[Rated, ...]:
        """Every exercise on every scale, the most practised first."""
        return most_practised_first(grouped(self._rated_once, self.shown.first), self._scales)

    @cached_property
    def _named(self) -> tuple[Followed, ...]:
        """What may be named, as on Today."""
        last = self.shown.today - timedelta(days=LOOKS_APART_DAYS)
        return what_followed(self.groups, grouped(self._rated_once, last=last))

    @cached_property
    def practice_s(self) -> dict[date, float]:
        """Seconds of practice by day."""
        return self._store.sessions.practice_by_day(self.shown.first)

    @cached_property
    def followed(self) -> tuple[FollowedView, ...]:
        """What followed, by scale, pain first."""
        return followed_views(
            self.groups, self._named, self._expected, self._scales, self.shown, self._words
        )

    def _expected(self, scale: str, exercise_id: str) -> Expected | TooEarly:
        """What beginnings alone explain, where check-ins tell what is usual."""
        usual = USUAL_OF.get(scale)
        check_ins = [] if usual is None else self._store.ratings.all(usual, self.shown.first)
        return expected_change(self.groups, exercise_id, scale, check_ins)

    @cached_property
    def _weekly(self) -> dict[str, list[StoredRating]]:
        since = weeks_from(self.shown.first, self.shown.today)
        return {name: self._store.ratings.all(name, since) for name in WEEKLY}

    @cached_property
    def _year(self) -> list[RatingPair]:
        """Pairs of the range, of a year at most."""
        return list(without(self._store.ratings.pairs(since=self._year_from), self._hidden))

    @property
    def _year_from(self) -> date:
        year = self.shown.today - timedelta(days=YEAR_DAYS)
        return max(year, self.shown.first or year)

    def life(self) -> LifeView:
        """The tiles."""
        week = self.shown.today - timedelta(days=WEEK_DAYS - 1)
        return life_view(
            self._weekly,
            self._store.sessions.practice_by_day(week),
            self._store.calendar.all(),
            self._scales,
            self.shown.today,
            self._words,
        )

    def sessions(self, group: Rated) -> SessionsView:
        """The latest sessions of one exercise."""
        latest = self._store.ratings.latest_pairs(
            group.exercise_id, group.scale, self.shown.first, MOST_SESSIONS
        )
        scale = self._scales[group.scale]
        return sessions_view(group, latest, scale, self.shown.today, self._words)

    def session_rows(self, group: Rated) -> list[tuple[str, ...]]:
        """All of its sessions, for the table."""
        every = self._store.ratings.latest_pairs(group.exercise_id, group.scale, self.shown.first)
        return session_rows(every, self._words)

    @cached_property
    def trends(self) -> TrendsView | None:
        """Measures over time."""
        first, today = self.shown.first, self.shown.today
        daily = self._store.ratings.values_before(DAILY, compared_from(first, today))
        return trends_view(
            self._weekly,
            before_practice(daily),
            self._store.day_marks.all(first),
            self._scales,
            first,
            today,
            self._words,
        )

    def heat(self, years_back: int = 0) -> HeatView | None:
        """The calendar of practice."""
        return heat_view(
            self.practice_s, self.shown.first, self.shown.today, self._words, years_back
        )

    def times(self) -> tuple[str, ...]:
        """What can be told of times of day and lengths, on the first scale of what followed."""
        if not self.followed:
            return ()
        finished = {
            session.id: session.practised_s
            for session in self._store.sessions.all(since=self._year_from)
            if session.state == "finished"
        }
        return times_sentences(
            self._year, finished, self._scales[self.followed[0].scale], self._words
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was practised."""
        return not self.groups and not self.practice_s
