"""A personal trial as it is kept, and which exercises it hides while it runs.

Whoever looks at what followed one exercise while it is being compared, and stops when it looks
good, is wrong more often than the result says. So both are left out wherever what followed an
exercise is told, until the trial is over or its result was looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from coping_app.insight.trial import Trial


class OfExercise(Protocol):
    """Whatever was recorded of an exercise."""

    @property
    def exercise_id(self) -> str:
        """What was practised."""
        ...


class _TrialRow(Protocol):
    """A trial as the store keeps it, plain; see ``KeptTrial``."""

    @property
    def id(self) -> str: ...
    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def start(self) -> date: ...
    @property
    def weeks(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def order(self) -> str: ...
    @property
    def scale(self) -> str: ...
    @property
    def a_title(self) -> str: ...
    @property
    def b_title(self) -> str: ...
    @property
    def stopped(self) -> date | None: ...
    @property
    def seen(self) -> bool: ...
    @property
    def put_off(self) -> date | None: ...


Told = TypeVar("Told", bound=OfExercise)


class KeptTrial(NamedTuple):
    """A trial, and what became of it.

    Attributes:
        key: By which it is known, a UUID.
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

    def hides(self, today: date) -> bool:
        """Whether what followed its exercises is hidden: it runs, or a stop can be taken back."""
        return not self.seen and today <= self.trial.last_day

    @property
    def last_counted(self) -> date:
        """The last day that counts; the first day of the trial where it was stopped before."""
        last = self.trial.last_day
        return last if self.stopped is None else max(self.trial.start, min(self.stopped, last))


def kept_trials(rows: Iterable[_TrialRow]) -> tuple[KeptTrial, ...]:
    """The trials of kept rows, the one begun last in front; damaged ones are left out."""
    found = [_kept(row) for row in rows]
    trials = [each for each in found if each is not None]
    return tuple(sorted(trials, key=lambda each: (each.trial.start, each.key), reverse=True))


def hidden_today(trials: Iterable[KeptTrial], today: date) -> Mapping[str, str]:
    """Ids of the exercises whose before and after are not told today, each with its name."""
    return {
        exercise_id: kept.title_of(exercise_id)
        for kept in trials
        if kept.hides(today)
        for exercise_id in (kept.trial.a, kept.trial.b)
    }


def without(records: Iterable[Told], hidden: Collection[str]) -> Sequence[Told]:
    """The records of all other exercises, in order."""
    return [each for each in records if each.exercise_id not in hidden]


def _kept(row: _TrialRow) -> KeptTrial | None:
    try:
        trial = Trial(row.a, row.b, row.start, row.weeks, row.seed, row.order, row.scale)
        _ = trial.last_day  # a trial at the end of all days has none
    except (ValueError, OverflowError):
        return None
    return KeptTrial(
        row.id, trial, row.a_title, row.b_title, row.stopped, row.seen, row.put_off
    )
