"""Reads from the store what Today works with; the page itself knows no store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coping_app.audio.voice_languages import has_voice
from coping_app.content.catalog.catalog import Catalog, ExerciseInfo
from coping_app.features.care.stop_rules import CARE_DAYS, StopRules
from coping_app.features.today.view import (
    GoOn,
    TodayRecords,
    TodayView,
    practice_day,
    step_reached,
    today_view,
)
from coping_app.features.trial.due import TrialDue
from coping_app.insight.followed import (
    LATELY_DAYS,
    LOOKS_APART_DAYS,
    Followed,
    what_followed,
)
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.rated_sessions import grouped
from coping_app.store.repositories.records import StoredSession
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.wording.translate import translate


class CatalogFinder:
    """The catalogue as Today asks it."""

    def __init__(self, catalog: Catalog, language: str) -> None:
        self._catalog = catalog
        self._language = language

    def get(self, exercise_id: str) -> ExerciseInfo | None:
        """The exercise of that id in the person's language, or None."""
        return self._catalog.get(exercise_id, self._language)

    def shortest(self, longest_s: float) -> ExerciseInfo | None:
        """An easy exercise of at most that many seconds, or None."""
        found = self._catalog.find(
            max_length_s=longest_s, effort="low", language=self._language, limit=20
        )
        offered = [info for info in found if not info.assigned_only]
        return min(offered, key=lambda info: info.length_s, default=None)


class _Trials(NamedTuple):
    """What Today has of the person's trials: the one begun last, and what they hide."""

    due: TrialDue | None = None
    hidden: frozenset[str] = frozenset()
    words: str = ""


class TodayReader:
    """Makes the view of Today from what is kept; ``care`` is what the stop rules ask for.

    Args:
        store: The person's records.
        finder: The catalogue.
        settings: The settings that hold now.
        now: Local time.
        speaks: Whether some voice of this computer reads a language.
    """

    def __init__(
        self,
        store: Store,
        finder: CatalogFinder,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        speaks: Callable[[str], bool] = has_voice,
    ) -> None:
        self._store = store
        self._plans = store.plans
        self._finder = finder
        self._settings = settings
        self._now = now
        self._has_voice = speaks
        self.care = StopRules(store, finder.get)

    def read(self) -> TodayView:
        """Everything that Today shows just now."""
        now = self._now()
        today = practice_day(now, self._settings().day_start_hour)
        since = today - timedelta(days=CARE_DAYS)
        active = self._plans.current()
        pairs = self._store.ratings.pairs(since=since)
        sessions = self._store.sessions.all(since=since)
        trials = self._trials(today)
        records = TodayRecords(
            sessions=sessions,
            followed=self._followed(today, trials.hidden),
            care=self.care.today(sessions, pairs),
            go_on=self._go_on(),
            plan=(active.plan, active.started) if active else None,
            voice_on=self._settings().voice_on,
            trial=trials.due,
            hidden=trials.words,
        )
        view = today_view(records, self._finder, now, today)
        is_read = view.offer is None or self._has_voice(view.offer.exercise.language)
        return view._replace(voice_on=view.voice_on and is_read)

    def _followed(self, today: date, hidden: Collection[str]) -> tuple[Followed, ...]:
        """What may be named of the last three months, as on Progress; a pause is not offered."""
        first = today - timedelta(days=LATELY_DAYS - 1)
        apart = timedelta(days=LOOKS_APART_DAYS)
        every = self._store.ratings.rated_once(first - apart)
        rated = [each for each in every if each.exercise_id not in hidden]
        named = what_followed(grouped(rated, first), grouped(rated, last=today - apart))
        return tuple(each for each in named if each.exercise_id != QUIET_PAUSE)

    def assigned(self) -> frozenset[str]:
        """Ids of the exercises that the plan in use names."""
        active = self._plans.current()
        return active.plan.exercise_ids() if active else frozenset()

    def go_on_with(self, exercise_id: str) -> GoOn | None:
        """The session that was cut off, if it was one of this exercise."""
        session = self._store.sessions.interrupted()
        if session is None or session.exercise_id != exercise_id:
            return None
        return self._go_on_of(session)

    def _trials(self, today: date) -> _Trials:
        """What trials say today and hide. Most people have none: nothing is loaded."""
        rows = self._store.trials.all()
        if not rows:
            return _Trials()
        from coping_app.features.trial.due import trial_due
        from coping_app.insight.kept_trial import hidden_today, kept_trials
        from coping_app.wording.trial_sentences import hidden_words
        from coping_app.wording.wording import Wording

        kept = kept_trials(rows)
        words = hidden_words(kept, today, Wording(translate))
        return _Trials(trial_due(kept, today), frozenset(hidden_today(kept, today)), words)

    def _go_on(self) -> GoOn | None:
        session = self._store.sessions.interrupted()
        return None if session is None else self._go_on_of(session)

    def _go_on_of(self, session: StoredSession) -> GoOn:
        events = [(event.kind, event.body) for event in self._store.sessions.events(session.id)]
        return GoOn(session.id, session.title, step_reached(events))
