"""What a person does with trials of their own: begin one, stop it, look at what it came to.

What a person may know during a trial is in here; what a trial says is worked out from the records
when it is over.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from coping_app.insight.kept_trial import KeptTrial, kept_trials
from coping_app.insight.trial import Trial
from coping_app.store.base.encoding import new_id
from coping_app.store.repositories.records import StoredTrial
from coping_app.store.store import Store


class TrialService:
    """Begins, stops and shows trials. Everything can raise a ``StoreError``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[KeptTrial, ...]:
        """Every trial, the one begun last in front; what is damaged is left out."""
        return kept_trials(self._store.trials.all())

    def find(self, key: str) -> KeptTrial | None:
        """The trial of that key."""
        return next((each for each in self.all() if each.key == key), None)

    def begin(self, trial: Trial, a_title: str, b_title: str) -> KeptTrial:
        """Keeps a new trial."""
        kept = KeptTrial(new_id(), trial, a_title, b_title)
        self._keep(kept)
        return kept

    def stop(self, key: str, today: date) -> None:
        """Ends a trial; today still counts."""
        self._change(key, stopped=today)

    def go_on(self, key: str) -> None:
        """Takes a stop back, unless the result was looked at since: knowing it would mislead."""
        kept = self.find(key)
        if kept is not None and not kept.seen:
            self._change(key, stopped=None)

    def put_off(self, key: str, today: date) -> None:
        """Suggests nothing more today. Nothing is counted for it."""
        self._change(key, put_off=today)

    def tell_seen(self, key: str) -> None:
        """The person looks at the result."""
        self._change(key, seen=True)

    def _change(self, key: str, **changes: Any) -> None:
        kept = self.find(key)
        if kept is not None:
            self._keep(kept._replace(**changes))

    def _keep(self, kept: KeptTrial) -> None:
        trial = kept.trial
        self._store.trials.keep(
            StoredTrial(
                kept.key, trial.a, trial.b, trial.start, trial.weeks, trial.seed, trial.order,
                trial.scale, kept.a_title, kept.b_title, kept.stopped, kept.seen, kept.put_off,
            )
        )
