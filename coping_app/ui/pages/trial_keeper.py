"""The personal trials as they are kept: each under a key of its own, so that imports add up.

What a person may know during a trial is in here; what a trial says is worked out from the records
when it is over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import uuid4

from coping_app.insight.trial import Trial, from_plain, to_plain
from coping_app.store.values import TRIALS


class TrialStore(Protocol):
    """What is asked of the store."""

    def settings_under(self, prefix: str) -> Mapping[str, Any]:
        """Kept values whose keys begin with ``prefix``."""
        ...

    def set_setting(self, key: str, value: Any) -> None:
        """Keeps a value."""
        ...


class KeptTrial(NamedTuple):
    """A trial, and what became of it.

    Attributes:
        key: Under which it is kept.
        a_title, b_title: Names of the two exercises when it began.
        stopped: The last day that counts, where the person stopped it; else None.
        seen: Whether the person has looked at the result. From then on it cannot go on.
        put_off: The last day on which the person said "Not today".
    """

    key: str
    trial: Trial
    a_title: str
    b_title: str
    stopped: date | None = None
    seen: bool = False
    put_off: date | None = None

    def title_of(self, exercise_id: str) -> str:
        """The name of one of its exercises."""
        return self.a_title if exercise_id == self.trial.a else self.b_title

    def is_running(self, today: date) -> bool:
        """Whether there is still something to do, today or later."""
        return self.stopped is None and today <= self.trial.last_day


class TrialKeeper:
    """Reads and keeps trials."""

    def __init__(self, store: TrialStore) -> None:
        self._store = store

    def all(self) -> tuple[KeptTrial, ...]:
        """Every trial, the one begun last in front; what is damaged is left out."""
        return kept_trials(self._store.settings_under(TRIALS))

    def find(self, key: str) -> KeptTrial | None:
        """The trial of that key."""
        return next((each for each in self.all() if each.key == key), None)

    def begin(self, trial: Trial, a_title: str, b_title: str) -> KeptTrial:
        """Keeps a new trial."""
        kept = KeptTrial(f"{TRIALS}{uuid4()}", trial, a_title, b_title)
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
        self._store.set_setting(kept.key, _plain(kept))


def kept_trials(values: Mapping[str, Any]) -> tuple[KeptTrial, ...]:
    """The trials among kept values, the one begun last in front."""
    found = [_kept(key, value) for key, value in values.items()]
    trials = [each for each in found if each is not None]
    return tuple(sorted(trials, key=lambda each: (each.trial.start, each.key), reverse=True))


def _plain(kept: KeptTrial) -> dict[str, Any]:
    return {
        "trial": to_plain(kept.trial),
        "a_title": kept.a_title,
        "b_title": kept.b_title,
        "stopped": kept.stopped.isoformat() if kept.stopped else None,
        "seen": kept.seen,
        "put_off": kept.put_off.isoformat() if kept.put_off else None,
    }


def _kept(key: str, value: Any) -> KeptTrial | None:
    try:
        trial = from_plain(value["trial"])
        _ = trial.last_day  # a trial at the end of all days has none
        return KeptTrial(
            key,
            trial,
            str(value["a_title"]),
            str(value["b_title"]),
            _day(value["stopped"]),
            value["seen"] is True,
            _day(value["put_off"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
